import { describe, expect, it } from 'vitest';
import { formatFiles } from '../../../src/emit/format.js';
import { receivedTypeName, typesTarget } from '../../../src/emit/types/index.js';
import type { ApiModel, Schema } from '../../../src/model/api.js';
import { compile } from './compile.js';
import { fixtureModel, modelOf, object, reference, schema, text, viewOf, words } from './models.js';

async function typesOf(model: ApiModel): Promise<string> {
  const { value, diagnostics } = await formatFiles(await typesTarget.emit(viewOf(model), model), 'types');
  expect(diagnostics).toEqual([]);
  return value.map((file) => file.text).join('');
}

/** The declaration of one type, comments left out. */
async function declared(types: Record<string, Schema>, more: { sends?: string; receives?: string } = {}): Promise<string> {
  const all = await typesOf(modelOf({ types, ...more }));
  return all
    .replace(/^\s*(?:\/\*\*[\s\S]*?\*\/|\/\/.*)\n/gm, '')
    .replace(/\n+/g, '\n')
    .trim();
}

/** Errors of a consumer's code against the generated types. */
const uses = async (model: ApiModel, code: string): Promise<string[]> =>
  compile({ 'types.ts': await typesOf(model), 'use.ts': code }).errors;

describe('types', () => {
  it.each<[string, Schema, string]>([
    ['string', text, 'string'],
    ['integer', schema({ kind: 'integer' }), 'number'],
    ['number', schema({ kind: 'number' }), 'number'],
    ['boolean', schema({ kind: 'boolean' }), 'boolean'],
    ['null', schema({ kind: 'null' }), 'null'],
    ['unknown', schema({ kind: 'unknown' }), 'unknown'],
    ['binary', schema({ kind: 'binary' }), 'string | Blob | Uint8Array'],
    ['enum', words('SMS', "it's"), "'SMS' | \"it's\""],
    ['integer enum', schema({ kind: 'enum', type: 'integer', values: [1, -2] }), '1 | -2'],
    ['array', schema({ kind: 'array', items: text }), 'string[]'],
    ['array of arrays', schema({ kind: 'array', items: schema({ kind: 'array', items: text }) }), 'string[][]'],
    ['map', schema({ kind: 'map', values: text }), '{ [key: string]: string }'],
    ['reference', schema({ kind: 'array', items: reference('Other') }), 'Other[]'],
    ['union', schema({ kind: 'union', mode: 'one-of', members: [text, schema({ kind: 'null' })] }), 'string | null'],
    [
      'array of a union',
      schema({ kind: 'array', items: schema({ kind: 'union', mode: 'any-of', members: [text, reference('Other')] }) }),
      '(string | Other)[]',
    ],
    ['union of one type twice', schema({ kind: 'union', mode: 'any-of', members: [text, text] }), 'string'],
  ])('%s', async (_, given, want) => {
    expect(await declared({ Thing: given, Other: object({ a: text }) })).toContain(`export type Thing = ${want};`);
  });

  it('writes objects as interfaces, keys quoted where they must be', async () => {
    expect(await declared({ Thing: object({ Name: text, 'Value?': text, 'a-b': text, ['__proto__']: text }) })).toBe(
      [
        'export interface Thing {',
        '  Name: string;',
        '  Value?: string | undefined;',
        "  'a-b': string;",
        "  ['__proto__']: string;",
        '}',
      ].join('\n'),
    );
  });

  it('names anonymous objects and enums after the way to them', async () => {
    const inner = object({ 'colour?': words('red', 'green') });
    const all = await declared({ Thing: object({ parts: schema({ kind: 'array', items: inner }) }) });
    expect(all).toContain('parts: ThingPartsItem[];');
    expect(all).toContain('colour?: ThingPartsItemColour | undefined;');
    expect(all).toContain("export type ThingPartsItemColour = 'red' | 'green';");
  });

  it('lets no derived name take a name that exists', async () => {
    const all = await declared({ Thing: object({ part: object({ a: text }) }), ThingPart: object({ b: text }) });
    expect(all).toContain('part: ThingPart2;');
    expect(all).toContain('export interface ThingPart {\n  b: string;');
  });

  it('says that more members exist where the page does not show them all', async () => {
    expect(await declared({ Thing: object({}, { partial: true }) })).toContain('[key: string]: unknown;');
  });

  it('drops what a union says of itself', async () => {
    const members = [reference('Thing'), text];
    expect(await declared({ Thing: schema({ kind: 'union', mode: 'any-of', members }) })).toBe('export type Thing = string;');
  });

  it('compiles a union that leads back to itself by another', async () => {
    const union = (...members: Schema[]): Schema => schema({ kind: 'union', mode: 'any-of', members });
    const model = modelOf({ types: { A: union(reference('B'), text), B: union(reference('A'), text) } });
    expect(await uses(model, '')).toEqual([]);
  });

  it('compiles recursion through properties, arrays and maps', async () => {
    const tree = object({
      'left?': reference('Tree'),
      children: schema({ kind: 'array', items: reference('Tree') }),
      named: reference('Trees'),
    });
    const model = modelOf({ types: { Tree: tree, Trees: schema({ kind: 'map', values: reference('Trees') }) } });
    expect(
      await uses(model, `import type { Tree } from './types.js'; export const t: Tree = { children: [], named: { a: {} } };`),
    ).toEqual([]);
  });

  it('is empty but a module for an API without types', async () => {
    expect(await uses(modelOf({}), `import './types.js';`)).toEqual([]);
  });
});

