import { describe, expect, test } from 'vitest';
import { type ClientContext, configure } from '../../../../src/emit/client/runtime/config.js';
import { ProtocolError } from '../../../../src/emit/client/runtime/errors.js';
import type { CallOptions } from '../../../../src/emit/client/runtime/options.js';
import { byAddress, byLink } from '../../../../src/emit/client/runtime/page-link.js';
import { byNumber, byOffset, type NumberRule } from '../../../../src/emit/client/runtime/page-number.js';
import { byHeader, byToken } from '../../../../src/emit/client/runtime/page-token.js';
import {
  type ItemPaging,
  type PagedItems,
  type PageOptions,
  paginate,
  paginateItems,
} from '../../../../src/emit/client/runtime/paginate.js';
import { readJsonBody } from '../../../../src/emit/client/runtime/rest-body.js';
import { call, type RestOperation } from '../../../../src/emit/client/runtime/rest-json.js';
import { PetServiceException, rejection } from './stub-api.js';

const query = (name: string) => ({ in: 'query', member: name, name }) as const;

const listPets: RestOperation = {
  name: 'listPets',
  method: 'GET',
  path: '/pets',
  parameters: ['cursor', 'page', 'offset', 'kind'].map(query),
  status: 200,
  readBody: readJsonBody,
  errors: {},
  errorsByStatus: {},
};

interface Input {
  readonly [name: string]: unknown;
}

/** A client of a server that answers with these bodies in turn, and what the server was asked. */
function serving(...answers: readonly (object | Response)[]): { readonly client: ClientContext; readonly asked: string[] } {
  const asked: string[] = [];
  const left = [...answers];
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url.replace('http://pets.example/pets', ''));
    const answer = left.shift();
    if (answer === undefined) throw new Error('There are no more answers');
    return answer instanceof Response ? answer : Response.json(answer);
  };
  return {
    client: { config: configure({ serviceError: PetServiceException }, { endpoint: 'http://pets.example' }, { fetch }) },
    asked,
  };
}

const ask = (client: ClientContext, input: Input | undefined, options: CallOptions): Promise<unknown> =>
  call(client, listPets, input, options);

const walk = <Rule>(
  client: ClientContext,
  paging: ItemPaging<Rule>,
  input?: Input,
  options?: PageOptions,
): PagedItems<unknown, unknown> => paginateItems(client, ask, 'listPets', paging, input, options);

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const tokens = { follow: byToken, rule: { given: ['cursor'], token: ['next'] }, items: ['pets'] };
const link = (address: string, rel = 'next'): HeadersInit => ({ link: `<${address}>; rel="${rel}"` });

