import { describe, expect, it, test } from 'vitest';
import { Failure } from '../../src/diagnostic.js';
import { parseRecorded } from '../../src/drift/mock-recording.js';

const answer = { status: 200, headers: {} };

const request = { method: 'POST', url: '/', headers: { 'Content-Type': 'application/json' } };

const read = (...recordings: readonly object[]) => parseRecorded(JSON.stringify(recordings), 'calls.json').exchanges;

describe('what a mock server recorded', () => {
  it('is calls with their answers', () => {
    const [exchange] = read({
      operation: 'Buy',
      request: { ...request, url: '/carts/7?full=a%20b', input: { id: 7 } },
      answer: { status: 409, headers: { 'content-type': 'application/problem+json' }, body: { json: { title: 'Sold out' } } },
    });
    expect(exchange).toMatchObject({
      place: '[0]',
      called: 'recording 1',
      method: 'POST',
      path: '/carts/7',
      query: [{ name: 'full', value: 'a b' }],
      requestBody: { kind: 'text', mediaType: 'application/json', text: '{"id":7}' },
      answer: { status: 409, body: { kind: 'text', mediaType: 'application/problem+json', text: '{"title":"Sold out"}' } },
      accepted: false,
    });
  });

  test.each<[what: string, request: object, body: object]>([
    ['a body beside its input', { input: { id: 7, body: {} }, body: { json: { a: 1 } } }, { kind: 'text', text: '{"a":1}' }],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: { text: 'a=1' } }, { kind: 'form' }],
    ['bytes', { headers: { 'content-type': 'image/png' }, body: { base64: 'iVBOR/8A' } }, { kind: 'unrecorded' }],
    ['parameters only', { headers: {}, input: { id: 7 } }, { kind: 'none' }],
    ['nothing', {}, { kind: 'none' }],
  ])('%s', (_, own, body) => {
    const [exchange] = read({ operation: 'Buy', request: { ...request, ...own }, answer });
    expect(exchange?.requestBody).toMatchObject(body);
  });

  test.each<[what: string, text: string, said: string]>([
    ['nothing', '[]', 'calls.json holds no recordings: the real API was not called.'],
    ['a journal', '{"method":"GET","url":"/"}', 'calls.json holds no recordings: it is no list.'],
    ['calls without answers', JSON.stringify([{ request }]), 'calls.json holds no recordings: `[0].answer`: it is missing.'],
    [
      'a status that is none',
      JSON.stringify([{ request, answer: { ...answer, status: 'ok' } }]),
      '`[0].answer.status`: it is not a number.',
    ],
    ['what was cut', '[{', 'calls.json ends before its JSON does.'],
  ])('%s is refused', (_, text, said) => {
    const told = (): string => {
      try {
        parseRecorded(text, 'calls.json');
        return '';
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return error.diagnostics.map(({ message }) => message).join('\n');
      }
    };
    expect(told()).toContain(said);
  });
});
