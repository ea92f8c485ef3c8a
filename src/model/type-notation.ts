import type { Evidence, Schema } from './api.js';

/** A schema's type in one word: `string`, `enum[string]`, `array[AttributeType]`, `map[string]`, `string | null`. */
export function formatType(schema: Schema): string {
  switch (schema.kind) {
    case 'array':
      return `array[${formatType(schema.items)}]`;
    case 'map':
      return `map[${formatType(schema.values)}]`;
    case 'enum':
      return `enum[${schema.type}]`;
    case 'reference':
      return schema.name;
    case 'union':
      return schema.members.map(formatType).join(schema.mode === 'one-of' ? ' | ' : ' || ');
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'object':
    case 'null':
    case 'binary':
    case 'unknown':
      return schema.kind;
  }
}

/** Reads the notation back, except unions and enums; `undefined` where it is none or names no known type. */
export function parseType(text: string, isType: (name: string) => boolean, evidence: readonly Evidence[]): Schema | undefined {
  const own = { evidence: { type: evidence } };
  const word = text.trim();
  const inside = /^(array|map)\[(.*)\]$/s.exec(word);
  if (inside !== null) {
    const inner = parseType(inside[2] ?? '', isType, evidence);
    if (inner === undefined) return undefined;
    return inside[1] === 'array' ? { kind: 'array', items: inner, ...own } : { kind: 'map', values: inner, ...own };
  }
  switch (word) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
    case 'binary':
    case 'unknown':
      return { kind: word, ...own };
    case 'object':
      return { kind: 'object', properties: [], ...own };
    default:
      return isType(word) ? { kind: 'reference', name: word, ...own } : undefined;
  }
}
