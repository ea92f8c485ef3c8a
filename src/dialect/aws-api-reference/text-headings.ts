import { leadOn } from './lead.js';
import { type SectionKind, sectionRuleOn } from './section.js';
import type { TextLine } from './text-line.js';

type PageOf = 'operation' | 'type';

/** Which lines of a text are headings: told by their words, their neighbours and their order alone. */
export function headingsIn(lines: readonly TextLine[]): (at: number) => boolean {
  const kinds = lines.map(({ text }) => sectionRuleOn(text)?.kind);
  const listed = listedHeadings(lines, kinds);
  const headings = new Set<number>();
  const shown = lines.findIndex(({ text }) => /"Errors"/i.test(text));
  let page: PageOf | undefined;
  for (const [at, kind] of kinds.entries()) {
    if (kind === undefined || listed.has(at) || !mayHead(kind, page, shown >= 0 && shown < at, lines[at + 1]?.text ?? ''))
      continue;
    headings.add(at);
    page ??= kind === 'contents' ? 'type' : kind === 'errors' || kind === 'see-also' ? undefined : 'operation';
  }
  return (at) => headings.has(at);
}

/** Headings of several kinds that stand one below the other are a list of what is on the page; but a type may have no members. */
function listedHeadings(lines: readonly TextLine[], kinds: readonly (SectionKind | undefined)[]): ReadonlySet<number> {
  const listed = new Set<number>();
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    while (kinds[to] !== undefined) to += 1;
    const run = new Set(kinds.slice(from, to));
    const empty = run.size === 2 && run.has('contents') && run.has('see-also') && isSdkLead(lines[to]?.text ?? '');
    if (run.size > 1 && !empty) for (let at = from; at < to; at += 1) listed.add(at);
    from = Math.max(from, to);
  }
  return listed;
}

export const isSdkLead = (text: string): boolean =>
  /^For more information about using this API in one of the language-specific\b/i.test(text);

/** Members may be called “Errors” or “Contents”: then the syntax shows the name, and words about them follow. */
function mayHead(kind: SectionKind, page: PageOf | undefined, shown: boolean, below: string): boolean {
  if (page === 'type') return kind === 'see-also';
  if (kind === 'contents') return page === undefined;
  if (kind !== 'errors') return true;
  return !shown || leadOn(below) !== undefined || !/\s/.test(below) || sectionRuleOn(below) !== undefined;
}
