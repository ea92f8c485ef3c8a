import { describe, expect, test } from 'vitest';
import type { EvidenceMap, Operation, Parameter, Property, Schema } from '../../src/model/api.js';
import { explainFact } from '../../src/model/explain.js';
import { paginationOf } from '../../src/model/pagination.js';
import { toOpenApi } from '../../src/model/to-openapi.js';
import {
  jsonBody,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  parameter,
  property,
  reference,
  text,
} from '../emit/make-model.js';

const integer: Schema = { kind: 'integer', evidence: {} };
const flag: Schema = { kind: 'boolean', evidence: {} };
const list: Schema = { kind: 'array', items: text, evidence: {} };
const orNull = (schema: Schema): Schema => ({
  kind: 'union',
  mode: 'any-of',
  members: [schema, { kind: 'null', evidence: {} }],
  evidence: {},
});
const said = (description: string, schema: Schema = text): Schema => ({ ...schema, description });
const uri: Schema = { kind: 'string', format: 'uri', evidence: {} };

const query = (name: string, schema: Schema = text, more: Partial<Parameter> = {}): Parameter =>
  parameter('query', name, { required: false, schema, ...more });
const some = (name: string, schema: Schema = text): Property => property(name, schema, false);

const listing = (given: readonly Parameter[], body: Schema, more: Partial<Operation> = {}): Operation =>
  makeOperation({ id: 'listPets', parameters: given, responses: [jsonResponse(body)], ...more });

const found = (operation: Operation) => paginationOf(operation, makeModel({ operations: [operation] }));

const withLink = (description: string): Operation['responses'] => [
  { ...jsonResponse(list), headers: [parameter('header', 'Link', { description })] },
];

const names = {
  next: 'The answer’s token has the name of the request’s, with “next” before it',
  same: 'Request and answer have a token of the same name',
  header: 'A header of the answer has the name of the request’s parameter, with “next” before it',
  told: 'The page says which of the answer’s values is given as which of the request’s',
  link: 'The answer’s `Link` header is said to lead to the next page',
  address: 'The answer’s body holds the address of the next page',
  counted: 'Pages or items are counted, and the answer tells when there are no more',
};

