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

/** Reads the notation back, except enums and unions other than with null; `undefined` where it is none or names no known type. */
export function parseType(text: string, isType: (name: string) => boolean, evidence: readonly Evidence[]): Schema | undefined {
  const own = { evidence: { type: evidence } };
  const word = text.trim();
  const inside = /^(array|map)\[(.*)\]$/s.exec(word);
  if (inside !== null) {
    const inner = parseType(inside[2] ?? '', isType, evidence);
    if (inner === undefined) return undefined;
    return inside[1] === 'array' ? { kind: 'array', items: inner, ...own } : { kind: 'map', values: inner, ...own };
  }
  const nullable = withoutNull(word);
  if (nullable !== undefined) {
    const inner = parseType(nullable, isType, evidence);
    if (inner === undefined || inner.kind === 'null') return undefined;
    return { kind: 'union', mode: 'one-of', members: [inner, { kind: 'null', ...own }], ...own };
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

/** `string` of `string | null`; `undefined` where the notation does not end in null. */
export function withoutNull(text: string): string | undefined {
  const bar = text.lastIndexOf('|');
  const before = text.slice(0, Math.max(0, bar)).trim();
  return before !== '' && text.slice(bar + 1).trim() === 'null' ? before : undefined;
}