describe('open and closed enums', () => {
  const types = {
    Sent: object({ 'colour?': words('red'), 'both?': reference('Both') }),
    Got: object({
      'size?': words('s', 'm'),
      'both?': reference('Both'),
      'level?': schema({ kind: 'enum', type: 'integer', values: [1, 2] }),
    }),
    Both: object({ 'shape?': words('round', 'flat'), 'plain?': reference('Plain') }),
    Plain: object({ 'name?': text }),
  };
  const model = modelOf({ types, sends: 'Sent', receives: 'Got' });

  it('takes any value where it reads, and offers only the known ones where it writes', async () => {
    const code = `
      import type { Both, BothReceived, Got, GotSize, Plain, Sent } from './types.js';
      export const sent: Sent = { colour: 'red', both: { shape: 'flat' } };
      // @ts-expect-error a value that is not documented cannot be sent
      export const wrong: Sent = { colour: 'blue' };
      // @ts-expect-error nor inside a type that is received too
      export const alsoWrong: Sent = { both: { shape: 'square' } };
      export const got: Got = { size: 'xl', both: { shape: 'square', plain: {} }, level: 3 };
      export const size: GotSize = 'anything';
      // @ts-expect-error still no number
      export const noSize: GotSize = 1;
      export const received: BothReceived = { shape: 'square' };
      // @ts-expect-error what was received may not be fit to be sent
      export const back: Both = received;
      export const forth: BothReceived = { shape: 'round' } satisfies Both;
      export const plain: Plain = { name: undefined };
    `;
    expect(await uses(model, code)).toEqual([]);
  });

  it('has one variant of a type without enums', async () => {
    expect(await typesOf(model)).not.toContain('PlainReceived');
  });

  it('tells which name a response has', () => {
    const view = viewOf(model);
    expect(['Sent', 'Got', 'Both', 'Plain'].map((name) => receivedTypeName(view, name))).toEqual([
      'Sent',
      'Got',
      'BothReceived',
      'Plain',
    ]);
  });
});

describe('inputs', () => {
  it('declares what an operation takes besides a body', async () => {
    const evidence = {};
    const limit = { in: 'query' as const, name: 'limit', required: false, deprecated: false, examples: [], evidence };
    const model = modelOf({
      parameters: [{ ...limit, description: 'How many.', schema: schema({ kind: 'integer', minimum: 1, maximum: 60 }) }],
    });
    const all = await typesOf(model);
    expect(all).toContain('export interface CallInput {');
    expect(all).toContain('   * How many.\n   *\n   * 1 to 60.\n');
    expect(all).toContain('limit?: number | undefined;');
  });
});

