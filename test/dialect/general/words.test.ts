import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../src/dialect/general/columns.js';
import { readHead } from '../../../src/dialect/general/head.js';
import { standardReason } from '../../../src/dialect/general/statuses.js';
import { statusIn, topicOfHeading, topicOfLine } from '../../../src/dialect/general/topic.js';
import type { Table, Words } from '../../../src/page/structure/index.js';

const words = (text: string): Words => ({ at: 0, line: 1, text, spans: [{ text }] });
const table = (rows: readonly (readonly string[])[]): Table => {
  const [header = [], ...body] = rows.map((cells) => cells.map((cell) => ({ words: words(cell), parts: [] })));
  return { kind: 'table', header, rows: body.map((cells) => ({ cells, line: 1 })) };
};
const rolesOf = (...rows: readonly (readonly string[])[]): string =>
  columnsOf(table(rows))
    ?.roles.map((role) => role ?? '?')
    .join(' ') ?? 'none';

describe('columns', () => {
  test.each<[string, readonly (readonly string[])[]]>([
    [
      'name type description',
      [
        ['Parameter', 'Data Type', 'Notes'],
        ['a', 'string', 'x'],
      ],
    ],
    [
      'required name description type',
      [
        ['Required?', 'Field Name', 'Meaning', 'Type'],
        ['yes', 'a', 'x', 'string'],
      ],
    ],
    [
      'name required type default description',
      [
        ['Key', 'M/O', 'Format', 'Default value', 'Comment'],
        ['a', 'M', 'string', '1', 'x'],
      ],
    ],
    [
      'place name type',
      [
        ['In', 'Name', 'Type'],
        ['query', 'a', 'string'],
      ],
    ],
    [
      'name place type',
      [
        ['Name', 'Type', 'Data type'],
        ['a', 'query', 'string'],
      ],
    ],
    [
      'name type aside description',
      [
        ['Property', 'Type', 'PII', 'Description'],
        ['a', 'string', 'No', 'x'],
      ],
    ],
    [
      'name optional description',
      [
        ['Option', 'Optional', 'Description'],
        ['a', 'yes', 'x'],
      ],
    ],
    [
      'status error description',
      [
        ['HTTP status', 'Code', 'Description'],
        ['400', 'BAD', 'x'],
      ],
    ],
    [
      'status description',
      [
        ['Code', 'Meaning'],
        ['404', 'x'],
      ],
    ],
    [
      'error description',
      [
        ['Error code', 'Meaning'],
        ['not_found', 'x'],
      ],
    ],
    [
      'method address description',
      [
        ['Method', 'URL', 'Description'],
        ['GET', '/a', 'x'],
      ],
    ],
    [
      'name type length constraints',
      [
        ['Attribute', 'Type', 'Max. length', 'Range'],
        ['a', 'string', '5', ''],
      ],
    ],
    [
      'name type required description',
      [
        ['Feld', 'Typ', 'Pflicht', 'Beschreibung'],
        ['a', 'string', 'ja', 'x'],
      ],
    ],
    [
      'name type required description',
      [
        ['Champ', 'Type', 'Obligatoire', 'Description'],
        ['a', 'string', 'oui', 'x'],
      ],
    ],
    [
      'none',
      [
        ['Plan', 'Price'],
        ['Free', '$0'],
      ],
    ],
    [
      'none',
      [
        ['What', 'Kind', 'Needed'],
        ['a', 'text', 'always'],
      ],
    ],
    [
      'none',
      [
        ['Version', 'Date', 'Author'],
        ['1', '2024', 'Ada'],
      ],
    ],
  ])('%s', (roles, rows) => {
    expect(rolesOf(...rows)).toBe(roles);
  });

  test('the first row is the header where none is marked as one', () => {
    const { header, rows } = table([
      ['Name', 'Type'],
      ['a', 'string'],
    ]);
    expect(columnsOf({ kind: 'table', header: [], rows: [{ cells: header, line: 1 }, ...rows] })?.rows).toHaveLength(1);
  });
});

describe('headings of sections', () => {
  test.each([
    ['Path parameters', 'path'],
    ['3.2.1 URI parameters', 'path'],
    ['Query String', 'query'],
    ['HTTP headers', 'header'],
    ['Request Body (application/json)', 'body'],
    ['Parameters for "List notices"', 'parameters'],
    ['Arguments', 'parameters'],
    ['Response fields', 'response'],
    ['Returns', 'response'],
    ['Response headers', 'response-header'],
    ['HTTP response status codes', 'statuses'],
    ['Error codes', 'errors'],
    ['Example request', 'parameters example'],
    ['Example response', 'response example'],
    ['200 OK', 'response 200'],
    ['Response 201', 'response 201'],
    ['404 Not Found', 'errors 404'],
    ['Required arguments', 'parameters required'],
    ['Pfadparameter', 'path'],
    ['Réponse', 'response'],
    ['Create an order', 'none'],
    ['Get the response times of a report', 'none'],
    ['Rate limits', 'none'],
    ['Error handling in your app', 'none'],
    ['Webhooks', 'none'],
  ])('%s → %s', (text, meaning) => {
    const topic = topicOfHeading(text);
    const told = topic
      ? [topic.kind, topic.status, topic.example ? 'example' : undefined, topic.required ? 'required' : undefined]
      : ['none'];
    expect(told.filter((one) => one !== undefined).join(' ')).toBe(meaning);
  });
});

test.each([
  ['The body has these fields:', 'body'],
  ['A request that was taken answers with `202 Accepted`:', 'response'],
  ['Supported attributes:', 'parameters'],
  ['On failure you get:', 'errors'],
  ['Possible formats:', undefined],
])('above a table, “%s” announces %s', (text, kind) => {
  expect(topicOfLine(text)?.kind).toBe(kind);
});

test.each([
  ['Status: 200', 200],
  ['HTTP 404', 404],
  ['Code : `201 CREATED`', 201],
  ['answers with 202 Accepted', 202],
  ['At most 200 characters', undefined],
  ['Up to 500 items', undefined],
  ['Since 404 BC', undefined],
])('“%s” holds the status %s', (text, status) => {
  expect(statusIn(text)).toBe(status);
});

test('a text may begin with what HTTP calls a status', () => {
  expect([
    standardReason(409, 'Conflict Is a member already'),
    standardReason(409, 'Conflicting'),
    standardReason(404, 'No such order'),
  ]).toEqual(['Conflict', undefined, undefined]);
});

describe('heads of fields', () => {
  const known = (): undefined => undefined;
  test.each<[string, object | undefined]>([
    ['title (string, required) — What it is', { name: 'title', type: 'string', description: 'What it is' }],
    ['amount: integer - In cents', { name: 'amount', type: 'integer', description: 'In cents' }],
    ['amount integer', { name: 'amount', type: 'integer' }],
    ['limit (integer, default: 20)', { name: 'limit', type: 'integer', constraints: ['default: 20'] }],
    ['user.name: string', { name: 'user.name', type: 'string' }],
    ['X-Request-Id* (string)', { name: 'X-Request-Id', star: true, type: 'string' }],
    ['The name of the order', { name: 'The', description: 'name of the order' }],
    ['— nothing', undefined],
    ['', undefined],
  ])('%s', (text, head) => {
    const found = readHead([{ text }], known);
    if (head === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(head);
  });
});
