import { createServer } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createServer as createMock } from '../../../src/emit/mock-server/runtime/server.js';
import { selfSigned } from '../../../src/mock/certificate.js';
import { type Accounts, accounts } from './accounts-api.js';

describe('a listener', () => {
  it('speaks TLS', async () => {
    const tls = selfSigned(['localhost'], Date.now());
    const server = createMock<Accounts, unknown>(accounts, {});
    const { url, port } = await server.listen({ tls });
    onTestFinished(() => server.close());
    expect(url).toBe(`https://127.0.0.1:${port}`);
    const status = await new Promise((done, failed) => {
      get(`https://localhost:${port}/people/7`, { ca: tls.cert, agent: false, family: 4 }, (response) => {
        response.resume();
        done(response.statusCode);
      }).on('error', failed);
    });
    expect(status).toBe(200);
  });

  it('takes its place among options', async () => {
    const server = createMock<Accounts, unknown>(accounts, {});
    onTestFinished(() => server.close());
    const { url, port } = await server.listen({ host: '::1' });
    expect(url).toBe(`http://[::1]:${port}`);
    expect((await fetch(`${url}/people/7`)).status).toBe(200);
  });

  it('is mounted in a server of somebody’s own', async () => {
    const mock = createMock<Accounts, unknown>(accounts, { bodyLimit: 10 });
    const own = createServer((request, response) => {
      if (request.url === '/own') response.end('own');
      else mock.listener(request, response);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => {
      own.closeAllConnections();
      own.close();
    });
    await new Promise((done) => own.once('listening', done));
    const url = `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
    expect(await (await fetch(`${url}/own`)).text()).toBe('own');
    expect((await fetch(`${url}/people/7`)).headers.get('x-mock-answer')).toBe('example');
    expect((await fetch(`${url}/sessions`, { method: 'POST', body: 'longer than ten' })).status).toBe(413);
    expect(mock.requests.map(({ url }) => url)).toEqual(['/people/7', '/sessions']);
  });
});
