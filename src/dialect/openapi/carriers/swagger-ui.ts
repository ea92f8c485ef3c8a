import type { Carried } from '../carried.js';
import { isObject } from '../node.js';
import type { Literal, Parts } from '../parts.js';
import type { Carrier } from './carrier.js';
import { fromUrl, fromValue } from './value.js';

/** Swagger UI, with its document inside, in a script beside it, or at a URL. */
export const swaggerUi: readonly Carrier[] = [
  {
    name: 'a script of Swagger UI holds the document',
    hint: /\bswaggerDoc\b/,
    find: (parts) => ({
      carried: parts
        .literals(/["']?\bswaggerDoc["']?\s*[:=]\s*/g)
        .flatMap((literal) => fromValue(parts, literal, literal.parsed.value)),
    }),
  },
  {
    name: 'Swagger UI is started with a document or its URL',
    hint: /\bSwaggerUI(?:Bundle)?\s*\(/i,
    find: (parts) => ({
      carried: parts.literals(/\bSwaggerUI(?:Bundle)?\s*\(\s*/gi).flatMap((literal) => fromOptions(parts, literal)),
    }),
  },
  {
    name: 'a script of Swagger UI names the document',
    hint: /\bswaggerUrl\b/,
    find: (parts) => ({
      carried: parts
        .literals(/["']?\bswaggerUrl["']?\s*[:=]\s*/g)
        .flatMap((literal) => fromValue(parts, literal, literal.parsed.value)),
    }),
  },
  {
    name: 'Swagger UI is started by a script beside the page',
    hint: /swagger-(?:initializer|ui-init)[\w.-]*\.js/,
    find: ({ tags }) => ({
      carried: tags.flatMap(({ attributes, line }) => {
        const source = attributes['src'] ?? '';
        return /(?:^|\/)swagger-(?:initializer|ui-init)[\w.-]*\.js(?:[?#]|$)/.test(source) ? fromUrl(source, line) : [];
      }),
    }),
  },
];

/** `spec` stands over `urls`, and those over `url`, as in the program itself. */
function fromOptions(parts: Parts, literal: Literal): readonly Carried[] {
  const options = literal.parsed.value;
  if (!isObject(options)) return [];
  const inline = fromValue(parts, literal, options['spec']);
  if (inline.length > 0) return inline;
  const line = parts.lineAt(literal.at);
  const urls = Array.isArray(options['urls']) ? options['urls'] : [];
  const several = urls.flatMap((one: unknown) => fromUrl(isObject(one) ? one['url'] : undefined, line));
  return several.length > 0 ? several : fromUrl(options['url'] ?? options['configUrl'], line);
}
