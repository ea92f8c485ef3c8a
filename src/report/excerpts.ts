import type { Excerpt, NodeReport, PageReport } from './report-data.js';

/** Pages that one entry shows lines of, at most: a type of a hundred pages is told by the first of them. */
const mostPages = 4;

/** Lines around the words, for the heading above them. */
const around = 2;

/** The parts of pages that nodes were read from, most quoted page first; a page of a single entry as a whole. */
export function excerptsOf(
  nodes: Iterable<NodeReport>,
  pages: readonly PageReport[],
  isWhole: (page: number) => boolean,
): readonly Excerpt[] {
  const cited = new Map<number, { count: number; from: number; to: number }>();
  for (const { facts } of nodes)
    for (const { cites } of facts)
      for (const { at } of cites) {
        if (!at) continue;
        const known = cited.get(at.page) ?? { count: 0, from: at.line, to: at.line };
        known.count += 1;
        known.from = Math.min(known.from, at.line);
        known.to = Math.max(known.to, at.last ?? at.line);
        cited.set(at.page, known);
      }
  return [...cited]
    .sort(([a, one], [b, other]) => other.count - one.count || a - b)
    .slice(0, mostPages)
    .map(([page, { from, to }]) => {
      const last = (pages[page]?.lines.length ?? 1) - 1;
      if (isWhole(page)) return { page, from: 0, to: last };
      return { page, from: Math.max(0, from - around), to: Math.min(last, to + around) };
    });
}