describe('pages are found', () => {
  test.each<[string, Operation, string, object]>([
    [
      'by a token with “next” before it, in an envelope, that may be null',
      listing([query('cursor')], objectOf(some('data', list), some('meta', objectOf(some('next_cursor', orNull(text)))))),
      names.next,
      { by: 'token', given: { in: 'query', name: 'cursor' }, token: ['meta', 'next_cursor'] },
    ],
    [
      'by that token before an echo of the one that was given',
      listing([query('Marker')], objectOf(some('Keys', list), some('Marker'), some('NextMarker'), some('IsTruncated', flag))),
      names.next,
      { by: 'token', given: { in: 'query', name: 'Marker' }, token: ['NextMarker'], more: ['IsTruncated'] },
    ],
    [
      'by a page token',
      listing([query('pageToken')], objectOf(some('files', list), some('nextPageToken'))),
      names.next,
      { by: 'token', given: { in: 'query', name: 'pageToken' }, token: ['nextPageToken'] },
    ],
    [
      'by a token of the same name',
      listing([query('PaginationToken')], objectOf(some('Users', list), some('PaginationToken'))),
      names.same,
      { by: 'token', given: { in: 'query', name: 'PaginationToken' }, token: ['PaginationToken'] },
    ],
    [
      'by names that differ, where the request’s words name the answer’s field',
      listing(
        [query('starting_at', said('The `nextKey` of the page before.'))],
        objectOf(some('rows', list), some('nextKey'), some('firstKey')),
      ),
      names.told,
      { by: 'token', given: { in: 'query', name: 'starting_at' }, token: ['nextKey'] },
    ],
    [
      'by names that differ, where the answer’s words name the parameter',
      listing([query('after')], objectOf(some('rows', list), some('last', said('For the next page, send it as `after`.')))),
      names.told,
      { by: 'token', given: { in: 'query', name: 'after' }, token: ['last'] },
    ],
    [
      'by a token in a header',
      listing([query('cursor')], list, { responses: [{ ...jsonResponse(list), headers: [parameter('header', 'Next-Cursor')] }] }),
      names.header,
      { by: 'header', given: { in: 'query', name: 'cursor' }, header: 'Next-Cursor' },
    ],
    [
      'by a page’s number in a header',
      listing([query('page', integer)], list, {
        responses: [{ ...jsonResponse(list), headers: [parameter('header', 'X-Next-Page')] }],
      }),
      names.header,
      { by: 'header', given: { in: 'query', name: 'page' }, header: 'X-Next-Page', count: true },
    ],
    [
      'by a Link header',
      listing([query('page', integer)], list, { responses: withLink('`<…>; rel="next"` leads on.') }),
      names.link,
      { by: 'link' },
    ],
    [
      'by an address in the body',
      listing([], objectOf(some('results', list), some('next', orNull(uri)), some('previous', orNull(uri)))),
      names.address,
      { by: 'address', address: ['next'] },
    ],
    [
      'by an address among links',
      listing(
        [],
        objectOf(some('results', list), some('links', objectOf(some('next', said('URL of the next page.')), some('prev')))),
      ),
      names.address,
      { by: 'address', address: ['links', 'next'] },
    ],
    [
      'by a page’s number and a flag',
      listing([query('page', { ...integer, default: 1 })], objectOf(some('pets', list), some('has_more', flag))),
      names.counted,
      { by: 'number', given: { in: 'query', name: 'page' }, first: 1, end: { told: 'more', at: ['has_more'] } },
    ],
    [
      'by a page’s number, the answer’s own and the last one’s',
      listing(
        [query('page', integer)],
        objectOf(some('data', list), some('meta', objectOf(some('current_page', integer), some('last_page', integer)))),
      ),
      names.counted,
      {
        by: 'number',
        given: { in: 'query', name: 'page' },
        current: ['meta', 'current_page'],
        end: { told: 'last', at: ['meta', 'last_page'] },
      },
    ],
    [
      'by a page’s number that is said to start at 0',
      listing(
        [query('page', said('Page number, starting at 0.', integer))],
        objectOf(some('pets', list), some('totalPages', integer)),
      ),
      names.counted,
      { by: 'number', given: { in: 'query', name: 'page' }, first: 0, end: { told: 'pages', at: ['totalPages'] } },
    ],
    [
      'by an offset and a total',
      listing([query('offset', integer), query('limit', integer)], objectOf(some('pets', list), some('total', integer))),
      names.counted,
      { by: 'offset', given: { in: 'query', name: 'offset' }, end: { told: 'items', at: ['total'] } },
    ],
  ])('%s', (_, operation, rule, next) => {
    expect(found(operation)).toMatchObject({ rule, next });
    expect(found(operation)?.next).toEqual(next);
  });

  test('and a document of the API carries them', () => {
    const operation = listing([query('cursor')], objectOf(some('pets', list), some('next_cursor')));
    const other = makeOperation({ id: 'other', path: '/other' });
    const { paths } = toOpenApi(makeModel({ operations: [operation, other] }));
    expect(paths).toMatchObject({ '/': { get: { 'x-pagination': found(operation) } } });
    expect(JSON.stringify(paths).match(/x-pagination/g)).toHaveLength(1);
  });

  test('in what AWS JSON sends, through named types, whatever else the page lists', () => {
    const model = makeModel({
      protocol: { kind: 'aws-json', version: '1.1', patterns: 'whole', evidence: {} },
      types: [
        namedType('Asked', objectOf(property('PoolId'), some('NextToken', reference('Token')))),
        namedType('Told', objectOf(some('Groups', list), some('NextToken', reference('Token')))),
        namedType('Token', text),
      ],
    });
    const operation = makeOperation({
      id: 'ListGroups',
      method: 'POST',
      parameters: [query('NextToken')],
      requestBody: jsonBody(reference('Asked')),
      responses: [jsonResponse(reference('Told'))],
    });
    expect(paginationOf(operation, model)).toEqual({
      rule: names.same,
      next: { by: 'token', given: { in: 'body', name: 'NextToken' }, token: ['NextToken'] },
      items: ['Groups'],
    });
  });
});

test('the JSON that a client asks for is what counts, and a form may hold the token', () => {
  const body = objectOf(some('pets', list), some('next_cursor'));
  const {
    contents: [json],
  } = jsonResponse(body);
  const [hal] = jsonResponse(objectOf(some('other'))).contents;
  if (json === undefined || hal === undefined) throw new Error('There is no content');
  const operation = makeOperation({
    id: 'listPets',
    method: 'POST',
    requestBody: {
      required: false,
      contents: [{ mediaType: 'application/x-www-form-urlencoded', schema: objectOf(some('cursor')), evidence: {} }],
      evidence: {},
    },
    responses: [{ ...jsonResponse(body), contents: [{ ...hal, mediaType: 'application/hal+json' }, json] }],
  });
  expect(found(operation)?.next).toEqual({ by: 'token', given: { in: 'body', name: 'cursor' }, token: ['next_cursor'] });
});

