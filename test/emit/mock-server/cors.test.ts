import { describe, expect, it, test } from 'vitest';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import type { ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { type Accounts, accounts } from './accounts-api.js';

const start = (cors: ServerOptions['cors']) => createServer<Accounts, unknown>(accounts, cors === undefined ? {} : { cors });
const origin = 'http://localhost:5173';

const preflight = (server: ReturnType<typeof start>, from = origin) =>
  server.fetch('http://mock/people/7', {
    method: 'OPTIONS',
    headers: { origin: from, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization,x-own' },
  });

describe('CORS', () => {
  it('answers preflight requests, out of the journal', async () => {
    const server = start(true);
    const answer = await preflight(server);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'authorization,x-own',
      'access-control-max-age': '600',
      vary: 'origin, access-control-request-headers',
      'x-mock-answer': 'control',
    });
    expect(server.requests).toEqual([]);
  });

  it('lets pages read answers, refusals included', async () => {
    const server = start(true);
    for (const path of ['/people/7', '/nowhere']) {
      const { headers } = await server.fetch(`http://mock${path}`, { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-expose-headers')).toContain('x-mock-answer');
      expect(headers.get('vary')).toBe('origin');
    }
  });

  it('says nothing of itself unless it is asked for', async () => {
    for (const server of [start(undefined), start(false)]) {
      const { headers } = await server.fetch('http://mock/people/7', { headers: { origin } });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect((await preflight(server)).headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  test.each<[allowed: string | readonly string[], from: string, ok: boolean]>([
    [origin, origin, true],
    [origin, 'https://evil.example', false],
    [[origin, 'https://other.example'], 'https://other.example', true],
    [[], origin, false],
    ['*', 'null', true],
    ['localhost', origin, false],
  ])('%j lets %s in: %s', async (allowed, from, ok) => {
    const server = start({ origin: allowed });
    const answer = await server.fetch('http://mock/people/7', { headers: { origin: from } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(ok ? from : null);
    expect((await preflight(server, from)).status).toBe(ok ? 204 : 403);
  });

  it('leaves other uses of OPTIONS to the API', async () => {
    const server = start(true);
    const { headers } = await server.fetch('http://mock/people/7', { method: 'OPTIONS', headers: { origin } });
    expect([headers.has('access-control-allow-methods'), server.requests.length]).toEqual([false, 1]);
  });
});
