import { domOf, type PageDom } from '../../page/dom.js';
import { isElement, isInline, type Node, skipped } from '../../page/node.js';
import type { Page } from '../../page/page.js';
import type { NotedLine } from '../notebook.js';

/** A stretch of a page in its own order; ends are exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The smallest run of words that can be read by itself: a line of text, or what stands between two marks. */
export interface Piece extends Span {
  readonly text: string;
  readonly line: number;
  readonly anchor?: string;
  /** Place among the lines of the notebook; punctuation and white space have none. */
  readonly at?: number;
}

/** Pieces that stand in one line of the page as people see it. */
export interface SheetLine extends Span {
  /** Without white space around it. */
  readonly text: string;
  /** Columns of white space before it. */
  readonly indent: number;
}

export interface SheetElement extends Span {
  readonly node: Node;
}

/** A page as a stretch of pieces, and its elements as stretches of it. Text pages have no elements. */
export interface Sheet extends Span {
  readonly pieces: readonly Piece[];
  readonly lines: readonly SheetLine[];
  /** What coverage counts. */
  readonly noted: readonly NotedLine[];
  /** In the page's order. Throws where the selector is none. */
  select(selector: string): readonly SheetElement[];
  /** Where these begin. */
  starts(selector: string): readonly number[];
  elementOf(node: Node): SheetElement | undefined;
}

/** A selector that is none. */
export class SelectorError extends Error {
  readonly text: string;

  constructor(selector: string, reason: string) {
    super(`“${selector}” is not a CSS selector: ${reason}`);
    this.text = selector;
  }
}

const known = new WeakMap<Page, Sheet>();

/** Made once a page. */
export function sheetOf(page: Page): Sheet {
  const sheet = known.get(page) ?? (page.format === 'text' ? textSheet(page.text) : markupSheet(page));
  known.set(page, sheet);
  return sheet;
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function textSheet(text: string): Sheet {
  const rows = text.split('\n');
  const noted: NotedLine[] = [];
  const pieces = rows.map((raw, index): Piece => {
    const piece = { from: index, to: index + 1, text: raw, line: index + 1 };
    if (!hasWords(raw)) return piece;
    noted.push({ at: noted.length, text: raw.trim(), line: index + 1 });
    return { ...piece, at: noted.length - 1 };
  });
  const lines = pieces.flatMap(({ from, to, text: raw }): readonly SheetLine[] =>
    raw.trim() === '' ? [] : [{ from, to, text: raw.trim(), indent: raw.length - raw.trimStart().length }],
  );
  return { from: 0, to: rows.length, pieces, lines, noted, select: () => [], starts: () => [], elementOf: () => undefined };
}

function markupSheet(page: Page): Sheet {
  const dom = domOf(page);
  const { pieces, lines, elements, end } = walk(page, dom);
  const noted: NotedLine[] = [];
  const counted = pieces.map((piece): Piece => {
    if (!hasWords(piece.text)) return piece;
    const { line, anchor } = piece;
    const text = piece.text.replace(/\s+/g, ' ').trim();
    noted.push({ at: noted.length, text, line, ...(anchor === undefined ? {} : { anchor }) });
    return { ...piece, at: noted.length - 1 };
  });
  const found = new Map<string, readonly SheetElement[]>();
  const select = (selector: string): readonly SheetElement[] => {
    const known = found.get(selector);
    if (known) return known;
    const here = nodesOf(dom, selector)
      .flatMap((node) => elements.get(node) ?? [])
      .sort((a, b) => a.from - b.from);
    found.set(selector, here);
    return here;
  };
  const begun = new Map<string, readonly number[]>();
  const starts = (selector: string): readonly number[] => {
    const places = begun.get(selector) ?? select(selector).map(({ from }) => from);
    begun.set(selector, places);
    return places;
  };
  return { from: 0, to: end, pieces: counted, lines, noted, select, starts, elementOf: (node) => elements.get(node) };
}

function nodesOf(dom: PageDom, selector: string): readonly Node[] {
  try {
    return dom.$(selector).toArray() as unknown as readonly Node[];
  } catch (error) {
    throw new SelectorError(selector, error instanceof Error ? error.message : String(error));
  }
}

interface Walked {
  readonly pieces: readonly Piece[];
  readonly lines: readonly SheetLine[];
  readonly elements: ReadonlyMap<Node, SheetElement>;
  readonly end: number;
}

/** One walk through the elements numbers every piece and element in the page's order. */
function walk(page: Page, dom: PageDom): Walked {
  const sourceLines = page.text.split('\n');
  const pieces: Piece[] = [];
  const lines: SheetLine[] = [];
  const elements = new Map<Node, SheetElement>();
  let place = 0;
  let run: Piece[] = [];
  let indent = 0;
  const endLine = (preformatted: boolean): void => {
    const raw = run.map(({ text }) => text).join('');
    const text = preformatted ? raw.trim() : raw.replace(/\s+/g, ' ').trim();
    const [first] = run;
    const last = run.at(-1);
    if (text !== '' && first && last) {
      if (preformatted) indent = raw.length - raw.trimStart().length;
      lines.push({ from: first.from, to: last.to, text, indent: preformatted ? indent : 0 });
    }
    run = [];
  };
  const addText = (node: Node, preformatted: boolean, anchor: string | undefined): void => {
    const data = node.data ?? '';
    const first = firstLine(node, preformatted, data);
    for (const [index, text] of (preformatted ? data.split('\n') : [data]).entries()) {
      if (index > 0) endLine(true);
      const piece = { from: place, to: place + 1, text, line: first + index, ...(anchor === undefined ? {} : { anchor }) };
      place += 1;
      pieces.push(piece);
      run.push(piece);
    }
  };
  /** Rendered Markdown has its code one line below the fence; HTML breaks lines where it likes before the first word. */
  const firstLine = (node: Node, preformatted: boolean, data: string): number => {
    const line = dom.lineOf(node);
    if (preformatted)
      return page.format === 'markdown' && /^\s*(?:`{3}|~{3})/.test(sourceLines[line - 1] ?? '') ? line + 1 : line;
    return page.format === 'html' ? line + (/^\s*/.exec(data)?.[0].split('\n').length ?? 1) - 1 : line;
  };
  const visit = (node: Node, preformatted: boolean, silent: boolean, anchor: string | undefined): void => {
    if (node.type === 'text') {
      if (!silent) addText(node, preformatted, anchor);
      return;
    }
    if (!isElement(node) && node.type !== 'root') return;
    const from = place;
    place += 1;
    const apart = node.type === 'root' || !isInline(node) || node.name === 'br';
    const pre = preformatted || node.name === 'pre';
    const own = node.attribs?.['id'] || anchor;
    if (apart) endLine(preformatted);
    for (const child of node.children ?? []) visit(child, pre, silent || skipped.has(node.name ?? ''), own);
    if (apart) endLine(pre);
    elements.set(node, { node, from, to: place });
  };
  visit(dom.root, false, false, undefined);
  return { pieces, lines, elements, end: place };
}
