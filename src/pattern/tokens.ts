/** A pattern cut into group openers, closers, bars, quantifiers, escapes, classes and plain characters. Laziness is dropped. */
export const tokensOf = (pattern: string): readonly string[] =>
  (
    pattern.match(
      /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|k<[^>]*>|\d+|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu,
    ) ?? []
  ).map((token) => (isQuantifier(token) && token.length > 1 && token.endsWith('?') ? token.slice(0, -1) : token));

export const isQuantifier = (token: string | undefined): boolean => /^(?:[*+?]|\{\d+(?:,\d*)?\})\??$/.test(token ?? '');

/** How often at least and at most what stands before the token is repeated; once where it is no quantifier. */
export function turnsOf(token: string | undefined): { readonly least: number; readonly most: number } {
  if (token === '*') return { least: 0, most: Number.POSITIVE_INFINITY };
  if (token === '+') return { least: 1, most: Number.POSITIVE_INFINITY };
  if (token === '?') return { least: 0, most: 1 };
  const bounds = /^\{(\d+)(,?)(\d*)\}$/.exec(token ?? '');
  if (bounds === null) return { least: 1, most: 1 };
  const [, least = '', comma, most = ''] = bounds;
  if (comma === '') return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === '' ? Number.POSITIVE_INFINITY : Number(most) };
}
