import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { footerRules, isFooter } from '../../../src/dialect/aws-api-reference/chrome.js';
import { awsApiReference } from '../../../src/dialect/aws-api-reference/index.js';
import { linesOf as pageLines } from '../../../src/dialect/aws-api-reference/lines.js';
import { shownNames } from '../../../src/dialect/aws-api-reference/shown-names.js';
import { titleAt, titleRules } from '../../../src/dialect/aws-api-reference/text-title.js';
import type { Reading } from '../../../src/model/reading.js';
import { outline } from '../../../src/page/outline.js';
import { codesOf, linesOf, pageOf } from '../reading-lines.js';

const folder = new URL('../../../fixtures/aws-api-reference/', import.meta.url);

function read(name: string): Reading {
  const page = outline({ id: name, bytes: readFileSync(new URL(name, folder)) }).value;
  expect(awsApiReference.matches(page)).toMatchObject({ sure: true });
  return awsApiReference.parse(page);
}

/** Evidence is the page's own; everything else is the same whatever the page was saved as. */
const typesOf = ({ types }: Reading): unknown =>
  JSON.parse(JSON.stringify(types, (key, value: unknown) => (key === 'evidence' ? undefined : value)));

const layouts = [
  ['html', 'html'],
  ['html-old', 'html'],
  ['html-shifted', 'html'],
  ['text', 'txt'],
  ['text-old', 'txt'],
  ['text-glued', 'txt'],
  ['text-tight', 'txt'],
  ['text-one-line', 'txt'],
] as const;

/** Without descriptions: words may be broken anywhere. */
const facts = (reading: Reading): readonly string[] => linesOf(reading).map((line) => line.replace(/ “[\s\S]*”$/, ''));

describe.each([
  ['text-broken', 'txt'],
  ['markdown-plain', 'md'],
] as const)('pages as %s', (layout, extension) => {
  test.each(['CreateBeacon', 'GetBeaconImage', 'Beacon'])('%s says what its Markdown does', (name) => {
    const [reading, markdown] = [read(`${layout}/API_${name}.${extension}`), read(`rest/API_${name}.md`)];
    expect(facts(reading)).toEqual(facts(markdown));
    expect(reading.types.map(({ schema }) => (schema.kind === 'object' ? schema.properties.map((one) => one.name) : []))).toEqual(
      markdown.types.map(({ schema }) => (schema.kind === 'object' ? schema.properties.map((one) => one.name) : [])),
    );
    expect(codesOf(reading)).toEqual(codesOf(markdown));
    expect(reading.coverage.unread).toEqual([]);
  });

  test.each(['Reference', 'Types'])('%s lists others', (name) => {
    expect(read(`${layout}/API_${name}.${extension}`)).toMatchObject({ operations: [], types: [], errors: [], diagnostics: [] });
  });
});

describe.each(layouts)('pages as %s', (layout, extension) => {
  test.each(['CreateBeacon', 'GetBeaconImage', 'Beacon'])('%s reads as its Markdown does', (name) => {
    const [reading, markdown] = [read(`${layout}/API_${name}.${extension}`), read(`rest/API_${name}.md`)];
    expect(linesOf(reading)).toEqual(linesOf(markdown));
    expect(typesOf(reading)).toEqual(typesOf(markdown));
    expect(codesOf(reading)).toEqual(codesOf(markdown));
    expect(reading.coverage.unread).toEqual([]);
  });

  test.each(['Reference', 'Types'])('%s lists others', (name) => {
    const reading = read(`${layout}/API_${name}.${extension}`);
    expect(reading).toMatchObject({ operations: [], types: [], errors: [], diagnostics: [] });
    if (name === 'Reference') expect(reading.apiTitle).toBe('Harbour Lights');
  });
});

test.each(['html/API_PostEntry.html', 'text/API_PostEntry.txt'])('a JSON call as %s', (name) => {
  expect(linesOf(read(name))).toEqual(linesOf(read('json/API_PostEntry.md')));
});

test.each([
  ['html/API_CreateBeacon.html', ['API_Beacon.html']],
  ['html/API_Beacon.html', ['API_Beacon.html', 'API_Position.html']],
  ['html-old/API_Types.html', ['API_Beacon.html']],
  ['html-shifted/API_Reference.html', ['API_Operations.html', 'API_Types.html']],
  ['text/API_Beacon.txt', undefined],
])('%s asks for %s', (name, urls) => expect(read(name).links?.map(({ url }) => url)).toEqual(urls));

