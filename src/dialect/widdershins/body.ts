import type { Content, Evidence, Json, RequestBody, Schema } from '../../model/api.js';
import { insideOf, memberOf } from '../../notation/sample-json.js';
import type { Notebook } from '../notebook.js';
import type { Field, FieldBlock, FieldRow, ValueRow } from './field-rows.js';
import { nestRows } from './samples.js';
import { fieldSchema, isYes, type KnownBlocks, openReader, type Reader, withBelow } from './schema.js';
import { readType } from './type-cell.js';

/** An example that the page prints for a body. */
export interface Shown {
  readonly value: Json;
  readonly at: number;
}

export interface MediaType {
  readonly name: string;
  readonly evidence: readonly Evidence[];
}

/** The body that the rows of the parameter table with `body` as their place describe. */
export function requestBodyOf(
  notebook: Notebook,
  types: KnownBlocks,
  rows: readonly FieldRow[],
  values: readonly ValueRow[],
  shown: Shown | undefined,
  mediaType: MediaType,
): RequestBody | undefined {
  const [first] = rows;
  if (!first) return shown ? untold(notebook, shown, mediaType) : undefined;
  const whole = isWhole(rows, first, shown?.value);
  const told = whole ? rows.slice(1) : rows;
  const inner = withCombiner(told, shown?.value);
  const block: FieldBlock = {
    fields: nestRows(inner, shown?.value),
    rows: whole ? [first, ...inner] : inner,
    values,
    lead: [],
    read: [],
  };
  const reader = openReader(notebook, types, block, shown?.value);
  const schema = whole ? wholeBody(reader, first, block.fields, shown) : objectOf(reader, block.fields, first);
  const content: Content = { mediaType: mediaType.name, schema, evidence: { mediaType: mediaType.evidence } };
  const needed =
    whole && first.required ? { required: [notebook.cite(first.required.at, 'a column says whether the body is required')] } : {};
  const described = whole && first.description ? first.description : undefined;
  return {
    ...(described ? { description: described.text } : {}),
    required: whole && isYes(first.required),
    contents: [content],
    evidence: {
      ...needed,
      ...(described ? { description: [notebook.cite(described.at, 'the last column describes the body')] } : {}),
    },
  };
}

/** A body of which the page shows an example and no row. */
function untold(notebook: Notebook, shown: Shown, mediaType: MediaType): RequestBody {
  const said = [notebook.cite(shown.at, 'an example of a body shows that there is one', 'unknown')];
  const content: Content = {
    mediaType: mediaType.name,
    schema: { kind: 'unknown', evidence: { type: said } },
    evidence: { mediaType: mediaType.evidence },
  };
  notebook.say('fields-missing', 'The page shows an example of a body but none of its fields.', { at: shown.at });
  return { required: false, contents: [content], evidence: { required: said } };
}

/** The first row stands for the body itself, unless the body's row was left out: then all rows are its fields. */
function isWhole(rows: readonly FieldRow[], first: FieldRow, sample: Json | undefined): boolean {
  const type = readType(first.typeCell.spans)?.type.kind;
  if (type === 'reference' && first.name === 'body') return true;
  if (rows.filter(({ depth }) => depth === 0).length !== 1) return false;
  const inner = insideOf(sample);
  const members = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.keys(inner) : [];
  if (type === 'reference' || members.length > 1) return true;
  if (rows.some(({ depth, name }) => depth === 1 && members.includes(name))) return true;
  return !members.includes(first.name) && (first.name === 'body' || rows.length > 1);
}

function wholeBody(reader: Reader, first: FieldRow, below: readonly Field[], shown: Shown | undefined): Schema {
  const { description: _, ...own } = fieldSchema(reader, { row: first, name: first.name, lists: 0, children: below });
  const schema = own as Schema;
  if (schema.kind !== 'reference' || !Array.isArray(shown?.value)) return schema;
  // A body that is a list of one type is printed as that type; its example is printed as the list.
  const type = [reader.notebook.cite(shown.at, 'an example in brackets shows that the body is an array', 'inferred', '[')];
  return { kind: 'array', items: schema, evidence: { type } };
}

/** Fields without a row for the whole. */
export function objectOf(reader: Reader, fields: readonly Field[], first: FieldRow): Schema {
  const type = [reader.notebook.cite(first.nameCell.at, 'fields of a body make up an object', 'inferred')];
  return withBelow(reader, { kind: 'object', properties: [], evidence: { type } }, fields);
}

/**
 * The table of a body does not say how schemas without a name belong together. Its example does: where it has fields of
 * all of them they are one object, otherwise they are alternatives.
 */
function withCombiner(rows: readonly FieldRow[], sample: Json | undefined): readonly FieldRow[] {
  if (!rows.some(({ kind }) => kind === 'anonymous')) return rows;
  const fields = nestRows(rows, sample);
  const combiners = new Map<FieldRow, FieldRow>();
  const visit = (nodes: readonly Field[], value: Json | undefined): void => {
    const nameless = nodes.filter(({ row }) => row.kind === 'anonymous');
    const all = nameless.every(
      ({ children }) => children.length > 0 && children.every(({ row }) => memberOf(value, row.name) !== undefined),
    );
    for (const { row } of nameless) combiners.set(row, { ...row, combiner: all || nameless.length === 1 ? 'allOf' : 'anyOf' });
    for (const { row, children } of nodes) visit(children, row.kind === 'field' ? memberOf(value, row.name) : value);
  };
  visit(fields, sample);
  return rows.map((row) => combiners.get(row) ?? row);
}
