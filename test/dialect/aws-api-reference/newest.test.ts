import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { awsApiReference } from '../../../src/dialect/aws-api-reference/index.js';
import { linkRules } from '../../../src/dialect/aws-api-reference/links.js';
import { serverUrl } from '../../../src/dialect/aws-api-reference/samples.js';
import { buildModel } from '../../../src/model/build.js';
import { checkModel } from '../../../src/model/check.js';
import type { Reading } from '../../../src/model/reading.js';
import { outline } from '../../../src/page/outline.js';
import { decideProtocol } from '../../../src/protocol/decide.js';
import { linesOf, pageOf } from '../reading-lines.js';

const folder = new URL('../../../fixtures/aws-api-reference/newest/', import.meta.url);
const read = (name: string): Reading =>
  awsApiReference.parse(outline({ id: name, bytes: readFileSync(new URL(name, folder)) }).value);
const readAll = (): readonly Reading[] => readdirSync(folder).map(read);

/** Without descriptions. */
const facts = (reading: Reading): readonly string[] => linesOf(reading).map((line) => line.replace(/ “[\s\S]*”$/, ''));

describe('an operation of the newest pages', () => {
  const reading = read('API_RingBell.md');

  test('is read whole', () => {
    expect(facts(reading)).toEqual([
      'POST /',
      'header X-Amz-Target*: ~string e.g. BellTower_20240229.RingBell',
      'body application/x-amz-json-1.1',
      'request: object',
      'request.BellId*: string minLength=0 maxLength=32 pattern="bell-[0-9a-f]+"',
      'request.Hammers: map of map of string minLength=0 maxLength=16',
      'request.Tone: -> Tone',
      'response 200',
      '  application/x-amz-json-1.1',
      '  response: object',
      '  response.RungAt: ~number',
      '  response.Tones: array of -> Tone minItems=2 maxItems=2',
      'fails 409 BellCrackedException',
      'fails 429 NightException',
      'fails 429 ThrottlingException',
      'error 409 BellCrackedException',
      'error BellCrackedException: ~object',
      'error BellCrackedException.message: ~string',
      'error BellCrackedException.bellId: ?unknown',
      'error BellCrackedException.cracks: ?unknown',
      'error 429 NightException',
      'error NightException: ~object',
      'error NightException.retryAfterSeconds: integer',
      'error 429 ThrottlingException',
    ]);
    expect(reading.errors[0]?.description).toBe('The bell is cracked.');
    expect(reading.operations[0]?.description).toBe(
      'Rings a bell once, or for as long as you say.\nNote\nBells are not rung at night.',
    );
  });

  test('has examples, and the server that they are sent to', () => {
    expect(reading.servers).toMatchObject([
      {
        url: 'https://bells.{region}.amazonaws.com',
        evidence: { url: [{ line: 127, quote: 'Host: bells.us-west-2.amazonaws.com', standing: 'inferred' }] },
      },
    ]);
    expect(reading.operations[0]?.examples).toMatchObject([
      { role: 'request', title: 'Ring the small bell', mediaType: 'application/x-amz-json-1.1', value: { BellId: 'bell-1' } },
      { role: 'response', title: 'Ring the small bell', status: 200, value: { RungAt: 1700000000 } },
    ]);
  });

  test('says what is not known', () => {
    expect(reading.diagnostics.map(({ code, quote }) => `${code} ${quote}`)).toEqual([
      'type-unknown bellId',
      'example-unreadable { "BellId": ... }',
      'part-unplaced Key Length Constraints: Minimum length of 1. Maximum length of 8.',
    ]);
  });

  test('asks for the pages that it refers to', () => {
    expect(reading.links).toEqual([{ url: 'API_Tone.md', rule: 'a type is told on the page that its name leads to', line: 55 }]);
  });
});

