import { searchLimit } from '../../pattern/cost.js';

/** Lines shorter than this are what people write rules for. */
const shortest = 150;

/** A pattern that cannot be let loose on pages. */
export class PatternError extends Error {
  readonly text: string;

  constructor(pattern: string, reason: string) {
    super(`“${pattern}” ${reason}`);
    this.text = pattern;
  }
}

interface Compiled {
  readonly search: RegExp;
  /** Longer texts are not searched. */
  readonly limit: number;
}

const known = new Map<string, Compiled>();

/**
 * Searches a text by a pattern of a config; nothing where the text is longer than the pattern may be let loose on. Throws a
 * `PatternError` where that is too short to be of use.
 */
export function search(pattern: string, text: string): RegExpExecArray | undefined {
  const compiled = known.get(pattern) ?? compile(pattern);
  known.set(pattern, compiled);
  return text.length <= compiled.limit ? (compiled.search.exec(text) ?? undefined) : undefined;
}

/** What a match stands for: its group `value` where the pattern has one. */
export const taken = (found: RegExpExecArray, otherwise: string): string =>
  found.groups && 'value' in found.groups ? (found.groups['value'] ?? '') : otherwise;

/** The named groups that took part. */
export function groupsOf(found: RegExpExecArray): { readonly [name: string]: string } {
  const entries = Object.entries(found.groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function compile(pattern: string): Compiled {
  const limit = searchLimit(pattern);
  if (limit !== undefined && limit >= shortest) return { search: new RegExp(pattern, 'u'), limit };
  const reason =
    limit === undefined
      ? 'can run away: a repetition stands in a repetition'
      : 'can take long: too many of its repetitions may end anywhere';
  throw new PatternError(
    pattern,
    `${reason}. Say where each ends, such as \`[^,]+,\` in place of \`.+,\`, or \`\\s+(\\S.*)\` in place of \`\\s+(.*)\`.`,
  );
}
