import * as fc from 'fast-check';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, test } from 'vitest';
import { type Endpoint, handlerOf } from '../../../src/emit/mock-server/runtime/msw.js';

/** Tells what reached it. */
const echo = {
  async fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    return Response.json({
      to: pathname + search,
      method: request.method,
      who: request.headers.get('x-who'),
      body: await request.text(),
    });
  },
};

let network: ReturnType<typeof setupServer> | undefined;
afterEach(() => network?.close());

/** Requests in a network in which the endpoint is mocked, and all else is another's. */
function mocked(endpoint: Endpoint, server: { fetch(request: Request): Promise<Response> } = echo): void {
  network = setupServer(
    handlerOf(http, server, endpoint),
    http.all('*', () => new HttpResponse('another’s')),
  );
  network.listen({ onUnhandledRequest: 'error' });
}
const reached = async (address: string, init?: RequestInit): Promise<string> => {
  const text = await (await fetch(address, init)).text();
  return text.startsWith('{') ? (JSON.parse(text) as { to: string }).to : text;
};

const cognito = 'https://cognito-idp.{region}.amazonaws.com';

describe('an endpoint', () => {
  test.each<[endpoint: Endpoint, address: string, to: string]>([
    ['https://api.example.com', 'https://api.example.com/', '/'],
    ['https://api.example.com', 'https://api.example.com', '/'],
    ['https://api.example.com', 'https://api.example.com/pets/7?full=true', '/pets/7?full=true'],
    ['https://api.example.com/', 'https://api.example.com/pets', '/pets'],
    [new URL('https://api.example.com'), 'https://api.example.com/pets', '/pets'],
    ['https://API.example.com/V2', 'https://api.example.com/V2/pets', '/pets'],
    ['https://api.example.com/v2', 'https://api.example.com/v2/pets?tag=a%2Fb', '/pets?tag=a%2Fb'],
    ['https://api.example.com/v2/', 'https://api.example.com/v2', '/'],
    ['https://api.example.com/v2/', 'https://api.example.com/v2/', '/'],
    ['https://api.example.com/v2', 'https://api.example.com/v20/pets', 'another’s'],
    ['https://api.example.com/v2', 'https://api.example.com/pets', 'another’s'],
    ['https://api.example.com', 'http://api.example.com/', 'another’s'],
    ['https://api.example.com', 'https://api.example.com.evil.example/', 'another’s'],
    ['https://api.example.com', 'https://api-example.com/', 'another’s'],
    ['https://api.example.com', 'https://api.example.com:8443/', 'another’s'],
    ['http://127.0.0.1:9', 'http://127.0.0.1:9/pets', '/pets'],
    [cognito, 'https://cognito-idp.eu-west-1.amazonaws.com/', '/'],
    [cognito, 'https://cognito-idp.amazonaws.com/', 'another’s'],
    [cognito, 'https://cognito-idp.example.com/.amazonaws.com/', 'another’s'],
    ['https://{a}{b}.example.com', 'https://one.example.com/pets', '/pets'],
    ['https://{host}:{port}/v1', 'https://example.com:8443/v1/pets', '/pets'],
    ['https://{host}-{port}.example', 'https://example.com:8443/v1/pets', 'another’s'],
    [`https://${'{a}-'.repeat(60)}.example`, `https://${'a-'.repeat(50)}/`, 'another’s'],
    ['https://{tenant}.example.com/{version}/api', 'https://a.example.com/v1/api/pets', '/pets'],
    [['https://a.example.com', 'https://a.example.com/v1', cognito], 'https://a.example.com/v1/pets', '/pets'],
    [['https://a.example.com', 'https://a.example.com/v1', cognito], 'https://a.example.com/v2/pets', '/v2/pets'],
    [['https://a.example.com', cognito], 'https://cognito-idp.eu-west-1.amazonaws.com/', '/'],
    [[], 'https://a.example.com/', 'another’s'],
    ['https://api.example.com/a+b(c)', 'https://api.example.com/a+b(c)/pets', '/pets'],
  ])('%s: %s → %s', async (endpoint, address, to) => {
    mocked(endpoint);
    expect(await reached(address)).toBe(to);
  });
});

test.each(['api.example.com', '/v1', '//api.example.com', 'ftp://api.example.com', ''])('%j is no endpoint', (endpoint) => {
  expect(() => handlerOf(http, echo, endpoint)).toThrow(`such as https://api.example.com/v1, and not ${endpoint}`);
});

test('whatever a page calls its servers, an address below one is one of theirs, and another is not', () => {
  const expressionFor = (endpoint: Endpoint): RegExp => handlerOf({ all: (address) => address }, echo, endpoint);
  const texts = fc.string({ unit: 'binary' }).map((text) => text.replace(/[?#{}]/g, ''));
  fc.assert(
    fc.property(texts, texts, (host, path) => {
      const base = `https://h${host.replaceAll('/', '').toLowerCase()}/p${path.replace(/\/+$/, '')}`;
      for (const endpoint of [base, [base, 'https://other.example']]) {
        expect(expressionFor(endpoint).test(`${base}/pets`)).toBe(true);
        expect(expressionFor(endpoint).test(`${base}s`)).toBe(false);
        expect(expressionFor(endpoint).test(`x${base}/pets`)).toBe(false);
      }
    }),
  );
});

describe('a request', () => {
  test.each(['https://api.example.com', 'https://api.example.com/v2'])('below %s comes through whole', async (base) => {
    mocked(base);
    const init = { method: 'PUT', headers: { 'x-who': 'Ada' }, body: '{"name":"Ö"}' };
    expect(await (await fetch(`${base}/pets`, init)).json()).toEqual({
      to: '/pets',
      method: 'PUT',
      who: 'Ada',
      body: '{"name":"Ö"}',
    });
  });

  test('whose connection is dropped fails as one over the network does', async () => {
    mocked(cognito, { fetch: () => Promise.reject(new TypeError('socket hang up')) });
    await expect(fetch('https://cognito-idp.eu-west-1.amazonaws.com/')).rejects.toThrow(TypeError);
  });

  test('that is aborted ends as such', async () => {
    const controller = new AbortController();
    mocked(cognito, {
      fetch: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          controller.abort();
        }),
    });
    const aborted = fetch('https://cognito-idp.eu-west-1.amazonaws.com/', { signal: controller.signal });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  });
});
