import type { Json, Schema } from '../model/api.js';
import { type Body, isJsonType, type Pair } from './exchange.js';
import type { ModelIndex } from './model-index.js';
import { multipartFields } from './multipart.js';
import { stem } from './operation-facts.js';
import { coerceText, guessText, Texts } from './texts.js';

/** Reads bodies as their schemas want them. */
export class BodyReader {
  readonly #index: ModelIndex;
  /** Bodies that are not what their media type says. */
  unreadable = 0;

  constructor(index: ModelIndex) {
    this.#index = index;
  }

  /** A body as its schema wants it; `undefined` for what is no data, or cannot be read. */
  value(body: Body, schema: Schema, documented: string): Json | undefined {
    switch (body.kind) {
      case 'none':
      case 'unrecorded':
        return undefined;
      case 'form':
        return this.form(body.fields, schema);
      case 'text': {
        if (body.mediaType.startsWith('multipart/')) {
          const fields = multipartFields(body.contentType, body.text);
          if (!fields) this.unreadable += 1;
          return fields && this.form(fields, schema);
        }
        if (isJsonType(body.mediaType) || (body.mediaType === '' && isJsonType(documented))) {
          const value = jsonText(body.text);
          if (value === undefined) this.unreadable += 1;
          return value;
        }
        return body.mediaType.startsWith('text/') ? coerceText(body.text, schema, this.#index) : undefined;
      }
    }
  }

  /** Fields as an object; those that are not told of as they read. */
  form(fields: readonly Pair[], schema: Schema): Json {
    const texts = new Texts(fields);
    const { schema: meant } = this.#index.meant(schema);
    const properties = meant?.kind === 'object' ? this.#index.propertiesOf(meant) : new Map<string, never>();
    const entries: (readonly [string, Json])[] = [];
    for (const [name, property] of properties) {
      const value = texts.read(name, property.schema, this.#index);
      if (value !== undefined) entries.push([name, value]);
    }
    for (const name of texts.names) {
      if (properties.has(name) || properties.has(stem(name))) continue;
      const [text = ''] = texts.all(name);
      entries.push([name, meant?.kind === 'map' ? coerceText(text, meant.values, this.#index) : guessText(text)]);
    }
    return Object.fromEntries(entries);
  }
}

/** The JSON of a body that says to be JSON. */
export const jsonOf = (body: Body): Json | undefined =>
  body.kind === 'text' && isJsonType(body.mediaType) ? jsonText(body.text) : undefined;

function jsonText(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isShallow(value, deepest) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing that people mean is nested deeper, and not everything that reads values can follow. */
const deepest = 500;

function isShallow(value: Json, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (left === 0) return false;
  for (const inner of Object.values(value)) if (!isShallow(inner, left - 1)) return false;
  return true;
}
