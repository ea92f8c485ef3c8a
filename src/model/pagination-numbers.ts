import type { Schema } from './api.js';
import type { NextPage, PageEnd } from './pagination.js';
import type { Answered, Given, PageFacts } from './pagination-facts.js';
import { moreWords, squeezed } from './pagination-words.js';

const pageWords: ReadonlySet<string> = new Set(['page', 'pagenumber', 'pageno', 'pagenum', 'pageindex']);
const offsetWords: ReadonlySet<string> = new Set(['offset', 'skip']);
const currentWords: ReadonlySet<string> = new Set([...pageWords, 'currentpage']);

interface EndRule {
  readonly when: string;
  readonly told: PageEnd['told'];
  readonly words: ReadonlySet<string>;
  readonly kind: 'flag' | 'count';
}

/** The first that is documented tells the last page. */
const ends: readonly EndRule[] = [
  {
    when: 'A flag says whether there is more',
    told: 'more',
    words: moreWords,
    kind: 'flag',
  },
  {
    when: 'The pages are counted',
    told: 'pages',
    words: new Set(['totalpages', 'pagecount', 'pagestotal', 'numpages']),
    kind: 'count',
  },
  { when: 'The last page’s number is told', told: 'last', words: new Set(['lastpage']), kind: 'count' },
  {
    when: 'The items are counted',
    told: 'items',
    words: new Set(['total', 'totalcount', 'totalitems', 'totalresults', 'totalrecords', 'totalentries']),
    kind: 'count',
  },
];

/** A page number or an offset pages only where the answer says when to stop, and where the first page's number is known. */
export function pagesByNumber({ given, answered, items }: PageFacts): NextPage | undefined {
  const end = endOf(answered, items !== undefined);
  if (end === undefined) return undefined;
  const page = one(given, pageWords);
  if (page !== undefined) {
    const first = firstOf(page);
    const current = answered.find(({ name, schema }) => isCount(schema) && currentWords.has(squeezed(name)));
    if (first === undefined && current === undefined) return undefined;
    return {
      by: 'number',
      given: { in: page.in, name: page.name },
      ...(first === undefined ? {} : { first }),
      ...(current === undefined ? {} : { current: current.path }),
      end,
    };
  }
  const offset = one(given, offsetWords);
  // The next offset is a matter of how many items there were.
  if (offset === undefined || items === undefined || (end.told !== 'more' && end.told !== 'items')) return undefined;
  return { by: 'offset', given: { in: offset.in, name: offset.name }, end };
}

function endOf(answered: readonly Answered[], counted: boolean): PageEnd | undefined {
  for (const { told, words, kind } of ends) {
    if (told === 'items' && !counted) continue;
    const fits = (schema: Schema): boolean => (kind === 'flag' ? schema.kind === 'boolean' : isCount(schema));
    const found = answered.find(({ name, schema }) => fits(schema) && words.has(squeezed(name)));
    if (found !== undefined) return { told, at: found.path };
  }
  return undefined;
}

function one(given: readonly Given[], words: ReadonlySet<string>): Given | undefined {
  const [found, ...others] = given.filter(({ name, schema }) => isCount(schema) && words.has(squeezed(name)));
  return others.length > 0 ? undefined : found;
}

/** Whether a value is a number. */
export const isCount = (schema: Schema): boolean => schema.kind === 'integer' || schema.kind === 'number';

/** By its default, its least value, or the page's own words. */
function firstOf({ schema, description }: Given): number | undefined {
  if (typeof schema.default === 'number') return schema.default;
  if ((schema.kind === 'integer' || schema.kind === 'number') && schema.minimum !== undefined) return schema.minimum;
  const [, digit] =
    /\b(?:start(?:s|ing)?|begin(?:s|ning)?|counts?|counted|first page is)(?: (?:at|from|with))? (?:page )?([01])\b|\b([01])-based\b/i
      .exec(description)
      ?.filter((group) => group !== undefined) ?? [];
  return digit === undefined ? undefined : Number(digit);
}