describe('fields of errors', () => {
  const rest = '<h2>Response Elements</h2><p>If the action is successful, the service sends back an HTTP 200 response.</p>';
  const before = `<h1>Ring</h1><p>Rings.</p><h2>Request Syntax</h2><pre>PUT /bells HTTP/1.1</pre>${rest}<h2>Errors</h2>`;
  const fields = [
    'fails 409 ConflictException',
    'fails 404 Gone',
    'error 409 ConflictException',
    'error ConflictException: ~object',
    'error ConflictException.bellId: ?unknown',
    'error ConflictException.count: integer',
    'error 404 Gone',
  ];
  test.each([
    [
      'as lists within the list',
      `${before}<dl><dt>ConflictException</dt><dd><p>It is in use.</p><div><dl><dt>bellId</dt><dd><p>Which.</p></dd><dt>count</dt><dd><p>Type: Integer</p></dd></dl></div><p>HTTP Status Code: 409</p></dd><dt>Gone</dt><dd><p>HTTP Status Code: 404</p></dd></dl>`,
    ],
    [
      'as names in bold like those of errors',
      `${before}<p><b>ConflictException</b></p><p>It is in use.</p><p><b>bellId</b></p><p>Which.</p><p><b>count</b></p><p>Type: Integer</p><p>HTTP Status Code: 409</p><p><b>Gone</b></p><p>HTTP Status Code: 404</p>`,
    ],
    [
      'as names alone on lines',
      `Ring\nRings.\nRequest Syntax\nPUT /bells HTTP/1.1\nResponse Elements\nIf the action is successful, the service sends back an HTTP 200 response.\nErrors\nConflictException\nIt is in use.\nbellId\nWhich.\ncount\nType: Integer\nHTTP Status Code: 409\nGone\nHTTP Status Code: 404\n`,
    ],
  ])('%s', (_, text) => {
    const lines = facts(awsApiReference.parse(pageOf(text)));
    expect(lines.slice(lines.indexOf(fields[0] ?? ''))).toEqual(fields);
  });
});

test('lines that end a page of paper belong to nobody', () => {
  const text =
    'Ring\nRings.\nRequest Parameters\nThe request accepts the following data in JSON format.\nBell\nType: String\nRequest Parameters API Version 2020-01-01 15\nRequired: Yes\nErrors\nGone\nHTTP Status Code: 404\n';
  expect(linesOf(awsApiReference.parse(pageOf(text)))).toContain('request.Bell*: string');
});

test('a type that is called by a link alone', () => {
  const type = (markup: string): readonly string[] =>
    awsApiReference
      .parse(
        pageOf(`<h1>Tower</h1><p>High.</p><h2>Contents</h2><dl><dt>Bell</dt><dd><p>${markup}</p><p>Required: Yes</p></dd></dl>`),
      )
      .types.flatMap(({ schema }) => (schema.kind === 'object' ? schema.properties.map((one) => one.schema.kind) : []));
  expect(type('Type: <a href="API_Bell.html">Bell</a>')).toEqual(['reference']);
  expect(type('Type: <a href="API_Bell.html">Bell</a> array')).toEqual(['unknown']);
  expect(type('Type: <a href="https://a.example/">Bell</a>')).toEqual(['unknown']);
});

test.each([
  ['html/API_CreateBeacon.html', 'Harbour Lights'],
  ['text/API_CreateBeacon.txt', 'Harbour Lights'],
  ['text-tight/API_CreateBeacon.txt', undefined],
  ['rest/API_CreateBeacon.md', undefined],
])('%s is titled %s', (name, title) => expect(read(name).apiTitle).toBe(title));

test('evidence of a page with anchors names them', () => {
  const [operation] = read('html/API_CreateBeacon.html').operations;
  expect(operation?.parameters.find(({ name }) => name === 'harbourId')?.evidence['name']).toMatchObject([
    { anchor: 'harbour-CreateBeacon-request-harbourId', quote: 'harbourId', standing: 'documented' },
  ]);
});

