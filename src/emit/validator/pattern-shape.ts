/** How much a backtracking engine may have to try. */
export interface PatternShape {
  /** Repetitions that may each give up some of what they took; repeated ones count as often as they are repeated. */
  readonly repetitions: number;
  /** Whether a repetition stands in a repetition, or a choice does: the work may double with every character. */
  readonly nested: boolean;
  /** Whether it can match only at the start. */
  readonly anchored: boolean;
}

interface Group {
  repetitions: number;
  choice: boolean;
}

/** Up to so many turns, a repeated group counts as written out. */
const fewTurns = 4;

/** The shape of a pattern that is known to be valid. An estimate from above. */
export function patternShape(pattern: string): PatternShape {
  const outer: Group[] = [];
  let group: Group = { repetitions: 0, choice: false };
  let nested = false;
  let topChoice = false;
  const tokens = tokensOf(pattern);
  for (const [index, token] of tokens.entries()) {
    if (token.startsWith('(')) {
      outer.push(group);
      group = { repetitions: 0, choice: false };
    } else if (token === '|') {
      group.choice = true;
      topChoice ||= outer.length === 0;
    } else if (token === ')') {
      const inner = group;
      group = outer.pop() ?? { repetitions: 0, choice: false };
      const turns = turnsOf(tokens[index + 1]);
      if (turns > fewTurns && (inner.repetitions > 0 || inner.choice)) nested = true;
      group.repetitions += inner.repetitions * Math.min(turns, fewTurns);
      group.choice ||= inner.choice;
      if (turns > 1 && !isExact(tokens[index + 1])) group.repetitions += 1;
    } else if (isQuantifier(token)) {
      const onAtom = tokens[index - 1] !== ')';
      if (onAtom && turnsOf(token) > 1 && !isExact(token)) group.repetitions += 1;
    } else if (/^\\(?:[1-9]|k<)/.test(token)) {
      group.repetitions += 1;
    }
  }
  return { repetitions: group.repetitions, nested, anchored: pattern.startsWith('^') && !topChoice };
}

/** Group openers, closers, bars, quantifiers, escapes, classes and plain characters. */
const tokensOf = (pattern: string): readonly string[] =>
  pattern.match(
    /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|k<[^>]*>|\d+|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\{\d+(?:,\d*)?\}|./gsu,
  ) ?? [];

const isQuantifier = (token: string): boolean => /^(?:[*+?]|\{\d+(?:,\d*)?\})$/.test(token);
const isExact = (token: string | undefined): boolean => token !== undefined && /^\{\d+\}$/.test(token);

/** How often at most what stands before the token is repeated. */
function turnsOf(token: string | undefined): number {
  if (token === '*' || token === '+') return Number.POSITIVE_INFINITY;
  const bounds = /^\{(\d+)(,?)(\d*)\}$/.exec(token ?? '');
  if (bounds === null) return 1;
  const [, least = '', comma, most = ''] = bounds;
  if (comma === '') return Number(least);
  return most === '' ? Number.POSITIVE_INFINITY : Number(most);
}
