import type { ApiError, Operation } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import { type Part, structureOf, type Words } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { type Notebook, openNotebook } from '../notebook.js';
import { type Section, sectionsOf } from '../section.js';
import { statusHeading } from './answers.js';
import { entityHeading, readEntities } from './entity.js';
import { asWritten, withoutShortcodes } from './hugo.js';
import { labelsIn } from './labels.js';
import { readOperation, requestIn } from './operation.js';

/** Mastodon's documentation and pages in its manner: requests in HTTP, labels in bold, terms below “Form data parameters”. */
export const mastodon = { name: 'mastodon', version: 1, matches, parse } satisfies Dialect;

/** Cheap, and true of every such page. */
const hints = /Version history:|api-method/;

const known = new WeakMap<Page, Page>();

/** The page without shortcodes, made once. */
function plain(page: Page): Page {
  const found = known.get(page) ?? withoutShortcodes(page);
  known.set(page, found);
  return found;
}

function matches(page: Page): Match {
  if (page.format === 'text' || !hints.test(page.text)) return { sure: false };
  const sections = sectionsOf(structureOf(plain(page)).parts);
  const labelled = ({ parts }: Section, ...names: readonly string[]): boolean =>
    parts.some((part) => part.kind === 'paragraph' && names.every((name) => labelsIn(part.words).has(name)));
  const method = sections.find((section) => requestIn(section.parts) && labelled(section, 'returns', 'version history'));
  if (method) return { sure: true, because: `“${method.heading.words.text}” shows a request in HTTP and says what it returns` };
  const old = /\{\{<\s*api-method\s/.test(page.text) ? sections.find((section) => requestIn(section.parts)) : undefined;
  if (old) return { sure: true, because: `“${old.heading.words.text}” stands in a shortcode for a method` };
  const attribute = sections.find(
    (section) =>
      labelled(section, 'description', 'type', 'version history') && section.above.some(({ words }) => entityHeading(words.text)),
  );
  return attribute
    ? { sure: true, because: `“${attribute.heading.words.text}” is an attribute with a description, a type and a history` }
    : { sure: false };
}

function parse(page: Page): Reading {
  const { parts, leaves } = structureOf(plain(page));
  const notebook = openNotebook(page.source, leaves.map(asWritten));
  const sections = sectionsOf(parts);
  const read = operationsIn(notebook, sections);
  const title = titleOf(parts, sections);
  if (title) notebook.pass(title.words.at, title.words.at + 1, 'the page is titled');
  return {
    source: page.source,
    hash: page.hash,
    dialect: mastodon.name,
    servers: [],
    operations: read.operations,
    types: readEntities(notebook, title?.words, title?.name, sections),
    errors: read.errors,
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

function operationsIn(
  notebook: Notebook,
  sections: readonly Section[],
): { readonly operations: readonly Operation[]; readonly errors: readonly ApiError[] } {
  const operations: Operation[] = [];
  const errors: ApiError[] = [];
  sections.forEach((section, at) => {
    if (statusHeading(section.heading.words.text) || !requestIn(section.parts)) return;
    const rest = sections.slice(at + 1);
    const end = rest.findIndex(
      ({ heading, parts }) =>
        heading.level <= section.heading.level || (requestIn(parts) !== undefined && !statusHeading(heading.words.text)),
    );
    const read = readOperation(notebook, section, end < 0 ? rest : rest.slice(0, end));
    if (!read) return;
    operations.push(read.operation);
    errors.push(...read.errors);
  });
  return { operations, errors };
}

/** The title in the front matter, or the first heading of an HTML page. */
function titleOf(
  parts: readonly Part[],
  sections: readonly Section[],
): { readonly name: string; readonly words: Words } | undefined {
  const front = parts.find((part) => part.kind === 'code' && part.language === 'front-matter');
  if (front?.kind === 'code') {
    const name = /^title:\s*["']?([^"'\n]+?)["']?\s*$/m.exec(front.words.text)?.[1];
    return name === undefined ? undefined : { name, words: { ...front.words, text: `title: ${name}`, spans: [] } };
  }
  const heading = sections.find((one) => one.heading.level === 1)?.heading;
  return heading && { name: heading.words.text, words: heading.words };
}
