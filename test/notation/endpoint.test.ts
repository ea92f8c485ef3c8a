import { describe, expect, test } from 'vitest';
import { findEndpoint, pathParameters, readAddress, readEndpoint } from '../../src/notation/endpoint.js';
import { readShownRequest } from '../../src/notation/shown-request.js';

const told = (found: ReturnType<typeof readEndpoint>): string =>
  found
    ? [found.method, found.server, found.path, ...found.query.map(({ name, value }) => `?${name}=${value}`)]
        .filter(Boolean)
        .join(' ')
    : 'none';

describe('lines that are an endpoint', () => {
  test.each([
    ['GET /orders', 'GET /orders'],
    ['GET https://api.example.com/v1/orders', 'GET https://api.example.com /v1/orders'],
    ['POST: /orders', 'POST /orders'],
    ['Endpoint: POST /orders', 'POST /orders'],
    ['[PUT] /orders/:id', 'PUT /orders/{id}'],
    ['DELETE/orders/{id}', 'DELETE /orders/{id}'],
    ['GET /orders/{order id}/items HTTP/1.1', 'none'],
    ['GET /orders/<order_id>/items HTTP/1.1', 'GET /orders/{order_id}/items'],
    ['GET /orders/<int:order_id>', 'GET /orders/{order_id}'],
    ['GET /orders/{id:[0-9]+}', 'GET /orders/{id}'],
    ['GET {{baseUrl}}/orders/{{id}}', 'GET /orders/{id}'],
    ['GET /orders/[id]', 'GET /orders/{id}'],
    ['/orders (POST)', 'POST /orders'],
    ['GET /orders?status={status}&limit=20', 'GET /orders ?status={status} ?limit=20'],
    ['GET /files/{name}.json', 'GET /files/{name}.json'],
    ['get /orders', 'none'],
    ['GET orders', 'none'],
    ['GET', 'none'],
    ['GET your order at /orders today', 'none'],
    ['GET //evil', 'none'],
    ['GET /a"b', 'none'],
  ])('%s → %s', (line, meaning) => {
    expect(told(readEndpoint(line))).toBe(meaning);
  });
});

describe('sentences that name an endpoint', () => {
  test.each([
    ['Send a POST request to /orders.', 'POST /orders'],
    ['Call `GET /orders/{id}` to see it.', 'GET /orders/{id}'],
    ['You GET what you see.', 'none'],
  ])('%s → %s', (line, meaning) => {
    expect(told(findEndpoint(line))).toBe(meaning);
  });
});

test('names of a path in its order', () => {
  expect(pathParameters('/a/{b}/c/{d-e}')).toEqual(['b', 'd-e']);
});

test('an address needs a host or a path', () => {
  expect([readAddress('orders'), readAddress('https://'), readAddress('mailto:x')]).toEqual([undefined, undefined, undefined]);
});

describe('requests that examples show', () => {
  test('a command over several lines', () => {
    const code = `curl -X POST https://api.example.com/v1/orders/:id \\
  -H "Authorization: Bearer $KEY" \\
  -H 'Content-Type: application/json' \\
  --data '{"name": "it'\\''s"}'`;
    expect(readShownRequest(code)).toMatchObject({
      method: 'POST',
      server: 'https://api.example.com',
      path: '/v1/orders/{id}',
      headers: [
        { name: 'Authorization', value: 'Bearer $KEY' },
        { name: 'Content-Type', value: 'application/json' },
      ],
      body: '{"name": "it\'s"}',
      saysMethod: true,
      basic: false,
    });
  });

  test.each<[string, string, object]>([
    [
      'data makes a POST, and pairs make a form',
      'curl https://a.example/x -u key: -d amount=5 -d "note=a b"',
      {
        method: 'POST',
        form: [
          { name: 'amount', value: '5' },
          { name: 'note', value: 'a b' },
        ],
        formKind: 'urlencoded',
        basic: true,
        saysMethod: false,
      },
    ],
    [
      'data in the query',
      'curl -G https://a.example/x --data-urlencode "q=a b"',
      { method: 'GET', query: [{ name: 'q', value: 'a b' }], form: [] },
    ],
    [
      'files make a multipart form',
      "curl https://a.example/x -F 'file=@a.png;type=image/png' -F name=a",
      {
        method: 'POST',
        formKind: 'multipart',
        form: [
          { name: 'file', value: '@a.png' },
          { name: 'name', value: 'a' },
        ],
      },
    ],
    [
      'a prompt, options glued to their values, white space behind the backslash',
      '$ curl -XDELETE \\  \n  "https://a.example/x/1?force=true" | jq .',
      {
        method: 'DELETE',
        path: '/x/1',
        query: [{ name: 'force', value: 'true' }],
      },
    ],
    ['a host without a scheme', 'curl a.example/x', { method: 'GET', server: 'https://a.example', path: '/x' }],
    [
      'lines of HTTP',
      'POST /x HTTP/1.1\nHost: a.example\nContent-Type: application/json\n\n{"a": 1}',
      {
        method: 'POST',
        server: 'https://a.example',
        path: '/x',
        body: '{"a": 1}',
      },
    ],
  ])('%s', (_, code, shown) => {
    expect(readShownRequest(code)).toMatchObject(shown);
  });

  test.each(['', 'curl', 'curl --help', 'npm install', '{"a": 1}', 'curl "unclosed', 'const curl = 1'])(
    '%s shows none',
    (code) => {
      expect(readShownRequest(code)).toBeUndefined();
    },
  );
});
