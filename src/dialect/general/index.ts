import type { Reading } from '../../model/reading.js';
import { type KnownType, knownTypes } from '../../notation/type-words.js';
import type { Page } from '../../page/page.js';
import type { Leaf } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { openNotebook } from '../notebook.js';
import { type Chapter, chaptersOf } from './chapter.js';
import { partsOf, stepsOf } from './flow.js';
import { gather } from './gather.js';
import { readOperation } from './operation.js';
import { requestGroups } from './request.js';
import { baseUrlOf } from './server.js';
import type { ShownEndpoint } from './shown-endpoint.js';
import { readTypes, type TypeTitles, typeTitlesIn } from './types.js';

/** Pages of no layout that is known: headings, endpoints, tables and lists of fields, examples, told apart by their words. */
export const general = { name: 'general', version: 1, matches, parse } satisfies Dialect;

type Operational = Chapter & { readonly shown: ShownEndpoint };

interface Cut {
  readonly chapters: readonly Chapter[];
  /** Chapters that tell an operation: an endpoint, and fields or an example below it. */
  readonly operations: readonly Operational[];
  readonly known: KnownType;
  readonly titles: TypeTitles;
  readonly leaves: readonly Leaf[];
}

const cuts = new WeakMap<Page, Cut>();

/** Made once a page: what tells whether the page is one of the dialect's is what is read afterwards. */
function cut(page: Page): Cut {
  const found = cuts.get(page) ?? cutOnce(page);
  cuts.set(page, found);
  return found;
}

function cutOnce(page: Page): Cut {
  const { parts, leaves } = partsOf(page);
  const titles = typeTitlesIn(parts);
  const known = knownTypes([...titles.values()]);
  const chapters = chaptersOf(stepsOf(parts, known), titles);
  const operational = chapters.filter((chapter): chapter is Operational => chapter.shown !== undefined);
  const scratch = openNotebook(page.source, leaves);
  const telling = operational.filter((chapter) => tells(scratch, chapter, known));
  // Beside operations that are told, an endpoint below a heading of its own is one too.
  const plain = operational.filter(
    (chapter) => chapter.shown.how === 'alone' && chapter.title !== undefined && chapter.title.text !== '',
  );
  const operations = operational.filter(
    (chapter) => telling.includes(chapter) || (telling.length > 0 && plain.includes(chapter)),
  );
  return { chapters, operations: onceEach(operations, telling), known, titles, leaves };
}

/** An endpoint that is told more than once is told where its fields are. */
function onceEach(operations: readonly Operational[], telling: readonly Operational[]): readonly Operational[] {
  const key = ({ shown }: Operational): string => `${shown.endpoint.method} ${shown.endpoint.path.replace(/\{[^{}]*\}/g, '{}')}`;
  const told = new Set(telling);
  const kept = new Map<string, Operational>();
  for (const one of operations) {
    const before = kept.get(key(one));
    const fuller = before !== undefined && !told.has(before) && (told.has(one) || one.steps.length > before.steps.length);
    if (before === undefined || fuller) kept.set(key(one), one);
  }
  return operations.filter((one) => kept.get(key(one)) === one);
}

/** Whether fields that are sure, or an example, stand below an endpoint. */
function tells(notebook: ReturnType<typeof openNotebook>, chapter: Chapter, known: KnownType): boolean {
  const gathered = gather(notebook, chapter, known);
  const fields = requestGroups(gathered).some(({ sure, topic }) => sure || (topic !== undefined && topic.kind !== 'endpoint'));
  const answers = gathered.told.some(({ topic, sure }) => topic?.kind === 'response' && sure);
  const headings = new Set(chapter.steps.flatMap((step) => (step.kind === 'heading' ? [step.words.at] : [])));
  const examples = gathered.examples.some(
    ({ topic, saidAt }) =>
      (topic?.kind === 'response' || topic?.kind === 'body') &&
      // People show calls and what came back when they talk about an API, too: only sections are about the operation itself.
      (chapter.shown?.how === 'alone' || saidAt.some((at) => headings.has(at))),
  );
  return fields || answers || examples;
}

function matches(page: Page): Match {
  const { operations } = cut(page);
  const [first] = operations;
  if (!first) return { sure: false };
  const { method, path } = first.shown.endpoint;
  return { sure: true, because: `“${method} ${path}” stands above fields or examples` };
}

function parse(page: Page): Reading {
  const { chapters, operations, known, titles, leaves } = cut(page);
  const notebook = openNotebook(page.source, leaves);
  const base = baseUrlOf(chapters.flatMap(({ steps }) => steps));
  const types = readTypes(notebook, chapters, titles, known);
  const told = knownTypes(types.map(({ name }) => name));
  const title = apiTitleOf(chapters, operations);
  const read = operations.map((chapter) => readOperation(notebook, chapter, chapter.shown, told, base));
  return {
    source: page.source,
    hash: page.hash,
    dialect: general.name,
    ...(title === undefined ? {} : { apiTitle: title }),
    servers: [],
    operations: read.map(({ operation }) => operation),
    types,
    errors: read.flatMap(({ errors }) => errors),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

/** A heading above the operations that calls itself an API's: `Library API`. */
function apiTitleOf(chapters: readonly Chapter[], operations: readonly Chapter[]): string | undefined {
  const first = chapters.find(({ title }) => title?.level === 1);
  const text = first?.title?.text.replace(/\s+/g, ' ').trim() ?? '';
  return first && !operations.includes(first) && /^[\p{L}\p{N}][\p{L}\p{N} .&'-]{1,60} API$/u.test(text) ? text : undefined;
}
