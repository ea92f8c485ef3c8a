import type { ApiModel, Evidence, Operation, Schema } from './api.js';
import { type Answered, type Given, type PageFacts, pageFactsOf, withoutNull } from './pagination-facts.js';
import { isCount, pagesByNumber } from './pagination-numbers.js';
import { mentions, moreWords, squeezed, tellsNext, tokenWords } from './pagination-words.js';

/** How one operation answers page by page. Plain JSON, as the types in it: documents carry it. */
export type Pagination = {
  /** Name of the rule that found it: a sentence. */
  readonly rule: string;
  readonly next: NextPage;
  /** Where the items stand in the body: no steps where the body is the list itself. Absent where no list is the one. */
  readonly items?: readonly string[];
};

/** What leads from one page to the next. */
export type NextPage =
  /** A token of the answer goes into the next request. */
  | { readonly by: 'token'; readonly given: PageInput; readonly token: readonly string[]; readonly more?: readonly string[] }
  /** The same, of a token or a page's number that a header of the answer holds. */
  | { readonly by: 'header'; readonly given: PageInput; readonly header: string; readonly count?: true }
  /** The `Link` header of the answer names the next page's address. */
  | { readonly by: 'link' }
  /** The body names the next page's address. */
  | { readonly by: 'address'; readonly address: readonly string[] }
  /** Pages are counted, from `first` where the caller names none; `current` is the answer's own word for its number. */
  | {
      readonly by: 'number';
      readonly given: PageInput;
      readonly first?: number;
      readonly current?: readonly string[];
      readonly end: PageEnd;
    }
  /** Items are counted, from 0. */
  | { readonly by: 'offset'; readonly given: PageInput; readonly end: PageEnd };

/** Where in a request it is said which page is wanted. */
export type PageInput = {
  readonly in: 'query' | 'body';
  readonly name: string;
};

/** What tells the last page: a flag, the count of all pages, the last one's number, or the count of all items. */
export type PageEnd = {
  readonly told: 'more' | 'pages' | 'last' | 'items';
  readonly at: readonly string[];
};

interface Rule {
  /** Reads as a sentence: the rule's name. */
  readonly when: string;
  find(facts: PageFacts): NextPage | undefined;
}

/** The first that finds something decides. A page that says less than these ask for documents no pagination. */
const rules: readonly Rule[] = [
  {
    when: 'The answer’s token has the name of the request’s, with “next” before it',
    find: (facts) => byNames(facts, (asked, told) => tokenWords.has(asked) && told === `next${asked}`),
  },
  {
    when: 'Request and answer have a token of the same name',
    find: (facts) => byNames(facts, (asked, told, answered) => asked === told && tokenWords.has(told) && !isEcho(answered)),
  },
  { when: 'A header of the answer has the name of the request’s parameter, with “next” before it', find: byHeader },
  { when: 'The page says which of the answer’s values is given as which of the request’s', find: byTelling },
  { when: 'The answer’s `Link` header is said to lead to the next page', find: byLinkHeader },
  { when: 'The answer’s body holds the address of the next page', find: byAddress },
  { when: 'Pages or items are counted, and the answer tells when there are no more', find: pagesByNumber },
];

/** Models do not change, and each part of a package asks of every operation. */
const paginations = new WeakMap<ApiModel, Map<Operation, Pagination | undefined>>();

/** How an operation pages, if its page says so: what the page leaves open is never guessed. */
export function paginationOf(operation: Operation, model: ApiModel): Pagination | undefined {
  const known = paginations.get(model) ?? new Map<Operation, Pagination | undefined>();
  paginations.set(model, known);
  if (!known.has(operation)) known.set(operation, findPagination(operation, model));
  return known.get(operation);
}

function findPagination(operation: Operation, model: ApiModel): Pagination | undefined {
  const facts = pageFactsOf(operation, model);
  if (facts === undefined) return undefined;
  for (const rule of rules) {
    const next = rule.find(facts);
    if (next !== undefined) return { rule: rule.when, next, ...(facts.items === undefined ? {} : { items: facts.items }) };
  }
  return undefined;
}

function byNames(
  { given, answered }: PageFacts,
  match: (asked: string, told: string, answered: Answered) => boolean,
): NextPage | undefined {
  const pairs = given.flatMap((input) =>
    answered
      .filter(
        (output) =>
          isTokenValue(output.schema) && isTokenValue(input.schema) && match(squeezed(input.name), squeezed(output.name), output),
      )
      .map((output) => tokenPage(input, output, answered)),
  );
  return only(pairs);
}

