import { basename } from 'node:path';
import type { NamedType, Schema } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import { domOf } from '../../page/dom.js';
import type { Node } from '../../page/node.js';
import type { Page } from '../../page/page.js';
import type { Dialect, Match } from '../dialect.js';
import { attribute, childrenOf, findAll, findFirst, hasClass, noteElements, textIn } from '../elements.js';
import { openNotebook } from '../notebook.js';
import { cite, type Paper, pass } from '../paper.js';
import { rowsIn } from './row.js';
import { proseIn, rowSchema, withRows } from './schema.js';
import { readTypeWords } from './type-words.js';

/** Stoplight's viewer of JSON Schemas: a page is one schema, and tells of no operation. */
export const jsonSchemaViewer = { name: 'json-schema-viewer', version: 1, matches, parse } satisfies Dialect;

const isViewer = (node: Node): boolean => hasClass(node, 'JsonSchemaViewer');
const isRow = (node: Node): boolean => attribute(node, 'data-test') === 'schema-row';

function matches(page: Page): Match {
  if (page.format !== 'html' || !page.text.includes('JsonSchemaViewer')) return { sure: false };
  // Where operations stand around it, the schema is but a part of the page.
  const [viewer, ...others] = findAll(domOf(page).root, isViewer);
  return viewer && others.length === 0 ? { sure: true, because: `class="${attribute(viewer, 'class')}"` } : { sure: false };
}

function parse(page: Page): Reading {
  const dom = domOf(page);
  const elements = noteElements(dom);
  const notebook = openNotebook(page.source, elements.lines);
  const paper: Paper = { notebook, elements };
  const viewer = findFirst(dom.root, isViewer) ?? dom.root;
  return {
    source: page.source,
    hash: page.hash,
    dialect: jsonSchemaViewer.name,
    servers: [],
    operations: [],
    types: [typeOf(paper, viewer, page)],
    errors: [],
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

function typeOf(paper: Paper, viewer: Node, page: Page): NamedType {
  const { name, quote } = nameOf(page);
  const evidence = {
    name: [{ ...cite(paper, viewer, 'a page of one schema is called like its title or its file', 'inferred'), quote }],
  };
  paper.notebook.say('type-name-inferred', `The page shows a schema without its name; it was called ${name}.`, { at: 0, quote });
  return { name, schema: described(paper, viewer, rootSchema(paper, viewer)), evidence };
}

function nameOf({ title, source }: Page): { readonly name: string; readonly quote: string } {
  const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text);
  if (title !== undefined && isName(title.trim())) return { name: title.trim(), quote: title };
  const stem = basename(source).split('.')[0] ?? '';
  return { name: isName(stem) ? stem : 'Schema', quote: source };
}

/** Description of the whole, above its rows. */
function described(paper: Paper, viewer: Node, schema: Schema): Schema {
  const node = childrenOf(viewer).find((one) => attribute(one, 'data-test') === 'property-description');
  const text = node ? proseIn(node) : '';
  if (!node || text === '') return schema;
  pass(paper, node, 'words above the rows describe the schema');
  const said = [cite(paper, node, 'words above the rows describe the schema')];
  return { ...schema, description: text, evidence: { ...schema.evidence, description: said } };
}

/** Rows of fields below `data-level`, below “array of:” the fields of its items; or one row for a type without fields. */
function rootSchema(paper: Paper, viewer: Node): Schema {
  const level = findFirst(viewer, (node) => attribute(node, 'data-level') !== undefined);
  const picker = findFirst(viewer, (node) => attribute(node, 'aria-label') === 'Pick a type' && !within(node, level));
  const [first] = level ? [] : findAll(viewer, isRow);
  if (first) return rowSchema(paper, rowsIn(first.parent ?? viewer)[0] ?? unread(first));
  if (!level) return { kind: 'unknown', evidence: {} };
  const type = [cite(paper, level, 'rows below each other are the fields of an object')];
  const object = withRows(paper, { kind: 'object', properties: [], evidence: { type } }, rowsIn(level));
  if (picker) return alternatives(paper, picker, object);
  const label = childrenOf(viewer).find((node) => /^array(?: \(.*\))? of:$/i.test(textIn(node)));
  return label
    ? {
        kind: 'array',
        items: object,
        evidence: { type: [cite(paper, label, '“array of” stands above the fields of the items')] },
      }
    : object;
}

const unread = (node: Node) => ({ node, types: [], validations: [], isPattern: false, opens: false, below: [] });

const within = (node: Node, level: Node | undefined): boolean => {
  for (let up: Node | null | undefined = node; up; up = up.parent) if (up === level) return true;
  return false;
};

/** `A (one of)`: one alternative is shown, the others are not even counted. */
function alternatives(paper: Paper, picker: Node, shown: Schema): Schema {
  const cited = cite(paper, picker, 'a button names the alternative that is shown');
  paper.notebook.say('fields-missing', `Of several alternatives only “${textIn(picker)}” is shown.`, {
    at: paper.elements.atOf(picker),
  });
  const mode = /any of/i.test(textIn(picker.parent ?? picker)) ? 'any-of' : 'one-of';
  const title = readTypeWords(textIn(picker), cited);
  const named = shown.kind === 'object' && title?.kind === 'reference' ? { ...shown, name: title.name } : shown;
  const others: Schema = { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } };
  return { kind: 'union', mode, members: [named, others], evidence: { type: [cited] } };
}
