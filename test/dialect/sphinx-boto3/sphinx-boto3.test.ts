import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sphinxBoto3 } from '../../../src/dialect/sphinx-boto3/index.js';
import { readSyntax, type Shape } from '../../../src/dialect/sphinx-boto3/syntax.js';
import type { Reading } from '../../../src/model/reading.js';
import { codesOf, linesOf, pageOf, readAs } from '../reading-lines.js';

const folder = new URL('../../../fixtures/sphinx-boto3/', import.meta.url);
const read = (name: string): Promise<Reading> => readAs(sphinxBoto3, readFileSync(new URL(name, folder), 'utf8'), name);

describe('the page of a method', () => {
  test('members nest in lists; values stand in the syntax', async () => {
    expect(linesOf(await read('sell_paper.html'))).toEqual([
      'POST /',
      'body application/json',
      'request: ~object',
      'request.Title*: string “Which paper, for example: / - The Gull / - The Tide (weekly) – a journal”',
      'request.Edition: string MORNING|EVENING “Morning or evening.”',
      'request.Extras: array of object “What comes with it.”',
      'request.Extras[].Kind*: string COMIC|PUZZLE “What it is.”',
      'request.Extras[].Pages: integer',
      'request.Labels: map of array of string “Labels by colour.”',
      'request.Gift: boolean “Whether to wrap it.”',
      'request.Weight: number “In grams.”',
      'request.SoldAt: ?unknown “When it was sold.”',
      'request.Stamp: ~string format="byte" “A picture.”',
      'request.Remarks: unknown “Anything.”',
      'request.Nested: object “Goes on and on.”',
      'request.Nested.Inner: object partial=true',
      'request.Odd: ?unknown “Nobody knows.”',
      'response 200',
      '  application/json',
      '  response: object',
      '  response.Receipt: string “A slip.”',
      "  response.Voice: binary “The seller's thanks.”",
      '  response.Status: string PAID|OWED “Whether it is paid.”',
      'fails undefined SoldOutException',
      'fails undefined ClosedException',
    ]);
  });

  test('a link to the service’s own reference names the operation', async () => {
    const reading = await read('sell_paper.html');
    expect(reading.apiTitle).toBe('Kiosk');
    expect(reading.operations[0]).toMatchObject({
      id: 'SellPaper',
      evidence: { id: [{ standing: 'documented', quote: 'https://docs.aws.amazon.com/goto/WebAPI/kiosk-2019-02-03/SellPaper' }] },
    });
  });

  test('what the page does not say stays unknown, and is said', async () => {
    const reading = await read('sell_paper.html');
    const [operation] = reading.operations;
    expect(operation?.evidence['method']).toMatchObject([{ standing: 'unknown' }]);
    expect(operation?.evidence['path']).toMatchObject([{ standing: 'unknown' }]);
    expect(codesOf(reading)).toEqual(['type-unknown', 'part-unplaced', 'type-unknown', 'part-unplaced']);
  });

  test('only navigation goes unread', async () => {
    expect((await read('sell_paper.html')).coverage.unread.map(({ text }) => text)).toEqual([
      'Navigation',
      'index',
      'Kiosk / Client / sell_paper',
      'sell_paper¶',
    ]);
  });
});

test('an older page: all methods of a class, fields in tables', async () => {
  const reading = await read('kiosk-old.html');
  expect(reading.operations.map(({ id, evidence }) => [id, evidence['id']?.[0]?.standing])).toEqual([
    ['CountPapers', 'inferred'],
    ['CloseUp', 'inferred'],
  ]);
  expect(linesOf(reading)).toEqual([
    'POST /',
    'body application/json',
    'request: ~object',
    'request.Title*: string “Which paper.”',
    'response 200',
    '  application/json',
    '  response: object',
    '  response.Left: integer “How many.”',
    'POST /',
    'response 200',
  ]);
});

test('the source that Sphinx makes such a page of', async () => {
  const reading = await read('count_papers.rst.txt');
  expect(reading.operations[0]).toMatchObject({ id: 'CountPapers', description: expect.stringContaining('Only on weekdays.') });
  expect(linesOf(reading)).toEqual([
    'POST /',
    'body application/json',
    'request: ~object',
    'request.Title*: string “Which paper, such as: / - The Gull / - The Tide”',
    'request.Edition: string MORNING|EVENING “Morning or evening.”',
    'request.Shelves: array of object “Where to look: / - high”',
    'request.Shelves[].Name*: string “What it is called.”',
    'response 200',
    '  application/json',
    '  response: object',
    '  response.Left: integer “How many.”',
    "  response.Voice: binary “The seller's answer.”",
    'fails undefined ClosedException',
  ]);
  expect(reading.operations[0]?.evidence['id']).toMatchObject([{ standing: 'documented', line: 25 }]);
});

test.each([
  [
    'a function with keyword arguments',
    '<html><body><dl class="py function"><dt>draw(**kwargs)</dt><dd><p>Draws.</p></dd></dl></body></html>',
  ],
  [
    'a method that only has a return type',
    '<html><body><dl><dt id="Kiosk.Client.can_paginate">Kiosk.Client.can_paginate(**kwargs)</dt><dd><dl><dt>Return type:</dt><dd><p>bool</p></dd></dl></dd></dl></body></html>',
  ],
])('%s is not a page of this kind', (_, text) => {
  expect(sphinxBoto3.matches(pageOf(text, 'page.html'))).toEqual({ sure: false });
});

const texts = (...values: readonly string[]): Shape => ({ kind: 'texts', values });
const dict = (members: { readonly [name: string]: Shape }, recursive = false): Shape => ({
  kind: 'dict',
  members: new Map(Object.entries(members)),
  recursive,
});

describe('syntax', () => {
  test.each<[string, Shape]>([
    ["{'a': 'string'}", dict({ a: texts('string') })],
    ["response = client.go(A='x'|'y', B=123)", dict({ A: texts('x', 'y'), B: { kind: 'other', word: '123' } })],
    ["{'a': [\n 'x'|'y',\n ]}", dict({ a: { kind: 'list', items: texts('x', 'y') } })],
    ["{'a': {'... recursive ...'}}", dict({ a: dict({}, true) })],
    ["{'a': {...}|[...]|123|'string'|True|None}", dict({ a: { kind: 'other', word: '|' } })],
    [
      "{'at': datetime(2015, 1, 1), 'b': b'bytes', 's': StreamingBody()}",
      dict({
        at: { kind: 'other', word: 'datetime(2015, 1, 1)' },
        b: { kind: 'other', word: "b'bytes'" },
        s: { kind: 'other', word: 'StreamingBody()' },
      }),
    ],
    ["{'it\\'s': 'x'}", dict({ "it\\'s": texts('x') })],
  ])('%s', (code, expected) => {
    expect(readSyntax(code)).toEqual(expected);
  });

  test('is read or refused, never a crash', () => {
    const piece = fc.constantFrom("'a'", "'b'", '{', '}', '[', ']', ':', ',', '|', '=', 'x(', ')', '...', '123', '\n', "'", '\\');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const shape = readSyntax(pieces.join(''));
        expect(shape === undefined || typeof shape.kind === 'string').toBe(true);
      }),
    );
  });
});
