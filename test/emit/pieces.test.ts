import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildView } from '../../src/emit/build-view.js';
import { formatFiles } from '../../src/emit/format.js';
import { forgetful, type Memory } from '../../src/emit/memory.js';
import { packageTarget } from '../../src/emit/package/index.js';
import { PiecedFile } from '../../src/emit/pieces.js';
import { typesTarget } from '../../src/emit/types/index.js';
import { validatorTarget } from '../../src/emit/validator/index.js';
import type { ApiModel, Schema } from '../../src/model/api.js';
import { modelOf, object, reference, schema, text, words } from './types/models.js';
import { Random } from './validator/random.js';
import { randomTypes } from './validator/random-schema.js';

function lasting(): Memory & { readonly answers: ReadonlyMap<string, string> } {
  const answers = new Map<string, string>();
  return { answers, find: (question) => answers.get(question), keep: (question, answer) => void answers.set(question, answer) };
}

const edition = { version: '1.0.0' };

/** What is made in pieces, laid out: path → text. */
async function madeOf(model: ApiModel, memory: Memory): Promise<ReadonlyMap<string, string>> {
  const view = buildView(model, edition);
  const emitted = await Promise.all(
    [typesTarget, validatorTarget, packageTarget(edition)].map((target) => target.emit(view, model, memory)),
  );
  const pieced = emitted.flat().filter((file) => file instanceof PiecedFile);
  const { value, diagnostics } = await formatFiles(pieced, 'types', memory);
  expect(diagnostics).toEqual([]);
  expect(value.map(({ path }) => path)).toEqual(['src/types.ts', 'src/validator.ts', 'README.md']);
  return new Map(value.map(({ path, text: laid }) => [path, laid]));
}

const sent = (member: Schema, more: Readonly<Record<string, Schema>> = {}): ApiModel =>
  modelOf({
    types: { Sent: object({ Name: member, Other: reference('Other') }), Other: words('a', 'b'), ...more },
    sends: 'Sent',
  });

const edits: readonly (readonly [edit: string, before: ApiModel, after: ApiModel])[] = [
  ['a sentence', sent(text), sent({ ...text, description: 'Words.' })],
  ['a sentence that ends a comment', sent({ ...text, description: 'a' }), sent({ ...text, description: '*/ `${' })],
  [
    'a bound',
    sent(schema({ kind: 'string', minLength: 1, maxLength: 8 })),
    sent(schema({ kind: 'string', minLength: 1, maxLength: 9 })),
  ],
  ['a pattern', sent(schema({ kind: 'string', pattern: 'a+' })), sent(schema({ kind: 'string', pattern: 'b+' }))],
  ['a value that reads like code', sent(words('value', 'open')), sent(words("${value} !== 'value'", 'open'))],
  ['values joined otherwise', sent(words('a', 'b')), sent(words("a' | 'b"))],
  ['another type of that name', sent(text, { Third: text }), sent(text, { Third: schema({ kind: 'integer' }) })],
  // A variable may not be called like what is new in the module.
  [
    'a type whose check is called like a member',
    sent(text, { T: object({ isNew: text }) }),
    sent(text, { T: object({ isNew: text }), New: text }),
  ],
  ['an enum below a reference', sent(text, { Below: reference('Other') }), sent(text, { Below: text })],
  [
    'what goes on without end',
    sent(reference('Self'), { Self: text }),
    sent(reference('Self'), { Self: object({ self: reference('Self') }) }),
  ],
  ['an example', sent(text), sent({ ...text, examples: ['shown'] })],
];

test.each(edits)('what is known from before %s is changed is no hindrance', async (_, before, after) => {
  const memory = lasting();
  const first = await madeOf(before, memory);
  expect(await madeOf(after, memory)).toEqual(await madeOf(after, forgetful));
  expect(await madeOf(before, memory)).toEqual(first);
});

test('whatever was made before, the same is made', async () => {
  const memory = lasting();
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const model = modelOf({ types: randomTypes(new Random(seed), 4), sends: 'T0', receives: 'T1' });
      expect(await madeOf(model, memory)).toEqual(await madeOf(model, forgetful));
      expect(await madeOf(model, memory)).toEqual(await madeOf(model, forgetful));
    }),
    { numRuns: 15 },
  );
});

test('a piece is made where it is not known what becomes of it, and there only', async () => {
  const made: string[] = [];
  const piece = (name: string) => ({
    madeOf: name,
    text: () => {
      made.push(name);
      return `const ${name}  = {\nof: '${name}',\n};`;
    },
  });
  const memory = lasting();
  const format = (path: string, ...names: readonly string[]) =>
    formatFiles([new PiecedFile(path, ['// First.', ...names.map(piece)])], 'types', memory);
  const first = await format('src/a.ts', 'one', 'two');
  expect(made).toEqual(['one', 'two']);
  expect(await format('src/a.ts', 'one', 'two')).toEqual(first);
  await format('src/a.ts', 'two', 'three');
  expect(made).toEqual(['one', 'two', 'three']);
  await format('src/b.ts', 'one');
  expect(made.at(-1)).toBe('one');
  expect(made).toHaveLength(4);
});

test('a file in pieces is what its text is', async () => {
  const pieces = ['// First.\n\nconst a = 1;', { madeOf: 'b', text: () => '  const b = 2;\n\n\n  const c = 3;' }];
  const file = new PiecedFile('src/a.ts', pieces);
  const whole = await formatFiles([{ path: file.path, text: file.text, format: 'lines' }], 'types');
  expect(await formatFiles([file], 'types')).toEqual(whole);
  expect(whole.value.map((one) => one.text)).toEqual(['// First.\n\nconst a = 1;\n\nconst b = 2;\n\nconst c = 3;\n']);
});
