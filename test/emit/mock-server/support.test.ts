import { describe, expect, it, test } from 'vitest';
import { buildView } from '../../../src/emit/build-view.js';
import type { Memory } from '../../../src/emit/memory.js';
import { type SupportedAnswer, supportOf } from '../../../src/emit/mock-server/support.js';
import { packageTarget } from '../../../src/emit/package/index.js';
import type { ApiModel, Schema } from '../../../src/model/api.js';
import {
  apiError,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  parameter,
  property,
  reference,
  text,
} from '../make-model.js';

const pkg = { version: '1.0.0' };

const reading = (schema: Schema | undefined, ...examples: readonly string[]): ApiModel => {
  const operation = makeOperation({
    id: 'read',
    responses: schema === undefined ? [] : [jsonResponse(reference('Note'))],
    examples: examples.map((name) => ({
      role: 'response',
      mediaType: 'application/json',
      status: 200,
      value: { name },
      evidence: {},
    })),
  });
  return makeModel({ operations: [operation], types: schema === undefined ? [] : [namedType('Note', schema)] });
};

const word: Schema = { kind: 'string', pattern: '^[a-z]+$', evidence: {} };
const contrary: Schema = { kind: 'string', pattern: '^a$', minLength: 3, maxLength: 3, evidence: {} };
const endless = objectOf(property('note', reference('Note')));

describe('what the mock server answers with', () => {
  test.each<[what: string, model: ApiModel, answer: SupportedAnswer]>([
    [
      'examples that keep the schema',
      reading(objectOf(property('name', word)), 'ada', 'Bob', 'eve'),
      { kind: 'example', count: 2 },
    ],
    ['examples that break it', reading(objectOf(property('name', word)), 'Bob'), { kind: 'synthesised', broken: 1 }],
    ['no examples', reading(objectOf(property('name', word))), { kind: 'synthesised', broken: 0 }],
    ['no body', reading(undefined), { kind: 'empty' }],
    ['what nothing can be', reading(objectOf(property('name', contrary))), { kind: 'impossible' }],
    ['what has no end', reading(endless), { kind: 'impossible' }],
  ])('%s', async (_, model, answer) => {
    expect(await supportOf(buildView(model, pkg))).toMatchObject([{ answer, errors: 0, pages: undefined }]);
  });

  it('is found out once for as long as examples and schemas are the same', async () => {
    const answers = new Map<string, string>();
    let asked = 0;
    const memory: Memory = {
      find: (question) => answers.get(question),
      keep: (question, answer) => {
        asked += 1;
        answers.set(question, answer);
      },
    };
    const answerTo = async (schema: Schema, ...examples: readonly string[]) => {
      const [support] = await supportOf(buildView(reading(objectOf(property('name', schema)), ...examples), pkg), memory);
      return [support?.answer, asked];
    };
    expect(await answerTo(word)).toEqual([{ kind: 'synthesised', broken: 0 }, 1]);
    expect(await answerTo(word)).toEqual([{ kind: 'synthesised', broken: 0 }, 1]);
    expect(await answerTo(word, 'ada')).toEqual([{ kind: 'example', count: 1 }, 2]);
    expect(await answerTo(contrary)).toEqual([{ kind: 'impossible' }, 3]);
    expect(await answerTo(contrary)).toEqual([{ kind: 'impossible' }, 3]);
  });

  it('is told by the README, with errors and pages', async () => {
    const list = makeOperation({
      id: 'list',
      parameters: [parameter('query', 'nextToken', { required: false })],
      responses: [
        jsonResponse(
          objectOf(property('nextToken', text, false), property('items', { kind: 'array', items: text, evidence: {} } as Schema)),
        ),
      ],
      errors: [{ name: 'SoldOut', evidence: {} }],
    });
    const [read] = reading(objectOf(property('name', word)), 'ada').operations;
    const model = makeModel({
      operations: [list, ...(read === undefined ? [] : [read])],
      types: [namedType('Note', objectOf(property('name', word)))],
      errors: [apiError('SoldOut')],
    });
    expect(await readme(model)).toContain(
      [
        '| Operation | Answer | Errors | Pages |',
        '| --- | --- | --- | --- |',
        '| `list` | made from the schema | 1 | by token |',
        '| `read` | documented example | – | – |',
        '',
        '## Exports',
      ].join('\n'),
    );
    expect(await readme(model)).not.toContain('<details>');
  });

  it('is folded away where it is long', async () => {
    const operations = Array.from({ length: 13 }, (_, index) => makeOperation({ id: `op${index}`, path: `/${index}` }));
    const told = await readme(makeModel({ operations }));
    expect(told).toContain('<details>\n<summary>Answers: no body 13</summary>\n\n| Operation |');
    expect(told).toContain('| `op12` | no body | – | – |\n\n</details>\n\n## Exports');
  });

  it('is not told where there is nothing to answer', async () => {
    expect(await readme(makeModel())).not.toContain('What it answers');
  });
});

async function readme(model: ApiModel): Promise<string> {
  const files = await packageTarget(pkg).emit(buildView(model, pkg), model);
  return files.find(({ path }) => path === 'README.md')?.text ?? '';
}
