import type { Json } from '../../model/api.js';
import { memberOf } from '../../notation/sample-json.js';
import type { Code, Part } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import type { MediaType, Shown } from './body.js';

/** What the samples of calls say of a header, such as `Content-Type`. */
export function sampledType(
  notebook: Notebook,
  samples: readonly Part[],
  header: 'Content-Type' | 'Accept',
): MediaType | undefined {
  const pattern = new RegExp(`\\b${header}['"]?\\s*(?::|=>|,)\\s*['"[{]*([\\w.+-]+\\/[\\w.+*-]+)`, 'i');
  for (const part of samples) {
    if (part.kind !== 'code') continue;
    const found = pattern.exec(part.words.text);
    const [quote, name] = [found?.[0], found?.[1]];
    if (quote === undefined || name === undefined || name.includes('*')) continue;
    const evidence = [notebook.cite(part.words.at, 'a sample of the call names the media type', 'documented', quote)];
    return { name: name.toLowerCase(), evidence };
  }
  return undefined;
}

const byLanguage: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  // Forms are shown so.
  ['yaml', 'multipart/form-data'],
]);

/** What the notation of the first example tells; JSON where there is none. */
export function shownType(notebook: Notebook, codes: readonly Code[], at: number): MediaType {
  const [code] = codes;
  const name = byLanguage.get(code?.language ?? '');
  if (code && name !== undefined)
    return {
      name,
      evidence: [notebook.cite(code.words.at, 'the notation of an example tells the media type', 'inferred', code.language)],
    };
  const rule = 'a body whose media type the page does not name is taken for JSON';
  return { name: 'application/json', evidence: [notebook.cite(at, rule, 'inferred')] };
}

export const codesOf = (parts: readonly Part[]): readonly Code[] => parts.flatMap((part) => (part.kind === 'code' ? [part] : []));

/** The first example that is JSON. */
export function shownValue(codes: readonly Code[]): Shown | undefined {
  for (const { language, words } of codes) {
    if (language === 'xml') continue;
    const value = jsonIn(words.text);
    if (value !== undefined && !isSchema(value)) return { value, at: words.at };
  }
  return undefined;
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Where the renderer was told to make no examples it prints the schema in their place. */
function isSchema(value: Json): boolean {
  const [type, properties, items] = ['type', 'properties', 'items'].map((name) => memberOf(value, name));
  const structured = [properties, items].some((one) => typeof one === 'object' && one !== null);
  return structured && (type === 'object' || type === 'array');
}
