import type { Evidence, Schema } from '../../model/api.js';
import { schemaOfWords, type TypeWords } from '../../notation/type-schema.js';
import type { Span, Words } from '../../page/structure/index.js';
import { anchorIn, typeOfAnchor, typeOfWords } from './names.js';

/** What a page knows of types: those that it describes, by name. */
export interface KnownTypes {
  has(name: string): boolean;
}

export interface ReadNotation {
  readonly schema: Schema;
  readonly rule: string;
}

/** Links stand in the notation as a numbered mark, so that their words do not mix with it. */
const mark = '\uE000(\\d+)\uE001';

/** Reads the words of a type; `undefined` where they are none that is known. */
export function readNotation(words: Words, known: KnownTypes, cite: (rule: string) => Evidence): ReadNotation | undefined {
  const links: Link[] = [];
  const text = words.spans
    .map((span) => {
      const plain = span.text.replace(/[\uE000\uE001]/g, '');
      return span.href === undefined ? plain : `\uE000${links.push(linkOf(span, plain)) - 1}\uE001`;
    })
    .join('')
    .replace(/\s+/g, ' ');
  return read(text, { links, known, cite }, 0);
}

interface Link {
  readonly text: string;
  readonly type?: string;
}

function linkOf({ href }: Span, text: string): Link {
  const anchor = anchorIn(href ?? '');
  const type = anchor === undefined ? undefined : typeOfAnchor(anchor);
  return { text: text.trim(), ...(type === undefined ? {} : { type }) };
}

interface Notation {
  readonly links: readonly Link[];
  readonly known: KnownTypes;
  cite(rule: string): Evidence;
}

interface NotationRule {
  readonly name: string;
  readonly match: RegExp;
  read(
    found: RegExpExecArray,
    notation: Notation,
    inner: (text: string) => Schema | undefined,
    said: Evidence,
  ): Schema | undefined;
}

const plain: Readonly<Record<string, TypeWords>> = {
  snowflake: { kind: 'string', format: 'snowflake' },
  string: { kind: 'string' },
  str: { kind: 'string' },
  'image data': { kind: 'string' },
  'data uri': { kind: 'string' },
  'iso8601 timestamp': { kind: 'string', format: 'date-time' },
  'iso8601 date': { kind: 'string', format: 'date' },
  'iso 8601 timestamp': { kind: 'string', format: 'date-time' },
  integer: { kind: 'integer' },
  int: { kind: 'integer' },
  'unsigned integer': { kind: 'integer' },
  'signed integer': { kind: 'integer' },
  number: { kind: 'number' },
  float: { kind: 'number' },
  double: { kind: 'number' },
  boolean: { kind: 'boolean' },
  bool: { kind: 'boolean' },
  null: { kind: 'null' },
  'file contents': { kind: 'binary' },
  file: { kind: 'binary' },
  binary: { kind: 'binary' },
  array: { kind: 'array' },
  mixed: { kind: 'any' },
  any: { kind: 'any' },
};

