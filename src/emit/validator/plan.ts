import type { Schema } from '../../model/api.js';
import type { Declaration, Declarations } from '../types/declarations.js';
import { handle, type SchemaHandlers } from '../types/schema-kinds.js';
import type { CallTarget, Check, Condition, Constraint, TypedCheck } from './check.js';
import { arrayConstraints, enumConstraint, listed, mapConstraints, numberConstraints, stringConstraints } from './constraints.js';
import type { PatternPool } from './pattern-pool.js';
import type { SharedChecks } from './shared-checks.js';

/** What planning one declaration needs to know. */
export interface PlanContext {
  readonly declarations: Declarations;
  readonly owner: Declaration;
  readonly patterns: PatternPool;
  /** The functions that check a declared type. */
  readonly targetOf: (declaration: Declaration) => CallTarget;
  readonly shared: SharedChecks;
  /** Gives a check functions of its own. */
  readonly setApart: (check: Check, place: string) => CallTarget;
  /** What patterns and set-apart functions are named after. */
  readonly place: string;
}

/** The check of a schema; of a declared part, a call. */
export function plan(schema: Schema, context: PlanContext): Check {
  const part = context.declarations.byName.get(context.owner.parts.get(schema) ?? '');
  if (part !== undefined && part.schema.kind !== 'enum') return { kind: 'call', target: context.targetOf(part) };
  const shared = context.shared.of(schema, () => context.setApart(planOwn(schema, context), context.place));
  return shared === undefined ? planOwn(schema, context) : { kind: 'call', target: shared };
}

/** The check of the declaration's own schema: never a call to itself. */
export const planOwn = (schema: Schema, context: PlanContext): Check => handle(handlers, schema, context);

const handlers: SchemaHandlers<PlanContext, Check> = {
  string: (schema, { patterns, place }) => {
    const pattern = schema.pattern === undefined ? undefined : patterns.use(schema.pattern, schema.maxLength, place);
    return typed('a string', isNoString, stringConstraints(schema, pattern), 'collectString');
  },
  integer: (schema) => typed('an integer', isNoInteger, numberConstraints(schema), 'collectInteger'),
  number: (schema) => typed('a number', isNoNumber, numberConstraints(schema), 'collectNumber'),
  boolean: () => typed('true or false', isNoBoolean, [], 'collectBoolean'),
  enum: (schema) => {
    const wrongType = { string: isNoString, integer: isNoInteger, number: isNoNumber, boolean: isNoBoolean }[schema.type];
    const expected = { string: 'a string', integer: 'an integer', number: 'a number', boolean: 'true or false' }[schema.type];
    return typed(expected, wrongType, [enumConstraint(schema)]);
  },
  array: (schema, context) => ({
    kind: 'typed',
    expected: 'an array',
    wrongType: (value) => `!isArray(${value})`,
    constraints: arrayConstraints(schema),
    inside: { kind: 'items', check: plan(schema.items, inner(context, 'Item')) },
  }),
  map: (schema, context) => ({
    kind: 'typed',
    expected: 'an object',
    wrongType: isNoObject,
    constraints: mapConstraints(schema),
    inside: { kind: 'entries', check: plan(schema.values, inner(context, 'Value')) },
  }),
  object: (schema, context) => ({
    kind: 'typed',
    expected: 'an object',
    wrongType: isNoObject,
    constraints: [],
    inside: {
      kind: 'members',
      members: schema.properties.map(({ name, required, schema: member }) => ({
        name,
        required,
        check: plan(member, { ...context, place: name }),
      })),
    },
  }),
  union: (schema, context) => {
    const [only, ...others] = schema.members.filter((member) => member.kind !== 'null');
    if (only !== undefined && others.length === 0 && schema.members.length === 2) {
      const check = plan(only, context);
      return check.kind === 'anything' ? check : { kind: 'nullable', check };
    }
    const options = schema.members.map((member, index) => option(member, inner(context, `Option${index + 1}`)));
    if (schema.mode === 'any-of' && options.some((check) => check.kind === 'anything')) return { kind: 'anything' };
    return {
      kind: 'union',
      mode: schema.mode,
      options,
      expected: listed(schema.members.map((member) => inWords(member, context))),
    };
  },
  reference: (schema, { declarations, targetOf }) => {
    const target = declarations.byReference.get(schema.name);
    return target === undefined ? { kind: 'anything' } : { kind: 'call', target: targetOf(target) };
  },
  null: () => typed('null', (value) => `${value} !== null`, []),
  binary: () => typed('a string, bytes or a file', (value) => `!isBinary(${value})`, []),
  unknown: () => ({ kind: 'anything' }),
};

const isNoString: Condition = (value) => `typeof ${value} !== 'string'`;
const isNoBoolean: Condition = (value) => `typeof ${value} !== 'boolean'`;
const isNoNumber: Condition = (value) => `typeof ${value} !== 'number' || !Number.isFinite(${value})`;
const isNoInteger: Condition = (value) => `typeof ${value} !== 'number' || !Number.isInteger(${value})`;
const isNoObject: Condition = (value) => `!isObject(${value})`;

const typed = (
  expected: string,
  wrongType: Condition,
  constraints: readonly Constraint[],
  collector?: TypedCheck['collector'],
): Check => ({
  kind: 'typed',
  expected,
  wrongType,
  constraints,
  ...(collector === undefined || constraints.length > 0 ? {} : { collector }),
});

const inner = (context: PlanContext, step: string): PlanContext => ({ ...context, place: `${context.place}${step}` });

/** Options of a union are weighed in one expression, so whatever takes statements goes to functions of its own. */
function option(schema: Schema, context: PlanContext): Check {
  const check = plan(schema, context);
  const takesStatements = (check.kind === 'typed' && check.inside !== undefined) || check.kind === 'nullable';
  return takesStatements ? { kind: 'call', target: context.setApart(check, context.place) } : check;
}

function inWords(schema: Schema, context: PlanContext): string {
  const named = context.owner.parts.get(schema) ?? (schema.kind === 'reference' ? schema.name : undefined);
  if (named !== undefined) return named;
  const article = schema.kind === 'array' || schema.kind === 'object' || schema.kind === 'integer' || schema.kind === 'enum';
  if (schema.kind === 'null' || schema.kind === 'unknown') return schema.kind === 'null' ? 'null' : 'anything';
  return `${article ? 'an' : 'a'} ${schema.kind === 'map' ? 'map' : schema.kind}`;
}