describe('members that no mark tells from other words', () => {
  const errors = (below: string): readonly string[] =>
    pageLines(
      pageOf(
        `Ring\n\nRings the bell.\n\nRequest Parameters\nThe request accepts the following data in JSON format.\nBell\nType: String\nRequired: Yes\nErrors\n${below}`,
      ),
    ).flatMap(({ head, minor }) => (head === undefined ? (minor === undefined ? [] : [`.${minor}`]) : [head]));

  test.each([
    [
      'an error ends with its number',
      'Cracked\nIt is.\nHTTP Status Code: 400\nGone\nHTTP Status Code: 404',
      ['Bell', 'Cracked', 'Gone'],
    ],
    [
      'names before the number are fields',
      'CrackedException\nIt is.\nmessage\nWhy.\nwhere\nHTTP Status Code: 400',
      ['Bell', 'CrackedException', '.message', '.where'],
    ],
    [
      'an error may go without a number',
      'CrackedException\nIt is.\nGoneError\nIt went.',
      ['Bell', 'CrackedException', 'GoneError'],
    ],
    ['a box is no error', 'Note\nRead this.\nCrackedException\nHTTP Status Code: 400', ['Bell', 'CrackedException']],
  ])('%s', (_, below, heads) => expect(errors(below)).toEqual(heads));

  test('a name within a description is not the member that has it', () => {
    const text =
      'Ring\n\nRings.\n\nRequest Syntax\n{ "Bell": "string", "How": "string" }\nRequest Parameters\nThe request accepts the following data in JSON format.\n\nBell\nSee\nHow\nand why.\nType: String\nRequired: Yes\nHow\nLoud.\nType: String\nRequired: No\n';
    expect(pageLines(pageOf(text)).flatMap(({ head, line }) => (head === undefined ? [] : [`${line} ${head}`]))).toEqual([
      '10 Bell',
      '16 How',
    ]);
  });
});

describe('words that text breaks or runs together', () => {
  const call = 'Ring\nRings.\nRequest Parameters\nThe request accepts the following data in JSON format.\n';
  const end = 'Errors\nGoneException\nIt is.\nHTTP Status Code: 404\n';
  test.each([
    ['a type behind a sentence', `${call}Bell\nWhich one.Type: String\nRequired: Yes\n${end}`, 'request.Bell*: string'],
    [
      'a number behind a sentence',
      `${call}Bell\nType: String\nRequired: Yes\nErrors\nGone\nIt is.HTTP Status Code: 404\n`,
      'fails 404 Gone',
    ],
    [
      'values below their label',
      `${call}Bell\nType: String\nValid Values:\na |\nb\nRequired: Yes\n${end}`,
      'request.Bell*: string a|b',
    ],
    [
      'a pattern below its label',
      `${call}Bell\nType: String\nPattern:\n[a-z]+\nRequired: Yes\n${end}`,
      'request.Bell*: string pattern="[a-z]+"',
    ],
    [
      'a name in the midst of a sentence about an error',
      `${call}Bell\nType: String\nRequired: Yes\nErrors\nGone\nThere is no\nBell\nof that name.\nHTTP Status Code: 404\n`,
      'fails 404 Gone',
    ],
  ])('%s', (_, text, line) => {
    const reading = awsApiReference.parse(pageOf(text));
    expect(facts(reading)).toContain(line);
    expect(reading.errors.every(({ schema }) => schema === undefined)).toBe(true);
  });

  test('a title stands apart from names within sentences', () => {
    const text = `Menu\nList\nRing\nThe\nRing\noperation rings. If you set\nLoud\nto\ntrue\n. Then it is loud.\n${call.slice(call.indexOf('Request'))}Bell\nType: String\nRequired: Yes\n${end}`;
    expect(awsApiReference.parse(pageOf(text)).operations.map(({ id }) => id)).toEqual(['Ring']);
  });

  test('facts whose names are lost are not guessed at', () => {
    const reading = awsApiReference.parse(pageOf(`${call}Which one, of all.\nType: String\nRequired: Yes\n${end}`));
    expect(facts(reading).filter((line) => line.startsWith('request.'))).toEqual([]);
    expect(reading.diagnostics.map(({ code, quote }) => `${code} ${quote}`)).toEqual(['fields-missing Type: String']);
  });
});

