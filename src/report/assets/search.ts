import type { Excerpt, LineReport } from '../report-data.js';
import { all, element, find } from './dom.js';
import { blocksOf, linkTo, type Row } from './report.js';

/** Hits of one kind that are shown below a row. */
const most = 3;

/** Around the word that is looked for, in UTF-16 units. */
const context = 60;

interface Field {
  readonly text: string;
  readonly low: string;
  readonly path: string;
}

interface Found {
  readonly row: Row;
  readonly id: string;
  readonly fields: readonly Field[];
  readonly lines: readonly { readonly line: LineReport; readonly low: string }[];
  readonly whole: string;
  readonly standings: ReadonlySet<string>;
}

/** Looks for words in operations, in their fields, and in the pages that they were read from. */
export class Search {
  readonly #rows: readonly Row[];
  #index: readonly Found[] | undefined;

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  /** Made with the first search, or before. */
  prepare(): readonly Found[] {
    this.#index ??= this.#rows.map(indexed);
    return this.#index;
  }

  /**
   * Shows the rows that have all the words, and a fact of one of the standings where any is asked for.
   * @returns how many are shown
   */
  show(query: string, standings: readonly string[]): number {
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    let shown = 0;
    for (const found of this.prepare()) {
      const fits =
        words.every((word) => found.whole.includes(word)) &&
        (standings.length === 0 || standings.some((one) => found.standings.has(one)));
      found.row.item.hidden = !fits;
      if (fits) shown += 1;
      const hits = fits && words.length > 0 ? hitsIn(found, words) : [];
      found.row.hits.replaceChildren(...hits);
      found.row.hits.hidden = hits.length === 0;
    }
    for (const kind of all('.kind')) countShown(kind);
    return shown;
  }
}

/** A heading tells how many of its rows are shown; one without any is not. */
function countShown(kind: HTMLElement): void {
  const rows = all('.entry', kind);
  const shown = rows.filter((row) => !row.hidden).length;
  kind.hidden = shown === 0;
  const count = find('h3 .count', kind);
  if (count) count.textContent = shown === rows.length ? String(shown) : `${shown} of ${rows.length}`;
}

function indexed(row: Row): Found {
  const { api, entry } = row;
  const fields = blocksOf(api, entry).flatMap(({ nodes }) =>
    nodes.map(({ node: { name, path } }): Field => ({ text: name, low: name.toLowerCase(), path })),
  );
  const lines = entry.excerpts.slice(0, 1).flatMap((excerpt) => linesOf(row, excerpt));
  const seen = lines.map((line) => ({ line, low: line.text.toLowerCase() }));
  const id = [entry.id, entry.title, entry.method, entry.path]
    .filter((part) => part !== undefined)
    .join(' ')
    .toLowerCase();
  const standings = Object.entries(entry.standings).flatMap(([standing, count]) => (count > 0 ? [standing] : []));
  const unread = lines.some(({ rule }) => rule === undefined) ? ['unread'] : [];
  return {
    row,
    id,
    fields,
    lines: seen,
    whole: [id, ...fields.map(({ low }) => low), ...seen.map(({ low }) => low)].join('\n'),
    standings: new Set([...standings, ...unread]),
  };
}

/** An operation has the lines between its first and its last to itself; of what is told among others it has those that facts quote. */
function linesOf({ api, entry }: Row, { page, from, to }: Excerpt): readonly LineReport[] {
  const lines = api.pages[page]?.lines ?? [];
  if (entry.kind === 'operation') return lines.slice(from, to + 1);
  const nodes = blocksOf(api, entry).flatMap((block) => block.nodes.map(({ node }) => node));
  const spans = nodes.flatMap(({ facts }) =>
    facts.flatMap(({ cites }) => cites.flatMap(({ at }) => (at?.page === page ? [at.line] : []))),
  );
  return [...new Set(spans)].sort((a, b) => a - b).flatMap((at) => lines[at] ?? []);
}

function hitsIn({ row, id, fields, lines }: Found, words: readonly string[]): readonly HTMLElement[] {
  const open = words.filter((word) => !id.includes(word));
  if (open.length === 0) return [];
  const counted = (low: string): number => open.filter((word) => low.includes(word)).length;
  const highest = [...fields, ...lines].reduce((high, { low }) => Math.max(high, counted(low)), 1);
  const isBest = ({ low }: { readonly low: string }): boolean => counted(low) === highest;
  const told = fields.filter(isBest).slice(0, most);
  const quoted = lines.filter(isBest).slice(0, most);
  return [
    ...told.map(({ text, path }) => hit('field', text, open, linkTo(row.api, path))),
    ...quoted.map(({ line }) => hit(`line ${line.number}`, line.text, open)),
  ];
}

/** @param href where a field is; a line is found by its number and text */
function hit(where: string, text: string, words: readonly string[], href?: string): HTMLElement {
  const low = text.toLowerCase();
  const [first] = words
    .map((word) => low.indexOf(word))
    .filter((at) => at >= 0)
    .sort((a, b) => a - b);
  const start = Math.max(0, (first ?? 0) - context);
  const shown = text.slice(start, start + 3 * context);
  const parts = [...(start > 0 ? ['…'] : []), ...marked(shown, words), ...(start + shown.length < text.length ? ['…'] : [])];
  const label = element('span', { class: 'where', text: where });
  const said = element('span', { class: 'said' }, parts);
  if (href !== undefined) return element('li', {}, [element('a', { attributes: { href } }, [label, said])]);
  const link = element(
    'button',
    { attributes: { type: 'button', 'data-line': where.slice('line '.length), 'data-text': text } },
    [label, said],
  );
  return element('li', {}, [link]);
}

/** A text with the words in it marked. Lower case may be longer than the text: then nothing is. */
function marked(text: string, words: readonly string[]): readonly (Node | string)[] {
  const low = text.toLowerCase();
  if (low.length !== text.length) return [text];
  const parts: (Node | string)[] = [];
  let at = 0;
  while (at < text.length) {
    const next = words
      .map((word) => ({ from: low.indexOf(word, at), length: word.length }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from || b.length - a.length)[0];
    if (!next) break;
    parts.push(text.slice(at, next.from), element('mark', { text: text.slice(next.from, next.from + next.length) }));
    at = next.from + next.length;
  }
  return [...parts, text.slice(at)];
}
