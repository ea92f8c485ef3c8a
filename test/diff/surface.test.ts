import { beforeAll, describe, expect, it } from 'vitest';
import { compareManySurfaces, compareSurfaces, type SurfaceDiff, surfaceSeverity } from '../../src/diff/surface/index.js';

/** The text of one module before and after, and what is found: kind, entry, name, and the texts where there are any. */
interface Row {
  readonly title: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly found: readonly string[];
}

/** What makes `In` sent, `Out` received and `Both` both. */
const client = `import type { Both, In, Mode, ModeReceived, Out } from './types.js';
export interface Context { readonly url: string }
export declare function call(client: Context, input: In): Promise<Out>;
export declare function swap(client: Context, input: Both, mode: Mode): Promise<Both>;
export declare function modes(client: Context): Promise<ModeReceived[]>;
export declare class Client implements Context {
  readonly url: string;
  constructor(options?: { readonly endpoint?: string });
  call(input: In): Promise<Out>;
}
export declare class Refused extends Error { readonly code: 'Refused'; readonly body: unknown }
`;
const rest = `export interface Inner { a: string }
export type Mode = 'soft' | 'loud';
export type ModeReceived = 'soft' | 'loud' | (string & {});
`;
const types = (own: string): string =>
  `${own}\n${['In', 'Out', 'Both'].map((name) => (own.includes(`interface ${name} `) || own.includes(`type ${name} `) ? '' : `export interface ${name} { x?: string | undefined }\n`)).join('')}${rest}`;

const typeRow = (title: string, before: string, after: string, ...found: string[]): Row => ({
  title,
  file: 'src/types.ts',
  before: types(before),
  after: types(after),
  found,
});

const clientRow = (title: string, before: string, after: string, ...found: string[]): Row => ({
  title,
  file: 'src/client.ts',
  before: client,
  after: client.replace(before, after),
  found,
});

