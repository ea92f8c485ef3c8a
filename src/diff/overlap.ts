import type { ApiModel, Json, ObjectSchema, Schema } from '../model/api.js';
import { letsThrough, limitOf } from './constraints.js';
import { opened } from './named-types.js';

/** A schema, and the model that its references are looked up in. */
export interface SchemaOf {
  readonly schema: Schema;
  readonly of: ApiModel;
}

/** Types may hold themselves: a value that is both is not looked for any deeper than this. */
const deepest = 6;

/**
 * Whether there certainly is a value of the one that is a value of the other, too, and has no members but those that the one tells
 * of. What a pattern or a format allows is not found out.
 */
export function overlaps(one: SchemaOf, other: SchemaOf, depth = 0): boolean {
  const [left, right] = [opened(one.schema, one.of), opened(other.schema, other.of)];
  const [a, b] = [left.core, right.core];
  if (depth > deepest) return false;
  if ((left.nullable || a.kind === 'null') && (right.nullable || b.kind === 'null')) return true;
  const meet = (x: Schema, y: Schema): boolean => overlaps({ schema: x, of: one.of }, { schema: y, of: other.of }, depth + 1);
  if (a.kind === 'union') return a.members.some((member) => meet(member, b));
  if (b.kind === 'union') return b.members.some((member) => meet(a, member));
  if (a.kind === 'array' && b.kind === 'array') return (mayBeEmpty(a) && mayBeEmpty(b)) || meet(a.items, b.items);
  if (a.kind === 'map' && b.kind === 'map') return true;
  if (a.kind === 'object' && b.kind === 'map')
    return a.properties.every(({ required, schema }) => !required || meet(schema, b.values));
  if (a.kind === 'map' && b.kind === 'object') return b.properties.every(({ required }) => !required);
  if (a.kind === 'object' && b.kind === 'object') return membersMeet(a, b, meet);
  return [...samples(a), ...samples(b)].some((value) => isOf(a, value) && isOf(b, value));
}

const mayBeEmpty = (schema: Schema): boolean => (limitOf(schema, 'minItems') ?? 0) === 0;

/** Whatever may be left out is left out. */
function membersMeet(a: ObjectSchema, b: ObjectSchema, meet: (x: Schema, y: Schema) => boolean): boolean {
  const had = new Map(a.properties.map((property) => [property.name, property]));
  return b.properties.every((wanted) => {
    const property = had.get(wanted.name);
    if (property === undefined) return !wanted.required;
    return (!property.required && !wanted.required) || meet(property.schema, wanted.schema);
  });
}

/** Values at the ends of what is allowed, if they are allowed: where two ranges meet, one of their ends is in both. */
function samples(schema: Schema): readonly Json[] {
  const ends = (...names: readonly string[]): readonly number[] =>
    names.map((name) => limitOf(schema, name)).filter((end) => typeof end === 'number');
  switch (schema.kind) {
    case 'enum':
      return schema.values;
    case 'boolean':
      return [true, false];
    case 'string':
      return ['x'.repeat(ends('minLength')[0] ?? 0)];
    case 'integer':
    case 'number':
      return [0, ...ends('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum').flatMap((end) => [end - 1, end, end + 1])];
    default:
      return [];
  }
}

function isOf(schema: Schema, value: Json): boolean {
  switch (schema.kind) {
    case 'enum':
      return schema.values.some((each) => each === value);
    case 'integer':
      return Number.isInteger(value) && letsThrough(schema, value);
    case 'boolean':
    case 'number':
    case 'string':
      return typeof value === schema.kind && letsThrough(schema, value);
    default:
      return false;
  }
}
