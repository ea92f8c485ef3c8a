import { lineFinder } from '../../page/lines.js';
import { type Parsed, type Problem, readLiteral } from './literal.js';
import { wrapped } from './lone-operation.js';

/** An OpenAPI document, or a part of one, as read from some text. */
export interface Document {
  /** The page it was read from: what evidence names. */
  readonly source: string;
  /** By which references find it: empty for the page's own, else the URL as the page that names it writes it. */
  readonly url: string;
  readonly text: string;
  readonly value: unknown;
  readonly spans: Parsed['spans'];
  readonly problems: readonly Problem[];
  /** 1-based line of the source for an offset in `text`. */
  lineAt(offset: number): number;
}

/** Text that is, or may be, a document. */
export interface DocumentText {
  readonly text: string;
  /** 1-based line of the source that the text begins on. */
  readonly line: number;
  /** The text after it was mended as people's text is: for one that makes no document as it was written. */
  readonly mended?: string;
  /** The text was packed on one line of the source: all of it stands there. */
  readonly packed?: boolean;
  /** What a rule has read already, with the document as its value. */
  readonly parsed?: Parsed;
  /** The text is one operation without the document around it. */
  readonly operation?: { readonly method: string; readonly path: string };
}

export type DocumentOutcome =
  | { readonly document: Document }
  | { readonly fault: { readonly message: string; readonly line: number } };

/** Reads JSON or YAML; JSON that is broken is tried as YAML, which forgives more. */
export async function readDocument(carried: DocumentText, source: string, url: string): Promise<DocumentOutcome> {
  const { text, line, packed, operation } = carried;
  const find = lineFinder(text);
  const lineAt = (offset: number): number => (packed ? line : line + find(offset) - 1);
  const written = carried.parsed ?? (await parse(text));
  const broken = 'fault' in written || written.problems.length > 0;
  const parsed = broken && carried.mended !== undefined ? await parse(carried.mended) : written;
  if ('fault' in parsed) return { fault: { message: parsed.fault.message, line: lineAt(parsed.fault.offset) } };
  const { spans, problems } = parsed;
  const value = operation ? wrapped(parsed.value, operation, spans) : parsed.value;
  return { document: { source, url, text, value, spans, problems, lineAt } };
}

async function parse(text: string): Promise<Parsed | { readonly fault: Problem }> {
  if (!/^\s*[{[]/.test(text)) return (await import('./yaml.js')).readYaml(text);
  const json = readLiteral(text);
  if (!('fault' in json) && text.slice(json.end).trim() === '') return json;
  const yaml = (await import('./yaml.js')).readYaml(text);
  if (!('fault' in yaml) && yaml.problems.length === 0) return yaml;
  return 'fault' in json ? json : { ...json, problems: [...json.problems, behind(json.end)] };
}

const behind = (offset: number): Problem => ({ message: 'More text stands behind the end of the document', offset });