test('where the pages say so is told with the rule', () => {
  const at = (line: number, quote: string): EvidenceMap => ({
    name: [{ source: 'page.md', line, quote, rule: 'a row is a field', standing: 'documented' }],
  });
  const operation = listing(
    [query('cursor', text, { evidence: at(3, 'cursor') })],
    objectOf(some('pets', list), { ...some('next_cursor'), evidence: at(9, 'next_cursor') }),
  );
  const { value } = explainFact(makeModel({ operations: [operation] }), 'listPets pagination');
  const { rule: _, ...shown } = found(operation) ?? {};
  expect(value?.facts).toEqual([
    {
      name: 'pagination',
      value: shown,
      evidence: [
        { source: 'page.md', line: 3, quote: 'cursor', rule: names.next, standing: 'inferred' },
        { source: 'page.md', line: 9, quote: 'next_cursor', rule: names.next, standing: 'inferred' },
      ],
    },
  ]);
  const other = makeModel({ operations: [makeOperation({ id: 'other' })] });
  expect(explainFact(other, 'other').value?.facts.map(({ name }) => name)).not.toContain('pagination');
});

describe('the items are', () => {
  const paged = (body: readonly Property[]) => found(listing([query('cursor')], objectOf(...body, some('next_cursor'))))?.items;
  test.each<[string, readonly Property[], readonly string[] | undefined]>([
    ['the one list', [some('pets', list), some('count', integer)], ['pets']],
    ['the one list that may be null', [some('pets', orNull(list))], ['pets']],
    ['the one list a step down', [some('data', objectOf(some('pets', list)))], ['data', 'pets']],
    [
      'the list at the top, whatever there is below',
      [some('pets', list), some('meta', objectOf(some('warnings', list)))],
      ['pets'],
    ],
    ['none of two', [some('pets', list), some('toys', list)], undefined],
    ['none', [some('pet')], undefined],
  ])('%s', (_, body, items) => {
    expect(paged(body)).toEqual(items);
  });

  test('the body itself, where it is a list', () => {
    expect(found(listing([], list, { responses: withLink('rel="next"') }))?.items).toEqual([]);
  });
});

describe('nothing is guessed', () => {
  test.each<[string, Operation]>([
    ['of a token that is only answered', listing([], objectOf(some('pets', list), some('NextToken')))],
    ['of a token that is only asked for', listing([query('NextToken')], objectOf(some('pets', list)))],
    ['of a token that must be given', listing([query('cursor', text, { required: true })], objectOf(some('next_cursor')))],
    ['of names that differ with nothing said', listing([query('after')], objectOf(some('pets', list), some('next_cursor')))],
    [
      'of a word that is no name',
      listing([query('after', said('Pets born after the last day.'))], objectOf(some('last', said('The last, after all.')))),
    ],
    [
      'of a token that is an echo',
      listing([query('cursor')], objectOf(some('pets', list), some('cursor', said('The cursor of this page.')))),
    ],
    [
      'of two tokens that both fit',
      listing([query('cursor'), query('marker')], objectOf(some('next_cursor'), some('next_marker'))),
    ],
    ['of a session token', listing([query('token'), query('Session')], objectOf(some('Session'), some('AccessToken')))],
    ['of a Link header that is said to do something else', listing([], list, { responses: withLink('Where the schema is.') })],
    ['of a next that is no address', listing([], objectOf(some('pets', list), some('next', said('Name of the next pet.'))))],
    [
      'of an address, in what is not asked by GET',
      listing([], objectOf(some('pets', list), some('next', uri)), { method: 'POST' }),
    ],
    ['of a page’s number with no end', listing([query('page', { ...integer, default: 1 })], objectOf(some('pets', list)))],
    [
      'of a page’s number with no beginning',
      listing([query('page', integer)], objectOf(some('pets', list), some('has_more', flag))),
    ],
    ['of an offset with no end', listing([query('offset', integer)], objectOf(some('pets', list)))],
    ['of an offset into no list', listing([query('offset', integer)], objectOf(some('total', integer)))],
    ['of an object for a token', listing([query('cursor')], objectOf(some('next_cursor', objectOf(some('a')))))],
    ['of an answer that is no JSON', listing([query('cursor')], text, { responses: [{ ...jsonResponse(text), contents: [] }] })],
  ])('%s', (_, operation) => {
    expect(found(operation)).toBeUndefined();
  });
});
