export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Text (base64, in JSON), bytes, or a file. */
export function isBinary(value: unknown): boolean {
  if (typeof value === 'string' || ArrayBuffer.isView(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return (typeof Blob === 'function' && value instanceof Blob) || Symbol.asyncIterator in value || 'getReader' in value;
}

/** A member under a name that every object inherits something by: only the object's own counts. */
export function own(object: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function keyCount(object: { readonly [key: string]: unknown }): number {
  return Object.keys(object).length;
}