describe('words that head a section or name a member', () => {
  const call = 'Request Parameters\nThe request accepts the following data in JSON format.\n';
  test.each([
    [
      'a member “Errors” has words below it',
      `Ring\nRings.\nResponse Syntax\n{ "Errors": [ "string" ] }\nResponse Elements\nThe following data is returned in JSON format by the service.\nErrors\nWhat went wrong.\nType: Array of strings\nErrors\nGone\nHTTP Status Code: 404\n`,
      ['Response Syntax', 'Response Elements', '> Errors', 'Errors', '> Gone'],
    ],
    [
      'a member “Topics” follows upon facts',
      'Bell\nA bell.\nContents\nName\nType: String\nRequired: Yes\nTopics\nType: String\nRequired: No\n',
      ['Contents', '> Name', '> Topics'],
    ],
    [
      'a member “Contents” stands within a type',
      'Bell\nA bell.\nContents\nContents\nWhat is in it.\nType: String\nRequired: Yes\nErrors\nType: String\nRequired: No\n',
      ['Contents', '> Contents', '> Errors'],
    ],
    [
      'headings one below the other are a list of them',
      `Request Parameters\nErrors\nRing\nRings a bell.\n${call}Bell\nType: String\nRequired: Yes\nErrors\nGone\nHTTP Status Code: 404\n`,
      ['Request Parameters', '> Bell', 'Errors', '> Gone'],
    ],
    [
      'a type may have no members',
      'Bell\nA bell.\nContents\nSee Also\nFor more information about using this API in one of the language-specific SDKs, see the following:\n',
      ['Contents', 'See Also'],
    ],
  ])('%s', (_, text, heads) => {
    const page = pageOf(text);
    expect(awsApiReference.matches(page)).toMatchObject({ sure: true });
    expect(
      pageLines(page).flatMap(({ kind, level, text: words, head }) =>
        kind === 'heading' && level === 2 ? [words] : head === undefined ? [] : [`> ${head}`],
      ),
    ).toEqual(heads);
  });
});

describe('names that the syntax shows', () => {
  const code = (text: string) => shownNames(text.split('\n').map((one) => ({ text: one, kind: 'code' as const })));
  test.each([
    ['keys of the outermost object', '{\n  "a": { "x": [ "string" ] },\n  "b": number\n}', ['a', 'b']],
    ['keys in one line', '{ "a": [ { "x": "string" } ], "b": "string" }', ['a', 'b']],
    ['variables of an address', 'GET /v1/{Key+}?after=After HTTP/1.1', ['v1', 'Key', 'after', 'After']],
    ['headers, and a body that is one', 'HTTP/1.1 200\nX-A: B\n\nBody', ['X-A', 'B', 'Body']],
    ['nothing', '', []],
  ])('%s', (_, text, names) => expect([...code(text)]).toEqual(names));
});

describe('titles among the names above the first section', () => {
  const lines = (text: string) => text.split('\n').map((one, at) => ({ text: one, line: at + 1 }));
  const rows = [
    ['a page’s title stands before a dash in the first lines, too', 'Ring - Bells\nList\nRing\nList\nWords', 'x.txt', 2],
    ['a page is saved under its name', 'List\nRing\nOther\nWords of it.', 'a/API_Ring.txt', 1],
    ['the last name that a sentence follows is the title', 'List\nRing\nWords of it.\nmp3\nand so on', 'x.txt', 1],
    ['a name right above the first section is the title', 'Some list\nRing', 'x.txt', 1],
  ] as const;
  test.each(rows)('%s', (_, text, source, at) => expect(titleAt(lines(text), lines(text).length, source)).toBe(at));
  test('every rule has a row', () => expect(titleRules.map(({ name }) => name)).toEqual(rows.map(([name]) => name)));
  test('there may be none', () => expect(titleAt(lines('No name'), 1, 'x.txt')).toBe(-1));
});

describe('footers', () => {
  const rows = [
    ['the site asks whether a page was of use', 'Did this page help you?'],
    ['the site says what it needs to be shown', 'Javascript is disabled or is unavailable in your browser.'],
    ['the site explains how it is written', 'Document Conventions'],
    ['the site offers to rate a page', 'Provide feedback'],
    ['the site leads to its neighbours', 'View related pages'],
    ['the site states its terms', 'Privacy | Site terms'],
    ['the site states its rights', '© 2016, Somebody'],
  ] as const;
  test.each(rows)('%s', (name, text) => expect(footerRules.find(({ match }) => match.test(text))?.name).toBe(name));
  test('every rule has a row', () => expect(footerRules.map(({ name }) => name)).toEqual(rows.map(([name]) => name)));
  test.each(['Privacy settings of a user.', 'Copyright', 'Type: String'])('%s is none', (text) =>
    expect(isFooter(text)).toBe(false),
  );
});

test.each([
  ['words alone', 'Hello\n\nRequest Syntax\n\nNothing that is known.'],
  ['a client of another kind', 'Client / ring\n\nRequest Syntax\n\nclient.ring(Bell="string")\n\nResponse Syntax\n\n{}\n'],
  ['a table of contents', '<h1>Handbook</h1><h2>Contents</h2><ul><li>Introduction</li><li>Usage</li></ul>'],
  ['headings of some REST page', '# Bells\n\n## Request Body\n\n- name\n- tone\n\n## Errors\n\n404\n'],
])('%s are not this dialect’s', (_, text) => expect(awsApiReference.matches(pageOf(text, 'page.txt'))).toEqual({ sure: false }));
