import type { Json, Schema } from '../model/api.js';
import { epochSeconds } from '../protocol/epoch-seconds.js';
import { isObject } from './kinds.js';

/** Whether a value is of the kind that a schema is; what is inside is another question. */
export function isOfKind(value: Json, schema: Schema): boolean {
  switch (schema.kind) {
    case 'string':
    case 'binary':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      // Dates of AWS JSON are documented as text, and some services send them so.
      return typeof value === 'number' || (schema.format === epochSeconds && typeof value === 'string');
    case 'boolean':
      return typeof value === 'boolean';
    case 'enum':
      return typeof value === (schema.type === 'integer' ? 'number' : schema.type);
    case 'array':
      return Array.isArray(value);
    case 'map':
    case 'object':
      return isObject(value);
    case 'null':
      return value === null;
    case 'union':
    case 'unknown':
    case 'reference':
      return true;
  }
}
