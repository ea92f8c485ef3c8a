import type { Evidence, Schema } from '../../model/api.js';

interface TypeRule {
  readonly name: string;
  readonly match: RegExp;
  readonly read: (found: RegExpExecArray, cited: Evidence, depth: number) => Schema | undefined;
}

/** First match wins. Types of items stand in the plural. */
export const typeRules: readonly TypeRule[] = [
  {
    name: '“Array of” stands before the type of the items',
    match: /^Array of (.+)$/i,
    read: ([, inner = ''], cited, depth) => {
      // `strings or null` is a list that may be null, not a list of what may be null.
      const [, items = inner, none] = /^(.+?)( or null)?$/i.exec(inner) ?? [];
      const read = readTypeWords(items, cited, depth + 1)?.schema;
      if (!read) return undefined;
      const list: Schema = { kind: 'array', items: read, evidence: { type: [cited] } };
      return none === undefined
        ? list
        : { kind: 'union', mode: 'one-of', members: [list, nothing(cited)], evidence: { type: [cited] } };
    },
  },
  {
    name: '“or” stands between alternatives',
    match: /^.+? or .+$/i,
    read: ([all], cited, depth) => {
      const words = all.split(/ or /i);
      const members = words.flatMap((one) => readTypeWords(one, cited, depth + 1)?.schema ?? []);
      if (members.length !== words.length) return undefined;
      return {
        kind: 'union',
        mode: members.some(({ kind }) => kind === 'null') ? 'one-of' : 'any-of',
        members,
        evidence: { type: [cited] },
      };
    },
  },
  { name: 'text is a string', match: /^strings?$/i, read: (_, cited) => ({ kind: 'string', evidence: { type: [cited] } }) },
  {
    name: 'a whole number is an integer',
    match: /^integers?$/i,
    read: (_, cited) => ({ kind: 'integer', evidence: { type: [cited] } }),
  },
  { name: 'a number is a number', match: /^numbers?$/i, read: (_, cited) => ({ kind: 'number', evidence: { type: [cited] } }) },
  {
    name: 'a truth value is a boolean',
    match: /^booleans?$/i,
    read: (_, cited) => ({ kind: 'boolean', evidence: { type: [cited] } }),
  },
  { name: 'null is null', match: /^null$/i, read: (_, cited) => nothing(cited) },
  { name: 'a file is bytes', match: /^files?$/i, read: (_, cited) => ({ kind: 'binary', evidence: { type: [cited] } }) },
  {
    name: 'an object is an object',
    match: /^objects?$/i,
    read: (_, cited) => ({ kind: 'object', properties: [], evidence: { type: [cited] } }),
  },
  {
    name: 'an array without more holds anything',
    match: /^arrays?$/i,
    read: (_, cited) => ({ kind: 'array', items: { kind: 'unknown', evidence: { type: [cited] } }, evidence: { type: [cited] } }),
  },
  {
    name: 'a name and what it is in brackets is a named type',
    match: /^(\S.*?) \((objects?)\)$/i,
    read: ([, name = ''], cited) => ({ kind: 'reference', name, of: 'object', evidence: { type: [cited] } }),
  },
  {
    name: 'a name and a plain type in brackets is that type',
    match: /^(\S.*?) \(((?:string|integer|number|boolean|array)s?)\)$/i,
    read: ([, , type = ''], cited, depth) => readTypeWords(type, cited, depth + 1)?.schema,
  },
  { name: 'anything goes', match: /^(?:any|)$/i, read: (_, cited) => ({ kind: 'unknown', evidence: { type: [cited] } }) },
];

const nothing = (cited: Evidence): Schema => ({ kind: 'null', evidence: { type: [cited] } });

const deepest = 8;

export function readTypeWords(
  words: string,
  cited: Evidence,
  depth = 0,
): { readonly schema: Schema; readonly rule: string } | undefined {
  const text = words.replace(/\s+/g, ' ').trim();
  if (depth > deepest || text.length > 300) return undefined;
  for (const { name, match, read } of typeRules) {
    const found = match.exec(text);
    const schema = found ? read(found, { ...cited, rule: name }, depth) : undefined;
    if (schema) return { schema, rule: name };
  }
  return undefined;
}
