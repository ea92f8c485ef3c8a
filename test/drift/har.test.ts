import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/diagnostic.js';
import { parseHar } from '../../src/drift/har.js';

const call = { request: { method: 'get', url: 'https://a.example/x?b=1&b=2', headers: [{ name: 'X-A', value: '1' }] } };
const har = (...entries: readonly unknown[]): string => JSON.stringify({ log: { entries } });
const answer = (content: unknown, more: object = {}) => ({ status: 200, statusText: 'OK', headers: [], content, ...more });

const bodies = (entry: unknown) => {
  const [exchange] = parseHar(har(entry), 't.har').exchanges;
  return { request: exchange?.requestBody, answer: exchange?.answer?.body };
};

function failureOf(text: string) {
  try {
    parseHar(text, 't.har');
  } catch (error) {
    if (error instanceof Failure) return error.diagnostics[0];
    throw error;
  }
  throw new Error('it was read');
}

describe('an archive', () => {
  it('is calls, each with its place', () => {
    const { exchanges, diagnostics } = parseHar(har(call, { ...call, response: answer({ size: 0 }) }), 't.har');
    expect(diagnostics).toEqual([]);
    expect(exchanges).toMatchObject([
      {
        place: 'entries[0]',
        method: 'GET',
        origin: { host: 'a.example' },
        path: '/x',
        query: [
          { name: 'b', value: '1' },
          { name: 'b', value: '2' },
        ],
        accepted: false,
      },
      { place: 'entries[1]', accepted: true, answer: { status: 200, title: 'OK', body: { kind: 'none' } } },
    ]);
    expect(exchanges[0]?.headers.get('x-a')).toBe('1');
  });

  it('may begin with a byte order mark of an older tool, and names may be hostile', () => {
    const { exchanges } = parseHar(
      `{"log":{"entries":[{"request":{"method":"GET","url":"https://a.example/","headers":[{"name":"__proto__","value":"x"}]}}],"__proto__":{"entries":[]}}}`,
      't.har',
    );
    expect(exchanges[0]?.headers.get('__proto__')).toBe('x');
  });

  it.each<[what: string, entry: unknown, request: unknown, answer: unknown]>([
    [
      'text',
      { ...call, response: answer({ mimeType: 'application/json; charset=utf-8', text: '{}' }) },
      { kind: 'none' },
      { kind: 'text', mediaType: 'application/json', text: '{}' },
    ],
    [
      'base64',
      { ...call, response: answer({ mimeType: 'application/json', text: 'eyJhIjoiw6QifQ==', encoding: 'base64' }) },
      { kind: 'none' },
      { kind: 'text', text: '{"a":"ä"}' },
    ],
    [
      'left out by the browser',
      { ...call, response: answer({ size: 900, mimeType: 'application/json' }) },
      { kind: 'none' },
      { kind: 'unrecorded' },
    ],
    ['no content at all', { ...call, response: answer(undefined) }, { kind: 'none' }, { kind: 'unrecorded' }],
    ['no answer', { ...call, response: { ...answer({}), status: 0 } }, { kind: 'none' }, undefined],
    [
      'a form as text',
      { request: { ...call.request, postData: { mimeType: 'application/x-www-form-urlencoded', text: 'a=1+2&b=%C3%A4' } } },
      {
        kind: 'form',
        fields: [
          { name: 'a', value: '1 2' },
          { name: 'b', value: 'ä' },
        ],
      },
      undefined,
    ],
    [
      'a form as parameters',
      {
        request: {
          ...call.request,
          postData: {
            mimeType: 'application/x-www-form-urlencoded',
            params: [
              { name: 'a', value: '1' },
              { name: 'f', fileName: 'x.png' },
            ],
          },
        },
      },
      {
        kind: 'form',
        fields: [
          { name: 'a', value: '1' },
          { name: 'f', value: '' },
        ],
      },
      undefined,
    ],
    ['a request that was not recorded', { request: { ...call.request, bodySize: 12 } }, { kind: 'unrecorded' }, undefined],
    [
      'a request that was left out',
      { request: { ...call.request, bodySize: 28, postData: { text: '', params: [] } } },
      { kind: 'unrecorded' },
      undefined,
    ],
    [
      'a request of unknown size',
      { request: { ...call.request, bodySize: -1, headers: [{ name: 'content-type', value: 'application/json' }] } },
      { kind: 'unrecorded' },
      undefined,
    ],
    ['no request of unknown size', { request: { ...call.request, bodySize: -1 } }, { kind: 'none' }, undefined],
    [
      'a request in base64',
      { request: { ...call.request, postData: { mimeType: 'application/json', text: 'e30=', encoding: 'base64' } } },
      { kind: 'text', text: '{}' },
      undefined,
    ],
    [
      'nulls where nothing is',
      { request: { ...call.request, postData: null }, response: answer({ text: null, size: 0 }, { statusText: null }) },
      { kind: 'none' },
      { kind: 'none' },
    ],
  ])('body: %s', (_what, entry, request, answered) => {
    const found = bodies(entry);
    expect(found.request).toMatchObject(Object(request));
    if (answered === undefined) expect(found.answer).toBeUndefined();
    else expect(found.answer).toMatchObject(Object(answered));
  });

  it('an entry that is none is passed over and told, with its place', () => {
    const { exchanges, diagnostics } = parseHar(
      har({ request: { method: 'GET' } }, call, 7, { request: { method: 'GET', url: 'nowhere' } }),
      't.har',
    );
    expect(exchanges.map(({ place }) => place)).toEqual(['entries[1]']);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'traffic-entry-skipped: `log.entries[0].request.url` of t.har cannot be read: it is missing; the entry was passed over.',
      expect.stringContaining('`log.entries[2]`'),
      'traffic-entry-skipped: `log.entries[3].request.url` of t.har cannot be read: not a URL; the entry was passed over.',
    ]);
  });
});

describe('what is no archive', () => {
  it.each([
    ['text', 'not json', 'not JSON', { line: 1, column: 1 }],
    ['a slip in line 3', '{\n "log": {\n  "entries": [}\n', 'not JSON', { line: 3, column: 15 }],
    ['one that was cut', har(call, call).slice(0, 60), 'ends before its JSON does', { line: 1, column: 61 }],
    ['other JSON', '{"openapi":"3.1.0"}', '`log` is missing', {}],
    ['a list', '[]', 'is no HTTP archive', {}],
    ['a log without entries', '{"log":{"version":"1.2"}}', '`log.entries` is missing', {}],
    ['one without calls', har(), 'holds no entries', {}],
  ])('%s', (_what, text, words, where) => {
    const diagnostic = failureOf(text);
    expect(diagnostic).toMatchObject({ code: 'traffic-unreadable', where: { source: 't.har', ...where } });
    expect(diagnostic?.message).toContain(words);
    expect(diagnostic?.help).not.toBe('');
  });
});
