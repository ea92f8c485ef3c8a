import { blankOperation, readingOf } from '../../../src/dialect/blank.js';
import type { Dialect, Match } from '../../../src/dialect/dialect.js';
import { type Notebook, openNotebook } from '../../../src/dialect/notebook.js';
import type { Operation, Parameter, Schema } from '../../../src/model/api.js';
import type { Reading } from '../../../src/model/reading.js';
import { chooseOperationId } from '../../../src/notation/operation-id.js';
import { schemaOfWords } from '../../../src/notation/type-schema.js';
import { readTypeWords } from '../../../src/notation/type-words.js';
import type { Page } from '../../../src/page/page.js';
import { type Line, readLine } from './line.js';

/** Ferry cards: an operation a page, a line a fact. */
export const ferryCard = { name: 'ferry-card', version: 1, matches, parse } satisfies Dialect;

const title = 'FERRY CARD';

function matches({ blocks: [first] }: Page): Match {
  return first?.text === title ? { sure: true, because: `its first line is “${title}”` } : { sure: false };
}

function parse(page: Page): Reading {
  const notebook = openNotebook(
    page.source,
    page.blocks.map(({ text, line }, at) => ({ at, text, line })),
  );
  notebook.pass(0, 1, 'the first line says what kind of page it is');
  const lines = notebook.lines.flatMap(({ text, at }) => readLine(text, at) ?? []);
  return readingOf(page, ferryCard.name, notebook, { operations: operationsOf(notebook, lines) });
}

function operationsOf(notebook: Notebook, lines: readonly Line[]): readonly Operation[] {
  const sail = lines.find(({ kind }) => kind === 'sail');
  const { method, path } = sail?.words ?? {};
  if (!sail || path === undefined || (method !== 'GET' && method !== 'POST')) return [];
  const { source } = notebook;
  const called = [notebook.cite(sail.at, sail.rule)];
  const why = lines.find(({ kind }) => kind === 'why');
  const named = chooseOperationId({ method, path, facts: [], prose: [], source });
  return [
    {
      ...blankOperation,
      id: named.id,
      method,
      path,
      ...(why?.words['text'] === undefined ? {} : { description: why.words['text'] }),
      parameters: lines.flatMap((line) => (line.kind === 'ask' ? parameterOf(notebook, line) : [])),
      responses: lines.flatMap(({ kind, at, rule, words }) =>
        kind === 'answer'
          ? { status: Number(words['status']), contents: [], headers: [], evidence: { status: [notebook.cite(at, rule)] } }
          : [],
      ),
      source,
      evidence: {
        id: [notebook.cite(sail.at, named.rule, named.standing)],
        method: called,
        path: called,
        ...(why ? { description: [notebook.cite(why.at, why.rule)] } : {}),
      },
    },
  ];
}

function parameterOf(notebook: Notebook, { at, rule, words }: Line): Parameter {
  const { name = '', type = '', star } = words;
  const said = [notebook.cite(at, rule)];
  return {
    in: 'query',
    name,
    required: star === '*',
    deprecated: false,
    schema: schemaOf(notebook, at, rule, type),
    examples: [],
    evidence: { name: said, in: said, required: said },
  };
}

/** Words that are not understood are said to be so: nothing is guessed. */
function schemaOf(notebook: Notebook, at: number, rule: string, words: string): Schema {
  const read = readTypeWords(words);
  if (read) return schemaOfWords(read.type, { type: [notebook.cite(at, rule)] });
  notebook.say('type-unknown', `The type “${words}” is not one that is known.`, { at });
  return { kind: 'unknown', evidence: { type: [notebook.cite(at, rule, 'unknown')] } };
}
