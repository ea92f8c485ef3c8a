import type { Json, Schema } from '../../model/api.js';
import { epochSeconds } from '../../protocol/epoch-seconds.js';
import { patternsIn } from '../validator/pattern-pool.js';
import { type PatternSafety, patternSafety } from '../validator/pattern-safety.js';
import type { SchemaNode } from './runtime/schema.js';

/** A schema without what only people read: names, descriptions, evidence. */
export type SchemaData = (schema: Schema) => SchemaNode;

/** Values that are made up are mostly shorter than this, in code units. */
const sampled = 48;

/** Whether values can be made up by a pattern: each is matched with it, too. */
export const isSampled = (safety: PatternSafety): boolean =>
  safety.kind === 'safe' || (safety.kind === 'bounded' && safety.limit >= sampled);

/** Patterns that the validator does not apply to such values, or that are none, are none of the mock server's either. */
export async function schemaDataOf(schemas: readonly Schema[], mode: 'whole' | 'search'): Promise<SchemaData> {
  const refused = new Set<string>();
  for (const { pattern, maxLength } of schemas.flatMap((schema) => patternsIn(schema))) {
    if (!isSampled(await patternSafety(pattern, mode, maxLength))) refused.add(pattern);
  }
  return (schema) => schemaNode(schema, refused);
}

function schemaNode(schema: Schema, refused: ReadonlySet<string>): SchemaNode {
  const inner = (each: Schema): SchemaNode => schemaNode(each, refused);
  const examples = schema.examples === undefined || schema.examples.length === 0 ? {} : { examples: schema.examples };
  switch (schema.kind) {
    case 'string': {
      const { format, minLength, maxLength } = schema;
      const pattern = schema.pattern === undefined || refused.has(schema.pattern) ? undefined : schema.pattern;
      return { kind: 'string', ...present({ format, minLength, maxLength, pattern }), ...examples };
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
      return { kind: 'enum', values: schema.values, ...examples };
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
      return { kind: 'union', ...examples, members: schema.members.map(inner) };
    case 'reference':
      return { kind: 'reference', name: schema.name, ...examples };
    case 'boolean':
    case 'null':
    case 'binary':
    case 'unknown':
      return { kind: schema.kind, ...examples };
  }
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
