import { type Change, type Severity, severest, severities } from '../change.js';
import { type SameWords, toldOnce } from '../told-once.js';

/** What is different between two models of one API, and what that makes of a version. */
export interface ReleaseDiff {
  /** The API's name. */
  readonly name: string;
  /** What the two are, in words: `0.1.0`, `the pages now`. */
  readonly from: string;
  readonly to: string;
  /** Severest first. */
  readonly changes: readonly Change[];
}

/**
 * The changes by severity, severest first; those that there are none of left out.
 * @param words of one change; those that make the same ones are told together, under the severest of them
 */
export function bySeverity(
  changes: readonly Change[],
  words: (change: Change) => string,
): readonly (readonly [Severity, readonly SameWords<Change>[]])[] {
  const told = toldOnce(changes, words);
  return severities
    .toReversed()
    .map((severity) => [severity, told.filter(([first]) => first.impact.severity === severity)] as const)
    .filter(([, own]) => own.length > 0);
}

export const severityOf = ({ changes }: ReleaseDiff): Severity | undefined =>
  severest(changes.map(({ impact }) => impact.severity));

/** Whom it concerns and how, in a few words; nothing where a program could not notice. */
export function concern({ impact: { callers, readers, compile } }: Change): string | undefined {
  const whom = [
    ...(callers === 'breaks' ? ['callers'] : []),
    ...(readers === 'breaks' ? ['readers'] : []),
    ...(callers === 'breaks-closed' || readers === 'breaks-closed'
      ? ['those who take the documented values for all there are']
      : []),
  ];
  if (whom.length === 0) return compile ? 'code may no longer compile' : undefined;
  return `breaks ${whom.join(' and ')}${compile ? ', when compiling' : ', at run time'}`;
}

/** Where the newer words stand, or, where they are gone, the older ones: `page.txt:12`. */
export function placeOf({ before, after }: Change): string | undefined {
  const evidence = after?.evidence ?? before?.evidence;
  if (!evidence) return undefined;
  return evidence.line === undefined ? evidence.source : `${evidence.source}:${evidence.line}`;
}
