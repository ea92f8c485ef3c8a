import { searchLimit } from '../../pattern/cost.js';

interface Compiled {
  readonly search: RegExp;
  /** Longer texts are not searched. */
  readonly limit: number;
}

const known = new Map<string, Compiled | undefined>();

/** Searches a text by a pattern of a config; nothing where the text is longer than the pattern may be let loose on. */
export function search(pattern: string, text: string): RegExpExecArray | undefined {
  if (!known.has(pattern)) known.set(pattern, compile(pattern));
  const compiled = known.get(pattern);
  return compiled && text.length <= compiled.limit ? (compiled.search.exec(text) ?? undefined) : undefined;
}

/** What a match stands for: its group `value`, or all of it. */
export const taken = (found: RegExpExecArray): string | undefined =>
  found.groups && 'value' in found.groups ? found.groups['value'] : found[0];

/** The named groups that took part. */
export function groupsOf(found: RegExpExecArray): { readonly [name: string]: string } {
  const entries = Object.entries(found.groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function compile(pattern: string): Compiled | undefined {
  const limit = searchLimit(pattern);
  return limit === undefined ? undefined : { search: new RegExp(pattern, 'u'), limit };
}
