import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import { type Leaf, type Structure, structureOf } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { openNotebook } from '../notebook.js';
import { leavesOf } from '../prose.js';
import { type Section, sectionsOf } from '../section.js';
import { addressIn, readCalls } from './calls.js';
import { isMethod, readMethod } from './method.js';
import { namesOf } from './names.js';
import { isType, readType } from './object.js';
import { withHeadings } from './plain-text.js';

/** Telegram's Bot API and pages in its manner: one page, a heading a method or type, types and results told in words. */
export const telegram = { name: 'telegram', version: 1, matches, parse } satisfies Dialect;

/** Cheap, and true of every such page: most others need not be taken apart. */
const speaksOfMethods = /\bUse this method\b|\/METHOD_NAME\b|\/%method%/i;

function matches(page: Page): Match {
  if (!speaksOfMethods.test(page.text)) return { sure: false };
  const structure = structureOf(page);
  const sections = headed(page, structure);
  const method = sections.find(isMethod);
  const type = sections.find(isType);
  const address = addressIn(structure);
  if (!method || !(type || address)) return { sure: false };
  const because = address
    ? `methods such as “${method.heading.words.text}” are called at ${address.url}`
    : `“${method.heading.words.text}” and “${type?.heading.words.text}” are headings of a method and a type`;
  return { sure: true, because };
}

function parse(page: Page): Reading {
  const structure = structureOf(page);
  const notebook = openNotebook(page.source, anchored(structure, headed(page, structure)));
  return {
    source: page.source,
    hash: page.hash,
    dialect: telegram.name,
    ...read(structure, notebook, page),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

function read(
  structure: Structure,
  notebook: ReturnType<typeof openNotebook>,
  page: Page,
): Pick<Reading, 'apiTitle' | 'servers' | 'operations' | 'types' | 'errors'> {
  const sections = headed(page, structure);
  const names = namesOf(sections.filter(isType));
  const methods = sections.filter(isMethod);
  const [first] = methods;
  if (!first) return { servers: [], operations: [], types: [], errors: [] };
  const calls = readCalls(notebook, structure, names, first.heading.words);
  const title = titleOf(sections, page);
  return {
    ...(title === undefined ? {} : { apiTitle: title }),
    servers: calls.servers,
    operations: once(methods, notebook).map((section) => readMethod(notebook, names, calls, section)),
    types: once(sections.filter(isType), notebook).map((section) => readType(notebook, names, section)),
    errors: calls.failure ? [calls.failure] : [],
  };
}

const headed = ({ format }: Page, { parts }: Structure): readonly Section[] =>
  sectionsOf(format === 'text' ? withHeadings(parts) : parts);

/** Such pages name their headings, not what stands below them: each line is found by the heading above it. */
function anchored({ leaves }: Structure, sections: readonly Section[]): readonly Leaf[] {
  const anchors = new Map(
    sections.flatMap(({ heading: { words }, parts }) => leavesOf(parts).map((at) => [at, words.anchor] as const)),
  );
  return leaves.map((leaf) => {
    const anchor = anchors.get(leaf.at);
    return anchor === undefined ? leaf : { ...leaf, anchor };
  });
}

/** A name that two headings have means what the first says. */
function once(sections: readonly Section[], notebook: ReturnType<typeof openNotebook>): readonly Section[] {
  const seen = new Set<string>();
  return sections.filter(({ heading: { words } }) => {
    if (!seen.has(words.text)) return seen.add(words.text);
    notebook.say('fact-doubtful', `${words.text} is described more than once; the first counts.`, { at: words.at });
    return false;
  });
}

function titleOf(sections: readonly Section[], page: Page): string | undefined {
  const top = sections.find(({ heading }) => heading.level === 1)?.heading.words.text ?? page.title;
  return top === '' ? undefined : top;
}
