import type { Evidence, Json, Property, Schema } from '../../model/api.js';
import type { Node } from '../../page/node.js';
import { allowedSchema } from '../allowed-schema.js';
import { constrained, readConstraint } from '../constraint-chips.js';
import { attribute, childrenOf, findAll, findFirst, hasClass, named, rawText, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';
import { readContent } from './content.js';
import { readTypeWords } from './type-words.js';

/** One row of a table of fields, with the row that opens below it where it has one. */
export interface FieldRow {
  readonly kind: 'field' | 'values' | 'pattern';
  readonly name: string;
  readonly nameCell: Node;
  readonly typeCell: Node;
  readonly below?: Node;
  /** The page can show more of it, whether it does or not. */
  readonly opens: boolean;
}

/** Rows of a table, without those of tables within. */
export function rowsOf(table: Node): readonly FieldRow[] {
  const rows = findAll(table, named('tr'));
  return rows.flatMap((row, index): readonly FieldRow[] => {
    const [nameCell, typeCell] = childrenOf(row).filter(named('td'));
    const kind = nameCell && attribute(nameCell, 'kind');
    if (!nameCell || !typeCell || kind === undefined) return [];
    const label = findFirst(nameCell, (node) => hasClass(node, 'property-name'));
    const name = label ? rawText(label) : (attribute(nameCell, 'title') ?? '');
    const [next, ...more] = childrenOf(rows[index + 1] ?? row).filter(named('td'));
    const below = next && more.length === 0 && attribute(next, 'kind') === undefined ? next : undefined;
    const opens = findFirst(nameCell, named('button')) !== undefined;
    const rowKind = kind === 'additionalProperties' ? 'values' : kind === 'patternProperties' ? 'pattern' : 'field';
    return [{ kind: rowKind, name, nameCell, typeCell, ...(below ? { below } : {}), opens }];
  });
}

export function isRequired({ nameCell, kind, name }: FieldRow): Node | undefined {
  if (kind !== 'field') return undefined;
  return findFirst(nameCell, (node) => node.name === 'div' && textIn(node) === 'required' && name !== textIn(nameCell));
}

export function propertyOf(paper: Paper, row: FieldRow, sample: Json | undefined): Property {
  const required = isRequired(row);
  return {
    name: row.name,
    required: required !== undefined,
    schema: fieldSchema(paper, row, sample),
    evidence: {
      name: [cite(paper, row.nameCell, 'a row of a table is a field')],
      required: [
        required
          ? cite(paper, required, '“required” stands below the name of what has to be there')
          : cite(paper, row.nameCell, 'what is not called required may be left out'),
      ],
    },
  };
}

/** The schema of a row: type, constraints, values, description, and the fields that it opens to. */
export function fieldSchema(paper: Paper, row: FieldRow, sample: Json | undefined): Schema {
  const own = typeCellSchema(paper, row.typeCell, sample);
  if (row.below) return deepened(own, readContent(inside(paper, nameIn(own)), row.below, sample));
  if (!row.opens) return closed(own, paper.within ?? []);
  paper.notebook.say('fields-missing', `The fields of ${row.name} are folded away and not on the page.`, {
    at: paper.elements.atOf(row.nameCell),
  });
  return folded(paper, own, row, sample);
}

/** The same paper for what stands within a named type. */
export const inside = (paper: Paper, name: string | undefined): Paper =>
  name === undefined ? paper : { ...paper, within: [...(paper.within ?? []), name] };

/** The name of a type, of a list's items, or of what may be null. */
function nameIn(schema: Schema): string | undefined {
  switch (schema.kind) {
    case 'reference':
      return schema.name;
    case 'array':
      return nameIn(schema.items);
    case 'union':
      return schema.members.map(nameIn).find((name) => name !== undefined);
    default:
      return undefined;
  }
}

/**
 * A name that cannot be opened is that of a type around it, or of one without fields. Types are called by their titles, which
 * several may share, so a name that is not around it is not taken for one that stands elsewhere.
 */
function closed(schema: Schema, within: readonly string[]): Schema {
  switch (schema.kind) {
    case 'reference':
      return within.includes(schema.name) ? schema : { kind: 'object', properties: [], partial: true, evidence: schema.evidence };
    case 'array':
      return { ...schema, items: closed(schema.items, within) };
    case 'union':
      return { ...schema, members: schema.members.map((member) => closed(member, within)) };
    default:
      return schema;
  }
}

/** What folds away may be fields or the values of a map; an example of a map has keys that the renderer makes up. */
function folded(paper: Paper, schema: Schema, row: FieldRow, sample: Json | undefined): Schema {
  switch (schema.kind) {
    case 'object': {
      const value = madeUpValue(sample);
      if (value === undefined) return { ...schema, partial: true };
      const type = [
        cite(paper, row.nameCell, 'an example with the keys “property1” and “property2” is that of a map', 'inferred'),
      ];
      return { kind: 'map', values: shapeOf(value, type), ...described(schema), evidence: { ...schema.evidence, type } };
    }
    case 'array':
      return { ...schema, items: folded(paper, schema.items, row, Array.isArray(sample) ? sample[0] : undefined) };
    case 'reference':
      return schema;
    default:
      return schema;
  }
}

const described = ({ description }: Schema) => (description === undefined ? {} : { description });

function madeUpValue(sample: Json | undefined): Json | undefined {
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return undefined;
  const keys = Object.keys(sample);
  return keys.length === 2 && keys[0] === 'property1' && keys[1] === 'property2' ? Object.values(sample)[0] : undefined;
}

function shapeOf(value: Json, type: readonly Evidence[]): Schema {
  if (typeof value === 'string') return { kind: 'string', evidence: { type } };
  if (typeof value === 'boolean') return { kind: 'boolean', evidence: { type } };
  return { kind: 'unknown', evidence: { type: type.map((one) => ({ ...one, standing: 'unknown' })) } };
}

/** A type with what stands below it, which says the same and more. */
function deepened(own: Schema, content: Schema | undefined): Schema {
  if (!content) return own;
  const { description, examples, deprecated, default: byDefault } = own;
  const more = {
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
  const joined = (schema: Schema, evidence = own.evidence): Schema => ({
    ...schema,
    ...more,
    evidence: { ...schema.evidence, ...evidence },
  });
  switch (own.kind) {
    case 'array': {
      const inner = content.kind === 'array' ? content.items : content;
      return { ...own, items: deepened(own.items, inner) };
    }
    case 'reference':
      return content.kind === 'object' ? joined({ ...content, name: own.name }) : joined(content);
    case 'object': {
      if (content.kind === 'object') return joined(own.name === undefined ? content : { ...content, name: own.name });
      return joined(content, { ...own.evidence, type: content.evidence['type'] ?? [] });
    }
    case 'union': {
      const [only, ...others] = own.members.filter(({ kind }) => kind !== 'null');
      if (only && others.length === 0)
        return { ...own, members: own.members.map((one) => (one === only ? deepened(one, content) : one)) };
      return content.kind === 'union' ? joined(content) : own;
    }
    case 'unknown':
      return joined(content, { ...own.evidence, type: content.evidence['type'] ?? [] });
    default:
      return own;
  }
}

/** What a cell beside a name says, or a type that stands by itself. */
export function typeCellSchema(paper: Paper, cell: Node, sample: Json | undefined): Schema {
  const inner = unwrapped(cell);
  const [line, ...details] = childrenOf(inner);
  if (!line) return { kind: 'unknown', evidence: {} };
  const typed = typeLineSchema(paper, line, sample);
  return details.reduce<Schema>((schema, detail) => withDetail(paper, schema, detail), typed);
}

/** Wrappers without words of their own. */
function unwrapped(node: Node): Node {
  const [only, ...others] = childrenOf(node);
  const isLine = only !== undefined && childrenOf(only).every(named('span'));
  return only && others.length === 0 && only.name === 'div' && !isLine ? unwrapped(only) : node;
}

/** `Array of` `strings` ` <uuid> ` ` (Name) ` ` [ 1 .. 5 ] items ` `^\d+$` `[ items … ]`: each in a span of its own. */
function typeLineSchema(paper: Paper, line: Node, sample: Json | undefined): Schema {
  const [prefix, type, ...chips] = childrenOf(line).filter(named('span'));
  if (!prefix) return { kind: 'unknown', evidence: {} };
  const words = `${textIn(prefix)} ${type ? textIn(type) : ''}`.trim();
  const cited = cite(paper, line, 'the type stands first beside the name');
  const read = readTypeWords(words, cited);
  pass(paper, line, cited.rule);
  if (!read) {
    paper.notebook.say('type-unknown', `A type is written as “${words}”.`, { at: paper.elements.atOf(line), quote: words });
    return { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } };
  }
  const nested = nestedAs(read.schema, sample, cited);
  return chips.reduce<Schema>((schema, chip) => withChip(paper, schema, chip), nested);
}

/** Newer versions print lists of lists as lists; the example shows how deep they go. */
function nestedAs(schema: Schema, sample: Json | undefined, cited: Evidence): Schema {
  if (schema.kind !== 'array' || !Array.isArray(sample)) return schema;
  const [first] = sample;
  if (schema.items.kind === 'array') return { ...schema, items: nestedAs(schema.items, first, cited) };
  if (!Array.isArray(first)) return schema;
  const rule = 'an example with brackets in brackets is a list of lists';
  const items: Schema = { kind: 'array', items: schema.items, evidence: { type: [{ ...cited, rule, standing: 'inferred' }] } };
  return { ...schema, items: nestedAs(items, first, cited) };
}

function withChip(paper: Paper, schema: Schema, chip: Node): Schema {
  const words = textIn(chip);
  const cited = cite(paper, chip, 'what stands behind a type is its format, name, constraints or pattern');
  const format = /^<(.+)>$/.exec(words)?.[1]?.trim();
  if (format !== undefined) return formatted(schema, format, cited);
  const name = /^\((.+)\)$/.exec(words)?.[1]?.trim();
  if (name !== undefined && !readConstraint(words)) return titled(schema, name, cited);
  const items = /^\[ items(.*)\]$/s.test(words);
  if (items)
    return schema.kind === 'array'
      ? { ...schema, items: childrenOf(chip).reduce<Schema>((one, inner) => withChip(paper, one, inner), schema.items) }
      : schema;
  const parts = childrenOf(chip).filter(named('span'));
  const single = readConstraint(words);
  if (single) return constrained(schema, single.constraint, { ...cited, rule: single.rule });
  if (parts.length > 0) return parts.reduce<Schema>((one, part) => withChip(paper, one, part), schema);
  if (words === '' || /^(?:Recursive|Deprecated|decimal places)/i.test(words)) return schema;
  return patterned(schema, rawText(chip).trim(), cited);
}

function formatted(schema: Schema, format: string, cited: Evidence): Schema {
  switch (schema.kind) {
    case 'string':
      return {
        ...schema,
        kind: format === 'binary' ? 'binary' : 'string',
        format,
        evidence: { ...schema.evidence, format: [cited] },
      };
    case 'integer':
    case 'number':
    case 'binary':
      return { ...schema, format, evidence: { ...schema.evidence, format: [cited] } };
    case 'array':
      return { ...schema, items: formatted(schema.items, format, cited) };
    case 'union':
      return { ...schema, members: schema.members.map((one) => formatted(one, format, cited)) };
    default:
      return schema;
  }
}

/** Objects are called by the name of their schema; names of other types are titles. */
function titled(schema: Schema, name: string, cited: Evidence): Schema {
  switch (schema.kind) {
    case 'object':
      return { kind: 'reference', name, of: 'object', evidence: { type: [...(schema.evidence['type'] ?? [cited])] } };
    case 'array':
      return { ...schema, items: titled(schema.items, name, cited) };
    case 'union': {
      const at = schema.members.findIndex(({ kind }) => kind !== 'null');
      return { ...schema, members: schema.members.map((one, index) => (index === at ? titled(one, name, cited) : one)) };
    }
    default:
      return schema;
  }
}

function patterned(schema: Schema, pattern: string, cited: Evidence): Schema {
  switch (schema.kind) {
    case 'string':
      return {
        ...schema,
        pattern,
        evidence: { ...schema.evidence, pattern: [{ ...cited, rule: 'a pattern stands behind its type' }] },
      };
    case 'array':
      return { ...schema, items: patterned(schema.items, pattern, cited) };
    case 'union':
      return { ...schema, members: schema.members.map((one) => patterned(one, pattern, cited)) };
    default:
      return schema;
  }
}

/** `Default: 20`, `Enum: "a" "b"`, `Example: x`, `Deprecated`, or the description. */
function withDetail(paper: Paper, schema: Schema, detail: Node): Schema {
  const words = textIn(detail);
  if (words === '') return schema;
  const label = /^(Items )?(Default|Enum|Value|Const|Examples?|Deprecated)\b:?/i.exec(words);
  const [head, ...values] = childrenOf(detail).filter(named('span'));
  if (!label || !head) return withDescription(paper, schema, detail);
  pass(paper, detail, `“${label[2]}” stands below a type`);
  switch (label[2]?.toLowerCase()) {
    case 'deprecated':
      return {
        ...schema,
        deprecated: true,
        evidence: { ...schema.evidence, deprecated: [cite(paper, detail, '“Deprecated” stands below a type')] },
      };
    case 'enum':
    case 'value':
    case 'const': {
      if (/\bmore$/.test(words)) {
        const doubt = cite(paper, detail, 'some of the allowed values are folded away', 'unknown');
        return { ...schema, evidence: { ...schema.evidence, enum: [doubt] } };
      }
      const cited = cite(paper, detail, '“Enum” stands before all allowed values');
      return allowedSchema(
        schema,
        values.map((value) => unquoted(textIn(value))),
        [cited],
      );
    }
    case 'default': {
      const [value] = values;
      const told = value ? defaultOf(schema, textIn(value)) : undefined;
      if (told === undefined) return schema;
      return {
        ...schema,
        default: told,
        evidence: { ...schema.evidence, default: [cite(paper, detail, '“Default” stands before the default')] },
      };
    }
    default:
      return schema;
  }
}

function withDescription(paper: Paper, schema: Schema, detail: Node): Schema {
  const rule = 'words below a type describe the field';
  pass(paper, detail, rule);
  const text = paragraphs(detail);
  if (text === '' || schema.description !== undefined) return schema;
  return { ...schema, description: text, evidence: { ...schema.evidence, description: [cite(paper, detail, rule)] } };
}

/** Words of a description, a block a line. */
export function paragraphs(node: Node): string {
  const blocks = findAll(node, named('p', 'li', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr'));
  return blocks.length === 0
    ? textIn(node)
    : blocks
        .map(textIn)
        .filter((text) => text !== '')
        .join('\n');
}

/** `"free"` → free. */
function unquoted(words: string): string {
  if (!words.startsWith('"')) return words;
  try {
    const value: unknown = JSON.parse(words);
    return typeof value === 'string' ? value : words;
  } catch {
    return words;
  }
}

function defaultOf(schema: Schema, words: string): Json | undefined {
  try {
    return JSON.parse(words) as Json;
  } catch {
    return schema.kind === 'string' || schema.kind === 'enum' ? words : undefined;
  }
}