export const notationRules: readonly NotationRule[] = [
  {
    name: 'a word names the type',
    match: new RegExp(`^(?:an? )?(?:${mark}|([a-z][a-z0-9 ]*))$`, 'i'),
    read: ([, index, words], { links }, _, said) => {
      const word = (words ?? links[Number(index)]?.text ?? '').toLowerCase();
      const found = [word, word.replace(/s$/, '')].find((one) => Object.hasOwn(plain, one));
      const base = found === undefined ? undefined : plain[found];
      return base && schemaOfWords(base, { type: [said], ...('format' in base ? { format: [said] } : {}) });
    },
  },
  {
    name: 'a question mark before a type says that null is allowed',
    match: /^\?\s*(.+)$/,
    read: ([, rest = ''], _, inner, said) => {
      const schema = inner(rest);
      if (!schema || schema.kind === 'null') return undefined;
      const nothing: Schema = { kind: 'null', evidence: { type: [said] } };
      if (schema.kind === 'union') return { ...schema, members: [...schema.members, nothing] };
      return { kind: 'union', mode: 'one-of', members: [schema, nothing], evidence: { type: [said] } };
    },
  },
  {
    name: '“array of” stands before what its items are',
    match: /^(?:an? )?(?:array|list) of (?:up to \d+ )?(?:two |three )?(.+)$/i,
    read: ([, rest = ''], _, inner, said) => {
      // “array of A or B” may be one array or two types: neither is taken.
      const items = / or /.test(rest) ? undefined : inner(rest);
      return items && { kind: 'array', items, evidence: { type: [said] } };
    },
  },
  {
    name: '“map of … to …” leads from texts to values',
    match:
      /^(?:map|dictionary|dict|object) (?:of|with) (?:snowflakes?|strings?|[a-z ]*keys?|[a-z ]*ids?) (?:to|and) (.+?)(?: values?)?$/i,
    read: ([, rest = ''], _, inner, said) => {
      const values = inner(rest);
      return values && { kind: 'map', values, evidence: { type: [said] } };
    },
  },
  {
    name: 'a partial object shows some of its fields',
    match: /^(?:an? )?partial .+$/i,
    read: (_, __, ___, said) => ({ kind: 'object', properties: [], partial: true, evidence: { type: [said] } }),
  },
  {
    name: '“object” alone is an object of any fields',
    match: /^(?:json )?objects?$/i,
    read: (_, __, ___, said) => ({ kind: 'object', properties: [], partial: true, evidence: { type: [said] } }),
  },
  {
    name: 'ids of an object are snowflakes',
    match: new RegExp(`^(?:an? )?(?:${mark}|[a-z ]{1,40}?) (?:object )?ids?$`, 'i'),
    read: (_, __, ___, said) => ({ kind: 'string', format: 'snowflake', evidence: { type: [said], format: [said] } }),
  },
  {
    name: 'a link leads to the type',
    match: new RegExp(`^(?:an? |the )?${mark}(?: (?:object|structure|type|data)s?)?$`, 'i'),
    read: ([, index], { links, known }, _, said) => {
      const link = links[Number(index)];
      if (link?.type !== undefined) return { kind: 'reference', name: link.type, of: 'object', evidence: { type: [said] } };
      const name = typeOfWords((link?.text ?? '').replace(/ objects?$/i, ''));
      return known.has(name) ? { kind: 'reference', name, of: 'object', evidence: { type: [said] } } : undefined;
    },
  },
  {
    name: 'an object is called by the name of its type',
    match: /^(?:an? |the )?([a-z][a-z0-9 ]{1,60}?) objects?$/i,
    read: ([, words = ''], _, __, said) => ({
      kind: 'reference',
      name: typeOfWords(words),
      of: 'object',
      evidence: { type: [said] },
    }),
  },
  {
    name: 'types are joined by “or” or commas',
    match: /^(?:one of:? )?(.+(?: or |, | \| ).+)$/i,
    read: ([, list = ''], _, inner, said) => {
      const parts = list.split(/\s*,\s*(?:or )?|\s+or\s+|\s*\|\s*/);
      if (parts.slice(0, -1).some((part) => /^(?:an? )?(?:array|list|map) of /i.test(part))) return undefined;
      const members = parts.map((part) => inner(part));
      if (!members.every((member) => member !== undefined)) return undefined;
      return { kind: 'union', mode: 'any-of', members, evidence: { type: [said] } };
    },
  },
];

function read(text: string, notation: Notation, depth: number): ReadNotation | undefined {
  const bare = text.replace(/[\s*\\]+$/, '').trim();
  if (bare === '' || bare.length > 300 || depth > 6) return undefined;
  for (const rule of notationRules) {
    const found = rule.match.exec(bare);
    const schema =
      found && rule.read(found, notation, (inner) => read(inner, notation, depth + 1)?.schema, notation.cite(rule.name));
    if (schema) return { schema, rule: rule.name };
  }
  return undefined;
}
