import type { Evidence, Schema } from '../../model/api.js';

interface TypeRule {
  readonly name: string;
  readonly match: RegExp;
  readonly read: (found: RegExpExecArray, cited: Evidence, depth: number) => Schema | undefined;
}

/** First match wins. */
export const typeRules: readonly TypeRule[] = [
  {
    name: '“array” holds its items’ type in brackets',
    match: /^array\[(.+)\]$/i,
    read: ([, inner = ''], cited, depth) => {
      const items = readTypeWords(inner, cited, depth + 1);
      return items && { kind: 'array', items, evidence: { type: [cited] } };
    },
  },
  {
    name: '“dictionary” holds the types of its keys and values in brackets',
    match: /^dictionary\[[^,[\]]+,\s*(.+)\]$/i,
    read: ([, inner = ''], cited, depth) => {
      const values = readTypeWords(inner, cited, depth + 1);
      return values && { kind: 'map', values, evidence: { type: [cited] } };
    },
  },
  {
    name: 'a type is followed by its format in pointed brackets',
    match: /^(string|integer|number)(?:<([^<>]+)>)?$/i,
    read: ([, type = '', format], cited) => scalar(type.toLowerCase(), format, cited),
  },
  {
    name: 'a truth value is a boolean',
    match: /^boolean$/i,
    read: (_, cited) => ({ kind: 'boolean', evidence: { type: [cited] } }),
  },
  { name: 'null is null', match: /^null$/i, read: (_, cited) => ({ kind: 'null', evidence: { type: [cited] } }) },
  {
    name: 'an array without brackets holds what stands below, or anything',
    match: /^array$/i,
    read: (_, cited) => ({ kind: 'array', items: { kind: 'unknown', evidence: { type: [cited] } }, evidence: { type: [cited] } }),
  },
  {
    name: 'an object is an object',
    match: /^object$/i,
    read: (_, cited) => ({ kind: 'object', properties: [], evidence: { type: [cited] } }),
  },
  { name: 'anything goes', match: /^any$/i, read: (_, cited) => ({ kind: 'unknown', evidence: { type: [cited] } }) },
  {
    name: 'a title in place of a type names an object',
    match: /^\S.{0,200}$/s,
    read: ([name], cited) => ({ kind: 'reference', name, of: 'object', evidence: { type: [cited] } }),
  },
];

function scalar(type: string, format: string | undefined, cited: Evidence): Schema {
  const formatted = format === undefined ? {} : { format };
  const evidence = { type: [cited], ...(format === undefined ? {} : { format: [cited] }) };
  if (type === 'integer' || type === 'number') return { kind: type, ...formatted, evidence };
  return { kind: format === 'binary' ? 'binary' : 'string', ...formatted, evidence };
}

const deepest = 12;

/** A type as the viewer writes it. */
export function readTypeWords(words: string, cited: Evidence, depth = 0): Schema | undefined {
  const text = words.replace(/\s+/g, ' ').trim();
  if (depth > deepest || text === '') return undefined;
  for (const { name, match, read } of typeRules) {
    const found = match.exec(text);
    const schema = found ? read(found, { ...cited, rule: name }, depth) : undefined;
    if (schema) return schema;
  }
  return undefined;
}
