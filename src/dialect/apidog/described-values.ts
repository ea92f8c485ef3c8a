import { MAX_LINE } from './page-words.js';

/** Names that a field's own description sets apart as values, among those that occur in the glued text. */
export interface DescribedValues {
  /** Set apart: at a line's start, in quotes, in an enumeration. */
  readonly listed: ReadonlySet<string>;
  readonly listedInAnyLetters: ReadonlySet<string>;
  /** Enumerations and lists as they run: `['seconds', 'minutes', 'hours', 'days']`. */
  readonly runs: readonly (readonly string[])[];
  /** Numbers are written with thousands separators, so that a comma may stand inside one. */
  readonly thousands: boolean;
}

const QUOTED = /"([^"]{1,80})"|“([^”]{1,80})”|‘([^’]{1,80})’|`([^`]{1,80})`|(?<![\p{L}\p{N}])'([^']{1,80})'(?![\p{L}\p{N}])/gu;
const HEAD = /^[-*•·]?\s*(\S.{0,80}?)\s*(?:\s[-–—=]+\s|\s?:(?:\s|$)|\t|\s?[–—]\s)/u;
const JOINT = /\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+|\s*[|/;]\s*/u;
const RUN = new RegExp(`[^\\s,|/;()"']+(?:(?:${JOINT.source})[^\\s,|/;()"']+)+`, 'gu');
const EDGES = /^[\s"'“”‘’`([{<]+|[\s"'“”‘’`)\]}>.,;:!?]+$/gu;

export function describedValues(description: readonly string[], glued: string): DescribedValues {
  const lower = glued.toLowerCase();
  const known = (name: string): boolean => name !== '' && lower.includes(name.toLowerCase());
  const listed = new Set<string>();
  const runs: string[][] = [];
  const heads: string[] = [];
  const quotes: string[] = [];
  for (const whole of description) {
    const line = whole.slice(0, MAX_LINE);
    heads.push(...headsOf(line).filter(known));
    quotes.push(...quotedIn(line).filter(known));
    runs.push(...enumeratedIn(line, known));
  }
  for (const name of [...heads, ...quotes, ...runs.flat()]) listed.add(name);
  const listedInAnyLetters = new Set([...listed].map((name) => name.toLowerCase()));
  return {
    listed,
    listedInAnyLetters,
    runs: [...runs, unique(heads), unique(quotes)].filter((run) => run.length > 0),
    thousands: description.some((line) => /\d,\d{3}(?!\d)/.test(line)),
  };
}

/** `OFF - no codes`, `A/B: text`, `code Use a grant`, `ACTIVE`. */
function headsOf(line: string): string[] {
  const head = HEAD.exec(line)?.[1];
  if (head !== undefined) return [head, ...head.split(JOINT)].map(bare);
  const [first = '', second] = line.split(' ');
  const startsText = second === undefined || /^\P{Ll}/u.test(second);
  return startsText || /\p{Lu}\p{Lu}|_/u.test(first) ? [bare(first)] : [];
}

function quotedIn(line: string): string[] {
  return [...line.matchAll(QUOTED)]
    .map((match) => match.slice(1).find((group) => group !== undefined) ?? '')
    .flatMap((text) => [text, bare(text)]);
}

function enumeratedIn(line: string, known: (name: string) => boolean): string[][] {
  const runs: string[][] = [];
  for (const [text] of line.replace(/["'“”‘’`]/gu, '').matchAll(RUN)) {
    let run: string[] = [];
    for (const name of text.split(JOINT).map(bare)) {
      if (known(name)) run.push(name);
      else {
        runs.push(run);
        run = [];
      }
    }
    runs.push(run);
  }
  return runs.filter((run) => run.length > 1);
}

const bare = (name: string): string => name.replace(EDGES, '');

const unique = (names: readonly string[]): string[] => [...new Set(names)];
