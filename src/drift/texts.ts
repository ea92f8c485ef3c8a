import type { Json, Schema } from '../model/api.js';
import type { Pair } from './exchange.js';
import type { ModelIndex } from './model-index.js';
import { stem } from './operation-facts.js';

const wholeNumber = /^-?(?:0|[1-9]\d{0,15})$/;
const anyNumber = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** Text off a URL, a form or a header as what the schema wants there; what does not read as that stays text. */
export function coerceText(text: string, schema: Schema, index: ModelIndex): Json {
  return coerce(text, schema, index, 0);
}

function coerce(text: string, given: Schema, index: ModelIndex, depth: number): Json {
  const { schema } = index.meant(given);
  if (!schema || depth > 16) return text;
  switch (schema.kind) {
    case 'integer':
    case 'number':
      return anyNumber.test(text) ? Number(text) : text;
    case 'boolean':
      // In text, 0 and 1 are as usual as the words.
      return /^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : text;
    case 'enum':
      return schema.values.find((value) => String(value) === text) ?? guessed(text, schema.type);
    case 'null':
      return text === '' || text === 'null' ? null : text;
    case 'union': {
      const read = schema.members.map((member) => coerce(text, member, index, depth + 1));
      return read.find((value) => value !== text) ?? text;
    }
    case 'array':
      return listOf([text], schema.items, index, depth);
    case 'object':
    case 'map':
    case 'unknown':
      return structured(text);
    case 'string':
    case 'binary':
    case 'reference':
      return text;
  }
}

/** A value that is not in the list, in the list's type if it reads so. */
function guessed(text: string, type: string): Json {
  if ((type === 'integer' || type === 'number') && anyNumber.test(text)) return Number(text);
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}

/** Text of which no page tells the type: what reads as a number or as true and false may be one. */
export function guessText(text: string): Json {
  if (wholeNumber.test(text) || (anyNumber.test(text) && text.includes('.') && !/^-?0\d|e/i.test(text))) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : structured(text);
}

/** Names of a query or form, each with its values in order. */
export class Texts {
  readonly #values = new Map<string, string[]>();

  constructor(pairs: readonly Pair[]) {
    for (const { name, value } of pairs) {
      const known = this.#values.get(name);
      if (known) known.push(value);
      else this.#values.set(name, [value]);
    }
  }

  get names(): Iterable<string> {
    return this.#values.keys();
  }

  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /**
   * What stands under a name, as its schema wants it: one value, a list (`a=1&a=2`, `a[]=1`, `a[0]=1`, `a=1,2`), or
   * `a[member]=1`, whatever is inside of it.
   */
  read(name: string, schema: Schema, index: ModelIndex, depth = 0): Json | undefined {
    const { schema: meant } = index.meant(schema);
    const values = this.all(name);
    if (meant?.kind === 'array') {
      const repeated = values.length > 0 ? values : this.all(`${name}[]`);
      return repeated.length === 0 ? this.#items(name, meant.items, index, depth) : listOf(repeated, meant.items, index, 0);
    }
    const [value] = values;
    if (value !== undefined) return isLeftEmpty(value, schema, index) ? undefined : coerce(value, schema, index, 0);
    return meant?.kind === 'object' || meant?.kind === 'map' ? this.#members(name, meant, index, depth) : undefined;
  }

  /** The texts inside of a name's brackets: `b` and `c[d]` of `a[b]=1&a[c][d]=2`. */
  #within(name: string): Texts {
    const pairs = [...this.#values].flatMap(([key, values]): readonly Pair[] => {
      const end = key.indexOf(']', name.length);
      if (!key.startsWith(`${name}[`) || end < 0) return [];
      const inner = key.slice(name.length + 1, end) + key.slice(end + 1);
      return values.map((value) => ({ name: inner, value }));
    });
    return new Texts(pairs);
  }

  #members(name: string, schema: Schema & { kind: 'object' | 'map' }, index: ModelIndex, depth: number): Json | undefined {
    const texts = this.#within(name);
    const members = [...new Set([...texts.names].map(stem))].flatMap((member): readonly (readonly [string, Json])[] => {
      const inner = schema.kind === 'map' ? schema.values : index.propertiesOf(schema).get(member)?.schema;
      const value = inner && depth < deepest ? texts.read(member, inner, index, depth + 1) : texts.#guessed(member, depth);
      return value === undefined ? [] : [[member, value]];
    });
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }

  /** `a[0]=1&a[1]=2`, and the same of objects, `a[0][b]=1`, which may go without their numbers. */
  #items(name: string, items: Schema, index: ModelIndex, depth: number): Json | undefined {
    const texts = this.#within(name);
    const names = [...texts.names];
    if (names.length === 0 || depth >= deepest) return undefined;
    const numbers = [...new Set(names.map(stem))];
    if (numbers.every((number) => /^\d+$/.test(number)))
      return numbers.map((number) => texts.read(number, items, index, depth + 1)).filter(isThere);
    if (!names.every((inner) => inner.startsWith('['))) return undefined;
    // One name after the other: the first of each belong to one object, and so on.
    const length = Math.max(...names.map((inner) => texts.all(inner).length));
    return Array.from({ length }, (_, at) => {
      const members = names.flatMap((inner) =>
        texts
          .all(inner)
          .slice(at, at + 1)
          .map((value) => ({ name: `-${inner}`, value })),
      );
      return new Texts(members).read('-', items, index, depth + 1);
    }).filter(isThere);
  }

  /** What stands under a name of which no page tells. */
  #guessed(name: string, depth: number): Json | undefined {
    const [value] = this.all(name);
    if (value !== undefined) return guessText(value);
    const texts = this.#within(name);
    const names = [...new Set([...texts.names].map(stem))];
    if (names.length === 0 || depth >= deepest) return undefined;
    const inner = names.flatMap((one): readonly (readonly [string, Json])[] => {
      const found = texts.#guessed(one, depth + 1);
      return found === undefined ? [] : [[one, found]];
    });
    return names.every((one) => /^\d*$/.test(one)) ? inner.map(([, one]) => one) : Object.fromEntries(inner);
  }
}

const isThere = (value: Json | undefined): value is Json => value !== undefined;

/** Brackets in brackets are not followed further. */
const deepest = 16;

/** A field of a form that nobody filled in: where a number belongs, nothing is no text. */
function isLeftEmpty(text: string, schema: Schema, index: ModelIndex): boolean {
  const { schema: meant } = index.meant(schema);
  return text === '' && (meant?.kind === 'integer' || meant?.kind === 'number' || meant?.kind === 'boolean');
}

function listOf(values: readonly string[], items: Schema, index: ModelIndex, depth: number): Json {
  const filled = (texts: readonly string[]) => texts.filter((text) => !isLeftEmpty(text, items, index));
  const [only] = values;
  if (values.length === 1 && only !== undefined) {
    const list = only.startsWith('[') ? structured(only) : undefined;
    if (Array.isArray(list)) return list;
    return filled(only.split(',').map((text) => text.trim())).map((text) => coerce(text, items, index, depth + 1));
  }
  return filled(values).map((text) => coerce(text, items, index, depth + 1));
}

/** JSON where the text is an object or a list, else the text. */
function structured(text: string): Json {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
