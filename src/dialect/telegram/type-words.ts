import type { Evidence, Schema } from '../../model/api.js';
import { isTypeName } from './names.js';

/**
 * Types as this family writes them: a word, a name, `Array of …` before either, and several of them joined by “or”
 * and “and”. `undefined` where the words are none of these.
 */
export function typeInWords(words: string, said: Evidence): Schema | undefined {
  for (const { name, read } of typeRules) {
    const schema = read(words.trim(), { ...said, rule: name });
    if (schema) return schema;
  }
  return undefined;
}

interface TypeRule {
  readonly name: string;
  read(words: string, said: Evidence): Schema | undefined;
}

const simple: readonly (readonly [RegExp, (evidence: Schema['evidence']) => Schema])[] = [
  [/^(?:string|str|text)$/i, (evidence) => ({ kind: 'string', evidence })],
  [/^(?:integer|int)(?: number)?$/i, (evidence) => ({ kind: 'integer', evidence })],
  [/^int(?:32|64)$/i, (evidence) => ({ kind: 'integer', evidence })],
  [/^(?:float|double)(?: number)?$|^number$/i, (evidence) => ({ kind: 'number', evidence })],
  [/^bool(?:ean)?$/i, (evidence) => ({ kind: 'boolean', evidence })],
];

export const typeRules: readonly TypeRule[] = [
  {
    name: 'a word names the type',
    read: (words, said) => simple.find(([pattern]) => pattern.test(words))?.[1]({ type: [said] }),
  },
  {
    name: '“True” is a boolean that is never false',
    read: (words, said) => {
      const value = /^(true|false)$/i.exec(words)?.[1];
      if (value === undefined) return undefined;
      return { kind: 'enum', type: 'boolean', values: [/^t/i.test(value)], evidence: { type: [said], enum: [said] } };
    },
  },
  {
    name: 'a capitalised name is a type of the page',
    read: (words, said) =>
      isTypeName(words) ? { kind: 'reference', name: words, of: 'object', evidence: { type: [said] } } : undefined,
  },
  {
    name: '“Array of” stands before what its items are',
    read: (words, said) => {
      const of = /^(?:an? )?(?:array|list) of (.+)$/i.exec(words)?.[1];
      // “Array of A or B” may be one array or two types: neither is taken.
      if (of === undefined || / or /.test(of)) return undefined;
      const items = typeInWords(of, said);
      return items ? { kind: 'array', items, evidence: { type: [said] } } : undefined;
    },
  },
  {
    name: 'types joined by “or” or “and” are alternatives',
    read: (words, said) => {
      const parts = words.split(/\s*,\s*(?:or |and )?|\s+(?:or|and)\s+/);
      // Only at the end is it plain where an array's items end.
      if (parts.length < 2 || parts.slice(0, -1).some((part) => /^(?:an? )?(?:array|list) of /i.test(part))) return undefined;
      const members = parts.map((part) => typeInWords(part, said));
      return members.every((member) => member !== undefined) ? unionOf(members, said) : undefined;
    },
  },
];

/** Alternatives, each once. */
export function unionOf(members: readonly Schema[], said: Evidence): Schema {
  const seen = new Set<string>();
  const once = members.filter((member) => {
    const key = keyOf(member);
    return !seen.has(key) && seen.add(key);
  });
  const [only] = once;
  return only && once.length === 1 ? only : { kind: 'union', mode: 'any-of', members: once, evidence: { type: [said] } };
}

const keyOf = (schema: Schema): string =>
  schema.kind === 'reference' ? `-> ${schema.name}` : schema.kind === 'array' ? `[${keyOf(schema.items)}]` : schema.kind;
