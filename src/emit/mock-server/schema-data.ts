import type { EnumSchema, Json, Schema, StringSchema, UnionSchema } from '../../model/api.js';
import { epochSeconds } from '../../protocol/epoch-seconds.js';
import { patternsIn } from '../validator/pattern-pool.js';
import { type PatternSafety, patternSafety } from '../validator/pattern-safety.js';
import type { SchemaNode, StringNode } from './runtime/schema.js';

/** A schema without what only people read: names, descriptions, evidence. */
export type SchemaData = (schema: Schema) => SchemaNode;

/** Values that are made up are mostly shorter than this, in code units. */
const sampled = 48;

/** Whether values can be made up by a pattern: each is matched with it, too. */
export const isSampled = (safety: PatternSafety): boolean =>
  safety.kind === 'safe' || (safety.kind === 'bounded' && safety.limit >= sampled);

/** What becomes of documented patterns that are not to be matched with. */
type Unmatched = ReadonlyMap<string, 'unmatched' | 'invalid'>;

/** Patterns that the validator does not apply to such values are none to match with here; those that are none are left out. */
export async function schemaDataOf(schemas: readonly Schema[], mode: 'whole' | 'search'): Promise<SchemaData> {
  const patterns = new Map<string, 'unmatched' | 'invalid'>();
  for (const { pattern, maxLength } of schemas.flatMap((schema) => patternsIn(schema))) {
    const safety = await patternSafety(pattern, mode, maxLength);
    if (!isSampled(safety)) patterns.set(pattern, safety.kind === 'invalid' ? 'invalid' : 'unmatched');
  }
  return (schema) => schemaNode(schema, patterns);
}

function schemaNode(schema: Schema, patterns: Unmatched): SchemaNode {
  const inner = (each: Schema): SchemaNode => schemaNode(each, patterns);
  const examples = schema.examples === undefined || schema.examples.length === 0 ? {} : { examples: schema.examples };
  switch (schema.kind) {
    case 'string': {
      const { format, minLength, maxLength } = schema;
      return { kind: 'string', ...present({ format, minLength, maxLength }), ...patternOf(schema, patterns), ...examples };
    }
    case 'integer':
    case 'number': {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
      const format = schema.format === epochSeconds ? { format: epochSeconds } : {};
      return {
        kind: schema.kind,
        ...format,
        ...present({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }),
        ...examples,
      };
    }
    case 'enum':
      return { kind: 'enum', values: valuesOf(schema), ...examples };
    case 'array': {
      const { minItems, maxItems, uniqueItems } = schema;
      return { kind: 'array', ...present({ minItems, maxItems, uniqueItems }), ...examples, items: inner(schema.items) };
    }
    case 'map': {
      const { minProperties, maxProperties } = schema;
      return { kind: 'map', ...present({ minProperties, maxProperties }), ...examples, values: inner(schema.values) };
    }
    case 'object':
      return {
        kind: 'object',
        ...examples,
        properties: schema.properties.map(({ name, required, schema: each }) => ({ name, required, schema: inner(each) })),
      };
    case 'union':
      return { kind: 'union', ...examples, ...exactlyOne(schema), members: schema.members.map(inner) };
    case 'reference':
      return { kind: 'reference', name: schema.name, ...examples };
    case 'boolean':
    case 'null':
    case 'binary':
    case 'unknown':
      return { kind: schema.kind, ...examples };
  }
}

function patternOf({ pattern }: StringSchema, patterns: Unmatched): Pick<StringNode, 'pattern' | 'unmatched'> {
  if (pattern === undefined) return {};
  const refused = patterns.get(pattern);
  if (refused === 'invalid') return {};
  return refused === 'unmatched' ? { pattern, unmatched: true } : { pattern };
}

/** Those values that the lengths told beside them allow; all where that leaves none. */
function valuesOf({ values, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: EnumSchema): EnumSchema['values'] {
  const allowed = values.filter((value) => {
    const length = typeof value === 'string' ? Array.from(value).length : minLength;
    return length >= minLength && length <= maxLength;
  });
  return allowed.length === 0 ? values : allowed;
}

/** Where all but one member is null nothing can be two of them. */
function exactlyOne({ mode, members }: UnionSchema): { readonly exactlyOne?: true } {
  const several = members.filter(({ kind }) => kind !== 'null').length > 1;
  return mode === 'one-of' && several ? { exactlyOne: true } : {};
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function present<T extends { readonly [key: string]: Json | undefined }>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** Names of all types that the schemas lead to. */
export function reachableTypes(roots: readonly SchemaNode[], types: ReadonlyMap<string, SchemaNode>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'reference') {
      const target = types.get(node.name);
      if (target === undefined || reached.has(node.name)) continue;
      reached.add(node.name);
      waiting.push(target);
    } else {
      waiting.push(...innerSchemas(node));
    }
  }
  return reached;
}

/** All that a value of a schema is made by, as text: the same text, the same values. */
export function wholeText(node: SchemaNode, types: ReadonlyMap<string, SchemaNode>): string {
  const reached = [...reachableTypes([node], types)].sort().map((name) => [name, types.get(name)]);
  return JSON.stringify([node, ...reached]);
}

function innerSchemas(node: SchemaNode): readonly SchemaNode[] {
  switch (node.kind) {
    case 'array':
      return [node.items];
    case 'map':
      return [node.values];
    case 'object':
      return node.properties.map(({ schema }) => schema);
    case 'union':
      return node.members;
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'reference':
    case 'null':
    case 'binary':
    case 'unknown':
      return [];
  }
}
