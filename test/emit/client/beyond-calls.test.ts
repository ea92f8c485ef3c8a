import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import type { ApiModel, Operation, Parameter, Property, Schema } from '../../../src/model/api.js';
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
} from '../make-model.js';
import { type Generated, generate, load, onDisk } from './generate.js';

const some = (name: string, schema: Schema = text): Property => property(name, schema, false);
const listOf = (items: Schema): Schema => ({ kind: 'array', items, evidence: {} });
const binary = (): Schema => ({ kind: 'binary', evidence: {} });
const seconds: Schema = { kind: 'number', format: 'epoch-seconds', evidence: {} };

const page = (...lists: readonly string[]): Schema =>
  objectOf(...lists.map((name) => some(name, listOf(reference('Pet')))), some('next_cursor'));

const listing = (id: string, body: Schema = page('pets')): Operation =>
  makeOperation({
    id,
    path: `/${id}`,
    parameters: [parameter('query', 'cursor', { required: false })],
    responses: [jsonResponse(body)],
  });

const bytes = (id: string, method: Operation['method'] = 'GET'): Operation =>
  makeOperation({
    id,
    method,
    path: `/${id}`,
    ...(method === 'GET'
      ? { responses: [{ ...jsonResponse(text), contents: [{ mediaType: 'image/png', schema: text, evidence: {} }] }] }
      : {
          requestBody: { required: true, contents: [{ mediaType: 'image/png', schema: binary(), evidence: {} }], evidence: {} },
        }),
  });

const pets = (operations: readonly Operation[], more: Partial<ApiModel> = {}): ApiModel =>
  makeModel({
    name: 'pets',
    types: [namedType('Pet', objectOf(property('name'), some('kind', kinds), some('photo', binary())))],
    operations,
    ...more,
  });
const kinds: Schema = { kind: 'enum', type: 'string', values: ['dog', 'cat'], evidence: {} };

/** What is wrong with code that uses a package; each piece is a module of its own. */
async function problemsOf(model: ApiModel, code: readonly string[]): Promise<readonly string[]> {
  const users = code.map((each, index) => [
    `src/user-${index}.ts`,
    `${each}\nfunction is<T>(value: T): T { return value; }\nexport const used = is;`,
  ]);
  const { problems } = await generate(model, Object.fromEntries(users));
  return problems;
}

const exportsOf = async (generated: Generated): Promise<readonly string[]> => {
  const { root, remove } = await onDisk(generated);
  const names = Object.keys(await load<object>(root));
  await remove();
  return names;
};

