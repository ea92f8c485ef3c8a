import { describe, expect, test } from 'vitest';
import { compilePackage } from '../../src/emit/compile.js';
import type { Memory } from '../../src/emit/memory.js';
import type { EmittedFile } from '../../src/emit/target.js';

type Sources = Readonly<Record<string, string>>;

const filesOf = (sources: Sources): readonly EmittedFile[] =>
  Object.entries(sources).map(([name, text]) => ({ path: `src/${name}.ts`, text, format: 'as-is' }));

const compile = (sources: Sources, memory?: Memory) => compilePackage(filesOf(sources), memory);

/** Remembers, and tells for which sources it was told something new. */
class Recall implements Memory {
  readonly #known = new Map<string, string>();
  readonly #news = { compiled: new Set<string>(), sound: 0 };

  find(question: string): string | undefined {
    return this.#known.get(question);
  }

  keep(question: string, answer: string): void {
    const compiled = /^compiled by [^:]*: src\/(.*)\.ts\n/u.exec(question)?.[1];
    if (compiled !== undefined) this.#news.compiled.add(compiled);
    else if (!this.#known.has(question)) this.#news.sound += 1;
    this.#known.set(question, answer);
  }

  /** Since it was asked last. */
  news(): readonly [compiled: readonly string[], sound: number] {
    const { compiled, sound } = this.#news;
    const told = [...compiled].sort();
    compiled.clear();
    this.#news.sound = 0;
    return [told, sound];
  }
}

const pets: Sources = {
  types: '/** A pet. */\nexport interface Pet {\n  readonly name: string;\n}\n',
  read: "import type { Pet } from './types.js';\n\n/** Reads. */\nexport function read(value: string): Pet {\n  return { name: value };\n}\n",
  call: "import { read } from './read.js';\n\nexport const call = (): string => read('a').name;\n",
  index: "export * from './call.js';\nexport type { Pet } from './types.js';\n",
};

type Edit = (text: string) => string;

/** `sound`: how many modules have to be checked again, and are sound. */
const edits: readonly (readonly [what: string, name: string, edit: Edit, compiled: readonly string[], sound: number])[] = [
  ['a comment', 'types', (text) => text.replace('A pet', 'An animal'), ['types'], 0],
  ['a comment of what has code', 'read', (text) => text.replace('Reads', 'Writes'), ['read'], 0],
  ['what a function does', 'read', (text) => text.replace('value }', 'value.trim() }'), ['read'], 1],
  ['what a function takes', 'read', (text) => text.replace('(value: string', "(value: string | 'b'"), ['read'], 3],
  ['a member of a type', 'types', (text) => text.replace('name', 'name: string;\n  readonly age?'), ['types'], 4],
  ['a type, so that others fit no longer', 'types', (text) => text.replace('string', 'number'), [], 0],
  ['a function, so that others fit no longer', 'read', (text) => text.replace('(value: string)', '(value: null)'), [], 0],
  ['syntax', 'call', (text) => text.replace('=>', '=>>'), [], 0],
  [
    'a type that is left to be found out',
    'call',
    (text) => text.replace("read('a').name", '[read]').replace(': string', ''),
    [],
    0,
  ],
  ['an import of what is not there', 'index', (text) => text.replace('call', 'cell'), [], 0],
];

describe('compiling after an edit comes to the same as compiling everything', () => {
  test.each(edits)('%s', async (_, name, edit, compiled, sound) => {
    const memory = new Recall();
    expect(await compile(pets, memory)).toEqual(await compile(pets));
    expect(memory.news()).toEqual([Object.keys(pets).sort(), 4]);
    const edited = { ...pets, [name]: edit(pets[name] ?? '') };
    expect(edited).not.toEqual(pets);
    expect(await compile(edited, memory)).toEqual(await compile(edited));
    expect(memory.news()).toEqual([compiled, sound]);
    expect(await compile(pets, memory)).toEqual(await compile(pets));
    expect(memory.news()).toEqual([[], 0]);
  });
});

test('a source that came, or went, is seen by those that import it', async () => {
  const memory = new Recall();
  await compile(pets, memory);
  const { types: _, ...rest } = pets;
  const beside = { ...pets, other: 'export const other = 1;\n' };
  for (const sources of [rest, beside, pets]) expect(await compile(sources, memory)).toEqual(await compile(sources));
});
