import type { ApiModel } from './api.js';

/** A model as a package carries it, and as it is hashed. */
export function modelText(model: ApiModel): string {
  const text = texts.get(model) ?? `${JSON.stringify(model, null, 2)}\n`;
  texts.set(model, text);
  return text;
}

/** A model is long, never changes, and is asked for its text by everything that keeps or compares it. */
const texts = new WeakMap<ApiModel, string>();
