import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Drift } from '../../../src/emit/mock-server/runtime/drift.js';
import type { Recording } from '../../../src/emit/mock-server/runtime/recording.js';
import { isSecretName, placeholdersIn, Redactor } from '../../../src/emit/mock-server/runtime/redact.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import { type Accounts, accounts } from './accounts-api.js';
import { accountsService, bytes, endpoint } from './real-endpoint.js';

const first = 'redacted000000000001';
const second = 'redacted000000000002';

describe('what is secret', () => {
  test.each<[name: string, secret: boolean]>([
    ['AccessToken', true],
    ['access_token', true],
    ['REFRESH_TOKEN', true],
    ['x-api-key', true],
    ['apiKey', true],
    ['Password', true],
    ['PreviousPassword', true],
    ['SecretHash', true],
    ['ClientSecret', true],
    ['Session', true],
    ['UserCode', true],
    ['ConfirmationCode', true],
    ['AWSSecretAccessKey', true],
    ['authorization', true],
    ['proxy-authorization', true],
    ['TokenType', false],
    ['AccessTokenValidity', false],
    ['PasswordPolicy', false],
    ['tokensUsed', false],
    ['author', false],
    ['Username', false],
    ['country_code', false],
    ['__proto__', false],
  ])('%s: %s', (name, secret) => expect(isSecretName(name)).toBe(secret));

  it('is what the pages say is secret, too', () => {
    const redactor = new Redactor(['Motto']);
    expect(redactor.value({ motto: 'festina lente', Slogan: 'go' })).toEqual({ motto: first, Slogan: 'go' });
  });

  test.each<[what: string, value: unknown, redacted: unknown]>([
    ['a list of secrets', { Passwords: ['one', 'two', 'one'] }, { Passwords: [first, second, first] }],
    ['everything in credentials', { Credentials: { Id: 'AK', Expiration: 3 } }, { Credentials: { Id: first, Expiration: 3 } }],
    [
      'a pair of name and value',
      [
        { Name: 'password', Value: 'x' },
        { Name: 'city', Value: 'x' },
      ],
      [
        { Name: 'password', Value: first },
        { Name: 'city', Value: 'x' },
      ],
    ],
    ['a signed token, whatever it is called', { note: 'see eyJhbGciOiJIUzI1NiJ9.e30.abc_-' }, { note: `see ${first}` }],
    ['one behind something else', { note: 'a.b-eyJhbGciOiJ.e30..x/eyJ.e30' }, { note: `a.b-${first}/eyJ.e30` }],
    ['what only begins like one, however often', { note: 'eyJ-'.repeat(100_000) }, { note: 'eyJ-'.repeat(100_000) }],
    ['a header in a field', { raw: 'Bearer abc' }, { raw: `Bearer ${first}` }],
    ['half a character', { token: 'half \ud800 a character' }, { token: first }],
    ['what is redacted already', { token: second }, { token: second }],
    ['a name like any other', JSON.parse('{"__proto__":{"token":"x"}}'), JSON.parse(`{"__proto__":{"token":"${first}"}}`)],
    ['nothing', { token: '', pin: 1, secret: null }, { token: '', pin: 1, secret: null }],
  ])('%s', (_, value, redacted) => expect(JSON.stringify(new Redactor().value(value))).toBe(JSON.stringify(redacted)));

  test.each<[what: string, redact: (redactor: Redactor) => string, redacted: string]>([
    ['a query parameter', (r) => r.url('/a?token=x%20y&page=2'), `/a?token=${first}&page=2`],
    ['a secret that stands in the path', (r) => r.url(`/keys/s%2Fcret-1?x=${r.secret('s/cret-1')}`), `/keys/${first}?x=${first}`],
    [
      'a parameter of a fragment',
      (r) => r.url('https://x.example/cb#access_token=x&state=y'),
      `https://x.example/cb#access_token=${first}&state=y`,
    ],
    ['a redirect', (r) => r.header('location', '/cb?token=x'), `/cb?token=${first}`],
    [
      'an element',
      (r) => r.markup('<a><Password x="1">p</Password><City>p</City></a>'),
      `<a><Password x="1">${first}</Password><City>p</City></a>`,
    ],
    ['a bare credential', (r) => r.header('authorization', 'abc'), first],
    ['cookies, but not what they are called', (r) => r.header('cookie', 'sid=1; theme=dark'), `sid=${first}; theme=${second}`],
    ['a cookie that is set', (r) => r.header('set-cookie', 'sid=1; Path=/; Secure'), `sid=${first}; Path=/; Secure`],
    ['nothing else', (r) => r.header('accept', 'a/b'), 'a/b'],
  ])('%s of a request', (_, redact, redacted) => expect(redact(new Redactor())).toBe(redacted));

  it('never lets a secret through that it was told of, wherever it comes again', () => {
    const keys = ['password', 'AccessToken', 'note', 'city', 'constructor', '__proto__'];
    const key = fc.constantFrom(...keys);
    // Names stay as they are, and so does the placeholder: a secret that is spelled as a part of one cannot be looked for.
    const kept = [...keys, 'redacted000000000001'].join(' ');
    const secret = fc.stringMatching(/^[A-Za-z0-9+/=_%-]{8,40}$/).filter((text) => !kept.includes(text));
    fc.assert(
      fc.property(secret, fc.array(fc.tuple(key, fc.boolean()), { maxLength: 6 }), (hidden, places) => {
        const redactor = new Redactor();
        const value = { token: hidden, list: places.map(([name, inText]) => [{ [name]: inText ? `see ${hidden}.` : hidden }]) };
        redactor.value(value);
        const url = `/a/${encodeURIComponent(hidden)}?q=${encodeURIComponent(hidden)}&token=${encodeURIComponent(hidden)}`;
        const left = JSON.stringify([redactor.value(value), redactor.url(url), redactor.markup(`<x>${hidden}</x>`)]);
        expect(left).not.toContain(hidden);
        expect(decodeURIComponent(left.replaceAll('%', '%25'))).not.toContain(encodeURIComponent(hidden));
      }),
    );
  });

  it('goes on counting after others', () => {
    expect(new Redactor([], placeholdersIn(`{"a":"${second}"}`)).secret('x')).toBe('redacted000000000003');
  });
});

