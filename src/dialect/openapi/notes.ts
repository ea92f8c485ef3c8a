import { type Diagnostic, type DiagnosticCode, diagnostic, type Place } from '../../diagnostic.js';
import type { Evidence, Standing } from '../../model/api.js';
import type { Coverage } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import type { Document } from './document.js';
import type { Node } from './node.js';

/** What is said once, for all the places that it goes for. */
interface Gathered {
  readonly code: DiagnosticCode;
  readonly first: Node;
  readonly pointers: Set<string>;
}

/** What is noted down while documents are read: which line was read by which rule, what was left out, what is wrong. */
export class Notes {
  private readonly page: Page;
  private readonly read = new Map<number, string>();
  private readonly said: Diagnostic[] = [];
  private readonly gathered = new Map<string, Gathered>();

  constructor(page: Page) {
    this.page = page;
  }

  /** The evidence for a fact that a member of a document says. */
  cite(node: Node, rule: string, standing: Standing = 'documented'): Evidence {
    const line = lineOf(node);
    this.mark(node, rule);
    return { source: node.document.source, line, anchor: `#${node.pointer}`, quote: quoteOf(node), rule, standing };
  }

  /** Marks a member as understood, with all that is in it, without a fact of its own. */
  pass(node: Node, rule: string): void {
    this.mark(node, rule);
  }

  passLines(from: number, to: number, rule: string): void {
    for (let line = from; line <= to; line += 1) if (!this.read.has(line)) this.read.set(line, rule);
  }

  /** Something that the model has no place for: said once a kind, with its first place and how many there are. */
  leaveOut(what: string, node: Node): void {
    this.gather('part-unplaced', `The model has no place for ${what}; it is left out`, node);
  }

  /** Two words of a document that do not go together: said once a kind too. */
  doubt(sentence: string, node: Node): void {
    this.gather('fact-doubtful', sentence, node);
  }

  private gather(code: DiagnosticCode, sentence: string, node: Node): void {
    this.passAll(node, 'what the model has no place for is left out');
    const known = this.gathered.get(sentence);
    const at = `${node.document.url}#${node.pointer}`;
    if (known) known.pointers.add(at);
    else this.gathered.set(sentence, { code, first: node, pointers: new Set([at]) });
  }

  say(code: DiagnosticCode, message: string, node: Node, help?: string): void {
    const where: Place = { source: node.document.source, line: lineOf(node), fact: `#${node.pointer}` };
    this.said.push(diagnostic(code, message, { where, quote: quoteOf(node), ...(help === undefined ? {} : { help }) }));
  }

  sayAt(code: DiagnosticCode, message: string, line: number, quote: string, help?: string, source = this.page.source): void {
    const where = { source, line };
    this.said.push(diagnostic(code, message, { where, quote, ...(help === undefined ? {} : { help }) }));
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.said, ...[...this.gathered].map(([sentence, found]) => summary(sentence, found))];
  }

  /** Lines of the page that hold more than brackets and were not read. */
  coverage(): Coverage {
    const lines = this.page.text.split('\n');
    const unread = lines.flatMap((text, at) =>
      this.read.has(at + 1) || /^[\s{}[\],;()`~-]*$/.test(text) ? [] : [{ line: at + 1, text: text.trim().slice(0, 200) }],
    );
    const read = [...this.read].sort(([a], [b]) => a - b).filter(([line]) => line <= lines.length);
    return { lines: lines.length, read: read.map(([line, rule]) => ({ line, rule })), unread };
  }

  /** Everything of the page that stands around its documents. */
  passAround(documents: readonly Document[], rule: string): void {
    const own = documents.filter(({ source }) => source === this.page.source).map(linesOf);
    const last = this.page.text.split('\n').length;
    for (let line = 1; line <= last; line += 1)
      if (!own.some(([from, to]) => from <= line && line <= to)) this.passLines(line, line, rule);
  }

  /** What holds something that was read was read itself: `properties`, `responses`, `content`. */
  passHolders({ source, value, spans, lineAt }: Document, rule: string): void {
    if (source !== this.page.source) return;
    const seen = new Set<unknown>();
    const visit = (one: unknown): boolean => {
      if (typeof one !== 'object' || one === null || seen.has(one)) return false;
      seen.add(one);
      let any = false;
      for (const [key, { start }] of spans.get(one) ?? []) {
        const line = lineAt(start);
        const inside = visit((one as { readonly [key: string]: unknown })[key]);
        if (inside) this.passLines(line, line, rule);
        any ||= inside || this.read.has(line);
      }
      return any;
    };
    visit(value);
  }

  private mark({ document, start, end, value }: Node, rule: string): void {
    if (document.source !== this.page.source || start === undefined || end === undefined) return;
    const first = document.lineAt(start);
    const last = typeof value === 'object' && value !== null ? first : document.lineAt(Math.max(start, end - 1));
    this.passLines(first, last, rule);
  }

  /** Marks everything inside of a member too: an example, a list of values. */
  passAll(node: Node, rule: string): void {
    const { document, start, end } = node;
    if (document.source !== this.page.source || start === undefined || end === undefined) return;
    this.passLines(document.lineAt(start), document.lineAt(Math.max(start, end - 1)), rule);
  }
}

export const lineOf = ({ document, start }: Node): number => document.lineAt(start ?? 0);

/** Longest words of a document that a quote holds. */
const maximumQuote = 160;

/** The member as it is written; of one that goes over several lines, its first. */
function quoteOf({ document, start, end, pointer }: Node): string {
  if (start === undefined || end === undefined) return pointer;
  const words = document.text.slice(start, Math.min(end, start + maximumQuote));
  return (words.split('\n')[0] ?? '').trim();
}

function summary(sentence: string, { code, first, pointers }: Gathered): Diagnostic {
  const places = pointers.size === 1 ? '' : ` (${pointers.size} places, the first of them here)`;
  const where: Place = { source: first.document.source, line: lineOf(first), fact: `#${first.pointer}` };
  return diagnostic(code, `${sentence}${places}.`, { where, quote: quoteOf(first) });
}

/** First and last line of a document, as far as its members tell. */
function linesOf({ value, spans, lineAt }: Document): readonly [number, number] {
  const places = typeof value === 'object' && value !== null ? [...(spans.get(value)?.values() ?? [])] : [];
  if (places.length === 0) return [0, 0];
  const first = places.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, { end }) => Math.max(most, end), 0);
  return [lineAt(first), lineAt(last - 1)];
}
