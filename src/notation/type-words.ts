import { formatOf, formats, plainWord } from './plain-types.js';
import type { TypeWords } from './type-schema.js';

/** The page's own name of a type for words that mean one; `undefined` where no type is called that. */
export type KnownType = (words: string) => string | undefined;

export interface ReadType {
  readonly type: TypeWords;
  /** The rule that understood the words, as a sentence. */
  readonly rule: string;
}

interface TypeRule {
  readonly name: string;
  readonly match: RegExp;
  read(found: RegExpExecArray, inner: Inner): TypeWords | undefined;
}

/** Reads the words within the words. */
interface Inner {
  readonly known: KnownType;
  type(words: string): TypeWords | undefined;
}

const nothingKnown: KnownType = () => undefined;
/** Longer words than these are sentences. */
const longest = 300;
const deepest = 8;

/** First match that says something wins. */
export const typeRules: readonly TypeRule[] = [
  {
    name: 'a word names a type',
    match: /^.{1,40}$/,
    read: ([word], { known }) => referenceTo(word, known) ?? plainWord(word),
  },
  {
    name: 'a question mark says that null is allowed',
    match: /^(?:\?\s*(\S.*)|(\S.*\S)\s*\?)$/,
    read: ([, before, behind], inner) => orNull(inner.type(before ?? behind ?? '')),
  },
  {
    name: 'the word “nullable” says that null is allowed',
    match: /^(?:nullable\s+(\S.*)|(\S.*?),?\s*[([]?nullable[)\]]?)$/i,
    read: ([, behind, before], inner) => orNull(inner.type(behind ?? before ?? '')),
  },
  {
    name: 'quoted words are the values of an enumeration',
    match: /^(?:(?:string|enum)\s*:?\s*)?((?:"[^"]*"|'[^']*'|`[^`]*`)(?:\s*(?:\||,|\bor\b)\s*(?:"[^"]*"|'[^']*'|`[^`]*`))*)$/i,
    read: ([, list = '']) => enumOf([...list.matchAll(/["'`]([^"'`]*)["'`]/g)].map(([, value = '']) => value)),
  },
  {
    name: 'an enumeration lists its values in brackets or behind a colon',
    match: /^(?:string\s*)?enum(?:eration)?\s*(?:\(([^()]+)\)|\[([^[\]]+)\]|<([^<>]+)>|:\s*(.+))$/i,
    read: ([, ...inside], { type }) => enumInside(inside.find((one) => one !== undefined) ?? '', type),
  },
  {
    name: 'a type in brackets stands for a list of it',
    match: /^\[\s*([^[\],|]+|\[.*\])\s*\]$/,
    read: ([, items = ''], inner) => arrayOf(inner.type(items)),
  },
  {
    name: 'brackets behind a type stand for a list of it',
    match: /^(\S.*?)\s?\[\s*\]$/,
    read: ([, items = ''], inner) => (/^(?:array|list)$/i.test(items) ? { kind: 'array' } : arrayOf(inner.type(items))),
  },
  {
    name: 'an array or list names its items in brackets',
    match: /^(?:array|list|arraylist|set|collection|sequence|vec)\s*(?:<(.+)>|\[(.+)\]|\((.+)\))$/i,
    read: ([, ...inside], inner) => arrayOf(inner.type(inside.find((one) => one !== undefined) ?? '')),
  },
  {
    name: 'a map names its values in brackets',
    match:
      /^(?:map|hashmap|record|dict|dictionary|object)\s*(?:<|\[|\()\s*(?:str|string|text)\s*(?:,|:|=>|→)\s*(.+)(?:>|\]|\))$/i,
    read: ([, values = ''], inner) => mapOf(inner.type(values)),
  },
  {
    name: 'a map is said to lead from texts to values',
    match: /^(?:map|dictionary|object|hash)\s+(?:of|from)\s+strings?\s+(?:to|→|->)\s+(?:an?\s+)?(.+)$/i,
    read: ([, values = ''], inner) => mapOf(inner.type(singular(values, inner)) ?? inner.type(values)),
  },
  {
    name: 'a list is said to be “of” its items',
    match: /^(?:an?\s+)?(?:json\s+)?(?:array|list|collection|sequence)\s+of\s+(?:(?:one|zero)\s+or\s+more\s+)?(.+)$/i,
    read: ([, items = ''], inner) => arrayOf(inner.type(items) ?? inner.type(singular(items, inner))),
  },
  {
    name: 'a list is said by its items',
    match: /^(string|integer|number|object|boolean)s?\s+(?:array|list)$/i,
    read: ([, items = ''], inner) => arrayOf(inner.type(items)),
  },
  {
    name: 'alternatives are set apart by bars or by “or”',
    match: /^.+(?:\||\bor\b).+$/i,
    read: ([whole], inner) => unionOf(topLevel(whole), inner),
  },
  {
    name: 'null is named behind a comma or a slash',
    match: /^(\S.*?)\s*[,/]\s*null$|^null\s*[,/]\s*(.+)$/i,
    read: ([, before, behind], inner) => orNull(inner.type(before ?? behind ?? '')),
  },
  {
    name: 'a text gives the most characters that it may have in brackets',
    match:
      /^(?:string|str|text|varchar|char|alphanumeric)\s*[([](?:max(?:imum|\.)?\s*:?\s*)?(\d{1,7})(?:\s*(?:chars?|characters?))?[)\]]$/i,
    read: ([, length = '']) => ({ kind: 'string', maxLength: Number(length) }),
  },
  {
    name: 'a type gives its format in brackets, behind a comma or behind a hyphen',
    match: /^([a-z]+)\s*(?:<\s*([^<>]+?)\s*>|\(\s*([^()]+?)\s*\)|\[\s*([^[\]]+?)\s*\]|\s[-–—]\s(.+)|,\s*(.+)|\/(.+)|:\s*(.+))$/i,
    read: ([, word = '', ...inside]) => withFormat(plainWord(word), inside.find((one) => one !== undefined) ?? ''),
  },
  {
    name: 'a format stands before or behind a type',
    match: /^(\S+)\s+(\S+)$/,
    read: ([, one = '', other = '']) =>
      withFormat(plainWord(other), one) ?? (formatOf(other) === undefined ? undefined : withFormat(plainWord(one), other)),
  },
  {
    name: 'an object is called by the name of its type',
    match: /^(?:an?\s+|the\s+)?([\p{L}_][\p{L}\p{N}_.-]*(?:\s[\p{L}_][\p{L}\p{N}_.-]*)?)\s+object$/iu,
    read: ([, name = ''], { known }) =>
      referenceTo(name, known) ?? (/^nested|^json/i.test(name) ? { kind: 'object' } : { kind: 'object', name }),
  },
  {
    name: 'an object gives the name of its type in brackets',
    match:
      /^object\s*(?:\(\s*([\p{L}_][\p{L}\p{N}_. -]*)\s*\)|<\s*([\p{L}_][\p{L}\p{N}_. -]*)\s*>|:\s*([\p{L}_][\p{L}\p{N}_.-]*))$/iu,
    read: ([, ...inside], { known }) => {
      const name = inside.find((one) => one !== undefined) ?? '';
      return referenceTo(name, known) ?? { kind: 'object', name };
    },
  },
  {
    name: 'an article stands before a type',
    match: /^(?:an?|the|single)\s+(.+)$/i,
    read: ([, rest = ''], inner) => inner.type(rest),
  },
];

/** Reads words as a type; `undefined` where they are not understood. Never guesses. */
export function readTypeWords(text: string, known: KnownType = nothingKnown): ReadType | undefined {
  return read(text, known, 0);
}

function read(text: string, known: KnownType, depth: number): ReadType | undefined {
  const said = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s`*_]+|[\s`*_.;:,]+$/g, '')
    .trim();
  if (said === '' || said.length > longest || depth > deepest) return undefined;
  const inner: Inner = { known, type: (words) => read(words, known, depth + 1)?.type };
  for (const rule of typeRules) {
    const found = rule.match.exec(said);
    const type = found ? rule.read(found, inner) : undefined;
    if (type) return { type, rule: rule.name };
  }
  return undefined;
}

/** Names as people write them in the middle of a sentence: in any letters, of one or of many. */
export function knownTypes(names: readonly string[]): KnownType {
  const key = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');
  const byKey = new Map(names.map((name) => [key(name), name]));
  return (words) => {
    const exact = byKey.get(key(words));
    const named = /^(?:an?|the)?\s*(.*?)(?:\s+(?:objects?|types?|models?|resources?|schemas?))?$/i.exec(words)?.[1] ?? words;
    return exact ?? [named, ...singularsOf(named)].map((one) => byKey.get(key(one))).find((one) => one !== undefined);
  };
}

function referenceTo(name: string, known: KnownType): TypeWords | undefined {
  const named = known(name);
  return named === undefined ? undefined : { kind: 'reference', name: named };
}

const arrayOf = (items: TypeWords | undefined): TypeWords | undefined => items && { kind: 'array', items };
const mapOf = (values: TypeWords | undefined): TypeWords | undefined => values && { kind: 'map', values };

function orNull(type: TypeWords | undefined): TypeWords | undefined {
  if (!type || type.kind === 'null') return undefined;
  const members = type.kind === 'union' ? type.members : [type];
  return { kind: 'union', members: members.some(({ kind }) => kind === 'null') ? members : [...members, { kind: 'null' }] };
}

function unionOf(parts: readonly string[], inner: Inner): TypeWords | undefined {
  if (parts.length < 2 || parts.length > 12) return undefined;
  const members = parts.map((part) => inner.type(part));
  const understood = members.filter((member) => member !== undefined);
  if (understood.length < members.length) return undefined;
  const kinds = new Map(understood.map((member) => [JSON.stringify(member), member]));
  const [only, ...others] = kinds.values();
  return only && others.length === 0 ? only : { kind: 'union', members: [...kinds.values()] };
}

/** Cuts at bars and at “or” that stand in no brackets. */
function topLevel(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const piece of text.split(/(\bor\b|[|<>[\](){}])/i)) {
    if (/^[<[({]$/.test(piece)) depth += 1;
    else if (/^[>\])}]$/.test(piece)) depth -= 1;
    if (depth === 0 && /^(?:\||or)$/i.test(piece)) {
      parts.push(part);
      part = '';
    } else part += piece;
  }
  return [...parts, part].map((one) => one.replace(/,\s*$/, '').trim());
}

function enumOf(values: readonly string[]): TypeWords | undefined {
  const distinct = [...new Set(values)].filter((value) => value !== '');
  return distinct.length === 0 ? undefined : { kind: 'enum', type: 'string', values: distinct };
}

/** `enum<string>` names its type, `enum(a, b)` its values. */
function enumInside(inside: string, typeOf: Inner['type']): TypeWords | undefined {
  const type = typeOf(inside);
  if (type && (type.kind === 'string' || type.kind === 'integer' || type.kind === 'number'))
    return { kind: 'enum', type: type.kind };
  const values = inside.split(/\s*[,|]\s*/).map((value) => value.replace(/^["'`]|["'`]$/g, ''));
  if (values.length < 2 || values.some((value) => value === '' || /\s\S+\s/.test(value))) return undefined;
  return values.every((value) => /^-?\d{1,15}$/.test(value))
    ? { kind: 'enum', type: 'integer', values: [...new Set(values.map(Number))] }
    : enumOf(values);
}

function withFormat(type: TypeWords | undefined, words: string): TypeWords | undefined {
  if (!type || !('format' in type || type.kind === 'string' || type.kind === 'integer' || type.kind === 'number')) {
    return undefined;
  }
  if (type.kind === 'string' && /^enum(?:eration)?$/i.test(words)) return { kind: 'enum', type: 'string' };
  if (type.kind === 'integer' && /^enum(?:eration)?$/i.test(words)) return { kind: 'enum', type: 'integer' };
  const format = formatOf(words);
  if (format === undefined) return type.kind === 'string' && /^iso[ -]?8601$/i.test(words) ? type : undefined;
  if (type.kind === 'string') return formats[format] === 'string' ? { kind: 'string', format } : undefined;
  if (type.kind === 'integer') return formats[format] === 'integer' ? { kind: 'integer', format } : undefined;
  if (type.kind === 'number') {
    if (formats[format] === 'integer') return { kind: 'integer', format };
    return formats[format] === 'number' ? { kind: 'number', format } : undefined;
  }
  return undefined;
}

function singular(words: string, { type }: Inner): string {
  return singularsOf(words).find((one) => type(one)) ?? words;
}

/** `strings` → string; `categories` → category; `addresses` → address. */
function singularsOf(words: string): readonly string[] {
  if (!/[a-z]s$/i.test(words)) return [];
  return [
    words.slice(0, -1),
    ...(/ies$/i.test(words) ? [`${words.slice(0, -3)}y`] : []),
    ...(/(?:s|x|z|ch|sh)es$/i.test(words) ? [words.slice(0, -2)] : []),
    ...(/^hashes$/i.test(words) ? ['hash'] : []),
  ];
}
