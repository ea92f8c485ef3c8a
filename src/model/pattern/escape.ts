import type { Mended } from './pieces.js';

interface EscapeRule {
  readonly name: string;
  readonly match: RegExp;
  /** `inClass` tells whether it stands between square brackets. */
  readonly write: (found: RegExpExecArray, inClass: boolean) => string | undefined;
}

export const needlessRule = 'a sign that means nothing needs no escape';
export const plainHyphenRule = 'a hyphen needs no escape outside of a class';

/** First match wins. What a rule cannot write has no certain meaning. */
export const escapeRules: readonly EscapeRule[] = [
  {
    name: 'what JavaScript escapes alike stays',
    match: /^\\(?:[dDwWsSbBnrtvf0^$\\.*+?()[\]{}|/]|[1-9]|c[A-Za-z]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|k<\w+>)$/,
    write: ([whole]) => whole,
  },
  { name: plainHyphenRule, match: /^\\-$/, write: (_, inClass) => (inClass ? '\\-' : '-') },
  { name: needlessRule, match: /^\\([!-/:-@_`~ ])$/, write: ([, sign]) => sign },
  {
    name: 'a number in braces is a code point',
    match: /^\\x\{([0-9A-Fa-f]+)\}$/,
    write: ([, digits = '']) => (Number.parseInt(digits, 16) > 0x10ffff ? undefined : `\\u{${digits}}`),
  },
  {
    name: 'a property of one letter needs no braces',
    match: /^\\([pP])([A-Z])$/,
    write: ([, sign = 'p', name = '']) => known(sign, name),
  },
  {
    name: 'Java’s classes of ASCII are ranges',
    match: /^\\(p|P)\{(?:Alnum|Digit|Punct|Graph|Print|Blank|Cntrl|XDigit|Space)\}$/,
    write: ([whole], inClass) => asciiClass(whole, inClass),
  },
  {
    name: 'Java’s names of properties have others in JavaScript',
    match: /^\\([pP])\{(?:Is|script=|sc=|general_category=|gc=)?\^?(\w+)\}$/i,
    write: ([whole, sign = 'p', name = '']) => property(whole, sign, name),
  },
  {
    name: 'signs without a letter of their own have a number',
    match: /^\\([ae])$/,
    write: ([, sign]) => (sign === 'a' ? '\\x07' : '\\x1B'),
  },
  {
    name: 'the begin and the end of the text have signs of their own',
    match: /^\\([Az])$/,
    write: ([, sign], inClass) => (inClass ? undefined : sign === 'A' ? '^' : '$'),
  },
  {
    name: 'white space within a line is a list of signs',
    match: /^\\h$/,
    write: (_, inClass) => (inClass ? blanks : `[${blanks}]`),
  },
  {
    name: 'what is quoted stands for itself',
    match: /^\\Q([\s\S]*?)(?:\\E)?$/,
    write: ([, quoted = ''], inClass) => (inClass ? undefined : quoted.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')),
  },
];

const blanks = '\\t \\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000';

const ranges: Readonly<Record<string, string>> = {
  Alnum: '0-9A-Za-z',
  Digit: '0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9A-Fa-f',
  Space: ' \\t-\\r',
};

/** A negated class within another one has no spelling. */
function asciiClass(whole: string, inClass: boolean): string | undefined {
  const name = whole.slice(3, -1);
  const range = Object.hasOwn(ranges, name) ? ranges[name] : undefined;
  if (range === undefined || (inClass && whole[1] === 'P')) return undefined;
  return inClass ? range : `[${whole[1] === 'P' ? '^' : ''}${range}]`;
}

/** What Java calls otherwise; the rest are categories, scripts and properties of the same name. */
const names: Readonly<Record<string, string>> = {
  letter: 'L',
  titlecase: 'Lt',
  control: 'Cc',
  punctuation: 'P',
  digit: 'Nd',
  alphabetic: 'Alphabetic',
  ideographic: 'Ideographic',
  lowercase: 'Lowercase',
  uppercase: 'Uppercase',
  white_space: 'White_Space',
  hex_digit: 'Hex_Digit',
  assigned: 'Assigned',
};

function property(whole: string, sign: string, name: string): string | undefined {
  if (compiles(whole)) return whole;
  const other = whole.includes('^') ? (sign === 'p' ? 'P' : 'p') : sign;
  const lower = name.toLowerCase();
  const renamed = /\{\^?Is/i.test(whole) && Object.hasOwn(names, lower) ? names[lower] : undefined;
  if (renamed !== undefined) return known(other, renamed);
  if (/\{\^?(?:script|sc)=/i.test(whole)) return known(other, `Script=${name}`);
  // Without “Is” a name may be Java’s own or that of a block.
  return known(other, name.length <= 2 ? name : /\{\^?Is/.test(whole) ? `Script=${name}` : '?');
}

const known = (sign: string, name: string): string | undefined => {
  const written = `\\${sign}{${name}}`;
  return compiles(written) ? written : undefined;
};

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** `undefined` where it is not certain what the escape stands for. */
export function mendEscape(text: string, inClass = false): Mended | undefined {
  for (const { name, match, write } of escapeRules) {
    const found = match.exec(text);
    if (!found) continue;
    const written = write(found, inClass);
    if (written === undefined) return undefined;
    return written === text ? { text } : { text: written, rule: name };
  }
  return undefined;
}
