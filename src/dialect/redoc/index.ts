import type { Operation, Server } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import { domOf } from '../../page/dom.js';
import type { Page } from '../../page/page.js';
import type { Dialect, Match } from '../dialect.js';
import { findFirst, hasClass, noteElements, textIn } from '../elements.js';
import { openNotebook } from '../notebook.js';
import { cite, type Paper } from '../paper.js';
import { readOperation } from './operation.js';
import { panelsIn } from './panel.js';
import { readSchemes } from './security.js';

/**
 * Redoc's pages as they stand after it has run, one operation or many. Names of classes are made anew with every build;
 * what stays are `data-section-id`, `kind="field"`, `property-name` and `http-verb`.
 */
export const redoc = { name: 'redoc', version: 1, matches, parse } satisfies Dialect;

function matches(page: Page): Match {
  if (page.format !== 'html' || !/data-section-id=/.test(page.text) || !/http-verb/.test(page.text)) return { sure: false };
  const [first] = panelsIn(domOf(page).root);
  return first ? { sure: true, because: `data-section-id="${first.id}"` } : { sure: false };
}

function parse(page: Page): Reading {
  const dom = domOf(page);
  const elements = noteElements(dom);
  const notebook = openNotebook(page.source, elements.lines);
  const paper: Paper = { notebook, elements };
  const schemes = readSchemes(paper, dom.root);
  const read = panelsIn(dom.root).map((panel) => readOperation(paper, panel, schemes));
  const { servers, operations } = sharedServers(read.map(({ operation }) => operation));
  const info = findFirst(dom.root, (node) => hasClass(node, 'api-info'));
  const heading = info && findFirst(info, (node) => node.name === 'h1');
  if (heading) cite(paper, heading, 'the first heading is the title of the API');
  const title = heading ? textIn(heading).replace(/\s*\([^()]*\)$/, '') : '';
  return {
    source: page.source,
    hash: page.hash,
    dialect: redoc.name,
    ...(title === '' ? {} : { apiTitle: title }),
    servers,
    operations,
    types: [],
    errors: read.flatMap(({ errors }) => errors),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

/** Every operation repeats the servers of its API; where all have the same, they are the API's. */
function sharedServers(operations: readonly Operation[]): {
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
} {
  const keyOf = ({ servers }: Operation): string => servers.map(({ url }) => url).join('\n');
  const [first] = operations;
  if (!first || !operations.every((operation) => keyOf(operation) === keyOf(first))) return { servers: [], operations };
  return { servers: first.servers, operations: operations.map((operation) => ({ ...operation, servers: [] })) };
}
