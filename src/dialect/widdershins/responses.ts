import type { Content, Json, Parameter, Schema } from '../../model/api.js';
import { type Answer, statusOf } from '../../notation/answer.js';
import { insideOf } from '../../notation/sample-json.js';
import type { Part, Row, Table, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import type { MediaType, Shown } from './body.js';
import { emptyCells, type FieldBlock, readFieldBlock } from './field-rows.js';
import { fieldSchema, type KnownBlocks, openReader, typeOf, withBelow } from './schema.js';
import { type KnownTable, knowTable } from './table-kind.js';
import { readType, schemaOfType } from './type-cell.js';

interface ResponseParts {
  readonly statuses: readonly Part[];
  readonly schemas: readonly Part[];
  readonly headers: readonly Part[];
  /** Of each status that an example is shown for. */
  readonly shown: ReadonlyMap<string, Shown>;
  readonly mediaType: MediaType;
}

/** Reads the table of statuses, and for those that print their schema in place the tables below. */
export function readAnswers(notebook: Notebook, types: KnownBlocks, parts: ResponseParts): readonly Answer[] {
  const blocks = blocksByStatus(notebook, parts.schemas, parts.shown);
  const headers = headersByStatus(notebook, parts.headers);
  return tablesOf(parts.statuses, 'statuses').flatMap((known) => {
    for (const { at, rule } of emptyCells(known)) notebook.pass(at, at + 1, rule);
    return known.table.rows.flatMap((row) => {
      const status = known.cell(row, 'status')?.words;
      const code = statusOf(status?.text ?? '');
      if (!status || code === undefined) return [];
      const description = known.cell(row, 'description')?.words;
      const described = description !== undefined && !/^(?:none)?$/i.test(description.text);
      const meaning = known.cell(row, 'meaning')?.words;
      if (meaning) notebook.pass(meaning.at, meaning.at + 1, 'what a status means in general says nothing of this operation');
      const cell = known.cell(row, 'schema')?.words;
      const key = status.text.trim();
      const schema = cell && schemaOf(notebook, types, cell, blocks.get(key), parts.shown.get(key));
      const contents: readonly Content[] = schema
        ? [{ mediaType: parts.mediaType.name, schema, evidence: { mediaType: parts.mediaType.evidence } }]
        : [];
      const answer: Answer = {
        status: code,
        ...(described ? { description: description.text } : {}),
        contents,
        headers: headers.get(key) ?? [],
        evidence: {
          status: [notebook.cite(status.at, 'a row of the table of responses is a status')],
          ...(described ? { description: [notebook.cite(description.at, 'a column describes each response')] } : {}),
        },
      };
      return [answer];
    });
  });
}

const tablesOf = (parts: readonly Part[], kind: KnownTable['kind']): readonly KnownTable[] =>
  parts
    .filter((part): part is Table => part.kind === 'table')
    .flatMap((part) => knowTable(part) ?? [])
    .filter((known) => known.kind === kind);

/** Tables below “Status Code 200” tell the response of that status. */
function blocksByStatus(
  notebook: Notebook,
  parts: readonly Part[],
  shown: ResponseParts['shown'],
): ReadonlyMap<string, FieldBlock> {
  const found = new Map<string, Part[]>();
  let open: Part[] | undefined;
  for (const part of parts) {
    const status =
      part.kind === 'paragraph' ? /^(?:(?:HTTP )?Status Code|状态码)\s*(\S+)$/i.exec(part.words.text)?.[1] : undefined;
    if (part.kind === 'paragraph' && status !== undefined) {
      notebook.pass(part.words.at, part.words.at + 1, 'a status stands above the fields of its response');
      open = [];
      found.set(status, open);
    } else open?.push(part);
  }
  return new Map([...found].map(([status, own]) => [status, readFieldBlock(own, shown.get(status)?.value)]));
}

function headersByStatus(notebook: Notebook, parts: readonly Part[]): ReadonlyMap<string, readonly Parameter[]> {
  const found = new Map<string, Parameter[]>();
  for (const known of tablesOf(parts, 'response-headers')) {
    for (const { at, rule } of emptyCells(known)) notebook.pass(at, at + 1, rule);
    for (const row of known.table.rows) {
      const header = headerOf(notebook, known, row);
      const status = known.cell(row, 'status')?.words;
      if (!header || !status) continue;
      const cited = notebook.cite(status.at, 'a column says which response has a header');
      const told = { ...header, evidence: { ...header.evidence, in: [cited] } };
      found.set(status.text.trim(), [...(found.get(status.text.trim()) ?? []), told]);
    }
  }
  return found;
}

function headerOf(notebook: Notebook, known: KnownTable, row: Row): Parameter | undefined {
  const [name, type, format] = [known.cell(row, 'name')?.words, known.cell(row, 'type')?.words, known.cell(row, 'format')?.words];
  if (!name || name.text === '') return undefined;
  const description = known.cell(row, 'description')?.words;
  const described = description !== undefined && !/^(?:none)?$/i.test(description.text);
  const spans = format && format.text !== '' ? [...(type?.spans ?? []), { text: `(${format.text})` }] : (type?.spans ?? []);
  const read = readType(spans);
  if (format) notebook.pass(format.at, format.at + 1, 'a column tells the format of a header');
  const schema: Schema =
    read && type ? schemaOfType(read.type, notebook.cite(type.at, read.rule)) : { kind: 'unknown', evidence: {} };
  return {
    in: 'header',
    name: name.text,
    ...(described ? { description: description.text } : {}),
    required: false,
    deprecated: false,
    schema,
    examples: [],
    evidence: {
      name: [notebook.cite(name.at, 'a row of a table is a header')],
      ...(described ? { description: [notebook.cite(description.at, 'the last column describes a header')] } : {}),
    },
  };
}

/** The schema that a cell of the table of responses names, or that stands below. `undefined` where there is no body. */
function schemaOf(
  notebook: Notebook,
  types: KnownBlocks,
  cell: Words,
  block: FieldBlock | undefined,
  shown: Shown | undefined,
): Schema | undefined {
  if (/^(?:none)?$/i.test(cell.text.trim())) {
    notebook.pass(cell.at, cell.at + 1, 'a response without a schema has no body');
    return undefined;
  }
  const read = readType(cell.spans);
  if (!read) {
    notebook.say('type-unknown', `The schema of a response is written as “${cell.text}”.`, { at: cell.at });
    return { kind: 'unknown', evidence: { type: [notebook.cite(cell.at, 'a schema that no rule knows', 'unknown')] } };
  }
  if (!/^inline$/i.test(cell.text.trim())) return schemaOfType(read.type, notebook.cite(cell.at, read.rule));
  const cited = notebook.cite(cell.at, 'the schema of a response stands below');
  if (block && block.rows.length > 0) return schemaOfBlock(notebook, types, block, shown, cited.quote === '' ? cell.at : cell.at);
  return shown ? shapeOf(notebook, shown) : { kind: 'unknown', evidence: { type: [cited] } };
}

/** A block that tells one schema: rows of its fields, or one row for the whole and its fields below. */
export function schemaOfBlock(
  notebook: Notebook,
  types: KnownBlocks,
  block: FieldBlock,
  shown: Shown | undefined,
  at: number,
): Schema {
  const reader = openReader(notebook, types, block, shown?.value);
  for (const words of block.lead) notebook.pass(words.at, words.at + 1, 'words above the fields are their schema’s title');
  const [first, ...others] = block.fields;
  const top = first && others.length === 0 && first.row.depth === 0 && isWhole(reader, first.row, block, shown?.value);
  if (first && top) return fieldSchema(reader, first);
  const listed = shown && Array.isArray(shown.value) && insideOf(shown.value) !== undefined;
  const object = withBelow(
    reader,
    {
      kind: 'object',
      properties: [],
      evidence: { type: [notebook.cite(first?.row.nameCell.at ?? at, 'fields below each other make up an object')] },
    },
    block.fields,
  );
  if (!shown || !listed) return object;
  const type = [notebook.cite(shown.at, 'an example in brackets shows that the body is an array', 'inferred', '[')];
  return { kind: 'array', items: object, evidence: { type } };
}

/** Whether a row is the whole schema: nameless, or called like the block's title and not a member of the example. */
function isWhole(
  reader: Parameters<typeof typeOf>[0],
  row: FieldBlock['rows'][number],
  block: FieldBlock,
  sample: Json | undefined,
): boolean {
  if (row.kind === 'anonymous') return row.combiner === undefined;
  if (row.kind !== 'field' || !block.lead.some(({ text }) => text === row.name)) return false;
  const isObject = typeof sample === 'object' && sample !== null && !Array.isArray(sample);
  return !(isObject && Object.hasOwn(sample, row.name)) && typeOf(reader, row).kind !== 'object';
}

/** What an example alone tells for sure: list or object, text or truth value. */
function shapeOf(notebook: Notebook, { value, at }: Shown): Schema {
  const evidence = { type: [notebook.cite(at, 'where no table speaks, an example tells the shape', 'inferred')] };
  if (Array.isArray(value)) {
    const [first] = value;
    return {
      kind: 'array',
      items: first === undefined ? { kind: 'unknown', evidence } : shapeOf(notebook, { value: first, at }),
      evidence,
    };
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return { kind: typeof value === 'string' ? 'string' : 'boolean', evidence };
    case 'object':
      return value === null ? { kind: 'unknown', evidence } : { kind: 'object', properties: [], partial: true, evidence };
    default:
      return { kind: 'unknown', evidence };
  }
}
