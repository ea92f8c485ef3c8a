import type { Standing } from '../model/api.js';
import type { NodeReport, StandingCounts } from './report-data.js';

/** In the order in which people want to read them. */
export const standings = ['documented', 'inferred', 'corrected', 'unknown'] as const satisfies readonly Standing[];

/** What each means, in words for the legend. */
export const meanings: Readonly<Record<Standing, string>> = {
  documented: 'the page says so in its own notation',
  inferred: 'concluded from an example, from prose or from the protocol',
  corrected: 'a person said so in a correction',
  unknown: 'the page has words for it that decide nothing',
};

/** Facts by their standing; those that are a default do not count. */
export function countStandings(nodes: Iterable<NodeReport>): StandingCounts {
  const counts: Record<Standing, number> = { documented: 0, inferred: 0, corrected: 0, unknown: 0 };
  for (const { facts } of nodes) for (const { standing } of facts) if (standing !== undefined) counts[standing] += 1;
  return counts;
}
