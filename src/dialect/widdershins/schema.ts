import type { Evidence, Json, Property, Schema } from '../../model/api.js';
import { allowedSchema } from '../../notation/allowed-schema.js';
import { insideOf, memberOf } from '../../notation/sample-json.js';
import type { Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { type AllowedValues, allowedValues } from './allowed-values.js';
import type { Combiner, Field, FieldBlock, FieldRow } from './field-rows.js';
import { samplesOf } from './samples.js';
import { readType, schemaOfType } from './type-cell.js';

/** Types that the page describes below “Schemas”. */
export type KnownBlocks = ReadonlyMap<string, FieldBlock>;

/** What a tree of rows is read with. */
export interface Reader {
  readonly notebook: Notebook;
  readonly types: KnownBlocks;
  readonly allowed: AllowedValues;
  readonly samples: ReadonlyMap<FieldRow, Json>;
  /** Names of types whose fields are being put in place of `allOf`. */
  readonly within: readonly string[];
}

export function openReader(notebook: Notebook, types: KnownBlocks, block: FieldBlock, sample: Json | undefined): Reader {
  for (const { at, rule } of block.read) notebook.pass(at, at + 1, rule);
  const samples = samplesOf(block.fields, sample);
  const allowed = allowedValues(block.rows, block.values, samples);
  for (const { row, values } of allowed.doubtful)
    notebook.say(
      'enum-unsplit',
      `More than one field is called ${row.name}, and the page does not say which of them has the listed values.`,
      {
        at: row.nameCell.at,
        quote: values.map(({ text }) => text).join(', '),
      },
    );
  return { notebook, types, allowed, samples, within: [] };
}

const fieldRule = 'a row of a table is a field';

export function propertyOf(reader: Reader, field: Field): Property {
  const { notebook } = reader;
  const { row } = field;
  const required = row.required;
  return {
    name: row.name,
    required: isYes(required),
    schema: fieldSchema(reader, field),
    evidence: {
      name: [notebook.cite(row.nameCell.at, fieldRule)],
      ...(required ? { required: [notebook.cite(required.at, 'a column says whether a field is required')] } : {}),
    },
  };
}

export const isYes = (words: Words | undefined): boolean => /^(?:true|yes|是)$/i.test(words?.text ?? '');

/** The schema of a row: its type, its values, its description and what stands below it. */
export function fieldSchema(reader: Reader, { row, children }: Field): Schema {
  const { notebook } = reader;
  const typed = withBelow(reader, typeOf(reader, row), children, row);
  const values = reader.allowed.of.get(row);
  const schema = values ? allowedSchema(typed, values.map(valueText), citedValues(notebook, values)) : typed;
  if (row.restrictions) notebook.pass(row.restrictions.at, row.restrictions.at + 1, 'a column says whether a field is read-only');
  const doubt = reader.allowed.doubtful.find((one) => one.row === row);
  const evidence = {
    ...schema.evidence,
    ...(doubt ? { enum: citedValues(notebook, doubt.values, 'unknown') } : {}),
    ...(row.description ? { description: [notebook.cite(row.description.at, 'the last column describes a field')] } : {}),
  };
  return { ...schema, ...(row.description ? { description: row.description.text } : {}), evidence };
}

const valueText = ({ spans, text }: Words): string =>
  spans.some(({ emphasis, strong }) => emphasis || strong)
    ? spans
        .map(
          (span) =>
            `${span.strong ? '__' : ''}${span.emphasis ? '_' : ''}${span.text}${span.emphasis ? '_' : ''}${span.strong ? '__' : ''}`,
        )
        .join('')
        .trim()
    : text;

const citedValues = (notebook: Notebook, values: readonly Words[], standing?: 'unknown'): readonly Evidence[] =>
  values.map(({ at }) => notebook.cite(at, 'a table lists the allowed values of each field', standing ?? 'documented'));

/** The type of a row alone. */
export function typeOf({ notebook }: Reader, row: FieldRow): Schema {
  const read = readType(row.typeCell.spans);
  if (read) return schemaOfType(read.type, notebook.cite(row.typeCell.at, read.rule));
  notebook.say('type-unknown', `The type of ${row.name || 'a schema without a name'} is written as “${row.typeCell.text}”.`, {
    at: row.typeCell.at,
  });
  return { kind: 'unknown', evidence: { type: [notebook.cite(row.typeCell.at, 'a type that no rule knows', 'unknown')] } };
}

/** A schema with what the rows below it say. */
export function withBelow(reader: Reader, schema: Schema, below: readonly Field[], owner?: FieldRow): Schema {
  if (below.length === 0) return schema;
  switch (schema.kind) {
    case 'reference':
      if (reader.types.has(schema.name)) {
        passAll(reader, below, 'rows below a reference repeat the type that it names');
        return schema;
      }
      return named(composed(reader, { kind: 'object', properties: [], evidence: schema.evidence }, below), schema.name);
    case 'array': {
      // Alternatives of the items make `[oneOf]`; below an array without items they are those of the whole.
      if (schema.items.kind === 'unknown' && /^array$/i.test(owner?.typeCell.text ?? '') && below.every(isCombined))
        return composed(reader, { kind: 'unknown', evidence: schema.evidence }, below);
      const [only] = below;
      const items = only && below.length === 1 && isItems(reader, schema.items, only, owner) ? only : undefined;
      if (items) return { ...schema, items: fieldSchema(reader, items) };
      return { ...schema, items: withBelow(reader, schema.items, below) };
    }
    case 'union': {
      const at = schema.members.findIndex(({ kind }) => kind !== 'null');
      return {
        ...schema,
        members: schema.members.map((one, index) => (index === at ? withBelow(reader, one, below, owner) : one)),
      };
    }
    case 'object':
    case 'unknown':
      return composed(reader, schema, below);
    default:
      return schema;
  }
}

const named = (schema: Schema, name: string): Schema => (schema.kind === 'object' ? { ...schema, name } : schema);

/** Whether the one row below an array is its items: nameless, titled like the items' type, or absent from the example. */
function isItems(reader: Reader, items: Schema, { row, children }: Field, owner: FieldRow | undefined): boolean {
  if (row.kind === 'anonymous' && row.combiner === undefined) return true;
  if (row.kind !== 'field') return false;
  if (!['object', 'unknown', 'reference', 'union', 'map'].includes(items.kind)) return true;
  const own = typeOf(reader, row);
  if (items.kind === 'reference') return own.kind === 'reference' && own.name === items.name;
  const inner = insideOf(owner && reader.samples.get(owner));
  const shown = typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length > 0;
  const [first] = children;
  return (
    shown &&
    own.kind === items.kind &&
    memberOf(inner, row.name) === undefined &&
    first !== undefined &&
    memberOf(inner, first.row.name) !== undefined
  );
}

const isCombined = ({ row }: Field): boolean => row.kind === 'anonymous' && row.combiner !== undefined;

const combined = (below: readonly Field[], combiner: Combiner): readonly Field[] =>
  below.filter(({ row }) => row.kind === 'anonymous' && row.combiner === combiner);

/** An object, a map or a choice of what stands below. */
function composed(reader: Reader, schema: Schema, below: readonly Field[]): Schema {
  const { notebook } = reader;
  const fields = below.filter(({ row }) => row.kind === 'field');
  const values = below.find(({ row }) => row.kind === 'values');
  const whole = combined(below, 'allOf');
  const oneOf = combined(below, 'oneOf');
  const anyOf = combined(below, 'anyOf');
  const telling = whole.filter((part) => tells(reader, part));
  const [alone] = telling.length > 0 ? telling : whole;
  if (alone && telling.length <= 1 && below.length === whole.length) return fieldSchema(reader, alone);
  const properties = [
    ...fields.map((field) => propertyOf(reader, field)),
    ...whole.flatMap((part) => propertiesOfPart(reader, part)),
  ];
  for (const { row } of [...(properties.length > 0 ? [...oneOf, ...anyOf] : []), ...combined(below, 'not')])
    notebook.say('part-unplaced', 'An object with fields of its own is also one of several alternatives, which were left out.', {
      at: row.typeCell.at,
    });
  const evidence = schema.evidence;
  if (properties.length > 0)
    return {
      kind: 'object',
      properties: onceEach(properties),
      evidence: { ...evidence, type: typeEvidence(notebook, schema, below) },
    };
  if (alone && below.length === whole.length) return fieldSchema(reader, alone);
  if (oneOf.length + anyOf.length > 0) {
    const members = [...oneOf, ...anyOf].map((one) => fieldSchema(reader, one));
    const [first] = [...oneOf, ...anyOf];
    const type = [notebook.cite(first?.row.typeCell.at ?? -1, 'schemas below a keyword are alternatives')];
    return { kind: 'union', mode: anyOf.length > 0 ? 'any-of' : 'one-of', members, evidence: { type } };
  }
  if (values)
    return {
      kind: 'map',
      values: fieldSchema(reader, values),
      evidence: { ...evidence, type: typeEvidence(notebook, schema, below) },
    };
  return schema;
}

/** Whether a part of `allOf` says more than a description. */
function tells(reader: Reader, { row, children }: Field): boolean {
  if (children.length > 0 || reader.allowed.of.has(row)) return true;
  const type = typeOf(reader, row);
  return type.kind !== 'unknown' && !(type.kind === 'object' && type.properties.length === 0);
}

function typeEvidence(notebook: Notebook, schema: Schema, [first]: readonly Field[]): readonly Evidence[] {
  if (schema.kind === 'object') return schema.evidence['type'] ?? [];
  return [notebook.cite(first?.row.nameCell.at ?? -1, 'what has fields is an object', 'inferred')];
}

/** What one part of `allOf` adds: its own rows, or the fields of the type that it names. */
function propertiesOfPart(reader: Reader, { row, children }: Field): readonly Property[] {
  const own = composedProperties(reader, children);
  const type = typeOf(reader, row);
  if (type.kind !== 'reference' || own.length > 0) return own;
  const block = reader.types.get(type.name);
  if (block && !reader.within.includes(type.name)) {
    const inner: Reader = {
      ...openReader(reader.notebook, reader.types, block, undefined),
      within: [...reader.within, type.name],
    };
    return composedProperties(inner, block.fields);
  }
  reader.notebook.say('fields-missing', `An object has the fields of ${type.name} too, which the page does not show here.`, {
    at: row.typeCell.at,
  });
  return [];
}

function composedProperties(reader: Reader, below: readonly Field[]): readonly Property[] {
  const schema = composed(reader, { kind: 'object', properties: [], evidence: {} }, below);
  if (schema.kind === 'object') return schema.properties;
  const block = schema.kind === 'reference' && !reader.within.includes(schema.name) ? reader.types.get(schema.name) : undefined;
  if (!block || schema.kind !== 'reference') return [];
  return composedProperties(
    { ...openReader(reader.notebook, reader.types, block, undefined), within: [...reader.within, schema.name] },
    block.fields,
  );
}

/** The last telling of a name counts, as in `allOf`; it stands where the first stood. */
function onceEach(properties: readonly Property[]): readonly Property[] {
  const byName = new Map<string, Property>();
  for (const property of properties) {
    const known = byName.get(property.name);
    byName.set(property.name, known ? { ...property, required: known.required || property.required } : property);
  }
  return [...byName.values()];
}

function passAll({ notebook }: Reader, fields: readonly Field[], rule: string): void {
  for (const { row, children } of fields) {
    for (const words of [row.nameCell, row.typeCell, row.required, row.restrictions, row.description])
      if (words) notebook.pass(words.at, words.at + 1, rule);
    passAll({ notebook } as Reader, children, rule);
  }
}
