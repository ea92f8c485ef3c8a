import { dereference, type MapNode, type NumericNode, type ObjectNode, type SchemaNode, type TypeTable } from './schema.js';
import type { StringWriter } from './strings.js';

/** Deeper than anything that is documented or made here; what lies below is taken on trust. */
const lastDepth = 100;

/** Tells whether a value is one that a schema allows: which alternative a value is, whether a documented example can be shown. */
export class Fitting {
  readonly #types: TypeTable;
  readonly #strings: StringWriter;

  constructor(types: TypeTable, strings: StringWriter) {
    this.#types = types;
    this.#strings = strings;
  }

  fits(value: unknown, schema: SchemaNode, depth = 0): boolean {
    if (depth > lastDepth) return true;
    const node = dereference(schema, this.#types);
    switch (node.kind) {
      case 'string':
        return typeof value === 'string' && this.#strings.allows(node, value);
      case 'integer':
        return Number.isInteger(value) && isNumberOf(node, value);
      case 'number':
        return isNumberOf(node, value);
      case 'boolean':
        return typeof value === 'boolean';
      case 'enum':
        return node.values.some((each) => each === value);
      case 'array': {
        const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = node;
        if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return false;
        if (uniqueItems && new Set(value.map((item) => JSON.stringify(item))).size < value.length) return false;
        return value.every((item) => this.fits(item, items, depth + 1));
      }
      case 'map':
        return isRecord(value) && this.#isMapOf(node, Object.values(value), depth);
      case 'object':
        return isRecord(value) && this.#isObjectOf(node, value, depth);
      case 'union': {
        const among = node.members.filter((member) => this.fits(value, member, depth + 1)).length;
        return node.exactlyOne === true ? among === 1 : among > 0;
      }
      case 'null':
        return value === null;
      case 'binary':
      case 'reference':
      case 'unknown':
        return true;
    }
  }

  #isMapOf(
    { values, minProperties = 0, maxProperties = Number.POSITIVE_INFINITY }: MapNode,
    all: unknown[],
    depth: number,
  ): boolean {
    if (all.length < minProperties || all.length > maxProperties) return false;
    return all.every((each) => this.fits(each, values, depth + 1));
  }

  #isObjectOf(node: ObjectNode, value: object, depth: number): boolean {
    const members = new Map<string, unknown>(Object.entries(value));
    return node.properties.every(({ name, required, schema }) =>
      members.has(name) ? this.fits(members.get(name), schema, depth + 1) : !required,
    );
  }
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumberOf(node: NumericNode, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node;
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum) &&
    (multipleOf === undefined || isMultiple(value, multipleOf))
  );
}

/** 0.3 is a multiple of 0.1, although no double says so. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) <= Math.abs(times) * Number.EPSILON * 4;
}
