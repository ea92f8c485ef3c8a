import type { ApiModel, EvidenceMap, Standing } from '../model/api.js';
import { nodesOf } from '../model/nodes.js';
import type { Coverage } from '../model/reading.js';
import type { ReadCounts, Release } from './lock.js';

type Counts = { -readonly [Name in keyof ReadCounts]: number };

/** What a node counts as. */
const counted: Readonly<Record<string, keyof ReadCounts>> = {
  operation: 'operations',
  parameter: 'fields',
  property: 'fields',
  response: 'responses',
  'operation-error': 'errors',
};

/** What a model has of each page, by where its parts were read first. */
export function countsBySource(model: ApiModel): ReadonlyMap<string, ReadCounts> {
  const bySource = new Map<string, Counts>();
  for (const { layer } of nodesOf(model)) {
    const kind = counted[layer.node];
    if (kind === undefined || layer.value === undefined) continue;
    const source = pageOf(layer.value.evidence);
    // What only a correction says is no page's loss.
    if (source === undefined) continue;
    const counts = bySource.get(source) ?? nothing();
    counts[kind] += 1;
    bySource.set(source, counts);
  }
  return bySource;
}

function pageOf(evidence: EvidenceMap): string | undefined {
  for (const told of Object.values(evidence)) {
    const first = told.find(({ standing }) => standing !== 'corrected');
    if (first) return first.source;
  }
  return undefined;
}

/** Of a page that nothing was read of. */
export const nothing = (): Counts => ({ operations: 0, fields: 0, responses: 0, errors: 0, lines: 0, unread: 0 });

export const withCoverage = (counts: ReadCounts | undefined, coverage: Pick<Coverage, 'lines' | 'unread'>): ReadCounts => ({
  ...nothing(),
  ...counts,
  lines: coverage.lines,
  unread: coverage.unread.length,
});

/** All of them together. */
export function sum(all: Iterable<ReadCounts>): ReadCounts {
  const total = nothing();
  for (const counts of all) {
    total.operations += counts.operations;
    total.fields += counts.fields;
    total.responses += counts.responses;
    total.errors += counts.errors;
    total.lines += counts.lines;
    total.unread += counts.unread;
  }
  return total;
}

/** How many facts of a model have each standing: that of their strongest evidence. */
export function standingsOf(model: ApiModel): Release['standings'] {
  const standings: Record<Standing, number> = { documented: 0, inferred: 0, corrected: 0, unknown: 0 };
  for (const { layer } of nodesOf(model))
    for (const told of Object.values(layer.value?.evidence ?? {})) {
      const first = told[0];
      if (first) standings[first.standing] += 1;
    }
  return standings;
}
