import type { Evidence, EvidenceMap, Json, Schema } from '../../model/api.js';
import { type ConstraintWords, readConstraints, valueOfKind } from '../../notation/constraint-words.js';
import type { Field } from './field.js';
import type { Notebook } from './line.js';

/** What is said of `string or null` is said of the string. */
export function mapInner(schema: Schema, change: (inner: Schema) => Schema): Schema {
  if (schema.kind !== 'union') return change(schema);
  const inner = schema.members.filter(({ kind }) => kind !== 'null');
  return inner.length === 1
    ? { ...schema, members: schema.members.map((one) => (one.kind === 'null' ? one : change(one))) }
    : schema;
}

interface Told {
  readonly constraint: ConstraintWords;
  readonly evidence: Evidence;
}

/** Adds what the field's words say of its values, as far as its type has a place for it. */
export function constrained(schema: Schema, field: Field, notebook: Notebook): Schema {
  const told: Told[] = field.constraints.flatMap((saying) =>
    readConstraints(saying.text, 'constraints').map(({ constraint, rule, quote }) => ({
      constraint,
      evidence: notebook.cite(saying.at, rule, 'documented', quote),
    })),
  );
  if (field.values)
    told.push({
      constraint: { fact: 'values', value: field.values.list },
      evidence: notebook.cite(field.values.at, field.values.rule, 'documented', field.values.text),
    });
  if (field.default)
    told.push({
      constraint: { fact: 'default', value: field.default.text.replace(/^[`"'“]+|[`"'”]+$/g, '') },
      evidence: notebook.cite(field.default.at, field.default.rule, 'documented', field.default.text),
    });
  if (field.type && /\benum/i.test(field.type.text) && !field.values && field.description) {
    const values = [
      ...(/^\s*(?:`[^`]+`(?:\s*(?:,|\||\/|\bor\b|\band\b))*\s*){2,}/.exec(field.description.text)?.[0] ?? '').matchAll(
        /`([^`]+)`/g,
      ),
    ];
    if (values.length > 1) {
      const list = [...new Set(values.map(([, value = '']) => value))];
      const evidence = notebook.cite(
        field.description.at,
        'the description of an enumeration begins with its values',
        'documented',
        list.join(', '),
      );
      told.push({ constraint: { fact: 'values', value: list }, evidence });
    }
  }
  const prose = field.description ? readConstraints(field.description.text, 'prose') : [];
  for (const { constraint, rule, quote } of prose)
    told.push({ constraint, evidence: notebook.cite(field.description?.at ?? field.at, rule, 'inferred', quote) });
  let result = schema;
  const done = new Set<string>();
  for (const one of told) {
    if (done.has(one.constraint.fact)) continue;
    const next = withConstraint(result, one, one.evidence.standing === 'documented');
    if (next === result) continue;
    done.add(one.constraint.fact);
    result = next;
  }
  return sound(result) ? result : schema;
}

/** Bounds that contradict each other were misread. */
function sound(schema: Schema): boolean {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = {
    minLength: undefined,
    maxLength: undefined,
    minimum: undefined,
    maximum: undefined,
    minItems: undefined,
    maxItems: undefined,
    ...schema,
  };
  return [
    [minLength, maxLength],
    [minimum, maximum],
    [minItems, maxItems],
  ].every(([least, most]) => typeof least !== 'number' || typeof most !== 'number' || least <= most);
}

function withConstraint(schema: Schema, { constraint, evidence }: Told, alone: boolean): Schema {
  const more = (fact: string): { readonly evidence: EvidenceMap } => ({ evidence: { ...schema.evidence, [fact]: [evidence] } });
  const { fact } = constraint;
  if (fact === 'default') return withDefault(schema, constraint.value, evidence);
  if (fact === 'values') return withValues(schema, constraint.value, evidence);
  switch (schema.kind) {
    case 'string':
      if (fact === 'pattern') return { ...schema, pattern: constraint.value, ...more(fact) };
      if (
        (fact === 'minLength' || fact === 'maxLength') &&
        schema.format === undefined &&
        Number.isInteger(constraint.value) &&
        constraint.value >= 0
      )
        return { ...schema, [fact]: constraint.value, ...more(fact) };
      // `max. 20` in a column of constraints can be nothing but the length of a text.
      if (alone && fact === 'maximum' && schema.format === undefined && Number.isInteger(constraint.value))
        return { ...schema, maxLength: constraint.value, ...more('maxLength') };
      return schema;
    case 'integer':
    case 'number':
      return fact === 'minimum' || fact === 'maximum' || fact === 'exclusiveMinimum' || fact === 'exclusiveMaximum'
        ? { ...schema, [fact]: constraint.value, ...more(fact) }
        : schema;
    case 'array':
      return fact === 'minItems' || fact === 'maxItems' ? { ...schema, [fact]: constraint.value, ...more(fact) } : schema;
    default:
      return schema;
  }
}

function withDefault(schema: Schema, text: string, evidence: Evidence): Schema {
  if (text === '' || /^(?:-|–|—|none|n\/a|null|nil|keine?r?|aucun|not set|unset|empty)$/i.test(text)) return schema;
  const kind = schema.kind === 'enum' ? schema.type : schema.kind;
  if (kind !== 'string' && kind !== 'integer' && kind !== 'number' && kind !== 'boolean') return schema;
  if (kind === 'string' && /\s\S+\s\S+\s/.test(text)) return schema;
  const value = valueOfKind(text, kind);
  const fits = value !== undefined && (schema.kind !== 'enum' || schema.values.some((one) => one === value));
  return fits ? { ...schema, default: value, evidence: { ...schema.evidence, default: [evidence] } } : schema;
}

function withValues(schema: Schema, list: readonly string[], evidence: Evidence): Schema {
  if (schema.kind !== 'string' && schema.kind !== 'integer' && schema.kind !== 'number') return schema;
  const { kind } = schema;
  const values = list.map((text) => valueOfKind(text, kind));
  const fitting = values.filter((value): value is string | number => typeof value === 'string' || typeof value === 'number');
  if (fitting.length < list.length || fitting.length === 0) return schema;
  const { description, examples, deprecated, title } = schema;
  const annotations: Record<string, Json> = Object.fromEntries(
    Object.entries({ description, deprecated, title, default: schema.default }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
  return {
    kind: 'enum',
    type: kind,
    values: fitting,
    ...(schema.format === undefined ? {} : { format: schema.format }),
    ...annotations,
    ...(examples === undefined ? {} : { examples }),
    evidence: { ...schema.evidence, enum: [evidence] },
  };
}
