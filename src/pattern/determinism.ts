import { isQuantifier, tokensOf, turnsOf } from './tokens.js';

/** A part of a pattern as the automaton of its positions has it (Glushkov's construction). */
interface Part {
  readonly nullable: boolean;
  readonly first: ReadonlySet<number>;
  readonly last: ReadonlySet<number>;
}

const empty: Part = { nullable: true, first: new Set(), last: new Set() };

/** Said of patterns with parts that the automaton has no place for. */
class Undecided extends Error {}

/** So many times two ways on, each taken once at most, are linear work still. */
const fewForks = 6;
/** Patterns of more parts are left to others. */
const mostTokens = 400;

/**
 * Whether the next character decides which position of the pattern it belongs to, so that matching takes linear work.
 * Two ways on are allowed where neither leads back to the fork. Counted repetitions are read as endless ones, which have
 * all of their ways and more; look-around and back references are left to others.
 */
export const isDeterministic = (pattern: string): boolean => {
  const forks = forksOf(pattern);
  return forks !== undefined && forks.loops === 0 && forks.passed <= fewForks;
};

/** Where a pattern leaves open to which of its positions the next character belongs. */
export interface Forks {
  /** Positions that a way leads back to: each may be left at any character. */
  readonly loops: number;
  /** Choices that are made once. */
  readonly passed: number;
}

/** Nothing where the automaton has no place for a part of the pattern. */
export function forksOf(pattern: string): Forks | undefined {
  try {
    const tokens = tokensOf(pattern);
    return tokens.length <= mostTokens ? new Automaton(tokens).forks : undefined;
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

class Automaton {
  readonly #tokens: readonly string[];
  readonly #follow = new Map<number, Set<number>>();
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get forks(): Forks {
    const { first } = this.#choice();
    let passed = this.#clashes(first).length;
    let loops = 0;
    for (const [from, positions] of this.#follow) {
      const clashes = this.#clashes(positions);
      if (clashes.flat().some((position) => this.#leadsTo(position, from))) loops += 1;
      else passed += clashes.length;
    }
    return { loops, passed };
  }

  #choice(): Part {
    let part = this.#sequence();
    while (this.#tokens[this.#at] === '|') {
      this.#at += 1;
      const other = this.#sequence();
      if (part.nullable && other.nullable) throw new Undecided();
      part = {
        nullable: part.nullable || other.nullable,
        first: union(part.first, other.first),
        last: union(part.last, other.last),
      };
    }
    return part;
  }

  #sequence(): Part {
    let part = empty;
    for (
      let token = this.#tokens[this.#at];
      token !== undefined && token !== '|' && token !== ')';
      token = this.#tokens[this.#at]
    ) {
      const next = this.#repeated(this.#atom(token));
      this.#join(part.last, next.first);
      part = {
        nullable: part.nullable && next.nullable,
        first: part.nullable ? union(part.first, next.first) : part.first,
        last: next.nullable ? union(part.last, next.last) : next.last,
      };
    }
    return part;
  }

  #atom(token: string): Part {
    const position = this.#at;
    this.#at += 1;
    if (token === '^' || token === '$' || token === '\\b' || token === '\\B') return empty;
    if (/^\((?:\?(?:[=!]|<[=!]))/.test(token) || /^\\(?:[1-9]|k<)/.test(token) || isQuantifier(token)) throw new Undecided();
    if (token.startsWith('(')) {
      const part = this.#choice();
      this.#at += 1;
      return part;
    }
    const only = new Set([position]);
    return { nullable: false, first: only, last: only };
  }

  #repeated(part: Part): Part {
    const quantifier = this.#tokens[this.#at];
    if (!isQuantifier(quantifier)) return part;
    this.#at += 1;
    const { least, most } = turnsOf(quantifier);
    if (most > 1) this.#join(part.last, part.first);
    return least === 0 ? { ...part, nullable: true } : part;
  }

  /** Two ways from one position to another, such as both repetitions of `(a+)+`, are one too many. */
  #join(from: ReadonlySet<number>, to: ReadonlySet<number>): void {
    for (const position of from) {
      const followers = this.#follow.get(position) ?? new Set();
      for (const next of to) if (followers.has(next)) throw new Undecided();
      this.#follow.set(position, union(followers, to));
    }
  }

  /** Pairs of positions that one character may belong to. */
  #clashes(positions: ReadonlySet<number>): readonly (readonly [number, number])[] {
    const list = [...positions];
    return list.flatMap((one, index) =>
      list
        .slice(index + 1)
        .filter((other) => overlap(this.#tokens[one] ?? '', this.#tokens[other] ?? ''))
        .map((other) => [one, other] as const),
    );
  }

  #leadsTo(from: number, to: number): boolean {
    const seen = new Set([from]);
    for (const position of seen) {
      if (position === to) return true;
      for (const next of this.#follow.get(position) ?? []) seen.add(next);
    }
    return false;
  }
}

const union = (one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> => new Set([...one, ...other]);

/** Whether some character belongs to both atoms. Past the basic plane only every 64th is looked at. */
function overlap(one: string, other: string): boolean {
  if (one === other) return true;
  const pair = one < other ? `${one}\n${other}` : `${other}\n${one}`;
  const shared = known.get(pair) ?? shareCharacter(one, other);
  known.set(pair, shared);
  return shared;
}

/** By the two atoms: an API has few patterns, of which many are alike. */
const known = new Map<string, boolean>();

function shareCharacter(one: string, other: string): boolean {
  const [first, second] = [new RegExp(`^${one}$`, 'su'), new RegExp(`^${other}$`, 'su')];
  for (const codePoint of codePoints(one, other)) {
    const character = String.fromCodePoint(codePoint);
    if (first.test(character) && second.test(character)) return true;
  }
  return false;
}

/** An atom that is one character. */
const sole = /^\\?(?<character>[^\w\\]|(?<!\\)\w)$/u;

/** Those that may belong to both. */
function* codePoints(one: string, other: string): Generator<number> {
  const only = [one, other]
    .map((atom) => sole.exec(atom)?.groups?.['character']?.codePointAt(0))
    .find((found) => found !== undefined);
  // An unescaped full stop is any character.
  if (only !== undefined && one !== '.' && other !== '.') return yield only;
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += codePoint < 0x10000 ? 1 : 64) yield codePoint;
}
