import type { Evidence, Schema } from '../../model/api.js';
import type { Span } from '../../page/structure/index.js';

/** A type as the renderer writes it in a cell. */
export type TypeText =
  | { readonly kind: 'plain'; readonly type: PlainType; readonly format?: string }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly items: TypeText }
  | { readonly kind: 'choice'; readonly of: readonly TypeText[] }
  /** The alternatives stand in rows below. */
  | { readonly kind: 'combined' };

type PlainType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'null' | 'file' | 'any';

interface TypeRule {
  readonly name: string;
  readonly match: RegExp;
  readonly read: (found: RegExpExecArray, depth: number) => TypeText | undefined;
}

/** Signs that no page can hold, around the name of a linked type. */
const [open, close] = ['\u{E000}', '\u{E001}'];

/** First match wins. */
export const typeRules: readonly TypeRule[] = [
  {
    name: 'a link to a schema is a reference',
    match: new RegExp(`^${open}([^${open}${close}]+)${close}(?:\\([^()]*\\))?$`, 'u'),
    read: ([, name = '']) => ({ kind: 'reference', name }),
  },
  {
    name: '¦null behind a type allows null',
    match: /^(.+)[¦|]null$/s,
    read: ([, inner = ''], depth) => choiceOf([inner, 'null'], depth),
  },
  {
    name: 'brackets around a type are an array',
    match: /^(?:array)?\[(.*)\]$/is,
    read: ([, inner = ''], depth) => arrayOf(inner, depth),
  },
  { name: 'an array without brackets holds anything', match: /^array$/i, read: (_, depth) => arrayOf('any', depth) },
  {
    name: 'types with commas between are a choice',
    match: /^[a-z]+(?:,[a-z]+)+$/i,
    read: ([all], depth) => choiceOf(all.split(','), depth),
  },
  {
    name: 'a keyword of JSON Schema for several schemas says that rows below hold them',
    match: /^(?:allOf|anyOf|oneOf|not)$/,
    read: () => ({ kind: 'combined' }),
  },
  {
    name: 'a type is followed by its format in brackets',
    match: /^(string|integer|number|boolean|object)(?:\(([^()]+)\))?$/i,
    read: ([, type = '', format]) => ({ kind: 'plain', type: plainType(type), ...(format === undefined ? {} : { format }) }),
  },
  { name: 'a file is called a file', match: /^file$/i, read: () => ({ kind: 'plain', type: 'file' }) },
  { name: 'null is called null', match: /^null$/i, read: () => ({ kind: 'plain', type: 'null' }) },
  {
    name: 'a schema without a type holds anything',
    match: /^(?:any|undefined|\$ref|Inline)?$/i,
    read: () => ({ kind: 'plain', type: 'any' }),
  },
];

const deepest = 12;

export interface ReadType {
  readonly type: TypeText;
  readonly rule: string;
}

/** The words of a cell as a type; `undefined` where they are none. */
export function readType(spans: readonly Span[]): ReadType | undefined {
  return readText(spans.map(markReference).join('').replace(/\s+/g, ' ').trim(), 0);
}

const markReference = ({ text, href }: Span): string => {
  const plain = text.replaceAll(open, '').replaceAll(close, '');
  return href?.includes('#schema') ? `${open}${plain}${close}` : plain;
};

function readText(text: string, depth: number): ReadType | undefined {
  if (depth > deepest || text.length > 500) return undefined;
  for (const { name, match, read } of typeRules) {
    const found = match.exec(text);
    const type = found ? read(found, depth) : undefined;
    if (type) return { type, rule: name };
  }
  return undefined;
}

function arrayOf(inner: string, depth: number): TypeText | undefined {
  const items = readText(inner.trim(), depth + 1)?.type;
  return items && { kind: 'array', items };
}

function choiceOf(words: readonly string[], depth: number): TypeText | undefined {
  const of = words.flatMap((one) => readText(one.trim(), depth + 1)?.type ?? []);
  return of.length === words.length ? { kind: 'choice', of } : undefined;
}

function plainType(word: string): PlainType {
  const lower = word.toLowerCase();
  switch (lower) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'object':
      return lower;
    default:
      return 'any';
  }
}

/** The schema that a type by itself stands for. */
export function schemaOfType(type: TypeText, cited: Evidence): Schema {
  const evidence = { type: [cited] };
  switch (type.kind) {
    case 'reference':
      return { kind: 'reference', name: type.name, evidence };
    case 'array':
      return { kind: 'array', items: schemaOfType(type.items, cited), evidence };
    case 'choice': {
      const members = type.of.map((one) => schemaOfType(one, cited));
      return { kind: 'union', mode: members.some(({ kind }) => kind === 'null') ? 'one-of' : 'any-of', members, evidence };
    }
    case 'combined':
      return { kind: 'unknown', evidence };
    case 'plain':
      return plainSchema(type.type, type.format, cited);
  }
}

function plainSchema(type: PlainType, format: string | undefined, cited: Evidence): Schema {
  const evidence = { type: [cited], ...(format === undefined ? {} : { format: [cited] }) };
  const formatted = format === undefined ? {} : { format };
  switch (type) {
    case 'string':
      return { kind: format === 'binary' ? 'binary' : 'string', ...formatted, evidence };
    case 'integer':
    case 'number':
      return { kind: type, ...formatted, evidence };
    case 'boolean':
    case 'null':
      return { kind: type, evidence: { type: [cited] } };
    case 'object':
      return { kind: 'object', properties: [], evidence: { type: [cited] } };
    case 'file':
      return { kind: 'binary', evidence };
    case 'any':
      return { kind: 'unknown', evidence: { type: [cited] } };
  }
}
