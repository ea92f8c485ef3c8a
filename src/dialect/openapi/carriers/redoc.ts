import type { Page } from '../../../page/page.js';
import type { Carried } from '../carried.js';
import type { Carrier } from './carrier.js';
import { fromLiteral, fromUrl } from './value.js';

/** Redoc, in all its versions. */
export const redoc: readonly Carrier[] = [
  {
    name: 'Redoc’s state holds the document that it shows',
    hint: /__redoc_?(?:state|definition)/i,
    find: (parts) => ({
      carried: parts
        .literals(/__redoc_?(?:state|definition)\s*=\s*/gi)
        .flatMap((literal) => fromLiteral(parts, literal, ['spec', 'data'], 'all')),
    }),
  },
  {
    name: 'Redoc is started with a document',
    hint: /\bRedoc\s*\.\s*(?:init|hydrate)\s*\(/,
    find: (parts) => ({
      carried: unlessShown(
        parts.page,
        parts.literals(/\bRedoc\s*\.\s*(?:init|hydrate)\s*\(\s*/g).flatMap((literal) => fromLiteral(parts, literal)),
      ),
    }),
  },
  {
    name: 'a Redoc element names its document',
    hint: /<(?:redoc|[a-z]+-redoc|redoc-[a-z-]+|openapi-explorer|openapi-ui)\b/i,
    find: ({ page, tags }) => ({
      carried: unlessShown(
        page,
        tags
          .filter(({ name }) => /redoc|^openapi-/.test(name))
          .flatMap(({ attributes, line }) =>
            fromUrl(attributes['spec-url'] ?? attributes['specurl'] ?? attributes['data-spec-url'], line),
          ),
      ),
    }),
  },
];

/** More words than stand around a document before it is shown. */
const fewBlocks = 120;

/** A page that was saved as a browser shows it has all that its document says, and is read by its words. */
const unlessShown = ({ blocks }: Page, carried: readonly Carried[]): readonly Carried[] =>
  blocks.length > fewBlocks ? carried.filter(({ kind }) => kind === 'document') : carried;
