import { describe, expect, it, test } from 'vitest';
import type { Recording } from '../../../src/emit/mock-server/runtime/recording.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import type { ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { type Accounts, accounts } from './accounts-api.js';
import { accountsService, bytes, endpoint } from './real-endpoint.js';

const start = (options: ServerOptions) => createServer<Accounts, unknown>(accounts, options);
type Mock = ReturnType<typeof start>;

async function ask(server: Mock, path: string, init: RequestInit = {}) {
  const response = await server.fetch(`http://mock${path}`, init as never);
  const { status, headers } = response;
  return {
    status,
    kind: headers.get('x-mock-answer'),
    differences: headers.get('x-mock-differences'),
    text: await response.text(),
  };
}

const signIn = (server: Mock, user: string) =>
  ask(server, '/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password: `${user}'s own` }),
  });

const me = (server: Mock, token: string) => ask(server, '/me', { headers: { authorization: `Bearer ${token}` } });

const person = (id: string, name: string): Recording => ({
  operation: 'GetPerson',
  request: { method: 'GET', url: `/people/${id}`, headers: {}, input: { id } },
  answer: { status: 200, headers: { 'content-type': 'application/json' }, body: { json: { id, name } } },
});

/** What the service answered to some calls. */
async function recorded(calls: (server: Mock) => Promise<unknown>): Promise<readonly Recording[]> {
  const recordings: Recording[] = [];
  const target = await endpoint(accountsService());
  await calls(start({ proxy: { target, record: (one) => void recordings.push(one) } }));
  return JSON.parse(JSON.stringify(recordings)) as Recording[];
}

describe('replay', () => {
  it('gives recorded answers again, with nobody there to ask', async () => {
    const recordings = await recorded(async (server) => {
      await ask(server, '/people/7');
      await ask(server, '/people/9');
      await ask(server, '/people/7/picture');
      await ask(server, '/no/operation?of=any');
    });
    const server = start({ recordings });
    expect(await ask(server, '/people/7')).toMatchObject({ kind: 'recorded', text: '{"id":"7","name":"Ada","nick":"A"}' });
    expect(await ask(server, '/people/9')).toMatchObject({ kind: 'recorded', status: 404 });
    expect(await ask(server, '/people/8')).toMatchObject({ kind: 'example', text: '{"id":"0","name":"Example"}' });
    expect(await ask(server, '/no/operation?of=any')).toMatchObject({ kind: 'recorded', status: 200 });
    expect(await ask(server, '/no/operation?of=none')).toMatchObject({ kind: 'refused', status: 404 });
    const picture = await server.fetch('http://mock/people/7/picture');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(bytes);
    expect(picture.headers.get('content-length')).toBe('6');
  });

  it('leaves a HEAD without its body', async () => {
    const one = person('1', 'One');
    const server = start({ recordings: [{ ...one, request: { ...one.request, method: 'HEAD' } }, one] });
    expect(await ask(server, '/people/1')).toMatchObject({ kind: 'recorded', text: '{"id":"1","name":"One"}' });
    expect(await ask(server, '/people/1', { method: 'HEAD' })).toMatchObject({ kind: 'recorded', text: '' });
  });

  it('gives several answers to one request in their order, and repeats the last; a reset begins anew', async () => {
    const server = start({ recordings: [person('1', 'One'), person('2', 'Two'), person('1', 'Uno')] });
    const names = async (...ids: readonly string[]) => {
      const told: string[] = [];
      for (const id of ids) told.push((JSON.parse((await ask(server, `/people/${id}`)).text) as { name: string }).name);
      return told;
    };
    expect(await names('1', '2', '1', '1', '2')).toEqual(['One', 'Two', 'Uno', 'Uno', 'Two']);
    server.reset();
    expect(await names('1')).toEqual(['One']);
    const snapshot = server.snapshot();
    expect(await names('1', '1')).toEqual(['Uno', 'Uno']);
    server.restore(snapshot);
    expect(await names('1')).toEqual(['Uno']);
  });

  it('keeps apart who signed in, whatever their tokens and passwords are now', async () => {
    const recordings = await recorded(async (server) => {
      for (const user of ['ada', 'bob']) await signIn(server, user);
      for (const user of ['ada', 'bob']) await me(server, `token-of-${user}`);
    });
    expect(JSON.stringify(recordings)).not.toMatch(/token-of|own/);
    const server = start({ recordings });
    const tokens: string[] = [];
    for (const user of ['bob', 'ada'])
      tokens.push((JSON.parse((await signIn(server, user)).text) as { accessToken: string }).accessToken);
    const seen: string[] = [];
    for (const token of tokens) seen.push((await me(server, token)).text);
    expect(seen).toEqual(['{"id":"bob","name":"bob themself"}', '{"id":"ada","name":"ada themself"}']);
  });

  it('takes tokens that it does not know for those that were recorded, in order', async () => {
    const recordings = await recorded(async (server) => {
      for (const user of ['ada', 'bob']) await me(server, `token-of-${user}`);
    });
    const server = start({ recordings });
    const seen: string[] = [];
    for (const token of ['x-1', 'x-2', 'x-1', 'x-3']) seen.push((await me(server, token)).text.slice(7, 10));
    expect(seen).toEqual(['ada', 'bob', 'ada', 'ada']);
  });

  it('does not mind who is asking where nobody had to say', async () => {
    const server = start({ recordings: [person('1', 'One')] });
    const answer = await ask(server, '/people/1', { headers: { authorization: 'Bearer mine' } });
    expect(answer).toMatchObject({ kind: 'recorded', differences: null });
  });

  test.each<[match: ServerOptions['matchRecordings'], kind: string, differences: string | null, name: string]>([
    [undefined, 'example', null, 'Example'],
    ['exact', 'example', null, 'Example'],
    ['nearest', 'recorded', '1', 'One'],
  ])('a call that was not recorded, where matches are %s: %s', async (matchRecordings, kind, differences, name) => {
    const server = start({ recordings: [person('1', 'One')], ...(matchRecordings === undefined ? {} : { matchRecordings }) });
    const answer = await ask(server, '/people/2');
    expect(answer).toMatchObject({ kind, differences });
    expect(answer.text).toContain(name);
  });

  it('takes recordings with the type that an imported JSON file has', async () => {
    const imported = [
      { operation: 'GetMe', request: { method: 'GET', url: '/me', headers: {} }, answer: { status: 204, headers: {} } },
      {
        request: { method: 'GET', url: '/x', headers: { accept: '*/*' } },
        answer: { status: 200, headers: { 'content-type': 'text/plain' }, body: { text: 'x' } },
      },
      {
        request: { method: 'GET', url: '/y', headers: {}, body: { base64: '' } },
        answer: { status: 200, headers: {}, body: { json: { y: 1 } } },
      },
    ];
    const server = start({ recordings: imported });
    expect([(await ask(server, '/me')).status, (await ask(server, '/x')).text, (await ask(server, '/y')).text]).toEqual([
      204,
      'x',
      '{"y":1}',
    ]);
  });

  it('stands behind what was written for the server, and before the real API', async () => {
    const target = await endpoint(accountsService());
    const server = start({ recordings: [person('7', 'Recorded')], proxy: { target } });
    expect(await ask(server, '/people/7')).toMatchObject({ kind: 'recorded' });
    expect(await ask(server, '/people/9')).toMatchObject({ kind: 'proxied', status: 404 });
    server.on('GetPerson', ({ id }) => ({ id, name: 'Handled' }));
    expect(await ask(server, '/people/7')).toMatchObject({ kind: 'handler' });
    server.fail('NotFound');
    expect(await ask(server, '/people/7')).toMatchObject({ kind: 'error', status: 404 });
  });
});
