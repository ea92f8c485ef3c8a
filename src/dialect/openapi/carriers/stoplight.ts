import type { Carrier } from './carrier.js';
import { fromLiteral, fromText, fromUrl } from './value.js';

/** Stoplight Elements. */
export const stoplight: readonly Carrier[] = [
  {
    name: 'an element of Stoplight is given its document by a script',
    hint: /\.apiDescriptionDocument\s*=/,
    find: (parts) => ({
      carried: parts
        .literals(/\.apiDescriptionDocument\s*=(?!=)\s*(?:JSON\.stringify\s*\(\s*)?/g)
        .flatMap((literal) => fromLiteral(parts, literal)),
    }),
  },
  {
    name: 'an element of Stoplight holds or names its document',
    hint: /<elements-(?:api|stoplight)/i,
    find: ({ tags }) => ({
      carried: tags
        .filter(({ name }) => name.startsWith('elements-'))
        .flatMap(({ attributes, line }) => {
          const inside = fromText(attributes['apidescriptiondocument'], line, true);
          return inside.length > 0 ? inside : fromUrl(attributes['apidescriptionurl'], line);
        }),
    }),
  },
];
