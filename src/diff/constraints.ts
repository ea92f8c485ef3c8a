import type { Json, Schema } from '../model/api.js';
import type { Width } from './change.js';
import { beforeAfter, type Comparison } from './comparison.js';
import type { Place } from './place.js';
import { same } from './same.js';

/** How a constraint decides which values are allowed. */
type Bound =
  /** The more, the fewer values. */
  | 'least'
  /** The less, the fewer values. */
  | 'most'
  /** Allowed is what fits, and no two are alike. */
  | 'shape'
  /** Set, it takes values away. */
  | 'demand'
  /** Set, it says that there may be more than is told. */
  | 'licence';

const bounds: Readonly<Record<string, Bound>> = {
  minLength: 'least',
  minimum: 'least',
  exclusiveMinimum: 'least',
  minItems: 'least',
  minProperties: 'least',
  maxLength: 'most',
  maximum: 'most',
  exclusiveMaximum: 'most',
  maxItems: 'most',
  maxProperties: 'most',
  format: 'shape',
  pattern: 'shape',
  multipleOf: 'shape',
  uniqueItems: 'demand',
  partial: 'licence',
};

/** Formats whose values all have another format, too. */
const insideOf: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' };

const isInside = (format: Json, other: Json): boolean =>
  typeof format === 'string' && Object.hasOwn(insideOf, format) && insideOf[format] === other;

/** What values have to be beyond their type. A format that makes another type of it breaks code. */
export function compareConstraints(comparison: Comparison, place: Place, before: Schema, after: Schema): void {
  for (const [constraint, bound] of Object.entries(bounds)) {
    const [was, is] = [limitOf(before, constraint), limitOf(after, constraint)];
    if (same(was, is)) continue;
    const width = widthOf(bound, was, is);
    comparison.tell(
      place,
      constraint,
      {
        kind: 'constraint-changed',
        constraint,
        width: width ?? 'wider',
        ...beforeAfter({ value: was, evidence: before.evidence }, { value: is, evidence: after.evidence }, constraint, 'type'),
      },
      {
        alike: width === undefined,
        compile:
          (constraint === 'format' || constraint === 'partial') &&
          comparison.breaksCode(shell(before, after), shell(after, after), place),
      },
    );
  }
}

/**
 * Whether the constraints of one schema let through whatever those of another of its kind do. Where it would take more than a look at
 * both, they do not.
 */
export const isAsLoose = (before: Schema, after: Schema): boolean =>
  Object.entries(bounds).every(([constraint, bound]) => {
    if (bound === 'licence') return true;
    const [was, is] = [limitOf(before, constraint), limitOf(after, constraint)];
    const width = same(was, is) ? undefined : widthOf(bound, was, is);
    return width === undefined || width === 'wider';
  });

/** Whether a value of the right kind is within bounds. A pattern or a format is not tried: it counts as one that refuses. */
export function letsThrough(schema: Schema, value: Json): boolean {
  const limit = (constraint: string, fallback: number): number => {
    const told = limitOf(schema, constraint);
    return typeof told === 'number' ? told : fallback;
  };
  if (limitOf(schema, 'pattern') !== undefined || limitOf(schema, 'format') !== undefined) return false;
  const infinity = Number.POSITIVE_INFINITY;
  if (typeof value === 'string') {
    const { length } = [...value];
    return length >= limit('minLength', 0) && length <= limit('maxLength', infinity);
  }
  if (typeof value !== 'number') return true;
  return (
    value >= limit('minimum', -infinity) &&
    value > limit('exclusiveMinimum', -infinity) &&
    value <= limit('maximum', infinity) &&
    value < limit('exclusiveMaximum', infinity) &&
    value % limit('multipleOf', value || 1) === 0
  );
}

/** `undefined`: it says the same as before. */
function widthOf(bound: Bound, was: Json | undefined, is: Json | undefined): Width | undefined {
  switch (bound) {
    case 'least':
    case 'most': {
      if (typeof is !== 'number') return 'wider';
      if (typeof was !== 'number') return 'narrower';
      return is > was === (bound === 'least') ? 'narrower' : 'wider';
    }
    case 'shape': {
      if (is === undefined) return 'wider';
      if (was === undefined) return 'narrower';
      if (isInside(was, is)) return 'wider';
      return isInside(is, was) ? 'narrower' : 'other';
    }
    case 'demand':
    case 'licence': {
      const [wasSet, isSet] = [was === true, is === true];
      if (wasSet === isSet) return undefined;
      return isSet === (bound === 'licence') ? 'wider' : 'narrower';
    }
  }
}

/** What fields are is told by themselves; but a type that has some refuses others, where it does not say that there may be more. */
const shell = (schema: Schema, named: Schema): Schema =>
  schema.kind === 'object' && named.kind === 'object'
    ? { ...schema, properties: named.properties.map((property) => ({ ...property, schema: unknown })) }
    : schema;

const unknown: Schema = { kind: 'unknown', evidence: {} };

export function limitOf(schema: Schema, constraint: string): Json | undefined {
  const value: unknown = Object.hasOwn(schema, constraint) ? Reflect.get(schema, constraint) : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
