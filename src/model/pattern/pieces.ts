/** As much of a pattern as mending has to tell apart. */
export interface Piece {
  readonly kind: 'escape' | 'class' | 'quantifier' | 'open' | 'close' | 'dot' | 'lonely' | 'other';
  readonly text: string;
}

export interface Mended {
  readonly text: string;
  /** Names of the rules; none where nothing had to be changed. */
  readonly rule?: string | readonly string[];
}

/** `\p{…}`, `\x{…}`, `\uXXXX` and the like are one piece, as is a quoted run `\Q…\E`. */
export const escaped =
  /\\(?:Q[\s\S]*?(?:\\E|$)|[pP](?:\{[^{}]{0,60}\}|[A-Z])|x(?:\{[0-9A-Fa-f]{1,6}\}|[0-9A-Fa-f]{2})|u(?:\{[0-9A-Fa-f]{1,6}\}|[0-9A-Fa-f]{4})|c[A-Za-z]|k<\w+>|\d+|[\s\S])/y;
const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?/y;
const open = /\((?:\?(?:P?<\w+>|[:=!]|<[=!]))?/y;

/** `undefined` where the pattern is cut, or has groups of a kind that JavaScript does not know. */
export function pieces(pattern: string): readonly Piece[] | undefined {
  const found: Piece[] = [];
  const take = (kind: Piece['kind'], expression: RegExp, at: number): number | undefined => {
    expression.lastIndex = at;
    const text = expression.exec(pattern)?.[0];
    if (text === undefined) return undefined;
    found.push({ kind, text });
    return at + text.length;
  };
  for (let at = 0; at < pattern.length; ) {
    const sign = pattern[at] ?? '';
    let next: number | undefined;
    if (sign === '\\') next = take('escape', escaped, at);
    else if (sign === '[') {
      const end = classEnd(pattern, at);
      if (end !== undefined) found.push({ kind: 'class', text: pattern.slice(at, end) });
      next = end;
    } else if (sign === '(') next = pattern[at + 1] === '?' && !known(pattern, at) ? undefined : take('open', open, at);
    else if (/[*+?]/.test(sign)) next = take('quantifier', quantifier, at);
    else if (sign === '{') next = take('quantifier', quantifier, at) ?? takeLonely(found, pattern, at);
    else {
      const kind = sign === ')' ? 'close' : sign === '.' ? 'dot' : /[\]}]/.test(sign) ? 'lonely' : 'other';
      const text = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
      found.push({ kind, text });
      next = at + text.length;
    }
    if (next === undefined) return undefined;
    at = next;
  }
  return found;
}

const known = (pattern: string, at: number): boolean => {
  open.lastIndex = at;
  return (open.exec(pattern)?.[0].length ?? 0) > 1;
};

/** `{` that counts nothing; `{,5}` counts for some and not for others. */
function takeLonely(found: Piece[], pattern: string, at: number): number | undefined {
  if (/^\{\s*,?\s*\d/.test(pattern.slice(at, at + 12))) return undefined;
  found.push({ kind: 'lonely', text: '{' });
  return at + 1;
}

/** Behind the bracket that closes a class; a `[` within one makes it a union to some and a letter to others. */
function classEnd(pattern: string, from: number): number | undefined {
  let at = from + 1;
  if (pattern[at] === '^') at += 1;
  // An empty class is one that begins with its own bracket to others.
  if (pattern[at] === ']') return undefined;
  while (at < pattern.length && pattern[at] !== ']') {
    if (pattern[at] === '[' || pattern.startsWith('&&', at)) return undefined;
    if (pattern[at] === '\\') {
      escaped.lastIndex = at;
      at += escaped.exec(pattern)?.[0].length ?? 1;
    } else at += 1;
  }
  return at < pattern.length ? at + 1 : undefined;
}
