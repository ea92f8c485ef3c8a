import type { Evidence } from '../model/api.js';
import type { Names } from './names.js';
import type { Cite, PageReport, Span } from './report-data.js';
import { visible, visibleStart } from './visible.js';

/** Of words that are nowhere among the lines, so many are told, in characters. */
const longestQuote = 600;

/** A line's text that words may go over, at most. */
const mostLines = 200;

/** Finds the words of evidence among the lines of pages. */
export class Citer {
  readonly #pages: readonly PageReport[];
  readonly #rules: Names;
  readonly #places: ReadonlyMap<string, number>;
  /** Of each page: line number to the first place among its lines. */
  readonly #lines: readonly ReadonlyMap<number, number>[];

  constructor(pages: readonly PageReport[], rules: Names) {
    this.#pages = pages;
    this.#rules = rules;
    this.#places = new Map(pages.map(({ source }, index) => [source, index]));
    this.#lines = pages.map(({ lines }) => new Map(lines.map(({ number }, at): [number, number] => [number, at]).reverse()));
  }

  cite(evidence: Evidence): Cite {
    const source = visible(evidence.source);
    const quote = visible(evidence.quote);
    const span = this.#find(source, evidence.line, quote);
    const shown = span === undefined ? undefined : this.#words(span);
    return {
      standing: evidence.standing,
      rule: this.#rules.place(visible(evidence.rule)),
      ...(span === undefined
        ? { place: [source, evidence.line ?? evidence.anchor].filter((part) => part !== undefined).join(':') }
        : { at: span }),
      ...(shown === quote || quote === '' ? {} : { quote: visibleStart(evidence.quote, longestQuote) }),
    };
  }

  #words({ page, line, from, to, last }: Span): string | undefined {
    return last === undefined ? this.#pages[page]?.lines[line]?.text.slice(from, to) : undefined;
  }

  #find(source: string, number: number | undefined, quote: string): Span | undefined {
    const page = this.#places.get(source);
    const first = page === undefined || number === undefined ? undefined : this.#lines[page]?.get(number);
    if (page === undefined || first === undefined) return undefined;
    const { lines } = this.#pages[page] ?? { lines: [] };
    const same: number[] = [];
    for (let at = first; lines[at]?.number === number; at += 1) same.push(at);
    const textAt = (at: number): string => lines[at]?.text ?? '';
    const exact = same.find((at) => textAt(at) === quote);
    if (exact !== undefined || quote === '') return { page, line: exact ?? first };
    const found = same.map((at) => ({ at, from: startOf(quote, textAt(at)) })).filter(({ from }) => from >= 0);
    const [holding] = found;
    if (holding) return { page, line: holding.at, from: holding.from, to: holding.from + quote.length };
    for (const at of same) {
      const last = lastLine(lines, at, quote);
      if (last !== undefined) return { page, line: at, last };
    }
    return { page, line: first };
  }
}

/** Where words stand in a text: by themselves, or else as a part of other words; -1 where they do not. */
function startOf(quote: string, text: string): number {
  const first = text.indexOf(quote);
  for (let at = first; at >= 0; at = text.indexOf(quote, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + quote.length)];
    if (!around.some((character) => /[\p{L}\p{N}_]/u.test(character))) return at;
  }
  return first;
}

/** The line that words end on which begin on another one; white space is no difference. */
function lastLine(lines: PageReport['lines'], start: number, quote: string): number | undefined {
  let rest = compact(quote);
  for (let at = start; at < Math.min(lines.length, start + mostLines); at += 1) {
    const text = compact(lines[at]?.text ?? '');
    if (rest.startsWith(text)) rest = rest.slice(text.length);
    else return undefined;
    if (rest === '') return at;
  }
  return undefined;
}

const compact = (text: string): string => text.replace(/\s+/g, '');
