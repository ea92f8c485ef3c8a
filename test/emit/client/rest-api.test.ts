import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clientTarget } from '../../../src/emit/client/index.js';
import { mockServerTarget } from '../../../src/emit/mock-server/index.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import { type BundledPackage, type BundledPackages, bundledPackages } from '../mock-server/bundled-package.js';
import { type DarkroomClient, type DarkroomPackage, darkroom } from './darkroom.js';
import { darkroomServer } from './darkroom-server.js';
import { generate } from './generate.js';

/** As much of the generated mock server as tests call. */
interface MockServer {
  listen(): Promise<{ readonly url: string }>;
  on(operation: string, handler: (input: { readonly [member: string]: unknown }) => unknown): void;
  reset(): void;
  close(): Promise<void>;
}

let bundled: BundledPackages;
let made: BundledPackage;
let darkroomPackage: DarkroomPackage;
let validators: object;
beforeAll(async () => {
  bundled = await bundledPackages([await darkroom()], [typesTarget, validatorTarget, clientTarget, mockServerTarget]);
  const [only] = bundled.packages;
  if (only === undefined) throw new Error('There is no package');
  made = only;
  const loaded: unknown = await made.load('client');
  darkroomPackage = loaded as DarkroomPackage;
  validators = await made.load('validator');
});
afterAll(() => bundled?.remove());

/** Checks whatever is sent and answered by the package's own validators. */
const clientOf = (endpoint: string): DarkroomClient =>
  new darkroomPackage.DarkroomClient({ endpoint, validate: darkroomPackage.validation({ validators }), retry: false });

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const bytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, index) => index % 256);