describe('a response that the syntax tells more of', () => {
  const responseOf = (syntax: string, members: string): Reading =>
    awsApiReference.parse(
      pageOf(
        `# HearBell\n\nListens.\n\n## Request Syntax\n\n\`\`\`\nGET /bells HTTP/1.1\n\`\`\`\n\n## Response Syntax\n\n\`\`\`\n${syntax}\n\`\`\`\n\n## Response Elements\n\nThe following data is returned in JSON format by the service.\n\n${members}`,
        'API_HearBell.md',
      ),
    );
  const time = ' ** Rung **\nWhen.\nType: Timestamp\n\n ** Tone **\nWhich.\nType: [Tone](API_Tone.md) object\n';

  test.each([
    [
      'a time that is shown as a string is one',
      '{\n "Rung": "string",\n "Tone": { "At": number }\n}',
      'string format="date-time"',
    ],
    ['a time that is shown as a number is one', '{ "Rung": number, "Tone": { "Rung": "string" } }', '~number'],
    ['a time that is not shown is taken for a number', '{ "Tone": { } }', '~number'],
  ])('%s', (_, syntax, type) => {
    const reading = responseOf(`HTTP/1.1 200\nContent-type: application/json\n\n${syntax}`, time);
    expect(facts(reading)).toContain(`  response.Rung: ${type}`);
  });

  test('a stream of events is bytes, and said to be', () => {
    const reading = responseOf('HTTP/1.1 200\nContent-type: application/vnd.amazon.eventstream\n\n{ "Rung": { } }', time);
    expect(facts(reading)).toContain('  application/vnd.amazon.eventstream');
    expect(facts(reading)).toContain('  response: binary');
    expect(reading.diagnostics.map(({ code, quote }) => `${code} ${quote}`)).toEqual([
      'part-unplaced Content-type: application/vnd.amazon.eventstream',
    ]);
  });
});

test('a list of pages asks for each of them', () => {
  expect(read('API_Operations.md').links).toEqual(
    ['API_RingBell.md', 'API_HearBell.md'].map((url, index) => ({
      url,
      rule: 'a list of pages leads to each of them',
      line: index + 5,
    })),
  );
});

test('every rule for links has a name of its own', () => {
  expect(new Set(linkRules.map(({ name }) => name)).size).toBe(linkRules.length);
});

test('a sample that speaks an older JSON is told of', () => {
  const text = readFileSync(new URL('API_RingBell.md', folder), 'utf8').replaceAll('x-amz-json-1.1', 'x-amz-json-1.0');
  const { diagnostics } = awsApiReference.parse(pageOf(text, 'API_RingBell.md'));
  expect(diagnostics.map(({ quote }) => quote)).toContain('Content-Type: application/x-amz-json-1.0');
  expect(diagnostics.length).toBe(read('API_RingBell.md').diagnostics.length + 1);
});

test('a union is an object of which one member may be there', () => {
  const reading = read('API_Tone.md');
  const schema = reading.types[0]?.schema;
  expect(
    schema?.kind === 'object'
      ? schema.properties.map(({ name, required, schema: own }) => `${name} ${required} ${own.kind}`)
      : [],
  ).toEqual([
    'Hertz false number',
    'Name false enum',
    'Overtones false array',
    'Recording false string',
    'Remarks false unknown',
  ]);
  expect(reading.diagnostics.map(({ code, quote }) => `${code} ${quote?.slice(0, 27)}`)).toEqual([
    'part-unplaced This data type is a UNION, ',
  ]);
});

test('common errors are those of the API, unless an operation says otherwise', () => {
  const { value } = buildModel(readAll());
  expect(value.errors.map(({ name, status }) => `${status} ${name}`)).toEqual([
    '409 BellCrackedException',
    '403 ExpiredTokenException',
    '500 InternalFailure',
    '429 NightException',
    '429 ThrottlingException',
  ]);
  expect(value.operations[0]?.errors.map(({ name }) => name)).not.toContain('ExpiredTokenException');
});

test('common parameters say nothing of an operation', () => {
  expect(read('CommonParameters.md')).toMatchObject({ operations: [], types: [], errors: [], diagnostics: [] });
});

test('nothing is missing that a client needs', () => {
  const { value } = decideProtocol(buildModel(readAll()).value);
  expect(value.protocol).toMatchObject({ kind: 'aws-json', targetPrefix: 'BellTower_20240229' });
  expect(checkModel(value).diagnostics).toEqual([]);
});

test.each([
  ['bells.us-west-2.amazonaws.com', 'https://bells.{region}.amazonaws.com'],
  ['bells.<region>.<domain>;', 'https://bells.{region}.amazonaws.com'],
  ['bells.aws-region.amazonaws.com', 'https://bells.{region}.amazonaws.com'],
  ['bells.cn-north-1.amazonaws.com.cn', 'https://bells.{region}.amazonaws.com.cn'],
  ['runtime.bells.eu-central-1.amazonaws.com', 'https://runtime.bells.{region}.amazonaws.com'],
  ['bells.amazonaws.com', 'https://bells.amazonaws.com'],
  ['123456789012.bells.us-west-2.amazonaws.com', undefined],
  ['<bucket>.bells.us-west-2.amazonaws.com', undefined],
  ['bells.example.com', undefined],
  ['amazonaws.com.evil.example', undefined],
  ['bells.us-west-2.amazonaws.com/../x', undefined],
  ['', undefined],
])('the host %s is the server %s', (host, url) => expect(serverUrl(host)).toBe(url));
