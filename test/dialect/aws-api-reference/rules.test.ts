import { describe, expect, test } from 'vitest';
import { boundsIn, factOn, factRules } from '../../../src/dialect/aws-api-reference/fact.js';
import { leadOn, leadRules } from '../../../src/dialect/aws-api-reference/lead.js';

import { plain } from '../../../src/dialect/aws-api-reference/markdown-lines.js';
import { readType, typeRules } from '../../../src/dialect/aws-api-reference/type-text.js';

describe('words without marks', () => {
  test.each([
    ['links', 'See [the guide](https://a.example/x)\\.', 'See the guide.'],
    ['links whose words are code', '[`a\\b`](x.md)', 'a\\b'],
    ['code that looks like a link', 'Pattern: `[a](b)\\.`', 'Pattern: [a](b)\\.'],
    ['anchors', 'Name<a name="x-Name"></a>', 'Name'],
    ['bold', 'a **b** c', 'a b c'],
    ['escaped stars', 'a \\*\\* b', 'a ** b'],
  ])('%s', (_, markup, words) => expect(plain(markup)).toBe(words));
});

const string = { kind: 'string' } as const;

describe('types', () => {
  const rows: readonly (readonly [rule: string, words: string, type: object])[] = [
    ['binary data travels as base64 in a string', 'Base64-encoded binary data object', { kind: 'base64' }],
    ['a JSON value may be anything', 'JSON value', { kind: 'any' }],
    ['an array names its items behind “of”', 'Array of integers', { kind: 'array', items: { kind: 'integer' } }],
    [
      'an array names its items behind “of”',
      'Array of arrays of X objects',
      { kind: 'array', items: { kind: 'array', items: { kind: 'object', name: 'X' } } },
    ],
    [
      'an array names its items behind “of”',
      'Array of string to string maps',
      { kind: 'array', items: { kind: 'map', values: string } },
    ],
    [
      'a map names its keys before “to” and its values behind it',
      'String to array of strings map',
      { kind: 'map', values: { kind: 'array', items: string } },
    ],
    [
      'a map names its keys before “to” and its values behind it',
      'String to X object map',
      { kind: 'map', values: { kind: 'object', name: 'X' } },
    ],
    [
      'a map names its keys before “to” and its values behind it',
      'String to string to string map map',
      { kind: 'map', values: { kind: 'map', values: string } },
    ],
    [
      'a map names its keys before “to” and its values behind it',
      'Map of String to Long',
      { kind: 'map', values: { kind: 'integer' } },
    ],
    ['an array names its items behind “of”', 'List of DateTime', { kind: 'array', items: { kind: 'timestamp' } }],
    ['an object is called by its name', 'constructor object', { kind: 'object', name: 'constructor' }],
    ['an array stands behind what it holds', 'String array', { kind: 'array', items: string }],
    ['an array stands behind what it holds', 'X object list', { kind: 'array', items: { kind: 'object', name: 'X' } }],
    ['a string is called a string', 'String', string],
    ['whole numbers are called by their size', 'Long', { kind: 'integer' }],
    ['other numbers are called by their precision', 'Float', { kind: 'number' }],
    ['a boolean is called a boolean', 'Boolean', { kind: 'boolean' }],
    ['a timestamp is a number of seconds in JSON', 'Timestamp', { kind: 'timestamp' }],
  ];

  test.each(rows)('%s: %s', (rule, words, type) => expect(readType(words)).toEqual({ type, rule }));

  test('every rule has a row', () => {
    expect(typeRules.map(({ name }) => name).filter((name) => !rows.some(([rule]) => rule === name))).toEqual([]);
  });

  test.each(['', 'Gut feeling', 'Array of', 'to map', 'Array of '.repeat(40)])('no type: %j', (words) => {
    expect(readType(words)).toBeUndefined();
  });
});

describe('facts', () => {
  test.each([
    ['type', 'Type: String', 'String'],
    ['length', 'Length Constraints: Fixed length of 3.', 'Fixed length of 3.'],
    ['length', 'Length constraints: Maximum length of 3.', 'Maximum length of 3.'],
    ['range', 'Valid Range: Minimum value of 1.', 'Minimum value of 1.'],
    ['items', 'Array Members: Fixed number of 2 items.', 'Fixed number of 2 items.'],
    ['entries', 'Map Entries: Maximum number of 9 items.', 'Maximum number of 9 items.'],
    ['key', 'Key Length Constraints: Maximum length of 9.', 'Maximum length of 9.'],
    ['value-length', 'Value Length Constraints: Maximum length of 9.', 'Maximum length of 9.'],
    ['value-pattern', 'Value Pattern: a:b', 'a:b'],
    ['pattern', 'Pattern: ^a$', '^a$'],
    ['values', 'Valid Values:a | b', 'a | b'],
    ['required', 'Required: No', 'No'],
    ['note', 'Note: This object is a Union. Only one.', 'This object is a Union. Only one.'],
    ['status', 'HTTP Status Code: 404', '404'],
  ])('%s', (kind, line, words) => {
    const fact = factOn(line, 7);
    expect(fact).toMatchObject({ kind, words, at: 7 });
    expect(factRules.map(({ name }) => name)).toContain(fact?.rule);
  });

  test.each(['Required: see below', 'HTTP Status Code: none', 'The Type: String'])('none: %s', (line) => {
    expect(factOn(line, 0)).toBeUndefined();
  });

  test.each([
    ['Minimum length of 1. Maximum length of 20.', { minimum: 1, maximum: 20 }],
    ['Minimum value of -0.5.', { minimum: -0.5 }],
    ['Fixed number of 3 items.', { minimum: 3, maximum: 3 }],
    ['Some.', {}],
  ])('bounds: %s', (words, bounds) => expect(boundsIn(words)).toEqual(bounds));
});

describe('sentences above members', () => {
  const rows = [
    ['data in XML format is not for this dialect', 'The request accepts the following data in XML format.', 'foreign'],
    [
      'elements without a format are those of the query protocol',
      'The following elements are returned by the service.',
      'foreign',
    ],
    ['members in JSON format make up the body', 'The following data is returned in JSON format by the service.', 'json'],
    ['binary data is the whole body', 'The request accepts the following binary data.', 'binary'],
    ['what is returned as the HTTP body is the whole of it', 'The response returns the following as the HTTP body.', 'payload'],
    ['what is returned as HTTP headers is not in the body', 'The response returns the following HTTP headers.', 'headers'],
    ['the request uses URI parameters', 'The request uses the following URI parameters.', 'uri'],
    ['the request has none of these', 'The request does not have a request body.', 'nothing'],
    [
      'the service says with which status it answers',
      'If the action is successful, the service sends back an HTTP 204 response with an empty HTTP body.',
      'success',
    ],
    [
      'of a union’s members one only may be there',
      'This data type is a UNION, so only one of the following members can be specified when used or returned.',
      'union',
    ],
    [
      'what is common to all actions stands elsewhere',
      'For information about the errors that are common to all actions, see Common Errors.',
      'common',
    ],
  ] as const;

  test.each(rows)('%s', (name, text, lead) => expect(leadOn(text)).toMatchObject({ name, lead }));

  test('every rule has a row', () => {
    expect(leadRules.map((rule) => rule.name).filter((name) => !rows.some(([rule]) => rule === name))).toEqual([]);
  });
});