describe('comments', () => {
  it.each<[string, Schema, string]>([
    ['length', schema({ kind: 'string', minLength: 1, maxLength: 32 }), '1 to 32 characters.'],
    ['one length', schema({ kind: 'string', minLength: 5, maxLength: 5 }), 'Exactly 5 characters.'],
    ['least', schema({ kind: 'string', minLength: 1 }), 'At least 1 character.'],
    ['most', schema({ kind: 'string', minLength: 0, maxLength: 2048 }), 'At most 2048 characters.'],
    ['pattern', schema({ kind: 'string', pattern: '[a`]*/+' }), 'Pattern: ``[a`]*\\/+``.'],
    ['format', schema({ kind: 'string', format: 'password' }), 'Format: `password`.'],
    ['range', schema({ kind: 'number', minimum: 0, exclusiveMaximum: 1 }), 'At least 0. Less than 1.'],
    ['multiple', schema({ kind: 'integer', multipleOf: 5 }), 'A multiple of 5.'],
    ['items', schema({ kind: 'array', items: text, maxItems: 1, uniqueItems: true }), 'At most 1 item. No two items are alike.'],
    [
      'items in items',
      schema({ kind: 'array', items: schema({ kind: 'string', maxLength: 3 }) }),
      'Each item: At most 3 characters.',
    ],
    ['entries', schema({ kind: 'map', values: text, minProperties: 1 }), 'At least 1 entry.'],
    ['default', schema({ kind: 'boolean', default: false }), 'Default: `false`.'],
    ['example', schema({ kind: 'string', examples: ['a', 'b'] }), 'Example: `"a"`.'],
  ])('say the %s', async (_, given, want) => {
    expect(await typesOf(modelOf({ types: { Thing: object({ a: given }) } }))).toContain(`  /** ${want} */\n  a: `);
  });

  it.each([
    ['a page by its line', { source: 'page.txt', line: 7, anchor: 'things' }, 'page.txt line 7'],
    ['a document by its pointer', { source: 'api.json', line: 1, anchor: '#/x/Thing' }, 'api.json#/x/Thing'],
  ])('mark what is deprecated and where it is documented: %s', async (_, place, want) => {
    const evidence = { type: [{ ...place, quote: 'string', rule: 'r', standing: 'documented' as const }] };
    const type: Schema = { kind: 'string', description: 'Old.', deprecated: true, evidence };
    expect(await typesOf(modelOf({ types: { Thing: type } }))).toContain(
      `/**\n * Old.\n *\n * @deprecated\n * @see ${want}\n */`,
    );
  });
});

describe('on the first page', () => {
  it('reads as written by hand', async () => {
    const all = await typesOf(fixtureModel());
    expect(all).toContain(
      [
        '  /**',
        '   * Which attribute is meant.',
        '   *',
        '   * 1 to 32 characters. Pattern: `[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+`.',
        '   */',
        '  Name: string;',
      ].join('\n'),
    );
    expect(all).toContain("export type CodeDeliveryDetailsTypeDeliveryMedium = 'SMS' | 'EMAIL' | (string & {});");
  });

  it('is a pure function of the model', async () => {
    expect(await typesOf(fixtureModel())).toBe(await typesOf(fixtureModel()));
  });
});

describe('hostile text', () => {
  const nasty = [
    "*/ throw new Error('ran'); /*",
    '__proto__',
    'constructor',
    '$' + '{1}',
    '`',
    "'",
    '\u2028',
    '\u202e',
    '@deprecated',
    '../x',
    '',
  ];

  it('is inert wherever it stands', async () => {
    const members = Object.fromEntries(
      nasty.map((word) => [
        `${word}`,
        schema({ kind: 'string', description: word, pattern: word, format: word, default: word, examples: [word] }),
      ]),
    );
    const types = Object.fromEntries(
      nasty.map((word) => [
        `Type ${word}`,
        object({ ...members, self: reference(`Type ${word}`), choice: words(...nasty) }, { description: word }),
      ]),
    );
    const all = await typesOf(modelOf({ types, sends: `Type ${nasty[0]}`, receives: `Type ${nasty[0]}` }));
    const { errors, javascript } = compile({ 'types.ts': all });
    expect(errors).toEqual([]);
    expect(javascript['types.js']?.replace(/^\/\/.*$|\/\*[\s\S]*?\*\//gm, '').trim()).toBe('export {};');
    expect(all).not.toMatch(/[\u2028\u202e]/);
    expect(all).not.toMatch(/^\s*\*? *@deprecated/m);
  });
});
