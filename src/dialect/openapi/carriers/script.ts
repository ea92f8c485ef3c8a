import type { Carrier } from './carrier.js';
import { fromLiteral } from './value.js';

/** Any other script that holds a document as a literal. */
export const script: readonly Carrier[] = [
  {
    name: 'a script holds a literal that is an OpenAPI document',
    hint: /\{\s*["']?(?:openapi|swagger)["']?\s*:\s*["'`][23]/,
    find: (parts) => ({
      carried: parts
        .literals(/(?=\{\s*["']?(?:openapi|swagger)["']?\s*:\s*["'`][23])/g)
        .flatMap((literal) => fromLiteral(parts, literal)),
    }),
  },
];
