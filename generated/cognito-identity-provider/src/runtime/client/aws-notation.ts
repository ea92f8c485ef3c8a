import type { AwsJsonNotation } from './aws-json.js';

/** Bytes as base64, nulls that mean something, and numbers that JSON has none for as text. */
export const awsNotation: AwsJsonNotation = {
  write({ nulls, bytes }, input) {
    return JSON.stringify(input, function (this: object, key: string, written: unknown): unknown {
      // As it was given: a Buffer, for one, has a notation of its own in JSON.
      const value: unknown = Reflect.get(this, key);
      if (value === null && nulls === undefined && !Array.isArray(this)) return undefined;
      if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
      const text = bytes?.(value);
      return typeof text === 'string' ? text : written;
    });
  },

  reviver({ nulls, fractions }, text) {
    const drops = nulls === undefined && text.includes('null');
    if (!drops && (fractions === undefined || !/"(?:NaN|-?Infinity)"/.test(text))) return undefined;
    return function (key, value) {
      if (drops && value === null && !Array.isArray(this)) return undefined;
      const isText = typeof value === 'string' && /^(?:NaN|-?Infinity)$/.test(value);
      return isText && fractions?.includes(key) ? Number(value) : value;
    };
  },
};
