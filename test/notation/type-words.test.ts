import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatType } from '../../src/model/type-notation.js';
import { schemaOfWords, type TypeWords } from '../../src/notation/type-schema.js';
import { knownTypes, readTypeWords, typeRules } from '../../src/notation/type-words.js';

const known = knownTypes(['Order', 'Line Item', 'Address']);
const evidence = { type: [{ source: 'page', quote: 'words', rule: 'rule', standing: 'documented' as const }] };

/** In one line: the model's notation, with formats, values and lengths behind it. */
function told(type: TypeWords | undefined): string {
  if (!type) return 'not understood';
  const schema = schemaOfWords(type, evidence);
  const more = Object.entries(type).flatMap(([key, value]) =>
    ['format', 'values', 'maxLength'].includes(key) && !(typeof value === 'object' && 'kind' in value) ? [`${key}=${value}`] : [],
  );
  return [formatType(schema), ...more].join(' ');
}

describe('types in words', () => {
  test.each([
    ['string', 'string'],
    ['String', 'string'],
    ['`str`', 'string'],
    ['Text', 'string'],
    ['int', 'integer'],
    ['int64', 'integer format=int64'],
    ['integer (int64)', 'integer format=int64'],
    ['integer(int64)', 'integer format=int64'],
    ['integer <int32>', 'integer format=int32'],
    ['string<date-time>', 'string format=date-time'],
    ['string (uuid)', 'string format=uuid'],
    ['string, uuid', 'string format=uuid'],
    ['number (double)', 'number format=double'],
    ['string date-time', 'string format=date-time'],
    ['String(35)', 'string maxLength=35'],
    ['varchar(255)', 'string maxLength=255'],
    ['string (max 40 characters)', 'string maxLength=40'],
    ['boolean', 'boolean'],
    ['Bool', 'boolean'],
    ['true/false', 'boolean'],
    ['true or false', 'boolean'],
    ['float', 'number format=float'],
    ['decimal', 'number'],
    ['date', 'string format=date'],
    ['ISO 8601 date', 'string format=date'],
    ['ISO 8601 timestamp', 'string format=date-time'],
    ['Unix timestamp', 'integer'],
    ['UUID', 'string format=uuid'],
    ['e-mail address', 'string format=email'],
    ['URL', 'string format=uri'],
    ['any', 'unknown'],
    ['file', 'binary'],
    ['object', 'object'],
    ['JSON object', 'object'],
    ['hash', 'object'],
    ['array', 'array[unknown]'],
    ['[object]', 'array[object]'],
    ['[string]', 'array[string]'],
    ['string[]', 'array[string]'],
    ['string[][]', 'array[array[string]]'],
    ['array of strings', 'array[string]'],
    ['Array of integers', 'array[integer]'],
    ['list of objects', 'array[object]'],
    ['list of Order objects', 'array[Order]'],
    ['array of orders', 'array[Order]'],
    ['array of addresses', 'array[Address]'],
    ['List<Order>', 'array[Order]'],
    ['Array<string>', 'array[string]'],
    ['array[integer]', 'array[integer]'],
    ['array (string)', 'array[string]'],
    ['string array', 'array[string]'],
    ['array of array of integers', 'array[array[integer]]'],
    ['map<string, Order>', 'map[Order]'],
    ['Map<String, List<Integer>>', 'map[array[integer]]'],
    ['map of string to integer', 'map[integer]'],
    ['Order', 'Order'],
    ['order object', 'Order'],
    ['a line item', 'Line Item'],
    ['object (Address)', 'Address'],
    ['Payment object', 'object'],
    ['enum', 'string'],
    ['string (enum)', 'string'],
    ['enum<integer>', 'integer'],
    ['"on" | "off"', 'enum[string] values=on,off'],
    ["'a' or 'b'", 'enum[string] values=a,b'],
    ['enum (red, green)', 'enum[string] values=red,green'],
    ['enum: 1, 2, 3', 'enum[integer] values=1,2,3'],
    ['string or null', 'string | null'],
    ['null or Order', 'null | Order'],
    ['?string', 'string | null'],
    ['nullable string', 'string | null'],
    ['string, nullable', 'string | null'],
    ['integer / null', 'integer | null'],
    ['string | integer', 'string | integer'],
    ['integer or array of integers', 'integer | array[integer]'],
    ['(string | null)[]', 'not understood'],
    ['array of strings or null', 'array[string] | null'],
    ['an integer', 'integer'],
  ])('%s → %s', (words, meaning) => {
    expect(told(readTypeWords(words, known)?.type)).toBe(meaning);
  });

  test.each([
    '',
    'Invoice',
    'timestamp',
    'ID',
    'seconds',
    'EUR',
    'the customer',
    'array of things',
    'money',
    'string(thing)',
    'map<string>',
    'x'.repeat(400),
    'a | b',
    '__proto__',
    'constructor',
    'array of __proto__',
    'integer (uuid)',
  ])('%s is not understood, and no type is guessed', (words) => {
    expect(readTypeWords(words, known)).toBeUndefined();
  });

  test('whatever the text, an answer comes from a rule of the table', () => {
    const pieces = fc.constantFrom(
      'array',
      'of',
      'string',
      '<',
      '>',
      '[',
      ']',
      '|',
      'or',
      'null',
      '?',
      '(',
      ')',
      ',',
      'Order',
      ' ',
      'enum',
      "'",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const read = readTypeWords(parts.join(''), known);
        return read === undefined || typeRules.some(({ name }) => name === read.rule);
      }),
    );
  });
});