const rows: readonly Row[] = [
  typeRow('the same', 'export interface In { a: string }', 'export interface In { a: string }'),
  typeRow(
    'comments and layout',
    '/** One. */ export interface In { a: string }',
    'export interface In {\n  /** Two. */\n  a: string;\n}',
  ),
  typeRow(
    'a member that is sent is gone',
    'export interface In { a?: string; b?: string }',
    'export interface In { b?: string }',
    'incompatible ./types In: a?: string →',
  ),
  typeRow(
    'a member that is received is gone',
    'export interface Out { a?: string; b?: string }',
    'export interface Out { b?: string }',
    'incompatible ./types Out: a?: string →',
  ),
  typeRow('a member may be sent besides', 'export interface In { a: string }', 'export interface In { a: string; b?: string }'),
  typeRow(
    'a member of another type, which lacks what the former may have',
    'export interface Whole { a: string; b?: string } export interface Out { one?: Whole }',
    'export interface Whole { a: string; b?: string } export interface Half { a: string } export interface Out { one?: Half }',
    'added ./types Half',
    'incompatible ./types Out: one?: Whole → one?: Half',
  ),
  typeRow(
    'a member of no named type, whose name is of fewer values now',
    "export type Few = 'a' | (string & {}); export interface Out { one?: Few }",
    "export type Few = 'a'; export interface Out { one?: string }",
    'incompatible ./types Out: one?: Few → one?: string',
  ),
  typeRow(
    'a member has to be sent besides',
    'export interface In { a: string }',
    'export interface In { a: string; b: string }',
    'incompatible ./types In: → b: string',
  ),
  typeRow('a member is received besides', 'export interface Out { a: string }', 'export interface Out { a: string; b: string }'),
  typeRow(
    'a member of both is there besides',
    'export interface Both { a: string }',
    'export interface Both { a: string; b: string }',
    'incompatible ./types Both: → b: string',
  ),
  typeRow(
    'what may be left out has to be sent',
    'export interface In { a?: string | undefined }',
    'export interface In { a: string }',
    'incompatible ./types In: a?: string | undefined → a: string',
  ),
  typeRow(
    'what has to be sent may be left out',
    'export interface In { a: string }',
    'export interface In { a?: string | undefined }',
  ),
  typeRow(
    'what always came may be missing',
    'export interface Out { a: string }',
    'export interface Out { a?: string | undefined }',
    'incompatible ./types Out: a: string → a?: string | undefined',
  ),
  typeRow(
    'what may be missing always comes',
    'export interface Out { a?: string | undefined }',
    'export interface Out { a: string }',
  ),
  typeRow('more may be sent', 'export interface In { a: string }', 'export interface In { a: string | number }'),
  typeRow(
    'more may be received',
    'export interface Out { a: string }',
    'export interface Out { a: string | null }',
    'incompatible ./types Out: a: string → a: string | null',
  ),
  typeRow('less may be received', 'export interface Out { a: string | null }', 'export interface Out { a: string }'),
  typeRow(
    'less may be sent',
    'export interface In { a: string | number }',
    'export interface In { a: number }',
    'incompatible ./types In: a: string | number → a: number',
  ),
  typeRow(
    'a type of both is neither wider nor narrower',
    'export interface Both { a: string }',
    'export interface Both { a: string | number }',
    'incompatible ./types Both: a: string → a: string | number',
  ),
  typeRow(
    'a type that nothing takes or gives may be used either way',
    'export interface Alone { a: string }',
    'export interface Alone { a?: string }',
    'incompatible ./types Alone: a: string → a?: string',
  ),
  {
    title: 'a difference is told at the type that has it, not where the type is used',
    file: 'src/types.ts',
    before: types('export interface Out { inner: Inner }'),
    after: types('export interface Out { inner: Inner }').replace(
      'interface Inner { a: string }',
      'interface Inner { a: number }',
    ),
    found: ['incompatible ./types Inner: a: string → a: number'],
  },
  {
    title: 'a type under another name, with the same in it',
    file: 'src/types.ts',
    before: types('export interface Out { inner: Inner }'),
    after: types('export interface Out { inner: Core }').replace('interface Inner ', 'interface Core '),
    found: ['added ./types Core', 'removed ./types Inner'],
  },
  {
    title: 'a closed choice with one value more, as it is sent',
    file: 'src/types.ts',
    before: types(''),
    after: types('').replace("Mode = 'soft' | 'loud';", "Mode = 'soft' | 'loud' | 'shrill';"),
    found: [],
  },
  {
    title: 'a closed choice with one value less, as it is sent',
    file: 'src/types.ts',
    before: types(''),
    after: types('').replace("Mode = 'soft' | 'loud';", "Mode = 'soft';"),
    found: ["incompatible ./types Mode: 'soft' | 'loud' → 'soft'"],
  },
  {
    title: 'an open choice with other values',
    file: 'src/types.ts',
    before: types(''),
    after: types('').replace("'soft' | 'loud' | (string & {})", "'shrill' | (string & {})"),
    found: [],
  },
  {
    title: 'an open choice that is closed, and one that gives way to any text',
    file: 'src/types.ts',
    before: types(''),
    after: types('').replace("'soft' | 'loud' | (string & {})", 'string'),
    found: [],
  },
  typeRow(
    'a member that every value has an unlike one of',
    'export interface In { a: string }',
    'export interface In { a: string; constructor?: string }',
    'incompatible ./types In: → constructor?: string',
  ),
  {
    title: 'a choice of objects, of which one no longer has a member that was written',
    file: 'src/types.ts',
    before: types('export type In = { to: string; via?: undefined } | { to?: undefined; via: string };'),
    after: types('export type In = { to?: string | undefined };'),
    found: [
      'incompatible ./types In: { to: string; via?: undefined; } | { to?: undefined; via: string; } → { to?: string | undefined; }',
    ],
  },
  {
    title: 'an answer that no longer fits what its former name means now',
    file: 'src/client.ts',
    before: `${client}export interface Kind { k: 'a' | (string & {}) }\nexport declare function kind(): Promise<Kind>;\n`,
    after: `${client}export interface Kind { k: 'a' }\nexport interface KindReceived { k: 'a' | (string & {}) }\nexport declare function kind(): Promise<KindReceived>;\n`,
    found: ['added ./client KindReceived', 'incompatible ./client kind: kind(): Promise<Kind> → kind(): Promise<KindReceived>'],
  },
  clientRow(
    'one more parameter that may be left out',
    'input: In): Promise<Out>;\nexport',
    'input: In, more?: string): Promise<Out>;\nexport',
  ),
  clientRow(
    'one more parameter that has to be given',
    'call(client: Context, input: In)',
    'call(client: Context, input: In, more: string)',
    'incompatible ./client call: call(client: Context, input: In): Promise<Out> → call(client: Context, input: In, more: string): Promise<Out>',
  ),
  clientRow(
    'one parameter less',
    'call(client: Context, input: In)',
    'call(client: Context)',
    'incompatible ./client call: call(client: Context, input: In): Promise<Out> → call(client: Context): Promise<Out>',
  ),
  clientRow('a parameter that need no longer be given', 'call(client: Context, input: In)', 'call(client: Context, input?: In)'),
  clientRow(
    'another answer',
    'input: In): Promise<Out>;\nexport',
    'input: In): Promise<string>;\nexport',
    'incompatible ./client call: call(client: Context, input: In): Promise<Out> → call(client: Context, input: In): Promise<string>',
  ),
  clientRow('parameters under other names', 'call(client: Context, input: In)', 'call(where: Context, what: In)'),
  clientRow(
    'a method is gone',
    '  call(input: In): Promise<Out>;\n',
    '',
    'incompatible ./client Client: call(input: In): Promise<Out> →',
  ),
  clientRow('a method is new', '  call(input: In)', '  other(): void;\n  call(input: In)'),
  clientRow(
    'a constructor that asks for something',
    'options?: {',
    'options: {',
    'incompatible ./client Client: new(options?: { readonly endpoint?: string; }) → new(options: { readonly endpoint?: string; })',
  ),
  clientRow(
    'what nobody outside sees',
    '  readonly url: string;\n  constructor',
    '  private secret: string;\n  #own: string;\n  readonly url: string;\n  constructor',
  ),
  clientRow('an error that says more', 'readonly body: unknown', 'readonly body: string'),
  clientRow(
    'an error that is another one',
    "readonly code: 'Refused'",
    "readonly code: 'Denied'",
    "incompatible ./client Refused: readonly code: 'Refused' → readonly code: 'Denied'",
  ),
  clientRow(
    'an error that is nobody’s class any more',
    "export declare class Refused extends Error { readonly code: 'Refused'; readonly body: unknown }",
    "export interface Refused { readonly code: 'Refused'; readonly body: unknown }",
    "incompatible ./client Refused: export declare class Refused extends Error { readonly code: 'Refused'; readonly body: unknown; } → export interface Refused { readonly code: 'Refused'; readonly body: unknown; }",
  ),
  clientRow(
    'a function is gone',
    'export declare function modes(client: Context): Promise<ModeReceived[]>;\n',
    '',
    'removed ./client modes',
  ),
];

