import type { Json } from '../../model/api.js';
import type { FactPath } from '../../model/fact-path.js';
import type { PageWords } from './enum-values.js';
import type { Expected } from './frame.js';
import type { Notebook } from './notebook.js';
import { arrangeRows, type Row } from './rows.js';
import { findSites } from './site.js';
import { coreOf } from './type-text.js';

/** A table of fields, arranged: its rows, and what reading them needs to know of the page. */
export interface Table {
  readonly notebook: Notebook;
  readonly words: () => PageWords;
  readonly rows: readonly Row[];
  /** First line of the table, and first line of its first row: between them the whole is described. */
  readonly from: number;
  readonly firstRow: number;
  /** First line after the table. */
  readonly to: number;
  /** Where each row's own lines end. */
  readonly ends: ReadonlyMap<Row, number>;
  /** Sentences that end in a row's name: what of such a line is the name. */
  readonly gluedNames: ReadonlyMap<number, string>;
  /** Names of objects whose fields are shown in the operation. */
  readonly shown: Set<string>;
  readonly sample: Json | undefined;
  /** Line that the example begins on. */
  readonly sampleAt: number | undefined;
}

export interface TableSource {
  readonly notebook: Notebook;
  readonly words: () => PageWords;
  readonly from: number;
  readonly to: number;
  /** Line that may hold the type of the whole. */
  readonly wholeAt?: number | undefined;
  /** Names that the page shows elsewhere: keys of its examples, parameters of its path. */
  readonly known: ReadonlySet<string>;
  readonly shown: Set<string>;
  readonly expected: Expected;
  readonly sampleAt?: number | undefined;
  readonly path: FactPath;
}

/** Finds the rows of a table and how they nest. */
export function readTable(source: TableSource): Table {
  const { notebook, from, to, expected } = source;
  const sites = findSites(notebook.lines, from, to, source.known, source.wholeAt);
  const forest = arrangeRows(sites, notebook.lines, { ...expected, endsPage: to === notebook.lines.length });
  const all: Row[] = [];
  const collect = (row: Row): void => {
    all.push(row);
    row.children.forEach(collect);
  };
  forest.rows.forEach(collect);
  for (const { children, site } of all) {
    const core = coreOf(site.type);
    if (core?.kind === 'object' && core.name !== undefined && children.length === (core.count ?? 0)) source.shown.add(core.name);
  }
  // Rows lie in the text in the order in which they were collected: depth first.
  const ends = new Map(
    all.map((row, at) => [row, row.site.alternatives?.at ?? (at + 1 < all.length ? firstLineOf(all[at + 1]) : to)]),
  );
  for (const site of forest.passed) {
    const name = site.names.find((option) => option.name !== undefined)?.name ?? site.typeText;
    notebook.say(
      'fields-doubtful',
      `${name} reads like a field but fits neither the counts nor the example, so it was taken for prose.`,
      {
        at: site.at,
        help: 'If it is a field, write a correction that adds it.',
      },
    );
  }
  return {
    notebook,
    words: source.words,
    rows: forest.rows,
    from,
    firstRow: all[0] ? firstLineOf(all[0]) : to,
    to,
    ends,
    gluedNames: new Map(
      all.flatMap(({ name }) =>
        name.kind === 'glued' && name.at !== undefined && name.name !== undefined ? [[name.at, name.name]] : [],
      ),
    ),
    shown: source.shown,
    sample: expected.sample,
    sampleAt: source.sampleAt,
  };
}

/** First line of a row: its name, or its type where it has no line for its name. */
export function firstLineOf(row: Row | undefined): number {
  if (!row) return 0;
  return row.name.kind === 'line' && row.name.at !== undefined ? row.name.at : row.site.at;
}

/** Lines of prose as they stand, without a name that was glued to the last of them. */
export function proseOf(table: Table, lines: readonly number[]): readonly string[] {
  return lines.map((at) => {
    const text = table.notebook.lines[at]?.text ?? '';
    const name = table.gluedNames.get(at);
    return name === undefined ? text : text.slice(0, -name.length);
  });
}