describe('the types', () => {
  const operations = [
    listing('listPets'),
    listing('listBoth', page('dogs', 'cats')),
    bytes('photo'),
    bytes('sendPhoto', 'PUT'),
    makeOperation({
      id: 'addPet',
      method: 'POST',
      path: '/pets',
      requestBody: jsonBody(reference('Pet')),
      responses: [jsonResponse(reference('Pet'))],
    }),
  ];
  test.each([
    [
      'of items and pages are the operation’s, and its enums are open',
      `import { PetsClient, paginateListPets, type PetReceived, type ListPetsResponse } from './index.js';
       const client = new PetsClient();
       for await (const pet of paginateListPets(client)) { is<PetReceived>(pet); is<string>(pet.name); }
       for await (const whole of client.paginateListPets({ cursor: 'a' }, { maxPages: 1, timeout: 2 }).pages()) is<ListPetsResponse>(whole);
       // @ts-expect-error
       client.paginateListPets({ cursr: 'a' });`,
    ],
    [
      'know no items where two lists may hold them',
      `import { PetsClient } from './index.js';
       const walk = new PetsClient().paginateListBoth();
       for await (const page of walk.pages()) is<unknown[]>(page.dogs ?? []);
       // @ts-expect-error
       for await (const item of walk) is<unknown>(item);`,
    ],
    [
      'of bytes are what there is',
      `import { PetsClient, photo, photoStream } from './index.js';
       const client = new PetsClient();
       is<Uint8Array>(await photo(client));
       is<ReadableStream<Uint8Array>>(await photoStream(client));
       is<ReadableStream<Uint8Array>>(await client.photoStream());
       const { data } = await client.safe.photoStream();
       is<ReadableStream<Uint8Array> | undefined>(data);
       async function* chunks(): AsyncGenerator<Uint8Array> { yield new Uint8Array(1); }
       for (const body of ['text', new Blob([]), new Uint8Array(1), new ReadableStream<Uint8Array>(), chunks()]) await client.sendPhoto({ body });`,
    ],
    [
      'of bytes in JSON are text when they come, and no file when they go',
      `import { PetsClient } from './index.js';
       const client = new PetsClient();
       const pet = await client.addPet({ body: { name: 'Rex', photo: new Uint8Array(1) } });
       is<string | undefined>(pet.photo as string | undefined);
       // @ts-expect-error
       await client.addPet({ body: { name: 'Rex', photo: new Blob([]) } });`,
    ],
    [
      'of what no page tells are the caller’s',
      `import { PetsClient, request, undocumented, safe } from './index.js';
       const client = new PetsClient();
       is<unknown>(await client.request({ method: 'GET', path: '/x' }));
       is<number>((await request<{ count: number }>(client, { method: 'GET', path: '/x' }, { query: { a: [1] } })).count);
       const pet = await client.addPet({ body: { name: 'Rex' } });
       is<unknown>(undocumented(pet)['colour']);
       // @ts-expect-error
       is<unknown>(pet.colour);
       const { error } = await safe(request)(client, { method: 'GET', path: '/x' });
       if (error?.kind === 'service') is<string>(error.code);`,
    ],
  ])('%s', async (_, code) => {
    expect(await problemsOf(pets(operations), [code])).toEqual([]);
  });
});

describe('names that the page has already', () => {
  test('stay the page’s', async () => {
    const ids = [
      'listPets',
      'paginateListPets',
      'paginateListPetsPages',
      'photo',
      'photoStream',
      'request',
      'undocumented',
      'paginate',
    ];
    const operations = ids.map((id) =>
      id === 'listPets' ? listing(id) : id === 'photo' ? bytes(id) : makeOperation({ id, path: `/${id}` }),
    );
    const names = ['Pet', 'Pages', 'PagedItems', 'PageOptions', 'UndocumentedRequest', 'Paging', 'TokenRule'];
    const types = names.map((name) => namedType(name, objectOf(property('name'))));
    const use = makeOperation({
      id: 'use',
      path: '/use',
      method: 'POST',
      requestBody: jsonBody(reference('Pages')),
      responses: [jsonResponse(reference('PagedItems'))],
    });
    const generated = await generate(pets([...operations, use], { types }));
    expect(generated.problems).toEqual([]);
    const exported = await exportsOf(generated);
    expect(exported).toEqual(expect.arrayContaining([...ids, 'photoAsStream', 'PetsRequest', 'PetsUndocumented']));
    const [, walk = ''] = /^export function (\w+)/m.exec(generated.files.get('src/paginators.ts') ?? '') ?? [];
    expect(ids).not.toContain(walk);
    expect(exported).toContain(walk);
    expect(generated.files.get('src/client.ts')).toContain('requestUndocumented<');
  });
});

