import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import { type Part, type Structure, structureOf } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { type Notebook, openNotebook } from '../notebook.js';
import { fieldsOf, type Method, methodsIn, syntaxBelow } from './method.js';
import { isOperation, readOperation } from './operation.js';
import { isRst, rstStructure } from './rst.js';

/** boto3's documentation: methods of a client as Sphinx prints them, with their syntax and the structure of what they return. */
export const sphinxBoto3 = { name: 'sphinx-boto3', version: 1, matches, parse } satisfies Dialect;

/** Cheap, and true of every such page. */
const hints = /\bkwargs\b|\.Client\.[a-z]/;

const known = new WeakMap<Page, Structure>();

/** The page, or the source that Sphinx makes it of. */
function structure(page: Page): Structure {
  const found = known.get(page) ?? (page.format !== 'html' && isRst(page.text) ? rstStructure(page.text) : structureOf(page));
  known.set(page, found);
  return found;
}

function matches(page: Page): Match {
  if (!hints.test(page.text) || (page.format === 'text' && !isRst(page.text))) return { sure: false };
  const method = methodsIn(structure(page).parts).find(isBoto);
  return method
    ? { sure: true, because: `“${method.words.text.replace(/[¶#]$/, '')}” shows the syntax of its request or response` }
    : { sure: false };
}

const isBoto = ({ parts, service }: Method): boolean => {
  const returns = fieldsOf(parts)['returns'] ?? [];
  if (syntaxBelow(parts, 'Request Syntax')) return true;
  return (
    service !== undefined &&
    (syntaxBelow(returns, 'Response Syntax') !== undefined ||
      ('return type' in fieldsOf(parts) && !/^(?:bool|str|None)$/.test(textOf(fieldsOf(parts)['return type']))))
  );
};

/** One word for all of them: what stands for a time is Python's own, and is turned into something else on its way. */
function sayTimes(notebook: Notebook): void {
  const times = notebook.lines.filter(({ text }) => /\((?:datetime|timestamp)\)\s*(?:–|—|--)/.test(text));
  const [first] = times;
  if (first)
    notebook.say('type-unknown', `${times.length} member(s) are a “datetime”; the page does not say how a time travels.`, {
      at: first.at,
    });
}

const textOf = (parts: readonly Part[] = []): string =>
  parts.map((part) => (part.kind === 'paragraph' ? part.words.text : '')).join(' ');

function parse(page: Page): Reading {
  const { parts, leaves } = structure(page);
  const notebook = openNotebook(page.source, leaves);
  const methods = methodsIn(parts).filter((method) => isOperation(method) && isBoto(method));
  for (const { words } of methods) notebook.cite(words.at, 'a signature is a method of the client');
  sayTimes(notebook);
  const title = methods.find(({ service }) => service !== undefined)?.service;
  return {
    source: page.source,
    hash: page.hash,
    dialect: sphinxBoto3.name,
    ...(title === undefined ? {} : { apiTitle: title }),
    servers: [],
    operations: methods.map((method) => readOperation(notebook, method)),
    types: [],
    errors: [],
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}
