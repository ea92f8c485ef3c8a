import type { Evidence, Json, Property, Schema } from '../../model/api.js';
import type { Node } from '../../page/node.js';
import { attribute, childrenOf, findAll, findFirst, hasClass, named, rawText, textIn } from '../elements.js';
import { cite, type Paper } from '../paper.js';
import { readContent } from './content.js';
import { typeCellSchema } from './type-cell.js';

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
