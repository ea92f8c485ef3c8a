import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/diagnostic.js';
import { parseJournal } from '../../src/drift/journal.js';

const entry = {
  number: 4,
  method: 'POST',
  url: '/a/b?c=1',
  headers: { 'content-type': 'application/json' },
  body: '{"d":1}',
  operation: 'X',
  input: {},
  answer: 'example',
  status: 200,
};
const text = JSON.stringify;

describe('a journal of the mock server', () => {
  it.each([
    ['a list', text([entry, entry])],
    ['an entry a line', `${text(entry)}\n${text(entry)}\n`],
    ['with empty lines', `\n${text(entry)}\r\n\r\n${text(entry)}`],
    ['a list over many lines', JSON.stringify([entry, entry], null, 2)],
  ])('%s', (_what, journal) => {
    const { exchanges, diagnostics } = parseJournal(journal, 'j.json');
    expect(diagnostics).toEqual([]);
    expect(exchanges).toMatchObject([
      {
        place: '[0]',
        called: 'call 4',
        method: 'POST',
        path: '/a/b',
        query: [{ name: 'c', value: '1' }],
        requestBody: { kind: 'text', text: '{"d":1}' },
        answer: { status: 200, body: { kind: 'unrecorded' } },
        accepted: true,
      },
      { place: '[1]' },
    ]);
    expect(exchanges[0]?.origin).toBeUndefined();
  });

  it('one entry may be laid out over many lines', () => {
    expect(parseJournal(JSON.stringify(entry, null, 2), 'j.json').exchanges).toHaveLength(1);
  });

  it.each([
    ['error', 429, { accepted: false, answer: { status: 429, error: 'TooMany' } }],
    // The model refused it, not the service.
    ['invalid', 400, { accepted: true, answer: undefined }],
    ['refused', 404, { accepted: true, answer: undefined }],
    ['handler', 200, { accepted: true, answer: { status: 200 } }],
  ])('answered by %s', (answer, status, expected) => {
    const [exchange] = parseJournal(text([{ ...entry, answer, status, error: 'TooMany' }]), 'j.json').exchanges;
    expect(exchange?.accepted).toBe(expected.accepted);
    if (expected.answer === undefined) expect(exchange?.answer).toBeUndefined();
    else expect(exchange?.answer).toMatchObject(expected.answer);
  });

  it('an entry that is none is passed over and told', () => {
    const { exchanges, diagnostics } = parseJournal(text([entry, { method: 'GET', url: 3 }]), 'j.json');
    expect(exchanges).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: 'traffic-entry-skipped', message: expect.stringContaining('`[1].url` of j.json') },
    ]);
  });

  it.each([
    ['an archive', '{"log":{"entries":[]}}', 'is no journal', undefined],
    ['nothing in it', '[]', 'holds no entries', undefined],
    ['cut in its second line', `${text(entry)}\n${text(entry).slice(0, 20)}`, 'ends before its JSON does', 2],
    ['text', 'GET /a', 'is not JSON', 1],
  ])('not %s', (_what, journal, words, line) => {
    const read = () => parseJournal(journal, 'j.json');
    expect(read).toThrow(Failure);
    expect(read).toThrow(words);
    try {
      read();
    } catch (error) {
      const [first] = error instanceof Failure ? error.diagnostics : [];
      expect(first).toMatchObject({
        code: 'traffic-unreadable',
        where: { source: 'j.json', ...(line === undefined ? {} : { line }) },
      });
    }
  });
});
