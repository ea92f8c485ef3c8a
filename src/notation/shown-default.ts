import type { Json, Schema } from '../model/api.js';

/** A default that a page shows as bare words, as a value of the schema; `undefined` where it can be none of its values. */
export function shownDefault(schema: Schema, words: string): Json | undefined {
  switch (schema.kind) {
    case 'string':
      return words;
    case 'enum':
      return schema.values.find((value) => String(value) === words);
    case 'boolean':
      return words === 'true' ? true : words === 'false' ? false : undefined;
    case 'integer':
    case 'number':
      return words.trim() !== '' && Number.isFinite(Number(words)) ? Number(words) : undefined;
    case 'union': {
      const [only, ...others] = schema.members.filter(({ kind }) => kind !== 'null');
      return only && others.length === 0 ? shownDefault(only, words) : undefined;
    }
    default:
      return undefined;
  }
}