describe('what is exported', () => {
  const dated = (schema: Schema): ApiModel =>
    pets([listing('listPets')], { types: [namedType('Pet', objectOf(property('name'), some('born', schema)))] });

  test('has conversions where dates travel as seconds, and only there', async () => {
    const generated = await generate(dated(seconds));
    const { root, remove } = await onDisk(generated);
    const { dateOfSeconds, secondsOfDate } = await load<{
      dateOfSeconds(seconds: number): Date;
      secondsOfDate(date: Date): number;
    }>(root);
    await remove();
    expect(dateOfSeconds(946845296.123)).toEqual(new Date('2000-01-02T20:34:56.123Z'));
    expect(secondsOfDate(new Date('2019-12-16T22:48:18-01:00'))).toBe(1576540098);
    expect(await exportsOf(await generate(dated(text)))).not.toContain('dateOfSeconds');
  });

  test('tells each way of paging with where its parts stand', async () => {
    const integer: Schema = { kind: 'integer', default: 1, evidence: {} };
    const query = (name: string, schema: Schema = text) => parameter('query', name, { required: false, schema });
    const headed = (id: string, header: string, given: readonly Parameter[]): Operation => ({
      ...listing(id),
      parameters: given,
      responses: [{ ...jsonResponse(listOf(text)), headers: [parameter('header', header, { description: 'The next page.' })] }],
    });
    const counted = (id: string, given: string, ...told: readonly Property[]): Operation => ({
      ...listing(id, objectOf(some('pets', listOf(text)), some('meta', objectOf(...told)))),
      parameters: [query(given, integer)],
    });
    const flag: Schema = { kind: 'boolean', evidence: {} };
    const inBody = makeOperation({
      id: 'search',
      method: 'POST',
      path: '/search',
      parameters: [parameter('query', 'body', { required: false })],
      requestBody: jsonBody(objectOf(some('cursor'))),
      responses: [jsonResponse(objectOf(some('pets', listOf(text)), some('next_cursor'), some('has_more', flag)))],
    });
    const { files, problems } = await generate(
      pets([
        inBody,
        headed('inHeader', 'X-Next-Page', [query('page', integer)]),
        headed('call', 'Link', []),
        {
          ...listing(
            'inAddress',
            objectOf(some('pets', listOf(text)), some('next', { kind: 'string', format: 'uri', evidence: {} })),
          ),
          parameters: [],
        },
        counted('inNumber', 'page', some('current_page', integer), some('total_pages', integer)),
        counted('inOffset', 'offset', some('total', integer)),
      ]),
    );
    expect(problems).toEqual([]);
    const written = (files.get('src/paginators.ts') ?? '').replace(/\s+/g, ' ');
    for (const rule of [
      "follow: byToken, rule: { given: ['body', 'cursor'], token: ['next_cursor'], more: ['has_more'] }, items: ['pets']",
      "follow: byHeader, rule: { given: ['page'], header: 'X-Next-Page', count: true }, items: []",
      'follow: byLink, rule: null, items: []',
      "follow: byAddress, rule: { address: ['next'] }, items: ['pets']",
      "rule: { given: ['page'], first: 1, current: ['meta', 'current_page'], end: { told: 'pages', at: ['meta', 'total_pages'] }",
      "follow: byOffset, rule: { given: ['offset'], end: { told: 'items', at: ['meta', 'total'] } }, items: ['pets']",
      "return paginateItems(client, (from, _nothing, call) => callOperation(from, call), 'call', callPaging, undefined, options)",
    ])
      expect(written).toContain(rule);
  });

  test('has no paginators where nothing pages', async () => {
    const { files, problems } = await generate(pets([bytes('photo')]));
    expect(problems).toEqual([]);
    expect([...files.keys()].filter((path) => /paginat|page-/.test(path))).toEqual([]);
  });

  test('costs nothing in a bundle that does not use it', async () => {
    const { root, remove } = await onDisk(await generate(pets([listing('listPets'), bytes('photo')])));
    const partsOf = async (code: string): Promise<readonly string[]> => {
      const { metafile } = await build({
        stdin: { contents: `import * as pets from './index.js';\n${code}`, resolveDir: join(root, 'dist/esm') },
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        platform: 'browser',
      });
      const [output] = Object.values(metafile.outputs);
      const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      return used
        .map(([path]) => basename(path))
        .filter((name) => /pag|request|undocumented|body/.test(name))
        .sort();
    };
    const client = 'const client = pets.createPetsClient();';
    expect(await partsOf(`${client} pets.listPets(client);`)).toEqual(['rest-body.js']);
    expect(await partsOf(`${client} pets.paginateListPets(client);`)).toEqual([
      'page-token.js',
      'paginate.js',
      'paginators.js',
      'rest-body.js',
    ]);
    await remove();
  });

  test('has only the ways of paging that are used', async () => {
    const { files } = await generate(pets([listing('listPets')]));
    expect([...files.keys()].filter((path) => /^src\/.*page-/.test(path))).toEqual(['src/runtime/client/page-token.ts']);
  });
});
