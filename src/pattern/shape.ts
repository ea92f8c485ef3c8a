import { isQuantifier, tokensOf, turnsOf } from './tokens.js';

/** How much a backtracking engine may have to try. */
export interface PatternShape {
  /** Repetitions without end, which may each give up some of what they took; repeated ones count as often as they are repeated. */
  readonly repetitions: number;
  /** In how many ways alternatives, optional parts and repetitions that have an end can share a value. */
  readonly ways: number;
  /** Whether a repetition stands in a repetition, or a choice does: the work may double with every character. */
  readonly nested: boolean;
  /** Whether it can match only at the start. */
  readonly anchored: boolean;
}

interface Group {
  repetitions: number;
  ways: number;
  alternatives: number;
}

/** Up to so many turns, a repeated group counts as written out. */
const fewTurns = 4;

/** The shape of a pattern that is known to be valid. An estimate from above. */
export function patternShape(pattern: string): PatternShape {
  const outer: Group[] = [];
  let group = emptyGroup();
  let nested = false;
  let topChoice = false;
  const tokens = tokensOf(pattern);
  for (const [index, token] of tokens.entries()) {
    if (token.startsWith('(')) {
      outer.push(group);
      group = emptyGroup();
    } else if (token === '|') {
      group.alternatives += 1;
      topChoice ||= outer.length === 0;
    } else if (token === ')') {
      const inner = group;
      group = outer.pop() ?? emptyGroup();
      const turns = turnsOf(tokens[index + 1]).most;
      const ways = inner.ways * inner.alternatives;
      if (turns > fewTurns && (inner.repetitions > 0 || ways > 1)) nested = true;
      group.repetitions += inner.repetitions * Math.min(turns, fewTurns);
      group.ways *= ways ** Math.min(turns, fewTurns);
      repeat(group, tokens[index + 1]);
    } else if (isQuantifier(token)) {
      if (tokens[index - 1] !== ')') repeat(group, token);
    } else if (/^\\(?:[1-9]|k<)/.test(token)) {
      group.repetitions += 1;
    }
  }
  return {
    repetitions: group.repetitions,
    ways: group.ways * group.alternatives,
    nested,
    anchored: pattern.startsWith('^') && !topChoice,
  };
}

const emptyGroup = (): Group => ({ repetitions: 0, ways: 1, alternatives: 1 });

function repeat(group: Group, quantifier: string | undefined): void {
  const { least, most } = turnsOf(quantifier);
  if (most === Number.POSITIVE_INFINITY) group.repetitions += 1;
  else if (most !== least) group.ways *= Math.max(2, most);
}
