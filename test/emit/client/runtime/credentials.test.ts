import { describe, expect, test } from 'vitest';
import type { Authenticate, SecurityScheme } from '../../../../src/emit/client/runtime/authenticate.js';
import { apiKey, asDocumented, basic, bearer } from '../../../../src/emit/client/runtime/credentials.js';
import { getPet, petClient } from './stub-api.js';

async function signedIn(auth: Authenticate, security?: readonly SecurityScheme[]) {
  const request = {
    method: 'GET',
    url: 'https://pets.example/v1/pets',
    headers: {} as { [name: string]: string },
    body: undefined,
    signal: undefined,
    connectTimeout: undefined,
  };
  await auth(request, { name: 'GetPet', ...(security === undefined ? {} : { security }) });
  return { url: request.url, ...request.headers };
}
const plain = { url: 'https://pets.example/v1/pets' };

describe('credentials go where they belong', () => {
  test.each<[string, Authenticate, object]>([
    ['a bearer token', bearer('t0ken'), { ...plain, authorization: 'Bearer t0ken' }],
    ['a token that is got each time', bearer(async () => 'fresh'), { ...plain, authorization: 'Bearer fresh' }],
    ['a user', basic({ username: 'ada', password: 'pass' }), { ...plain, authorization: 'Basic YWRhOnBhc3M=' }],
    ['a user of any script', basic({ username: 'ада', password: 'π:π' }), { ...plain, authorization: 'Basic 0LDQtNCwOs+AOs+A' }],
    ['a key in a header', apiKey({ in: 'header', name: 'X-Api-Key' }, 'k'), { ...plain, 'x-api-key': 'k' }],
    ['a key in a cookie', apiKey({ in: 'cookie', name: 'session' }, 'a b;c'), { ...plain, cookie: 'session=a%20b%3Bc' }],
    ['a key in the query', apiKey({ in: 'query', name: 'key' }, 'a&b'), { url: 'https://pets.example/v1/pets?key=a%26b' }],
  ])('%s', async (_, auth, request) => {
    expect(await signedIn(auth)).toEqual(request);
  });

  test('a user name with a colon would be another user', async () => {
    await expect(signedIn(basic({ username: 'a:b', password: 'c' }))).rejects.toThrow('no colon');
  });
});

describe('the page’s own ways', () => {
  const key: SecurityScheme = { kind: 'apiKey', in: 'query', key: 'api_key' };
  const all = asDocumented({ bearer: 'b', basic: { username: 'u', password: 'p' }, apiKey: { api_key: 'k' } });
  test.each<[string, Authenticate, readonly SecurityScheme[] | undefined, object]>([
    ['none, where the page says nothing', all, undefined, plain],
    ['the first of several', all, [{ kind: 'bearer' }, key], { ...plain, authorization: 'Bearer b' }],
    [
      'the first that there are credentials for',
      asDocumented({ apiKey: 'k' }),
      [{ kind: 'basic' }, key],
      { url: `${plain.url}?api_key=k` },
    ],
    ['a token of OAuth', all, [{ kind: 'oauth2' }], { ...plain, authorization: 'Bearer b' }],
    ['a user', all, [{ kind: 'basic' }], { ...plain, authorization: 'Basic dTpw' }],
  ])('%s', async (_, auth, security, request) => {
    expect(await signedIn(auth, security)).toEqual(request);
  });

  test.each<[Authenticate, readonly SecurityScheme[], string]>([
    [asDocumented({}), [{ kind: 'bearer' }, key], 'GetPet wants bearer or the API key api_key'],
    [asDocumented({ apiKey: { other: 'k' } }), [key], 'the API key api_key'],
    [asDocumented({ apiKey: {} }), [{ kind: 'apiKey', in: 'header', key: 'constructor' }], 'the API key constructor'],
  ])('nothing is sent where none of them can be followed', async (auth, security, message) => {
    await expect(signedIn(auth, security)).rejects.toThrow(message);
  });
});

test('credentials come after headers and hooks, for the client or for one call, or not at all', async () => {
  const seen: (string | undefined)[] = [];
  const client = petClient('http://localhost', {
    headers: { authorization: 'Bearer old' },
    hooks: { request: ({ request }) => void seen.push(request.headers['authorization']) },
    auth: bearer('new'),
    fetch: async (_, { headers }) => {
      seen.push(headers['authorization']);
      return Response.json({});
    },
  });
  await getPet(client, {});
  await getPet(client, {}, { auth: bearer('own') });
  await getPet(client, {}, { auth: false });
  expect(seen).toEqual(['Bearer old', 'Bearer new', 'Bearer old', 'Bearer own', 'Bearer old', 'Bearer old']);
});
