import type { Parameter, RequestBody, Schema } from '../../model/api.js';
import type { Part, Table } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { proseOf } from '../prose.js';
import { type MediaType, requestBodyOf, type Shown } from './body.js';
import { emptyCells, type FieldBlock, type FieldRow, fieldRow, valueRows } from './field-rows.js';
import { fieldSchema, isYes, type KnownBlocks, openReader } from './schema.js';
import { type KnownTable, knowTable } from './table-kind.js';

interface ReadParameters {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
}

const places = new Map<string, Parameter['in']>([
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['cookie', 'cookie'],
]);

interface PlacedRow {
  readonly place: string;
  readonly at: number;
  readonly row: FieldRow;
}

/** Reads the table of parameters, in which the fields of the body stand too. */
export function readParameters(
  notebook: Notebook,
  types: KnownBlocks,
  parts: readonly Part[],
  details: readonly Part[],
  body: { readonly shown: Shown | undefined; readonly mediaType: MediaType },
): ReadParameters {
  const tables = parts.filter((part): part is Table => part.kind === 'table').flatMap((part) => knowTable(part) ?? []);
  for (const { at, rule } of tables.flatMap(emptyCells)) notebook.pass(at, at + 1, rule);
  const long = longDescriptions(notebook, details);
  const rows = tables.filter(({ kind }) => kind === 'parameters').flatMap((table) => placedRows(table, long));
  const values = tables.filter(({ kind }) => kind === 'values').flatMap(valueRows);
  for (const { place, row, at } of rows)
    if (place !== 'body' && !places.has(place))
      notebook.say('part-unplaced', `The parameter ${row.name} stands in “${place}”, for which there is no place.`, { at });
  const inBody = rows.flatMap(({ place, row }) => (place === 'body' ? [row] : []));
  const others = rows.flatMap(({ place, row, at }) => {
    const known = places.get(place);
    return known === undefined ? [] : [{ place: known, row, at }];
  });
  const otherNames = new Set(others.map(({ row }) => row.name));
  const bodyNames = new Set(inBody.map(({ name, depth }) => `${depth} ${name}`));
  const forBody = values.filter(({ name, depth }) => bodyNames.has(`${depth ?? 0} ${name}`));
  const forOthers = values.filter(({ name, depth }) => depth === undefined && otherNames.has(name));
  const block: FieldBlock = { fields: [], rows: others.map(({ row }) => row), values: forOthers, lead: [], read: [] };
  const reader = openReader(notebook, types, block, undefined);
  const requestBody = requestBodyOf(notebook, types, inBody, forBody, body.shown, body.mediaType);
  return {
    parameters: others.map(({ place, row, at }): Parameter => {
      const needed = row.required
        ? { required: [notebook.cite(row.required.at, 'a column says whether a parameter is required')] }
        : {};
      const named = [notebook.cite(row.nameCell.at, 'a row of a table is a parameter')];
      return {
        in: place,
        name: row.name,
        ...(row.description ? { description: row.description.text } : {}),
        required: isYes(row.required),
        deprecated: false,
        schema: withoutDescription(fieldSchema(reader, { row, name: row.name, lists: 0, children: [] })),
        examples: [],
        evidence: {
          in: [notebook.cite(at, 'a column says where a parameter stands')],
          name: named,
          ...needed,
          ...(row.description
            ? { description: [notebook.cite(row.description.at, 'the last column describes a parameter')] }
            : {}),
        },
      };
    }),
    ...(requestBody ? { requestBody } : {}),
  };
}

/** A parameter's words describe the parameter, not its type. */
function withoutDescription({ description: _, ...schema }: Schema): Schema {
  const { description: __, ...evidence } = schema.evidence;
  return { ...schema, evidence } as Schema;
}

function placedRows(table: KnownTable, long: ReadonlyMap<string, string[]>): readonly PlacedRow[] {
  return table.table.rows.flatMap((cells) => {
    const [place] = [table.cell(cells, 'in')?.words];
    const [row] = fieldRow(table, cells);
    if (!row || !place) return [];
    const told =
      row.description && long.get(row.nameCell.text)?.find((text) => text.startsWith(row.description?.text.slice(0, 40) ?? ''));
    const described = row.description && told !== undefined ? { description: { ...row.description, text: told } } : {};
    return [{ place: place.text.trim().toLowerCase(), at: place.at, row: { ...row, ...described } }];
  });
}

/** `**name**: text` and the paragraphs below it; the table itself holds first lines only. */
function longDescriptions(notebook: Notebook, parts: readonly Part[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  let open: { readonly name: string; readonly parts: Part[] } | undefined;
  const close = (): void => {
    if (open)
      found.set(open.name, [
        ...(found.get(open.name) ?? []),
        proseOf(open.parts)
          .slice(open.name.length + 1)
          .trim(),
      ]);
  };
  for (const part of parts) {
    const name = part.kind === 'paragraph' && part.words.spans[0]?.strong ? part.words.spans[0].text.trim() : undefined;
    if (name !== undefined && part.kind === 'paragraph' && part.words.text.startsWith(`${name}:`)) {
      close();
      open = { name, parts: [part] };
    } else open?.parts.push(part);
    if (part.kind === 'paragraph')
      notebook.pass(part.words.at, part.words.at + 1, 'long descriptions stand below “Detailed descriptions”');
  }
  close();
  return found;
}
