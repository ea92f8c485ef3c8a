import type { ApiError } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import type { Dialect, Match } from '../dialect.js';
import { type PageWords, pageWords } from './enum-values.js';
import { type Line, linesOf } from './line.js';
import { type Notebook, openNotebook } from './notebook.js';
import { readOperation } from './operation.js';
import { findSegments, isNavigation, type Segment } from './segment.js';
import { isRequirement } from './site.js';
import { coreOf, readType } from './type-text.js';

/** Pages of Apidog: one operation a page, its fields three lines each: name, type, requirement. */
export const apidog = { name: 'apidog', version: 1, matches, parse } satisfies Dialect;

/** Headings that only this layout has. */
const telling = new Set(['request-samples', 'response-samples', 'parameters', 'body', 'responses']);

/** The heading of a table of fields, in HTML or in Markdown: this layout tells fields in lines, though a description may hold a table. */
const fieldTable =
  /<th\b[^>]*>(?:\s|<[^<>]{0,200}>){0,8}(?:name|parameter|property|field|attribute|key)\b|^[ \t]*\|?[ \t]*(?:name|parameter|property|field|attribute|key)[ \t]*\|[^\n|]*\|/im;

/**
 * Names above their types are rows of other layouts, too; in this one a line behind each says whether the field is needed.
 * One row without it may be where a page was cut.
 */
function isOfAnotherLayout(page: Page, lines: readonly Line[], { head, to }: Segment): boolean {
  let [told, untold] = [0, 0];
  for (let at = head.after; at + 2 < to; at += 1) {
    if (!/^[A-Za-z_$][\w$.-]*$/.test(lines[at]?.text ?? '') || !readType(lines[at + 1]?.text ?? '')) continue;
    if (isRequirement(lines[at + 2]?.text ?? '')) told += 1;
    else untold += 1;
  }
  return (untold > told && untold > 1) || (told === 0 && fieldTable.test(page.text));
}

/** A page as its lines and operations. */
interface Laid {
  readonly lines: readonly Line[];
  readonly segments: readonly Segment[];
}

/** Whether a page is one of these and what it says are asked one after the other. */
const laid = new WeakMap<Page, Laid>();

function layOut(page: Page): Laid {
  const known = laid.get(page);
  if (known !== undefined) return known;
  const lines = linesOf(page);
  const made = { lines, segments: findSegments(lines) };
  laid.set(page, made);
  return made;
}

function matches(page: Page): Match {
  const { lines, segments } = layOut(page);
  const [segment] = segments;
  const marker = segment?.markers.find(({ section }) => telling.has(section.kind));
  if (!segment || !marker || isOfAnotherLayout(page, lines, segment)) return { sure: false };
  const { method, address } = segment.head;
  return { sure: true, because: `“${method} ${address}” is followed by “${lines[marker.at]?.text}”` };
}

function parse(page: Page): Reading {
  const { lines, segments } = layOut(page);
  const notebook = openNotebook(page.source, lines);
  let found: PageWords | undefined;
  const words = (): PageWords => (found ??= pageWords(lines.map(({ text }) => text)));
  const first = segments[0];
  const apiTitle = first ? titleOfApi(page, first.titleAt ?? first.head.at) : undefined;
  notebook.pass(0, first ? (first.titleAt ?? first.head.at) : 0, 'what stands above the first operation is navigation');
  const read = segments.map((segment) => readOperation(notebook, words, segment));
  sayWhetherWhole(notebook, segments, first);
  const modified = read.map(({ operation }) => operation.modified).find((when) => when !== undefined);
  return {
    source: page.source,
    hash: page.hash,
    dialect: apidog.name,
    ...(apiTitle === undefined ? {} : { apiTitle }),
    ...(modified === undefined ? {} : { modified }),
    servers: [],
    operations: read.map(({ operation }) => operation),
    types: [],
    errors: read.flatMap(({ errors }): readonly ApiError[] => errors),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

/** Says what shows that a page ends too early, where its responses alone do not. */
function sayWhetherWhole(notebook: Notebook, segments: readonly Segment[], first: Segment | undefined): void {
  const { lines } = notebook;
  const last = segments.at(-1);
  const ended = last?.markers.some(({ section }) => section.kind === 'modified' || section.kind === 'footer') ?? false;
  if (!first || ended) return;
  const at = lines.length - 1;
  const text = lines[at]?.text ?? '';
  const label = /^(?:Match pattern|Allowed values?|Default|Examples?):$/.test(text);
  const above = lines[at - 1]?.text ?? '';
  const inChoice = readType(above) !== undefined || /^(?:one|any|all) ?of:?$/i.test(above);
  const read = readType(text);
  const whole = above === 'Body' && read !== undefined && coreOf(read)?.kind !== 'object';
  const type = read !== undefined && !lines[at]?.code && !inChoice && !whole;
  const dangling = last?.markers.at(-1)?.section.kind === 'responses' && (label || type);
  if (dangling) notebook.say('page-cut', `${notebook.source} ends in the middle of a field.`, { at });
  else if (lines.slice(0, first.head.at).filter((line) => isNavigation(line.text)).length >= 3) {
    notebook.say('page-end-missing', `${notebook.source} has navigation above its operation but nothing below it.`, { at });
  }
}

/** The first line of a page titles the API, where navigation follows it. */
function titleOfApi({ blocks }: Page, headAtLine: number): string | undefined {
  const [first, second] = blocks;
  if (!first || !second || headAtLine < 3 || isNavigation(first.text) || first.text.startsWith('/') || first.text.length > 120)
    return undefined;
  return isNavigation(second.text) || blocks.slice(1, 6).some(({ text }) => text === first.text) ? first.text : undefined;
}
