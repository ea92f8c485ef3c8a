import type { Carried } from '../carried.js';
import { readLiteral } from '../literal.js';
import { isObject } from '../node.js';
import type { Literal, Parts, Tag } from '../parts.js';
import type { Carrier } from './carrier.js';
import { fromText, fromUrl, fromValue } from './value.js';

/** Scalar's API reference. */
export const scalar: readonly Carrier[] = [
  {
    name: 'Scalar’s script element holds or names its document',
    hint: /api-reference/,
    find: (parts) => ({
      carried: parts.tags
        .filter(({ name, attributes }) => name === 'script' && attributes['id'] === 'api-reference')
        .flatMap((tag) => fromTag(parts, tag)),
    }),
  },
  {
    name: 'Scalar is started with a document or its URL',
    hint: /\bcreateApiReference\s*\(/,
    find: (parts) => ({
      carried: parts
        .literals(/\bcreateApiReference\s*\(\s*(?:["'`][^"'`]*["'`]|[\w.$]+(?:\([^()]*\))?)\s*,\s*/g)
        .flatMap((literal) => fromConfiguration(parts, literal, literal.parsed.value)),
    }),
  },
];

function fromTag(parts: Parts, { attributes, text, at, line }: Tag): readonly Carried[] {
  const inside = fromText(text, parts.lineAt(at));
  if (inside.length > 0) return inside;
  const configured = attributes['data-configuration'];
  const parsed = configured === undefined ? undefined : readLiteral(configured);
  if (parsed && !('fault' in parsed)) {
    const found = fromPacked(parsed.value, line);
    if (found.length > 0) return found;
  }
  return fromUrl(attributes['data-url'], line);
}

/** A configuration in an attribute: its documents stand on the line of the element, whatever lines they had. */
function fromPacked(value: unknown, line: number): readonly Carried[] {
  return sourcesIn(value).flatMap((one): readonly Carried[] => {
    const content = one['content'];
    const text = typeof content === 'string' ? content : isObject(content) ? JSON.stringify(content) : undefined;
    const found = fromText(text, line, true);
    return found.length > 0 ? found : fromUrl(one['url'], line);
  });
}

function fromConfiguration(parts: Parts, literal: Literal, value: unknown): readonly Carried[] {
  return sourcesIn(value).flatMap((one) => {
    const found = fromValue(parts, literal, one['content']);
    return found.length > 0 ? found : fromUrl(one['url'], parts.lineAt(literal.at));
  });
}

/** One configuration or several, each with one source, several, or the older `spec`. */
function sourcesIn(value: unknown): readonly { readonly [key: string]: unknown }[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(isObject).flatMap((one) => {
    const several = Array.isArray(one['sources']) ? one['sources'].filter(isObject) : [];
    return [one, ...(isObject(one['spec']) ? [one['spec']] : []), ...several];
  });
}