test('docs/client.md shows code that compiles', async () => {
  const blocks = [...readFileSync('docs/client.md', 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
    .map(([, text = '']) => text)
    .filter((text) => text.includes("'darkroom'"));
  expect(blocks.length).toBeGreaterThan(2);
  const platform = `declare const console: { log(...values: readonly unknown[]): void };
    declare class File extends Blob { constructor(parts: readonly (Blob | Uint8Array)[], name: string, options?: { type?: string }); }
    declare function createReadStream(path: string): AsyncIterable<Uint8Array>;
    export {};\n`;
  const users = blocks.map((text, index) => {
    const code = text.replace("'darkroom'", "'./index.js'").replace(/^import .* from 'node:fs';\n/m, '');
    return [`src/user-${index}.ts`, platform + code] as const;
  });
  const { problems } = await generate(await darkroom(), Object.fromEntries(users));
  const ofUsers = problems.filter((problem) => problem.startsWith('src/user-'));
  expect(ofUsers.filter((problem) => !/'(?:File|createReadStream|console)' is declared but never used/.test(problem))).toEqual(
    [],
  );
});

describe('a client made from a page, against a server written by hand', () => {
  let server: Awaited<ReturnType<typeof darkroomServer>>;
  let client: DarkroomClient;
  beforeAll(async () => {
    server = await darkroomServer();
    client = clientOf(server.url);
  });
  afterAll(() => server.close());

  test('sends parameters of the path, headers and cookies, and JSON', async () => {
    const roll = await client.changeRoll({ rollId: 'c', 'X-Clerk': 'Ada', desk: 'two 2', body: { state: 'ready', note: 'é' } });
    expect(roll).toMatchObject({ id: 'c', state: 'ready', note: 'é' });
    expect(server.seen.headers).toMatchObject({ 'x-clerk': 'Ada', cookie: 'desk=two%202', 'content-type': 'application/json' });
  });

  test('throws the documented error', async () => {
    const failed = client.changeRoll({ rollId: 'none', 'X-Clerk': 'Ada', body: {} });
    await expect(failed).rejects.toBeInstanceOf(darkroomPackage.NoSuchRoll);
  });

  test('walks through pages by token, with its query', async () => {
    const rolls = await all(client.paginateListRolls({ limit: 2 }));
    expect(rolls.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await all(client.paginateListRolls({ limit: 3 }).pages())).toHaveLength(2);
    expect(await all(client.paginateListRolls({ state: ['waiting', 'developing'], limit: 1 }))).toHaveLength(4);
    expect(await all(client.paginateListRolls({ limit: 1 }, { maxPages: 2 }))).toHaveLength(2);
  });

  test('sends a form with a file that has a name and a type, and fetches it again', async () => {
    const picture = new File([bytes(70_000)], 'dusk „é“.png', { type: 'image/png' });
    const print = await client.addPrint({ body: { picture, title: 'Dusk', tags: ['harbour', 'ü'] } });
    expect(print).toEqual({ id: 1, title: 'Dusk', tags: ['harbour', 'ü'] });
    expect(server.seen.files).toEqual([{ field: 'picture', name: 'dusk „é“.png', type: 'image/png', size: 70_000 }]);
    expect(await client.fetchPicture({ printId: 1 })).toEqual(bytes(70_000));
    await expect(client.fetchPicture({ printId: 9 })).rejects.toBeInstanceOf(darkroomPackage.NoSuchPrint);
  });

  test('streams a body up and down', async () => {
    const chunks = [bytes(50_000), bytes(3), bytes(200_000)];
    expect(await client.sendPicture({ printId: 1, body: Readable.from(chunks) })).toMatchObject({ id: 1 });
    const parts = await all(
      Readable.from((await client.fetchPictureStream({ printId: 1 })) as unknown as AsyncIterable<Uint8Array>),
    );
    expect(Buffer.concat(parts)).toEqual(Buffer.concat(chunks));
  });

  test('walks through pages by link, with what the link adds', async () => {
    server.prints.length = 0;
    server.prints.push(
      ...[1, 2, 3, 4, 5].map((id) => ({ id, title: `Print ${id}`, tags: ['sea', ...(id === 2 ? [] : ['x&y'])] })),
    );
    const prints = await all(client.paginateListPrints({ per_page: 2, tag: ['sea', 'x&y'] }));
    expect(prints.map(({ id }) => id)).toEqual([1, 3, 4, 5]);
  });

  test('sends a plain form', async () => {
    expect(await client.orderCopies({ body: { print: 1, copies: 3, paper: ['matt', 'a+b'] } })).toEqual({
      order: 'matt+a+b',
      price: 4.5,
    });
    expect(server.seen.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  test('has no output where there is none', async () => {
    expect(await client.removePrint({ printId: 1 })).toBeUndefined();
  });

  test('calls what the page does not tell of', async () => {
    expect(await client.request({ method: 'get', path: '/clerks' }, { query: { tag: ['a', 'b c'], none: undefined } })).toEqual({
      clerks: ['Ada'],
      asked: { tag: ['a', 'b c'] },
    });
    const headers = { 'x-trace': '1' };
    expect(await client.request({ method: 'POST', path: '/clerks', body: { name: 'Bo' } }, { headers })).toEqual({
      added: { name: 'Bo' },
    });
    expect(server.seen.headers).toMatchObject({ 'content-type': 'application/json', 'x-trace': '1' });
    expect(await client.request({ method: 'GET', path: '/prints/1/picture' })).toBeInstanceOf(Uint8Array);
    await expect(client.request({ method: 'GET', path: '@elsewhere.example/' })).rejects.toMatchObject({
      status: 404,
      url: `${server.url}/@elsewhere.example/`,
    });
  });

  test('keeps fields, enum values and query parameters that the page does not tell of', async () => {
    const [roll] = await all(client.paginateListRolls({ limit: 1 }, { maxPages: 1 }));
    expect(darkroomPackage.undocumented(roll ?? {})['lab']).toBe('north');
    const input = { rollId: 'e', 'X-Clerk': 'Ada', body: { state: 'ready' } };
    const validate = darkroomPackage.validation({ validators, request: false });
    expect(await client.changeRoll({ ...input, body: { state: 'lost', shelf: 4 } }, { validate })).toMatchObject({
      state: 'lost',
      shelf: 4,
    });
    expect(await client.listPrints({ per_page: 1 }, { query: { per_page: 2, page: 2 } })).toMatchObject([{ id: 3 }, { id: 4 }]);
  });
});

describe('a client made from a page, against the mock server made from it', () => {
  let mock: MockServer;
  let client: DarkroomClient;
  beforeAll(async () => {
    const { createMockServer } = (await made.load('mock-server')) as unknown as { createMockServer(): MockServer };
    mock = createMockServer();
    client = clientOf((await mock.listen()).url);
  });
  afterAll(() => mock.close());
  beforeEach(() => mock.reset());

  test('has an answer to every operation that its validators take', async () => {
    expect(await client.changeRoll({ rollId: 'a/b', 'X-Clerk': 'Ada', desk: 'a;b', body: { state: 'ready' } })).toMatchObject({
      id: 'r-1',
    });
    const picture = new File([bytes(70_000)], 'dusk.png', { type: 'image/png' });
    expect(await client.addPrint({ body: { picture, title: 'Dusk', tags: ['a', 'b'] } })).toMatchObject({ id: 7 });
    expect(await client.sendPicture({ printId: 7, body: Readable.from([bytes(9)]) })).toMatchObject({ id: 7 });
    expect(await client.orderCopies({ body: { print: 7, copies: 2, paper: ['matt', 'gloss'] } })).toEqual({
      order: 'o-1',
      price: 4.5,
    });
    expect(await client.fetchPicture({ printId: 7 })).toBeInstanceOf(Uint8Array);
    expect(await client.removePrint({ printId: 7 })).toBeUndefined();
    expect(await client.listPrints({ tag: ['a', 'b'], per_page: 1 })).toHaveLength(1);
  });

  test('sends a form’s fields and files, and parameters, as the server reads them', async () => {
    const seen: unknown[] = [];
    mock.on('addPrint', async ({ body }) => {
      const { picture, ...fields } = body as { readonly picture: File; readonly title: string };
      seen.push(fields, picture.name, picture.type, picture.size);
      return { id: 1, title: fields.title };
    });
    mock.on('changeRoll', (input) => {
      seen.push(input);
      return { id: 'r', frames: 1, state: 'ready' };
    });
    const picture = new File([bytes(70_000)], 'dusk „é“.png', { type: 'image/png' });
    await client.addPrint({ body: { picture, title: 'Dusk', tags: ['a', 'ü'] } });
    const input = { rollId: 'a/b', 'X-Clerk': 'Ada', desk: 'a;b', body: { state: 'ready' } };
    await client.changeRoll(input);
    expect(seen).toEqual([{ title: 'Dusk', tags: ['a', 'ü'] }, 'dusk „é“.png', 'image/png', 70_000, input]);
  });

  test('walks through pages, and out of a circle of them', async () => {
    const pages = new Map([
      [undefined, { rolls: [{ id: 'a', frames: 1, state: 'ready' }], next_cursor: 'second' }],
      ['second', { rolls: [{ id: 'b', frames: 1, state: 'later' }] }],
    ]);
    mock.on('listRolls', ({ cursor }) => pages.get(cursor as string | undefined));
    expect((await all(client.paginateListRolls({ limit: 1 }))).map(({ id }) => id)).toEqual(['a', 'b']);
    mock.on('listRolls', () => ({ rolls: [], next_cursor: 'again' }));
    await expect(all(client.paginateListRolls())).rejects.toMatchObject({ kind: 'protocol', operation: 'listRolls' });
  });
});
