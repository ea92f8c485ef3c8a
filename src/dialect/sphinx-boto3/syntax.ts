/**
 * A value as the pages print it in Python's notation. Samples are no values: `'string'` stands for any text, `123` for any
 * number, and only several texts joined by bars are the ones that there are.
 */
export type Shape =
  | { readonly kind: 'texts'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly items?: Shape }
  | { readonly kind: 'dict'; readonly members: ReadonlyMap<string, Shape>; readonly recursive: boolean }
  | { readonly kind: 'other'; readonly word: string };

/** Longer or deeper blocks than these are no syntax. */
const longest = 400_000;
const deepest = 80;

interface Reader {
  readonly text: string;
  at: number;
}

/** `response = client.list_pets(Name='string', …)`, or a dictionary by itself; `undefined` where it is neither. */
export function readSyntax(code: string): Shape | undefined {
  if (code.length > longest) return undefined;
  const call = /^\s*(?:\w+\s*=\s*)?[\w.]+\(/.exec(code);
  const reader = { text: code, at: call ? call[0].length : 0 };
  if (!call) return readValue(reader, 0);
  const members = new Map<string, Shape>();
  while (skip(reader) !== ')' && reader.at < code.length) {
    const name = /^([A-Za-z_]\w*)\s*=/.exec(code.slice(reader.at, reader.at + 300));
    if (!name) return undefined;
    reader.at += name[0].length;
    const value = readAlternatives(reader, 0);
    if (!value) return undefined;
    members.set(name[1] ?? '', value);
  }
  return { kind: 'dict', members, recursive: false };
}

function readAlternatives(reader: Reader, depth: number): Shape | undefined {
  const found: Shape[] = [];
  do {
    const value = readValue(reader, depth);
    if (!value) return undefined;
    found.push(value);
  } while (take(reader, '|'));
  const [only] = found;
  if (found.length === 1) return only;
  const texts = found.flatMap((one) => (one.kind === 'texts' ? one.values : []));
  return found.every(({ kind }) => kind === 'texts') ? { kind: 'texts', values: texts } : { kind: 'other', word: '|' };
}

function readValue(reader: Reader, depth: number): Shape | undefined {
  const sign = skip(reader);
  if (depth > deepest) return undefined;
  if (sign === '{') return readDict(reader, depth);
  if (sign === '[') return readList(reader, depth);
  const rest = reader.text.slice(reader.at, reader.at + 2000);
  const text = /^(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/.exec(rest);
  if (text) {
    reader.at += text[0].length;
    return { kind: 'texts', values: [text[1] ?? text[2] ?? ''] };
  }
  const word = /^(?:b'[^'\n]*'|[\w.]+(?:\([^()\n]*\))?|\.\.\.)/.exec(rest)?.[0];
  if (word === undefined || word === '') return undefined;
  reader.at += word.length;
  return { kind: 'other', word };
}

function readDict(reader: Reader, depth: number): Shape | undefined {
  const members = new Map<string, Shape>();
  let recursive = false;
  reader.at += 1;
  while (skip(reader) !== '}') {
    // `{...}` stands for an object of any fields.
    if (takeDots(reader)) {
      recursive = true;
      continue;
    }
    const key = readValue(reader, depth + 1);
    if (key?.kind !== 'texts') return undefined;
    const [name = ''] = key.values;
    if (!take(reader, ':')) {
      // `{'... recursive ...'}` stands where the type goes on within itself.
      if (!/recursive/.test(name)) return undefined;
      recursive = true;
      continue;
    }
    const value = readAlternatives(reader, depth + 1);
    if (!value) return undefined;
    members.set(name, value);
  }
  reader.at += 1;
  return { kind: 'dict', members, recursive };
}

function readList(reader: Reader, depth: number): Shape | undefined {
  let items: Shape | undefined;
  reader.at += 1;
  while (skip(reader) !== ']') {
    if (takeDots(reader)) continue;
    const value = readAlternatives(reader, depth + 1);
    if (!value) return undefined;
    items ??= value;
  }
  reader.at += 1;
  return { kind: 'list', ...(items ? { items } : {}) };
}

/** Passes white space and commas; the sign that follows. */
function skip(reader: Reader): string | undefined {
  while (/[\s,]/.test(reader.text[reader.at] ?? '')) reader.at += 1;
  return reader.text[reader.at];
}

function takeDots(reader: Reader): boolean {
  if (!reader.text.startsWith('...', reader.at)) return false;
  reader.at += 3;
  return true;
}

function take(reader: Reader, sign: string): boolean {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
  if (reader.text[reader.at] !== sign) return false;
  reader.at += 1;
  return true;
}

/** What stands below a shape: a field of a dictionary, the items of a list, the values of a map. */
export function memberShape(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.kind === 'dict' ? shape.members.get(name) : undefined;
}

export const itemShape = (shape: Shape | undefined): Shape | undefined => (shape?.kind === 'list' ? shape.items : undefined);

/** A map shows one key that stands for all: its only member. */
export const valueShape = (shape: Shape | undefined): Shape | undefined =>
  shape?.kind === 'dict' && shape.members.size === 1 ? [...shape.members.values()][0] : undefined;