describe('items are walked through', () => {
  test('by tokens, until there is none', async () => {
    const { client, asked } = serving({ pets: [1, 2], next: 'a b' }, { pets: [], next: 'c' }, { pets: [3] });
    expect(await all(walk(client, tokens, { kind: 'dog' }))).toEqual([1, 2, 3]);
    expect(asked).toEqual(['?kind=dog', '?cursor=a%20b&kind=dog', '?cursor=c&kind=dog']);
  });

  test.each([[''], [null], [0]])('by tokens, until one is %j', async (next) => {
    const { client, asked } = serving({ pets: [1], next });
    expect(await all(walk(client, tokens))).toEqual([1]);
    expect(asked).toEqual(['']);
  });

  test('by tokens, until a flag says that there is no more', async () => {
    const paging = { ...tokens, rule: { ...tokens.rule, more: ['more'] } };
    const { client } = serving({ pets: [1], next: 'a', more: true }, { pets: [2], next: 'b', more: false });
    expect(await all(walk(client, paging))).toEqual([1, 2]);
  });

  test('by tokens inside a body, with all else of it', async () => {
    const bodies: unknown[] = [];
    const { client } = serving({ data: { pets: [1] }, meta: { next: 7 } }, { data: { pets: [2] }, meta: {} });
    const paging = { follow: byToken, rule: { given: ['body', 'from'], token: ['meta', 'next'] }, items: ['data', 'pets'] };
    const record = (context: ClientContext, input: Input | undefined, options: CallOptions): Promise<unknown> => {
      bodies.push(input?.['body']);
      return ask(context, {}, options);
    };
    const input: Input = { body: { kind: 'cat' } };
    expect(await all(paginateItems(client, record, 'listPets', paging, input))).toEqual([1, 2]);
    expect(bodies).toEqual([{ kind: 'cat' }, { kind: 'cat', from: 7 }]);
  });

  test('by a header, until it is empty', async () => {
    const paging = { follow: byHeader, rule: { given: ['page'], header: 'x-next-page', count: true } as const, items: [] };
    const { client, asked } = serving(
      Response.json([1], { headers: { 'x-next-page': '2' } }),
      Response.json([2], { headers: { 'x-next-page': '' } }),
    );
    const inputs: unknown[] = [];
    const record = (context: ClientContext, input: Input | undefined, options: CallOptions): Promise<unknown> => {
      inputs.push(input);
      return ask(context, input, options);
    };
    expect(await all(paginateItems(client, record, 'listPets', paging, undefined))).toEqual([1, 2]);
    expect(asked).toEqual(['', '?page=2']);
    expect(inputs).toEqual([undefined, { page: 2 }]);
  });

  test('by the next page’s link, of which only the query counts', async () => {
    const paging = { follow: byLink, rule: null, items: [] };
    const { client, asked } = serving(
      Response.json([1], {
        headers: { link: '<https://evil.example/a?page=9>; rel="prev", <https://evil.example/b?page=2&kind=x>; rel="next"' },
      }),
      Response.json([2], { headers: link('/pets?page=3&kind=x', 'last next') }),
      Response.json([3], { headers: link('/pets?page=9', 'nextish') }),
    );
    expect(await all(walk(client, paging, { kind: 'dog' }))).toEqual([1, 2, 3]);
    expect(asked).toEqual(['?kind=dog', '?page=2&kind=x', '?page=3&kind=x']);
  });

  test('by the next page’s address in the body', async () => {
    const paging = { follow: byAddress, rule: { address: ['links', 'next'] }, items: ['pets'] };
    const { client, asked } = serving(
      { pets: [1], links: { next: '/elsewhere?page=2#x' } },
      { pets: [2], links: { next: null } },
    );
    expect(await all(walk(client, paging))).toEqual([1, 2]);
    expect(asked).toEqual(['', '?page=2']);
  });

  test.each<[string, Omit<NumberRule, 'given'>, readonly object[], readonly string[]]>([
    [
      'a flag',
      { first: 1, end: { told: 'more', at: ['more'] } },
      [
        { pets: [1], more: true },
        { pets: [2], more: false },
      ],
      ['', '?page=2'],
    ],
    [
      'a count of pages',
      { first: 1, end: { told: 'pages', at: ['n'] } },
      [
        { pets: [1], n: 2 },
        { pets: [2], n: 2 },
      ],
      ['', '?page=2'],
    ],
    [
      'a count of pages from 0',
      { first: 0, end: { told: 'pages', at: ['n'] } },
      [
        { pets: [1], n: 2 },
        { pets: [2], n: 2 },
      ],
      ['', '?page=1'],
    ],
    [
      'the last one',
      { current: ['at'], end: { told: 'last', at: ['n'] } },
      [
        { pets: [1], at: 4, n: 5 },
        { pets: [2], at: 5, n: 5 },
      ],
      ['', '?page=5'],
    ],
    [
      'a count of items',
      { first: 1, end: { told: 'items', at: ['n'] } },
      [
        { pets: [1], n: 2 },
        { pets: [2], n: 2 },
      ],
      ['', '?page=2'],
    ],
    [
      'a page with nothing',
      { first: 1, end: { told: 'items', at: ['n'] } },
      [
        { pets: [1, 2], n: 9 },
        { pets: [], n: 9 },
      ],
      ['', '?page=2'],
    ],
  ])('by number, until %s', async (_, rule, answers, wanted) => {
    const { client, asked } = serving(...answers);
    const paging = { follow: byNumber, rule: { given: ['page'], ...rule }, items: ['pets'] };
    expect(await all(walk(client, paging))).toEqual([1, 2]);
    expect(asked).toEqual(wanted);
  });

  test('by offset, from where the caller says', async () => {
    const paging = {
      follow: byOffset,
      rule: { given: ['offset'], end: { told: 'items', at: ['total'] } as const },
      items: ['pets'],
    };
    const { client, asked } = serving({ pets: [1, 2], total: 8 }, { pets: [3], total: 8 });
    expect(await all(walk(client, paging, { offset: 5 }))).toEqual([1, 2, 3]);
    expect(asked).toEqual(['?offset=5', '?offset=7']);
  });
});

