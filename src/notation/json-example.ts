import type { Json } from '../model/api.js';

/**
 * JSON as people print it to read: with comments, commas too many, `...` for what was left out, and words that stand for
 * values. Such a text tells less than JSON does, and nothing that it does not tell is made up.
 */
export type Example =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  /** A placeholder: there is a value, and nothing is known of it. */
  | { readonly kind: 'something' }
  /** `open` where more may stand than is shown. */
  | { readonly kind: 'array'; readonly items: readonly Example[]; readonly open: boolean }
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly open: boolean };

export interface Member {
  readonly name: string;
  readonly value: Example;
  /** Characters from the beginning of the text. */
  readonly at: number;
}

export interface ReadExample {
  readonly example: Example;
  /** The value itself, where the text is JSON but for comments and commas. */
  readonly value?: Json;
}

/** Deeper or longer examples than these are not read. */
export const deepest = 60;
const longest = 300_000;

/** Reads a text that is an object or a list; `undefined` where it is neither. */
export function readJsonExample(text: string): ReadExample | undefined {
  if (text.length > longest || !/^\s*(?:(?:\/\/|#)[^\n]*\n\s*)*[[{]/.test(text)) return undefined;
  const reader = { text, at: 0 };
  const example = readValue(reader, 0);
  if (!example || example.kind === 'value' || example.kind === 'something') return undefined;
  skip(reader);
  if (reader.at < text.length) return undefined;
  const value = jsonOf(example);
  return { example, ...(value === undefined ? {} : { value }) };
}

/** The example of a value that is already JSON. */
export function exampleOf(value: Json): Example {
  if (isList(value)) return { kind: 'array', items: value.map(exampleOf), open: false };
  if (typeof value === 'object' && value !== null)
    return {
      kind: 'object',
      members: Object.entries(value).map(([name, one]) => ({ name, value: exampleOf(one), at: 0 })),
      open: false,
    };
  return { kind: 'value', value };
}

/** The member of an object, or of the objects in a list. */
export function memberOf(example: Example | undefined, name: string): Example | undefined {
  return example?.kind === 'object' ? example.members.find((member) => member.name === name)?.value : undefined;
}

/** What the items of a list have in common: objects are laid over each other, of anything else the first. */
export function itemOf(example: Example | undefined): Example | undefined {
  if (example?.kind !== 'array') return undefined;
  const [first] = example.items;
  const objects = example.items.filter((item) => item.kind === 'object');
  if (objects.length < example.items.length || objects.length === 0) return first;
  const members = new Map<string, Member>();
  for (const { members: own } of objects)
    for (const member of own)
      if ((members.get(member.name)?.value ?? nothing) === nothing || isNull(members.get(member.name)?.value))
        members.set(member.name, member);
  return { kind: 'object', members: [...members.values()], open: objects.some(({ open }) => open) };
}

export const nothing: Example = { kind: 'something' };
const isNull = (example: Example | undefined): boolean => example?.kind === 'value' && example.value === null;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** `undefined` where a placeholder or an omission stands anywhere in it. */
export function jsonOf(example: Example): Json | undefined {
  switch (example.kind) {
    case 'value':
      return example.value;
    case 'something':
      return undefined;
    case 'array': {
      const items = example.items.map(jsonOf);
      const known = items.filter((item) => item !== undefined);
      return example.open || known.length < items.length ? undefined : known;
    }
    case 'object': {
      const entries = example.members.map(({ name, value }) => [name, jsonOf(value)] as const);
      const known = entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
      // `fromEntries` defines its keys, so that a member called `__proto__` stays one.
      return example.open || known.length < entries.length ? undefined : Object.fromEntries(known);
    }
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

function readValue(reader: Reader, depth: number): Example | undefined {
  skip(reader);
  if (depth > deepest) return undefined;
  const sign = reader.text[reader.at];
  if (sign === '{') return readObject(reader, depth);
  if (sign === '[') return readArray(reader, depth);
  if (sign === '"' || sign === "'") {
    const text = readString(reader, sign);
    return text === undefined ? undefined : { kind: 'value', value: text };
  }
  const word = /^[^\s,:[\]{}"']+(?:[ \t]+[^\s,:[\]{}"'/#]+)*/.exec(reader.text.slice(reader.at, reader.at + 200))?.[0];
  if (word === undefined) return undefined;
  reader.at += word.length;
  const said = word.trim();
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(said)) return { kind: 'value', value: Number(said) };
  if (/^(?:true|false)$/.test(said)) return { kind: 'value', value: said === 'true' };
  return said === 'null' ? { kind: 'value', value: null } : nothing;
}

function readObject(reader: Reader, depth: number): Example | undefined {
  const members: Member[] = [];
  let open = false;
  reader.at += 1;
  for (;;) {
    if (skip(reader, true)) open = true;
    const sign = reader.text[reader.at];
    if (sign === '}') {
      reader.at += 1;
      return { kind: 'object', members: lastOfEach(members), open };
    }
    const at = reader.at;
    const name = sign === '"' || sign === "'" ? readString(reader, sign) : readKey(reader);
    skip(reader);
    if (name === undefined || reader.text[reader.at] !== ':') return undefined;
    reader.at += 1;
    const value = readValue(reader, depth + 1);
    if (!value) return undefined;
    members.push({ name, value, at });
    if (!endOfMember(reader, '}')) return undefined;
  }
}

function readArray(reader: Reader, depth: number): Example | undefined {
  const items: Example[] = [];
  let open = false;
  reader.at += 1;
  for (;;) {
    if (skip(reader, true)) open = true;
    if (reader.text[reader.at] === ']') {
      reader.at += 1;
      return { kind: 'array', items, open };
    }
    const value = readValue(reader, depth + 1);
    if (!value) return undefined;
    items.push(value);
    if (!endOfMember(reader, ']')) return undefined;
  }
}

/** JSON's own rule: of two members with one name the last counts. */
const lastOfEach = (members: readonly Member[]): readonly Member[] => [
  ...new Map(members.map((one) => [one.name, one])).values(),
];

/** A comma, the closing bracket, or an omission. */
function endOfMember(reader: Reader, close: string): boolean {
  skip(reader);
  const sign = reader.text[reader.at];
  return sign === ',' || sign === close || /^(?:\.\.\.|…)/.test(reader.text.slice(reader.at, reader.at + 3));
}

function readKey(reader: Reader): string | undefined {
  const key = /^[A-Za-z_$][\w$-]{0,200}/.exec(reader.text.slice(reader.at, reader.at + 210))?.[0];
  if (key !== undefined) reader.at += key.length;
  return key;
}

function readString(reader: Reader, quote: string): string | undefined {
  const from = reader.at;
  for (let at = from + 1; at < reader.text.length; at += 1) {
    const sign = reader.text[at];
    if (sign === '\\') at += 1;
    else if (sign === '\n') return undefined;
    else if (sign === quote) {
      reader.at = at + 1;
      const inside = reader.text.slice(from + 1, at);
      try {
        const text: unknown = JSON.parse(`"${quote === '"' ? inside : inside.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"')}"`);
        return typeof text === 'string' ? text : undefined;
      } catch {
        return inside;
      }
    }
  }
  return undefined;
}

/** Passes white space and comments; with `more` also commas and omissions, and tells whether there was one of those. */
function skip(reader: Reader, more = false): boolean {
  const blank = more
    ? /(?:[\s,]+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|\.\.\.|…)/y
    : /(?:\s+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)/y;
  let omitted = false;
  for (;;) {
    blank.lastIndex = reader.at;
    const found = blank.exec(reader.text)?.[0];
    if (found === undefined) return omitted;
    // `// ... more fields` leaves something out just as `...` does.
    if (/^(?:\.\.\.|…)|^(?:\/\/|\/\*|#)\s*(?:\.\.\.|…|etc|more\b|other\b)/i.test(found)) omitted = true;
    reader.at += found.length;
  }
}
