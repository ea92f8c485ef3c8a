import { Ajv } from 'ajv';
import type { Issue, Validate } from '../../../src/emit/mock-server/runtime/api.js';
import type { SchemaNode, TypeTable } from '../../../src/emit/mock-server/runtime/schema.js';

/** A validator that shares no code with what it judges: the schema as JSON Schema, and ajv. */
export function ajvValidator(schema: SchemaNode, types: TypeTable = new Map(), patterns: 'whole' | 'search' = 'whole'): Validate {
  const definitions = Object.fromEntries([...types].map(([name, node]) => [name, jsonSchema(node, patterns)]));
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: true });
  const check = ajv.compile({ ...jsonSchema(schema, patterns), definitions });
  return (value) => (check(value) ? { value } : { issues: (check.errors ?? []).map(issue) });
}

function issue(error: { instancePath: string; keyword: string; message?: string; params: Record<string, unknown> }): Issue {
  const steps = error.instancePath.split('/').slice(1);
  const missing = error.params['missingProperty'];
  return {
    path: [...steps, ...(typeof missing === 'string' ? [missing] : [])].map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    keyword: error.keyword,
    message: error.message ?? 'is wrong',
  };
}

export function jsonSchema(node: SchemaNode, patterns: 'whole' | 'search'): Record<string, unknown> {
  const inner = (each: SchemaNode): Record<string, unknown> => jsonSchema(each, patterns);
  switch (node.kind) {
    case 'string': {
      const { minLength, maxLength } = node;
      const pattern = node.unmatched === true ? undefined : node.pattern;
      const whole = pattern === undefined || patterns === 'search' ? pattern : `^(?:${pattern})$`;
      return { type: 'string', ...defined({ minLength, maxLength, pattern: whole }) };
    }
    case 'integer':
    case 'number': {
      const { kind, examples: _, ...constraints } = node;
      return { type: kind, ...constraints };
    }
    case 'boolean':
    case 'null':
      return { type: node.kind };
    case 'enum':
      return { enum: node.values };
    case 'array': {
      const { minItems, maxItems, uniqueItems } = node;
      return { type: 'array', items: inner(node.items), ...defined({ minItems, maxItems, uniqueItems }) };
    }
    case 'map': {
      const { minProperties, maxProperties } = node;
      return { type: 'object', additionalProperties: inner(node.values), ...defined({ minProperties, maxProperties }) };
    }
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(node.properties.map(({ name, schema }) => [name, inner(schema)])),
        required: node.properties.filter(({ required }) => required).map(({ name }) => name),
      };
    case 'union':
      return { [node.exactlyOne === true ? 'oneOf' : 'anyOf']: node.members.map(inner) };
    case 'reference':
      return { $ref: `#/definitions/${node.name}` };
    case 'binary':
    case 'unknown':
      return {};
  }
}

function defined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
