import type { Change } from '../change.js';
import { headings } from '../changelog.js';
import { plainly, sentence } from '../sentence.js';
import { bySeverity, concern, placeOf, type ReleaseDiff } from './release-diff.js';

/** How a line is made fit for where it is shown, and set off. */
export interface Style {
  /** Words of pages: one line, no controls. */
  readonly safe: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** For people at a terminal. */
export function asText(diffs: readonly ReleaseDiff[], style: Style): string {
  return diffs.map((diff) => `${lines(diff, style).join('\n')}\n`).join('\n');
}

function lines({ name, from, to, changes }: ReleaseDiff, style: Style): readonly string[] {
  const head = style.heading(`${style.safe(name)}: ${style.safe(from)} → ${style.safe(to)}`);
  if (changes.length === 0) return [head, '  nothing changed'];
  return [
    head,
    ...bySeverity(changes, words).flatMap(([severity, own]) => [
      '',
      style.heading(headings[severity]),
      ...own.flatMap((same) => [
        `  ${style.safe(words(same[0]))}`,
        ...new Set(same.map((change) => detailLines(change, style)).filter((lines) => lines !== '')),
      ]),
    ]),
  ];
}

const words = (change: Change): string => plainly(sentence(change));

/** Whom it concerns, where it stands, and what it was and is, each on a line. */
function detailLines(change: Change, { safe, faint }: Style): string {
  const [place, whom] = [placeOf(change), concern(change)];
  const why = cause(change);
  const details = [
    ...(whom === undefined ? [] : [whom]),
    ...(why === undefined ? [] : [why]),
    ...(place === undefined ? [] : [safe(place)]),
  ];
  return [
    ...(details.length === 0 ? [] : [faint(`      ${details.join(' · ')}`)]),
    ...quoted('was', change.before?.evidence?.quote, change.after?.evidence?.quote).map((line) => faint(`      ${safe(line)}`)),
    ...quoted('now', change.after?.evidence?.quote, change.before?.evidence?.quote).map((line) => faint(`      ${safe(line)}`)),
  ].join('\n');
}

/** The page's words where they are not the same before and after. */
const quoted = (when: string, quote: string | undefined, other: string | undefined): readonly string[] =>
  quote === undefined || quote === other ? [] : [`${when}: “${quote}”`];

/** Nothing where it is the page, as everybody expects, or cannot be told. */
function cause({ cause: why }: Change): string | undefined {
  switch (why) {
    case 'page':
    case 'undecided':
      return undefined;
    case 'extractor':
      return 'the same words are read otherwise';
    case 'correction':
      return 'a correction changed';
    case 'settings':
      return 'the config changed';
  }
}
