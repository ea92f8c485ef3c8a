import { type Html, html } from '../html.js';
import type { ApiReport, NodeReport, PageReport } from '../report-data.js';

/** How finely a page is drawn: so many parts from its first line to its last. */
const finest = 160;

/** What a line of a page is: words of a fact, read for what is around it, or not read. */
export type LineKind = 'quoted' | 'read' | 'unread';

/** The kind of every line of every page. */
export function lineKinds({ pages, entries, types, errors }: ApiReport): readonly (readonly LineKind[])[] {
  const kinds = pages.map(({ lines }) => lines.map(({ rule }): LineKind => (rule === undefined ? 'unread' : 'read')));
  const nodes: Iterable<NodeReport> = [
    ...entries.flatMap(({ groups }) => groups.flatMap((group) => group.nodes)),
    ...[...types, ...errors].flatMap((one) => one.nodes),
  ];
  for (const { facts } of nodes)
    for (const { cites } of facts)
      for (const { at } of cites) {
        const own = at && kinds[at.page];
        if (own) own.fill('quoted', at.line, (at.last ?? at.line) + 1);
      }
  return kinds;
}

/** A page from its first line on the left to its last on the right; of lines that fall together the one that matters most counts. */
export function minimap({ source, counted, unread }: PageReport, kinds: readonly LineKind[]): Html {
  const parts = Math.min(finest, kinds.length);
  const drawn = Array.from({ length: parts }, (_, part): LineKind => {
    const own = kinds.slice(Math.floor((part * kinds.length) / parts), Math.floor(((part + 1) * kinds.length) / parts));
    return own.includes('unread') ? 'unread' : own.includes('quoted') ? 'quoted' : 'read';
  });
  const runs: { kind: LineKind; from: number; to: number }[] = [];
  for (const [at, kind] of drawn.entries()) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.to = at + 1;
    else runs.push({ kind, from: at, to: at + 1 });
  }
  const percent = (part: number): string => `${Math.round((10_000 * part) / parts) / 100}%`;
  const told = `${source}: ${counted - unread} of ${counted} lines read`;
  return html`<svg class="minimap" role="img" aria-label="${told}" focusable="false">${runs.map(
    ({ kind, from, to }) => html`<rect x="${percent(from)}" width="${percent(to - from)}" height="100%" class="b-line-${kind}"/>`,
  )}</svg>`;
}
