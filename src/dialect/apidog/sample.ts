import type { Json } from '../../model/api.js';

/** Examples as evidence: which keys an object has, what a value is like. Keys may be any text, `__proto__` among them. */

export type JsonObject = { readonly [key: string]: Json };

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isJsonArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const memberOf = (value: Json | undefined, key: string): Json | undefined =>
  isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** What the elements of an array are like: objects are laid over each other, of anything else the first. */
export function elementOf(value: Json | undefined): Json | undefined {
  if (!isJsonArray(value) || value.length === 0) return undefined;
  if (!value.every(isJsonObject)) return value[0];
  const entries = new Map<string, Json>();
  for (const one of value) for (const [key, member] of Object.entries(one)) if (!entries.has(key)) entries.set(key, member);
  return Object.fromEntries(entries);
}

/** The keys that the dialect's examples give to a map. */
export const isMapSample = (value: Json | undefined): value is JsonObject =>
  isJsonObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^property\d+$/.test(key));

/**
 * Whether an example was made from the schema rather than by a person: all its texts are placeholders. Such an example has every
 * field, so a key that it lacks is no field.
 */
export function isGenerated(value: Json | undefined): boolean {
  let texts = 0;
  let placeholders = 0;
  let own = 0;
  const visit = (one: Json | undefined): void => {
    if (typeof one === 'string') {
      texts += 1;
      if (one === 'string' || one === '2019-08-24T14:15:22Z' || one === '2019-08-24') placeholders += 1;
    } else if (typeof one === 'number' && one !== 0) own += 1;
    else if (isJsonArray(one)) one.forEach(visit);
    else if (isJsonObject(one)) Object.values(one).forEach(visit);
  };
  visit(value);
  return texts === 0 ? own === 0 && isJsonObject(value) : placeholders * 2 >= texts;
}

export interface FoundJson {
  readonly value?: Json;
  /** First line after it. */
  readonly end: number;
  readonly complete: boolean;
}

/** Reads a JSON value whose first bracket begins line `from`; looks no further than `to`. */
export function readJsonLines(lines: readonly { readonly raw: string }[], from: number, to: number): FoundJson | undefined {
  if (!/^\s*[{[]/.test(lines[from]?.raw ?? '')) return undefined;
  let depth = 0;
  let quoted = false;
  let text = '';
  for (let at = from; at < to; at += 1) {
    const raw = lines[at]?.raw ?? '';
    text += `${raw}\n`;
    for (let column = 0; column < raw.length; column += 1) {
      const char = raw[column];
      if (quoted) {
        if (char === '\\') column += 1;
        else if (char === '"') quoted = false;
      } else if (char === '"') quoted = true;
      else if (char === '{' || char === '[') depth += 1;
      else if (char === '}' || char === ']') depth -= 1;
    }
    if (depth <= 0) {
      const value = parseJson(text);
      return { end: at + 1, complete: value !== undefined, ...(value === undefined ? {} : { value }) };
    }
  }
  return { end: to, complete: false };
}

export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