function byHeader({ given, headers }: PageFacts): NextPage | undefined {
  const pairs = given.flatMap((input): readonly NextPage[] =>
    headers
      .filter(({ name }) => {
        const asked = squeezed(input.name);
        return (asked === 'page' || tokenWords.has(asked)) && squeezed(name.replace(/^x-/i, '')) === `next${asked}`;
      })
      .map(({ name }) => ({
        by: 'header',
        given: { in: input.in, name: input.name },
        header: name,
        ...(isCount(input.schema) ? { count: true } : {}),
      })),
  );
  return only(pairs);
}

function byTelling({ given, answered }: PageFacts): NextPage | undefined {
  const pairs = given.flatMap((input) =>
    answered
      .filter(
        (output) =>
          isTokenValue(output.schema) &&
          isTokenValue(input.schema) &&
          (mentions(input.description, output.name) || mentions(output.description, input.name)) &&
          tellsNext(output.name, `${output.description} ${input.description}`),
      )
      .map((output) => tokenPage(input, output, answered)),
  );
  return only(pairs);
}

function byLinkHeader({ operation, headers }: PageFacts): NextPage | undefined {
  if (operation.method !== 'GET') return undefined;
  const header = headers.find(({ name }) => name.toLowerCase() === 'link');
  const words = [
    header?.description,
    header?.schema.description,
    ...(header?.examples ?? []),
    ...(header?.schema.examples ?? []),
  ];
  return words.some((text) => typeof text === 'string' && /\bnext\b/i.test(text)) ? { by: 'link' } : undefined;
}

function byAddress({ operation, answered }: PageFacts): NextPage | undefined {
  if (operation.method !== 'GET') return undefined;
  const found = answered.filter(({ path, schema, description }) => {
    const name = squeezed(path.join(''));
    const lead = /^(?:odata|meta|paging|pagination|pageinfo|links?)?next(?:page|href|pagehref)?$/.test(name);
    const named = /^(?:odata|meta|paging|pagination|pageinfo|links?)?next(?:page)?(?:url|uri|link)$|^links?next(?:href)?$/.test(
      name,
    );
    const isAddress = named || formatOf(schema) === 'uri' || /\b(?:URL|URI|link|address)\b/i.test(description);
    return isText(schema) && (named || lead) && isAddress;
  });
  const [first, ...others] = found;
  return first === undefined || others.length > 0 ? undefined : { by: 'address', address: first.path };
}

function tokenPage(input: Given, output: Answered, answered: readonly Answered[]): NextPage {
  const more = answered.find(({ name, schema }) => schema.kind === 'boolean' && moreWords.has(squeezed(name)));
  return {
    by: 'token',
    given: { in: input.in, name: input.name },
    token: output.path,
    ...(more === undefined ? {} : { more: more.path }),
  };
}

/** An answer may repeat the token that it was asked with, which leads nowhere. */
const isEcho = ({ name, description }: Answered): boolean =>
  !/next/i.test(name) &&
  /\b(?:current page|echo(?:es|ed)?|same value|as (?:given|sent|passed)|of this (?:request|page))\b/i.test(description);

/** Several that fit are as good as none. */
function only(found: readonly NextPage[]): NextPage | undefined {
  const [first, ...others] = found;
  return others.length > 0 ? undefined : first;
}

const tokenKinds: ReadonlySet<Schema['kind']> = new Set(['string', 'integer', 'number']);

const isText = (schema: Schema): boolean => withoutNull(schema)?.kind === 'string';
const isTokenValue = (schema: Schema): boolean => tokenKinds.has(withoutNull(schema)?.kind ?? 'null');
const formatOf = (schema: Schema): string | undefined => {
  const own = withoutNull(schema);
  return own?.kind === 'string' ? own.format : undefined;
};

/** Where the pages say what is paged by: the words for the request's part of it, and for the answer's. */
export function paginationEvidence({ next, rule }: Pagination, operation: Operation, model: ApiModel): readonly Evidence[] {
  const facts = pageFactsOf(operation, model);
  const input =
    'given' in next ? facts?.given.find(({ in: place, name }) => place === next.given.in && name === next.given.name) : undefined;
  const path = next.by === 'token' ? next.token : next.by === 'address' ? next.address : 'end' in next ? next.end.at : undefined;
  const output = facts?.answered.find((one) => one.path.join('\0') === path?.join('\0'));
  const named = next.by === 'link' ? 'link' : next.by === 'header' ? next.header.toLowerCase() : undefined;
  const link = facts?.headers.find(({ name }) => name.toLowerCase() === named);
  const said = [input?.evidence, output?.evidence, link?.evidence['description'] ?? link?.evidence['name']];
  return said.flatMap((all) => all?.slice(0, 1) ?? []).map((one) => ({ ...one, rule, standing: 'inferred' }));
}
