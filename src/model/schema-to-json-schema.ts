import type { Json, NamedType, Protocol, Schema } from './api.js';
import { scriptPattern } from './pattern/script-pattern.js';

export interface JsonSchemaOptions {
  readonly patterns: Protocol['patterns'];
  /** What a reference to a named type is written as. */
  readonly refTo: (name: string) => string;
  /** Types that are written where they are used, for they have no name but the one that they were given here. */
  readonly inline?: ReadonlyMap<string, Schema>;
  /** What a named type or null is written as, where that has a place of its own. */
  readonly refToOrNull?: (name: string) => string | undefined;
}

export type JsonObject = { readonly [key: string]: Json };

/** JSON Schema 2020-12, as OpenAPI 3.1 has it. Lengths count code points, patterns are meant in Unicode mode. */
export function schemaToJsonSchema(schema: Schema, options: JsonSchemaOptions): JsonObject {
  return { ...bareSchema(schema, options), ...annotations(schema) };
}

function annotations(schema: Schema): JsonObject {
  return present({
    title: schema.title,
    description: schema.description,
    deprecated: schema.deprecated,
    default: schema.default,
    examples: schema.examples,
  });
}

function bareSchema(schema: Schema, options: JsonSchemaOptions): JsonObject {
  switch (schema.kind) {
    case 'string': {
      const { format, minLength, maxLength, pattern } = schema;
      return present({
        type: 'string',
        format,
        minLength,
        maxLength,
        pattern: pattern === undefined ? undefined : wholePattern(pattern, options.patterns),
      });
    }
    case 'integer':
    case 'number': {
      const { kind, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
      return present({ type: kind, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf });
    }
    case 'boolean':
    case 'null':
      return { type: schema.kind };
    case 'enum':
      return present({
        type: schema.type,
        format: schema.format,
        minLength: schema.minLength,
        maxLength: schema.maxLength,
        pattern: schema.pattern === undefined ? undefined : wholePattern(schema.pattern, options.patterns),
        ...(schema.constant && schema.values.length === 1 ? { const: schema.values[0] } : { enum: schema.values }),
      });
    case 'array': {
      const { minItems, maxItems, uniqueItems } = schema;
      const items = isUntold(schema.items) ? undefined : schemaToJsonSchema(schema.items, options);
      return present({ type: 'array', items, minItems, maxItems, uniqueItems });
    }
    case 'map': {
      const { minProperties, maxProperties } = schema;
      const additionalProperties = isUntold(schema.values) ? true : schemaToJsonSchema(schema.values, options);
      return present({ type: 'object', additionalProperties, minProperties, maxProperties });
    }
    case 'object': {
      if (schema.properties.length === 0) return { type: 'object' };
      const required = schema.properties.filter((property) => property.required).map((property) => property.name);
      // `fromEntries` defines its keys, so that a property called `__proto__` stays one.
      const properties = Object.fromEntries(
        schema.properties.map((property) => [property.name, schemaToJsonSchema(property.schema, options)]),
      );
      return present({ type: 'object', properties, required: required.length === 0 ? undefined : required });
    }
    case 'reference': {
      const own = options.inline?.get(schema.name);
      return own === undefined ? { $ref: options.refTo(schema.name) } : schemaToJsonSchema(own, options);
    }
    case 'binary':
      return { type: 'string', format: schema.format ?? 'binary' };
    case 'unknown':
      return {};
    case 'union':
      return unionSchema(schema.mode, schema.members, options);
  }
}

/** Whether no page has a word for what a value is: not even that it may be anything. */
export const isUntold = ({ kind, evidence }: Schema): boolean =>
  kind === 'unknown' && evidence['type'] !== undefined && evidence['type'].every(({ standing }) => standing === 'unknown');

/** One thing or null is written as a type list, the shortest way there is; alternatives of any kind as they were told. */
function unionSchema(mode: 'one-of' | 'any-of', members: readonly Schema[], options: JsonSchemaOptions): JsonObject {
  const [only, ...others] = members.filter((member) => member.kind !== 'null');
  if (mode === 'any-of') return { anyOf: members.map((member) => schemaToJsonSchema(member, options)) };
  if (only === undefined || others.length > 0 || members.length !== 2)
    return { oneOf: members.map((member) => schemaToJsonSchema(member, options)) };
  const $ref = only.kind === 'reference' ? options.refToOrNull?.(only.name) : undefined;
  if ($ref !== undefined) return { $ref };
  const plain = schemaToJsonSchema(only, options);
  const { type, enum: values } = plain;
  if (typeof type !== 'string') return { anyOf: [plain, { type: 'null' }] };
  return { ...plain, type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...values, null] } : {}) };
}

/** The pattern as JSON Schema applies it, which is anywhere in the value unless anchored; in the page's words where those are JavaScript's. */
function wholePattern(documented: string, patterns: Protocol['patterns']): string {
  const script = scriptPattern(documented);
  const pattern = script?.translated === true ? script.pattern : documented;
  return patterns === 'whole' ? `^(?:${pattern})$` : pattern;
}

export function typesToJsonSchema(
  types: readonly NamedType[],
  options: JsonSchemaOptions,
  key: (name: string) => string,
): JsonObject {
  return Object.fromEntries(types.map((type) => [key(type.name), schemaToJsonSchema(type.schema, options)]));
}

/** Without the members that are not set. */
export function present(object: { readonly [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
