import type { Evidence, EvidenceMap } from '../model/api.js';
import { byText } from '../model/order.js';
import { type Comparison, told } from './comparison.js';
import { joinSides, type Place } from './place.js';
import { same } from './same.js';

interface Move {
  /** What moved, in a word. */
  readonly kind: string;
  readonly applies: (before: Evidence, after: Evidence) => boolean;
}

/** The first that applies names the move. */
const moves: readonly Move[] = [
  { kind: 'page', applies: (before, after) => before.source !== after.source },
  { kind: 'words', applies: (before, after) => before.quote !== after.quote },
  { kind: 'rule', applies: (before, after) => before.rule !== after.rule },
  { kind: 'line', applies: (before, after) => before.line !== after.line || before.anchor !== after.anchor },
  { kind: 'standing', applies: () => true },
];

/**
 * Where facts that stayed what they are come from. A fact that is surer or less sure than before is told by itself; words
 * and lines that merely moved are gathered, to be told once for a page.
 * @param changed facts that are told as changed, evidence and all
 */
export function compareEvidence(
  comparison: Comparison,
  place: Place,
  before: EvidenceMap,
  after: EvidenceMap,
  changed: (fact: string) => boolean = () => false,
): void {
  if (before === after) return;
  for (const fact of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [older, newer] = [wordsFor(before, fact), wordsFor(after, fact)];
    if (same(older, newer) || changed(fact)) continue;
    const [was, is] = [older[0], newer[0]];
    if (was?.standing !== is?.standing && isTelling(was, is)) {
      comparison.tell(place, factName(fact), {
        kind: 'evidence-changed',
        fact,
        before: told(undefined, before, fact),
        after: told(undefined, after, fact),
      });
    } else gather(comparison, place, older, newer);
  }
}

/** Once for a page and kind of move. */
export function tellMoves(comparison: Comparison): void {
  for (const { source, kind, side, operations, before, after } of comparison.moves.values()) {
    comparison.tellAt(
      source,
      { side, operations: [...operations].sort(byText) },
      {
        kind: 'evidence-changed',
        fact: kind,
        ...(before === undefined ? {} : { before: { evidence: before } }),
        ...(after === undefined ? {} : { after: { evidence: after } }),
      },
    );
  }
}

/** Words that nobody could decide matter where they come and go; other words only where there were some before, too. */
const isTelling = (was: Evidence | undefined, is: Evidence | undefined): boolean =>
  (was !== undefined && is !== undefined) || was?.standing === 'unknown' || is?.standing === 'unknown';

function gather(comparison: Comparison, place: Place, older: readonly Evidence[], newer: readonly Evidence[]): void {
  const at = [...older, ...newer].findIndex((_, index) => !same(older[index], newer[index]));
  const [before, after] = [older[at], newer[at]];
  const kind =
    before === undefined || after === undefined
      ? 'words'
      : (moves.find(({ applies }) => applies(before, after))?.kind ?? 'words');
  const source = (after ?? before)?.source ?? '';
  const key = JSON.stringify([source, kind]);
  const known = comparison.moves.get(key);
  if (known === undefined) {
    comparison.moves.set(key, {
      source,
      kind,
      side: place.side,
      operations: new Set(place.operations),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
    return;
  }
  known.side = joinSides(known.side, place.side);
  for (const id of place.operations) known.operations.add(id);
}

const wordsFor = (evidence: EvidenceMap, fact: string): readonly Evidence[] =>
  Object.hasOwn(evidence, fact) ? (evidence[fact] ?? []) : [];

/** As a path can have it; evidence may be kept under any name. */
const factName = (fact: string): string | undefined => (/^[A-Za-z][A-Za-z-]*$/.test(fact) ? fact : undefined);