describe('a walk', () => {
  test('gives pages too, asks for each only when it is wanted, and begins anew each time', async () => {
    const first = { pets: [1], next: 'a' };
    const { client, asked } = serving(first, first, { pets: [2] });
    const pets = walk(client, tokens);
    for await (const page of pets.pages()) {
      expect(page).toEqual(first);
      break;
    }
    expect(asked).toEqual(['']);
    expect(await all(pets.pages())).toEqual([first, { pets: [2] }]);
    expect(asked).toEqual(['', '', '?cursor=a']);
  });

  test('may have pages only', async () => {
    const { client } = serving({ pets: [1], next: 'a' }, { pets: [2] });
    const pages = paginate<Input | undefined, unknown, (typeof tokens)['rule']>(
      client,
      ask,
      'listPets',
      { follow: byToken, rule: tokens.rule },
      undefined,
    );
    expect(await all(pages.pages())).toHaveLength(2);
    expect(Symbol.asyncIterator in pages).toBe(false);
  });

  test('asks for no more pages than it may', async () => {
    const { client, asked } = serving({ pets: [1], next: 'a' }, { pets: [2], next: 'b' });
    expect(await all(walk(client, tokens, {}, { maxPages: 2 }))).toEqual([1, 2]);
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['the same token', ['a', 'a']],
    ['tokens in a circle', ['a', 'b', 'a']],
  ])('that meets %s ends with an error that tells the call', async (_, following) => {
    const { client, asked } = serving(...following.map((next) => ({ pets: [next], next })));
    const error = await rejection(all(walk(client, tokens)));
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({
      kind: 'protocol',
      operation: 'listPets',
      method: 'GET',
      url: 'http://pets.example/pets',
      status: 200,
    });
    expect(asked).toHaveLength(following.length);
  });

  test('fails as its calls do', async () => {
    const { client } = serving({ pets: [1], next: 'a' }, Response.json({ code: 'Gone' }, { status: 410 }));
    const seen: unknown[] = [];
    const error = await rejection(
      (async () => {
        for await (const pet of walk(client, tokens)) seen.push(pet);
      })(),
    );
    expect(error).toMatchObject({ kind: 'service', code: 'Gone' });
    expect(seen).toEqual([1]);
  });

  test('hands the call’s options on, its hooks among them', async () => {
    const { client } = serving({ pets: [1], next: 'a' }, { pets: [2] });
    const seen: unknown[] = [];
    const hooks = {
      request: ({ request }: { readonly request: { readonly headers: object } }) => void seen.push(request.headers),
    };
    await all(walk(client, tokens, {}, { headers: { 'x-one': '1' }, hooks }));
    expect(seen).toMatchObject([{ 'x-one': '1' }, { 'x-one': '1' }]);
  });

  test('is not led astray by names that objects have of themselves', async () => {
    const { client, asked } = serving({ pets: [1] });
    const paging = { ...tokens, rule: { given: ['cursor'], token: ['constructor', 'name'] } };
    expect(await all(walk(client, paging))).toEqual([1]);
    expect(asked).toHaveLength(1);
  });
});
