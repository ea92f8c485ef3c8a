import type { Place } from '../diagnostic.js';
import type { Evidence, EvidenceMap, Standing } from './api.js';
import { byText } from './order.js';

/** Lower is surer. */
export const strength: Record<Standing, number> = { corrected: 0, documented: 1, inferred: 2, unknown: 3 };

function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    strength[a.standing] - strength[b.standing] ||
    byText(a.source, b.source) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    byText(a.anchor ?? '', b.anchor ?? '') ||
    byText(a.quote, b.quote) ||
    byText(a.rule, b.rule)
  );
}

/** Strongest first; the same words at the same place count once. */
export function joinEvidence(...told: readonly (readonly Evidence[] | undefined)[]): readonly Evidence[] {
  const said = told.filter((one) => one !== undefined && one.length > 0);
  if (said.length < 2) return said[0] ?? [];
  const all = said.flatMap((one) => one ?? []);
  // Pages are gone through in order: mostly there is nothing to sort.
  if (isAscending(all)) return all;
  all.sort(compareEvidence);
  return all.filter((evidence, index) => {
    const before = all[index - 1];
    return before === undefined || compareEvidence(before, evidence) !== 0;
  });
}

/** In order, and each once. */
const isAscending = (all: readonly Evidence[]): boolean =>
  all.every((evidence, index) => {
    const before = all[index - 1];
    return before === undefined || compareEvidence(before, evidence) < 0;
  });

export function joinEvidenceMaps(...told: readonly EvidenceMap[]): EvidenceMap {
  const facts = new Set<string>();
  for (const one of told) for (const fact of Object.keys(one)) facts.add(fact);
  return Object.fromEntries([...facts].map((fact) => [fact, joinEvidence(...told.map((one) => one[fact]))]));
}

/** The evidence without some of its facts. */
export function withoutFacts(evidence: EvidenceMap, facts: readonly string[]): EvidenceMap {
  return Object.fromEntries(Object.entries(evidence).filter(([fact]) => !facts.includes(fact)));
}

/** The evidence of some facts only. */
export function onlyFacts(evidence: EvidenceMap, facts: readonly string[]): EvidenceMap {
  return Object.fromEntries(Object.entries(evidence).filter(([fact]) => facts.includes(fact)));
}

/** Replaces what stands for one fact. */
export function withFact(evidence: EvidenceMap, fact: string, entries: readonly Evidence[]): EvidenceMap {
  return { ...evidence, [fact]: entries };
}

export const standingOf = (evidence: EvidenceMap, fact: string): Standing | undefined => evidence[fact]?.[0]?.standing;

/** Which of two words on one fact is the surer; a fact that has no words was told by nobody. */
export function surer(a: EvidenceMap, b: EvidenceMap, fact: string): 'first' | 'second' | 'neither' {
  const [left, right] = [strength[standingOf(a, fact) ?? 'unknown'], strength[standingOf(b, fact) ?? 'unknown']];
  return left === right ? 'neither' : left < right ? 'first' : 'second';
}

/** Any one place of a node: its most telling fact first. */
export function anyEvidence(evidence: EvidenceMap): Evidence | undefined {
  for (const fact of ['type', 'name', 'id', 'value', ...Object.keys(evidence)]) {
    const first = evidence[fact]?.[0];
    if (first !== undefined) return first;
  }
  return undefined;
}

export function placeOf(evidence: Evidence | undefined, fact?: string): Place | undefined {
  if (evidence === undefined) return undefined;
  return {
    source: evidence.source,
    ...(evidence.line === undefined ? {} : { line: evidence.line }),
    ...(fact === undefined ? {} : { fact }),
  };
}

/** `page.txt:12`, for a sentence that names two places. */
export function formatPlace(evidence: Evidence | undefined): string {
  if (evidence === undefined) return 'an unknown place';
  if (evidence.line !== undefined) return `${evidence.source}:${evidence.line}`;
  return evidence.anchor === undefined ? evidence.source : `${evidence.source}#${evidence.anchor}`;
}
