import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import type { ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { type Accounts, accounts } from './accounts-api.js';
import { accountsService, endpoint } from './real-endpoint.js';

const start = (options: ServerOptions) => createServer<Accounts, unknown>(accounts, options);

describe('proxy', () => {
  it('passes on what belongs to the call, and nothing that belongs to the connection', async () => {
    let seen: Record<string, unknown> = {};
    const target = await endpoint((request, response) => {
      seen = { url: request.url, ...request.headers };
      response
        .writeHead(200, { 'keep-alive': 'timeout=9', 'x-hop': '1', connection: 'keep-alive, x-hop', 'x-own': '2' })
        .end('{}');
    });
    const server = start({ proxy: { target: `${target}/v1/` } });
    const { url } = await server.listen();
    onTestFinished(() => server.close());
    const answer = await fetch(`${url}/me?x=%2F..%2F`, { headers: { 'x-mine': '3', via: '1.1 other' } });
    expect(seen).toMatchObject({ url: '/v1/me?x=%2F..%2F', host: new URL(target).host, 'x-mine': '3' });
    expect(seen['via']).toMatch(/^1\.1 other, 1\.1 mock-[\da-f]{8}$/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'x-own': '2', 'x-mock-answer': 'proxied', 'content-length': '2' });
    expect(answer.headers.has('x-hop')).toBe(false);
    expect(answer.headers.get('keep-alive')).not.toBe('timeout=9');
  });

  test.each(['//evil.example/x', '/\\evil.example/x', '/@evil.example/'])('never leaves its target: %s', async (path) => {
    const asked: string[] = [];
    const server = start({
      proxy: {
        target: 'http://127.0.0.1:9/base',
        fetch: async (url) => {
          asked.push(new URL(String(url)).host);
          return new Response('');
        },
      },
    });
    await server.fetch(`http://mock${path}`);
    expect(asked).toEqual(['127.0.0.1:9']);
  });

  it('undoes a content encoding', async () => {
    const target = await endpoint((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' }).end(gzipSync('plain words')),
    );
    const answer = await start({ proxy: { target } }).fetch('http://mock/me');
    expect([answer.headers.get('content-encoding'), await answer.text()]).toEqual([null, 'plain words']);
  });

  it('hands on redirects as they are', async () => {
    const target = await endpoint((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    const answer = await start({ proxy: { target } }).fetch('http://mock/me');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/elsewhere']);
  });

  test.each<[mode: 'unmatched' | 'all', kinds: readonly string[]]>([
    ['unmatched', ['handler', 'error', 'invalid', 'proxied']],
    ['all', ['proxied', 'proxied', 'proxied', 'proxied']],
  ])('%s calls', async (mode, kinds) => {
    const target = await endpoint(accountsService());
    const server = start({ proxy: { target, mode } }).on('GetPerson', () => ({ id: '1', name: 'Handled' }));
    const signIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"user":"ada"}' };
    const answers = [
      await server.fetch('http://mock/people/7'),
      await server.fetch('http://mock/people/7', { headers: { 'x-mock-error': 'NotFound' } }),
      await server.fetch('http://mock/sessions', signIn),
      await server.fetch('http://mock/people/7/picture'),
    ];
    expect(answers.map(({ headers }) => headers.get('x-mock-answer'))).toEqual(kinds);
    expect(server.requests.map(({ operation }) => operation)).toEqual(['GetPerson', 'GetPerson', 'SignIn', 'GetPicture']);
  });

  it('says what is wrong where nobody answers, or not in time', async () => {
    const silent = await endpoint(() => undefined);
    const cut = await endpoint((_, response) =>
      response.writeHead(200, { 'content-length': '9' }).write('x', () => response.destroy()),
    );
    const outcomes: [number, string][] = [];
    for (const target of ['http://127.0.0.1:1', silent, cut]) {
      const answer = await start({ proxy: { target, timeout: 200 } }).fetch('http://mock/me');
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('x-mock-answer')).toBe('refused');
      const { detail } = (await answer.json()) as { detail: string };
      expect(detail).toContain(target);
      outcomes.push([answer.status, detail.replace(target, 'it').replace(/asked: .*/, 'asked: …')]);
    }
    expect(outcomes).toEqual([
      [502, 'it could not be asked: …'],
      [504, 'it did not answer within 200 ms.'],
      [502, 'it could not be asked: …'],
    ]);
  });

  it('does not go round in circles', async () => {
    // Two servers that pass on to each other; the first has a port before it is known what it passes on to.
    let second = '';
    const first = start({ proxy: { target: 'http://first.invalid', fetch: (_, init) => fetch(`${second}/me`, init) } });
    const { url } = await first.listen();
    onTestFinished(() => first.close());
    const back = start({ proxy: { target: url } });
    second = (await back.listen()).url;
    onTestFinished(() => back.close());
    const answer = await fetch(`${url}/me`);
    expect(answer.status).toBe(508);
    expect(await answer.json()).toMatchObject({ title: 'Loop Detected' });
    expect([first.requests.length, back.requests.length]).toEqual([2, 1]);
  });

  test.each(['ftp://example.com', 'example.com'])('a target that is none is refused: %s', (target) => {
    expect(() => start({ proxy: { target } })).toThrow(TypeError);
  });
});

test('a given fetch is called by itself, as browsers insist on', async () => {
  const calledAs: unknown[] = [];
  const send = async function (this: unknown): Promise<Response> {
    calledAs.push(this);
    return new Response('hello');
  };
  const server = start({ proxy: { target: 'http://127.0.0.1:9', mode: 'all', fetch: send } });
  expect(await (await server.fetch('http://mock/me')).text()).toBe('hello');
  expect(calledAs).toEqual([undefined]);
});
