/** What a line of a card tells. */
export type LineKind = 'sail' | 'why' | 'ask' | 'answer';

interface LineRule {
  readonly name: string;
  readonly match: RegExp;
  readonly kind: LineKind;
}

/** First match wins. */
export const lineRules: readonly LineRule[] = [
  { name: '“Sail:” gives method and path', match: /^Sail: (?<method>GET|POST) (?<path>\/\S*)$/, kind: 'sail' },
  { name: '“Why:” describes the operation', match: /^Why: (?<text>.+)$/, kind: 'why' },
  {
    name: '“Ask:” is a query parameter, its type in brackets, a star where it is needed',
    match: /^Ask: (?<name>[^\s*]+)(?<star>\*?) \((?<type>[^()]+)\)$/,
    kind: 'ask',
  },
  { name: '“Answer:” is a status', match: /^Answer: (?<status>[1-5]\d\d)$/, kind: 'answer' },
];

export interface Line {
  readonly at: number;
  readonly kind: LineKind;
  readonly rule: string;
  /** What the named groups took. */
  readonly words: { readonly [name: string]: string | undefined };
}

/** What a line tells; nothing where no rule knows it. */
export function readLine(text: string, at: number): Line | undefined {
  for (const { name, match, kind } of lineRules) {
    const found = match.exec(text);
    if (found) return { at, kind, rule: name, words: found.groups ?? {} };
  }
  return undefined;
}
