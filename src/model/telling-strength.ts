import type { EnumSchema, Evidence, ObjectSchema, Schema } from './api.js';
import { joinEvidenceMaps, standingOf } from './evidence.js';
import { schemasIn } from './walk.js';

/** Facts that limit a value, and those a field says of itself; all are compared alike. */
export const constraints = [
  'format',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'default',
  'deprecated',
] as const;

export type Constraint = (typeof constraints)[number];

/** Whether the page shows constraints here at all; some ways to save a page lose them. */
export function statesConstraints(schema: Schema): boolean {
  for (const inner of schemasIn(schema))
    if (constraints.some((fact) => !isOwnWord(fact) && Object.hasOwn(inner, fact))) return true;
  return false;
}

/** What says something of the field without limiting its values: leaving it out is no statement. */
export const isOwnWord = (fact: string): boolean => ['default', 'deprecated', 'format'].includes(fact);

/** Only facts of the schema's own kind may be added to it; the rest were told of a weaker kind. */
export function accepts(schema: Schema, fact: Constraint): boolean {
  switch (fact) {
    case 'default':
    case 'deprecated':
      return true;
    case 'format':
      return ['string', 'integer', 'number', 'enum', 'binary'].includes(schema.kind);
    case 'minLength':
    case 'maxLength':
    case 'pattern':
      return schema.kind === 'string';
    case 'minItems':
    case 'maxItems':
    case 'uniqueItems':
      return schema.kind === 'array';
    case 'minProperties':
    case 'maxProperties':
      return schema.kind === 'map';
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'multipleOf':
      return schema.kind === 'integer' || schema.kind === 'number';
  }
}

/** Two conclusions about the same run of letters undo each other: what it holds is not known. */
export function undivided(a: EnumSchema, b: EnumSchema): Schema {
  const { kind: _kind, type, values: _values, ...rest } = a;
  const evidence = joinEvidenceMaps(a.evidence, b.evidence);
  const words = (evidence['enum'] ?? []).map((one): Evidence => ({ ...one, standing: 'unknown' }));
  return { ...rest, kind: type, evidence: { ...evidence, enum: words } };
}

/** Whether what is missing from the object says nothing, because the page, or its example, does not claim to show it all. */
export const showsNothing = (schema: ObjectSchema): boolean =>
  schema.partial === true || schema.properties.length === 0 || standingOf(schema.evidence, 'type') === 'inferred';

/** What a page documents stands over what was concluded from an example. */
export function isSurer(a: Schema, b: Schema): boolean {
  const concluded = (schema: Schema): boolean =>
    ['inferred', 'unknown'].includes(standingOf(schema.evidence, 'type') ?? 'documented');
  return !concluded(a) && concluded(b);
}

/** Whether one telling is a weaker word for the same thing: nothing at all, an undivided enum, an object left closed. */
export function saysLess(weak: Schema, full: Schema): boolean {
  if (weak.kind === 'unknown') return true;
  if (weak.kind === 'object') return showsNothing(weak) && (full.kind === 'map' || full.kind === 'reference');
  if (full.kind !== 'enum') return false;
  return weak.kind === full.type;
}

/** Whether a run of words is these values, one after another with nothing between them but white space. */
export function isGlued(words: string, values: EnumSchema['values']): boolean {
  const bare = (text: string): string => text.replace(/\s+/gu, '');
  return bare(words) === bare(values.join(''));
}