describe('recording', () => {
  it('keeps calls and answers as plain JSON without secrets', async () => {
    const recordings: Recording[] = [];
    const target = await endpoint(accountsService());
    const server = createServer<Accounts, unknown>(accounts, { proxy: { target, record: (one) => void recordings.push(one) } });
    const session = await server.fetch('http://mock/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'me' },
      body: '{"user":"ada","password":"lovelace"}',
    });
    expect(session.headers.get('x-mock-answer')).toBe('proxied');
    expect(session.headers.getSetCookie()).toEqual(['sid=ada-cookie; Path=/; HttpOnly', 'theme=dark']);
    const { accessToken } = (await session.json()) as { accessToken: string };
    expect(accessToken).toBe('token-of-ada');
    const headers = { authorization: `Bearer ${accessToken}` };
    expect(await (await server.fetch('http://mock/me', { headers })).json()).toEqual({ id: 'ada', name: 'ada themself' });
    const picture = await server.fetch('http://mock/people/7/picture');
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(bytes);
    await server.fetch('http://mock/elsewhere?token=token-of-ada', { method: 'PUT', body: 'with token-of-ada' });
    expect(recordings).toEqual([
      {
        operation: 'SignIn',
        request: {
          method: 'POST',
          url: '/sessions',
          headers: { 'content-type': 'application/json' },
          input: { user: 'ada', password: first },
        },
        answer: {
          status: 200,
          headers: {
            'content-type': 'application/json',
            'set-cookie': 'sid=redacted000000000003; Path=/; HttpOnly',
            'Set-cookie': 'theme=redacted000000000004',
            'x-request-id': '7',
          },
          body: { json: { accessToken: second, tokenType: 'Bearer' } },
        },
      },
      {
        operation: 'GetMe',
        request: { method: 'GET', url: '/me', headers: { authorization: `Bearer ${second}` } },
        answer: {
          status: 200,
          headers: { 'content-type': 'application/json', 'x-request-id': '7' },
          body: { json: { id: 'ada', name: 'ada themself' } },
        },
      },
      {
        operation: 'GetPicture',
        request: { method: 'GET', url: '/people/7/picture', headers: {}, input: { id: '7' } },
        answer: { status: 200, headers: { 'content-type': 'image/png' }, body: { base64: 'iVBOR/8A' } },
      },
      {
        request: {
          method: 'PUT',
          url: `/elsewhere?token=${second}`,
          headers: { 'content-type': 'text/plain;charset=UTF-8' },
          body: { text: `with ${second}` },
        },
        answer: {
          status: 200,
          headers: { 'content-type': 'text/plain' },
          body: { text: `PUT /elsewhere?token=${second} with ${second}` },
        },
      },
    ]);
    expect(JSON.parse(JSON.stringify(recordings))).toEqual(recordings);
    expect(server.requests.map(({ answer, status }) => [answer, status])).toEqual(recordings.map(() => ['proxied', 200]));
  });
});

describe('drift', () => {
  it('is told of answers as they come', async () => {
    const drifts: Drift[] = [];
    const target = await endpoint(accountsService());
    const server = createServer<Accounts, unknown>(accounts, { proxy: { target }, onDrift: (drift) => void drifts.push(drift) });
    for (const id of ['7', '8', '9', 'busy']) await server.fetch(`http://mock/people/${id}`);
    expect(drifts).toEqual([
      { operation: 'GetPerson', kind: 'field', status: 200, place: 'nick', message: 'The pages know no nick.' },
      { operation: 'GetPerson', kind: 'status', status: 418, place: '', message: 'GetPerson documents no answer 418.' },
    ]);
  });

  it('is told of recorded answers at once; what stands for a secret is none', () => {
    const recording = (json: unknown, operation = 'GetPerson'): Recording => ({
      operation,
      request: { method: 'GET', url: '/people/1', headers: {}, input: { id: '1' } },
      answer: { status: 200, headers: { 'content-type': 'application/json' }, body: { json } },
    });
    const drifts: Drift[] = [];
    createServer<Accounts, unknown>(accounts, {
      recordings: [recording({ id: 1, name: 'Ada' }), recording({ id: first, name: 'Ada' }), recording({}, 'Gone')],
      onDrift: (drift) => void drifts.push(drift),
    });
    expect(drifts).toMatchObject([{ operation: 'GetPerson', kind: 'invalid', status: 200, place: 'id' }]);
  });
});
