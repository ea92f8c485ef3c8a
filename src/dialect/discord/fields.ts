import type { Evidence, Property, Schema } from '../../model/api.js';
import { describedSchema } from '../../notation/described-schema.js';
import { readRequirementCell } from '../../notation/requirement-words.js';
import type { Row, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { cellOf, type FieldName, type FieldTable, fieldName } from './field-table.js';
import { anchorIn, typeOfAnchor } from './names.js';
import type { Notes } from './notes.js';
import { type KnownTypes, readNotation } from './type-notation.js';

/** What the page as a whole tells of its tables. */
export interface PageFacts extends KnownTypes {
  /** Whether any name on the page has a question mark: only then does its lack say that a field is there. */
  readonly marksOptional: boolean;
  /** Type of the values that a named type lists. */
  valuesOf(name: string): 'string' | 'integer' | undefined;
}

export interface FieldsContext {
  readonly notebook: Notebook;
  readonly facts: PageFacts;
  readonly notes: Notes;
  /** What says that nothing has to be sent, where something does. */
  readonly allOptional?: Evidence;
  /** Whether what is not marked is to be taken as told: a table of changes often marks nothing. */
  readonly telling: boolean;
}

export function propertiesIn(context: FieldsContext, fields: FieldTable): readonly Property[] {
  for (const { words } of fields.table.header) context.notebook.cite(words.at, 'a table of fields has them in rows');
  return fields.table.rows.flatMap((row) => propertyIn(context, fields, row));
}

function propertyIn(context: FieldsContext, fields: FieldTable, row: Row): readonly Property[] {
  const { notebook, notes } = context;
  const words = cellOf(fields, row, 'name')?.words;
  const named = words && fieldName(words.text);
  if (!named || /[[\].]/.test(named.name)) {
    if (words && words.text !== '')
      notebook.say('part-unplaced', `“${words.text}” stands for more than one field, or for none.`, { at: words.at });
    return [];
  }
  const name = notebook.cite(words.at, 'a row of the table is a field');
  const { required, said } = needOf(context, fields, row, named, words);
  const foot = named.note === undefined ? undefined : notes.footnotes.get(named.note);
  const schema = described(context, schemaIn(context, fields, row, words), fields, row, foot?.words, foot?.text);
  return [{ name: named.name, required, schema, evidence: { name: [name], ...(said ? { required: [said] } : {}) } }];
}

function schemaIn({ notebook, facts }: FieldsContext, fields: FieldTable, row: Row, name: Words): Schema {
  const words = cellOf(fields, row, 'type')?.words ?? name;
  const cite = (rule: string): Evidence => notebook.cite(words.at, rule);
  const found = readNotation(words, facts, cite);
  const described = cellOf(fields, row, 'description')?.words;
  if (found) return linkedValues(notebook, facts, toldBelow(notebook, facts, found.schema, described), described);
  notebook.say('type-unknown', `The type “${words.text}” of ${name.text} is not one that is known.`, { at: words.at });
  return { kind: 'unknown', evidence: { type: [notebook.cite(words.at, 'a type in words that are not known', 'unknown')] } };
}

/** “array” and “object” alone say little: a description that begins with the type itself says it whole. */
function toldBelow(notebook: Notebook, facts: PageFacts, schema: Schema, words: Words | undefined): Schema {
  const open =
    schema.kind === 'array' ? schema.items.kind === 'unknown' : schema.kind === 'object' && schema.properties.length === 0;
  if (!words || !open || schema.evidence['type']?.[0]?.quote.startsWith('partial')) return schema;
  const kind = schema.kind === 'array' ? /^(?:an? )?(?:array|list) of /i : /^(?:an? |the )?\S[^.]{0,60}? objects?$/i;
  if (!kind.test(words.text)) return schema;
  const read = readNotation(words, facts, (rule) => notebook.cite(words.at, rule, 'inferred'));
  return read && read.schema.kind !== 'unknown' && (schema.kind === 'array') === (read.schema.kind === 'array')
    ? read.schema
    : schema;
}

/** A number or text whose description links to a table of such values on the page is one of them. */
function linkedValues(notebook: Notebook, facts: PageFacts, schema: Schema, words: Words | undefined): Schema {
  if (schema.kind === 'union') {
    const [only, ...others] = schema.members.filter(({ kind }) => kind !== 'null');
    if (!only || others.length > 0) return schema;
    const linked = linkedValues(notebook, facts, only, words);
    return { ...schema, members: schema.members.map((one) => (one === only ? linked : one)) };
  }
  if (!words || (schema.kind !== 'integer' && schema.kind !== 'string') || 'format' in schema) return schema;
  const names = new Set(words.spans.flatMap(({ href }) => typeOfAnchor(anchorIn(href ?? '') ?? '') ?? []));
  const [name, ...others] = [...names].filter((one) => facts.valuesOf(one) === schema.kind);
  if (name === undefined || others.length > 0) return schema;
  const said = notebook.cite(words.at, 'a description links to the table of the values', 'inferred');
  return { kind: 'reference', name, evidence: { type: [said, ...(schema.evidence['type'] ?? [])] } };
}

function described(
  { notebook }: FieldsContext,
  schema: Schema,
  fields: FieldTable,
  row: Row,
  foot: Words | undefined,
  note = '',
): Schema {
  let told = schema;
  const lines: string[] = [];
  const cited: Evidence[] = [];
  for (const column of ['description', 'constraints'] as const) {
    const words = cellOf(fields, row, column)?.words;
    if (!words || words.text === '') continue;
    lines.push(words.text.replace(/\s*\*+$/, ''));
    cited.push(notebook.cite(words.at, `the column “${column === 'description' ? 'Description' : 'Constraints'}” describes`));
    told = describedSchema(told, words.text, (rule, quote) => notebook.cite(words.at, rule, 'inferred', quote));
  }
  const preset = cellOf(fields, row, 'default')?.words;
  const value = preset?.text.replace(/\s*\([^()]*\)$/, '') ?? '';
  if (preset && /^\S+$/.test(value) && !/^(?:absent|none|null|empty|n\/a|-|—)$/i.test(value))
    told = describedSchema(told, `default: \`${value}\``, (rule) => notebook.cite(preset.at, rule));
  if (foot && note !== '') {
    lines.push(note);
    cited.push(notebook.cite(foot.at, 'a footnote says more'));
  }
  if (lines.length === 0) return told;
  const [first = ''] = lines;
  const deprecated = /\bdeprecated\b/i.test(first) && /^\W*deprecated\b|\(deprecated\)|\bis deprecated\b/i.test(first);
  return {
    ...told,
    description: lines.join('\n'),
    ...(deprecated ? { deprecated: true } : {}),
    evidence: { ...told.evidence, description: cited, ...(deprecated ? { deprecated: cited.slice(0, 1) } : {}) },
  };
}

function needOf(
  { notebook, facts, allOptional, telling }: FieldsContext,
  fields: FieldTable,
  row: Row,
  { optional }: FieldName,
  words: Words,
): { readonly required: boolean; readonly said?: Evidence } {
  const cell = cellOf(fields, row, 'required')?.words;
  if (cell && cell.text !== '') {
    const told = readRequirementCell(cell.text.replace(/\s*\*+$/, ''));
    const said = notebook.cite(
      cell.at,
      'the column “Required” says what has to be there',
      told?.required === undefined ? 'unknown' : 'documented',
    );
    return { required: told?.required === true, said };
  }
  if (optional)
    return { required: false, said: notebook.cite(words.at, 'a question mark behind a name says that it may be missing') };
  if (allOptional) return { required: false, said: allOptional };
  if (facts.marksOptional && telling)
    return { required: true, said: notebook.cite(words.at, 'a name without a question mark is there') };
  return { required: false, said: notebook.cite(words.at, 'nothing says whether the field has to be there', 'unknown') };
}
