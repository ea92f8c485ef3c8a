import type { EvidenceMap, Schema } from '../model/api.js';

/** A type as pages put it into words or notation: `string`, `array of strings`, `int64`, `Map<string, Pet>`, `string or null`. */
export type TypeWords =
  | { readonly kind: 'string'; readonly format?: string; readonly maxLength?: number }
  | { readonly kind: 'integer' | 'number'; readonly format?: string }
  | { readonly kind: 'boolean' | 'null' | 'any' }
  | { readonly kind: 'binary'; readonly format?: string }
  /** Without `values` where they stand elsewhere. */
  | { readonly kind: 'enum'; readonly type: 'string' | 'integer' | 'number'; readonly values?: readonly (string | number)[] }
  | { readonly kind: 'array'; readonly items?: TypeWords }
  | { readonly kind: 'map'; readonly values?: TypeWords }
  | { readonly kind: 'object'; readonly name?: string }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'union'; readonly members: readonly TypeWords[] };

/** Type words as a schema; every part of it has `evidence` for its type. */
export function schemaOfWords(type: TypeWords, evidence: EvidenceMap): Schema {
  const within = (inner: TypeWords | undefined): Schema => {
    if (inner) return schemaOfWords(inner, evidence);
    return { kind: 'unknown', evidence: { type: (evidence['type'] ?? []).map((one) => ({ ...one, standing: 'unknown' })) } };
  };
  switch (type.kind) {
    case 'string': {
      const length = type.maxLength === undefined ? {} : { maxLength: evidence['type'] ?? [] };
      return { ...type, evidence: { ...evidence, ...length } };
    }
    case 'integer':
    case 'number':
    case 'binary':
      return { ...type, evidence };
    case 'boolean':
    case 'null':
      return { kind: type.kind, evidence };
    case 'any':
      return { kind: 'unknown', evidence };
    case 'enum': {
      const { values } = type;
      return values && values.length > 0
        ? { kind: 'enum', type: type.type, values, evidence: { ...evidence, enum: evidence['type'] ?? [] } }
        : { kind: type.type, evidence };
    }
    case 'array':
      return { kind: 'array', items: within(type.items), evidence };
    case 'map':
      return { kind: 'map', values: within(type.values), evidence };
    case 'object':
      return { kind: 'object', properties: [], partial: true, evidence };
    case 'reference':
      return { kind: 'reference', name: type.name, evidence };
    case 'union':
      return { kind: 'union', mode: 'one-of', members: type.members.map(within), evidence };
  }
}