const files = (file: string, text: string): ReadonlyMap<string, string> =>
  new Map([
    ['src/types.ts', types('')],
    ['src/client.ts', client],
    ['src/index.ts', "export * from './types.js';\nexport * from './client.js';\n"],
    [file, text],
  ]);

const told = ({ changes }: SurfaceDiff): readonly string[] =>
  changes.map(({ kind, entry, name, before, after }) =>
    `${kind} ${entry} ${name}${kind === 'incompatible' ? `: ${[before, '→', after].filter((part) => part).join(' ')}` : ''}`.trim(),
  );

describe('the public surface of two versions', () => {
  let found: readonly SurfaceDiff[];

  beforeAll(async () => {
    found = await compareManySurfaces(
      rows.map(({ file, before, after }) => ({ before: files(file, before), after: files(file, after) })),
    );
  });

  it.each(rows.map((row, index) => ({ ...row, index })))('$title', ({ index, found: wanted }) => {
    const diff = found[index];
    expect(diff && told(diff)).toEqual(wanted);
  });
});

describe('what is compared', () => {
  const before = files('src/types.ts', types('export interface Out { a: string }'));

  it('takes declarations where there are no sources', async () => {
    const declarations = (text: string): ReadonlyMap<string, string> =>
      new Map([
        ['package.json', '{}'],
        ['dist/esm/types.d.ts', text],
        ['dist/esm/index.d.ts', "export * from './types.js';\n"],
        ['dist/cjs/types.d.ts', 'export {};'],
      ]);
    const diff = await compareSurfaces(
      declarations('export interface A { a: string }\nexport declare const made: A;\n'),
      declarations('export interface A { a: string }\nexport declare const made: A | undefined;\n'),
    );
    expect(told(diff)).toEqual(['incompatible ./types made: made: A → made: A | undefined']);
  });

  it('sees what a runtime that all of the package stands on has changed, by its exports', async () => {
    const runtime = (member: string): ReadonlyMap<string, string> =>
      new Map([
        ['src/client.ts', "export { type Options, configure } from './runtime/client/config.js';\n"],
        [
          'src/runtime/client/config.ts',
          `import { helper } from './helper.js';\nexport interface Options { ${member} }\nexport function configure(options: Options): string { return helper(options); }\n`,
        ],
        ['src/runtime/client/helper.ts', 'export const helper = (value: unknown): string => String(value);\n'],
      ]);
    expect(told(await compareSurfaces(runtime('url?: string'), runtime('url?: string; retries?: number')))).toEqual([]);
    expect(told(await compareSurfaces(runtime('url?: string'), runtime('url: string')))).toEqual([
      'incompatible ./client Options: url?: string → url: string',
    ]);
  });

  it('tells an entry that is gone by its names', async () => {
    const without = new Map([...before].filter(([path]) => path !== 'src/client.ts'));
    expect(told(await compareSurfaces(before, without))).toContain('removed ./client call');
  });

  it('sees modules that plugins added, as `package.json` has them', async () => {
    const plugged = (text: string, entry = 'names'): ReadonlyMap<string, string> =>
      new Map([
        ...before,
        [`src/${entry}.ts`, text],
        ['src/inside.ts', `export const inside = ${JSON.stringify(text)};\n`],
        ['package.json', JSON.stringify({ exports: { './types': {}, [`./${entry}`]: {}, './model.json': './model.json' } })],
      ]);
    const two = plugged('export const one = 1;\nexport const two = 2;\n');
    expect(told(await compareSurfaces(two, plugged('export const one = 1;\n')))).toEqual(['removed ./names two']);
    expect(told(await compareSurfaces(two, plugged('export const one = 1;\nexport const two = 2;\n', 'words')))).toContain(
      'removed ./names one',
    );
  });

  it('moves the version by what compilers see', async () => {
    const more = files('src/types.ts', `${types('export interface Out { a: string }')}export type More = string;\n`);
    expect(surfaceSeverity(await compareSurfaces(before, before))).toBeUndefined();
    expect(surfaceSeverity(await compareSurfaces(before, more))).toBe('minor');
    expect(surfaceSeverity(await compareSurfaces(more, before))).toBe('breaking');
  });
});
