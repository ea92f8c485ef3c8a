import type { Carrier } from './carrier.js';
import { fromLiteral, fromUrl } from './value.js';

/** RapiDoc's element. */
export const rapidoc: readonly Carrier[] = [
  {
    name: 'RapiDoc is given a document by a script',
    hint: /\.loadSpec\s*\(/,
    find: (parts) => ({ carried: parts.literals(/\.loadSpec\s*\(\s*/g).flatMap((literal) => fromLiteral(parts, literal)) }),
  },
  {
    name: 'a RapiDoc element names its document',
    hint: /<rapi-?doc/i,
    find: ({ tags }) => ({
      carried: tags
        .filter(({ name }) => /^rapi-?doc/.test(name))
        .flatMap(({ attributes, line }) => fromUrl(attributes['spec-url'], line)),
    }),
  },
];
