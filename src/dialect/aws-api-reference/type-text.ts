/** A type as the page writes it behind “Type:”. */
export type TypeText =
  | { readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'timestamp' | 'base64' | 'any' }
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'array'; readonly items: TypeText }
  | { readonly kind: 'map'; readonly values: TypeText };

interface TypeRule {
  readonly name: string;
  readonly match: RegExp;
  readonly read: (found: RegExpExecArray, depth: number) => TypeText | undefined;
}

/** First match wins. */
export const typeRules: readonly TypeRule[] = [
  {
    name: 'binary data travels as base64 in a string',
    match: /^(?:base64-encoded binary data(?: objects?)?|blobs?)$/i,
    read: () => ({ kind: 'base64' }),
  },
  { name: 'a JSON value may be anything', match: /^JSON (?:value|document)s?$/i, read: () => ({ kind: 'any' }) },
  {
    name: 'an array names its items behind “of”',
    match: /^(?:arrays?|lists?) of (.+)$/i,
    read: ([, inner = ''], depth) => {
      const items = readType(inner, depth + 1)?.type;
      return items && { kind: 'array', items };
    },
  },
  {
    name: 'a map names its keys before “to” and its values behind it',
    match: /^(?:\S+ to (.+?) maps?|maps? of \S+ to (.+))$/i,
    read: ([, before, behind], depth) => {
      const values = readType(before ?? behind ?? '', depth + 1)?.type;
      return values && { kind: 'map', values };
    },
  },
  {
    name: 'an object is called by its name',
    match: /^([A-Za-z_]\w*) (?:object|structure)s?$/i,
    read: ([, name = '']) => ({ kind: 'object', name }),
  },
  {
    name: 'an array stands behind what it holds',
    match: /^(.+?) (?:arrays?|lists?)$/i,
    read: ([, inner = ''], depth) => {
      const items = readType(inner, depth + 1)?.type;
      return items && { kind: 'array', items };
    },
  },
  { name: 'a string is called a string', match: /^strings?$/i, read: () => ({ kind: 'string' }) },
  {
    name: 'whole numbers are called by their size',
    match: /^(?:integer|long|short|byte|biginteger)s?$/i,
    read: () => ({ kind: 'integer' }),
  },
  {
    name: 'other numbers are called by their precision',
    match: /^(?:float|double|number|bigdecimal)s?$/i,
    read: () => ({ kind: 'number' }),
  },
  { name: 'a boolean is called a boolean', match: /^booleans?$/i, read: () => ({ kind: 'boolean' }) },
  {
    name: 'a timestamp is a number of seconds in JSON',
    match: /^(?:timestamps?|datetimes?)$/i,
    read: () => ({ kind: 'timestamp' }),
  },
];

/** Deeper types than this are no types. */
const maximumDepth = 12;

export interface ReadType {
  readonly type: TypeText;
  /** The rule's sentence. */
  readonly rule: string;
}

/** `undefined` where the words are no type. */
export function readType(words: string, depth = 0): ReadType | undefined {
  if (depth > maximumDepth || words.length > 300) return undefined;
  const text = words.replace(/\s+/g, ' ').trim();
  for (const rule of typeRules) {
    const found = rule.match.exec(text);
    const type = found ? rule.read(found, depth) : undefined;
    if (type) return { type, rule: rule.name };
  }
  return undefined;
}
