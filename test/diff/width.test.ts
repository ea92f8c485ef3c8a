import { expect, it } from 'vitest';
import { breaksCode, type Meant, widthOf } from '../../src/diff/width.js';
import type { NamedType, Schema } from '../../src/model/api.js';
import { api, either, flag, list, nothing, object, ref, text, type, whole, words } from './models.js';

const number: Schema = { kind: 'number', evidence: {} };
const unknown: Schema = { kind: 'unknown', evidence: {} };
const bytes: Schema = { kind: 'binary', evidence: {} };
const map = (values: Schema): Schema => ({ kind: 'map', values, evidence: {} });

const types: readonly NamedType[] = [
  type('Deck', object({ 'level!': whole, below: ref('Deck') })),
  type('Floor', object({ 'level!': number, below: ref('Floor') })),
  type('Room', object({ 'level!': text, below: ref('Room') })),
];
const model = api({ types });
const meant = (schema: Schema): Meant => ({ schema, of: model, lookup: [model] });

const cases: readonly (readonly [string, Schema, Schema, string | undefined])[] = [
  ['text, text or a number', text, either(text, whole), 'wider'],
  ['whole numbers, all numbers', whole, number, 'wider'],
  ['some words, all words', words('a', 'b'), text, 'wider'],
  ['text, anything', text, unknown, 'wider'],
  ['text, text or nothing', text, either(text, nothing), 'wider'],
  ['text, yes or no', text, flag, 'other'],
  ['lists by their items', list(whole), list(number), 'wider'],
  ['maps by their values', map(whole), map(text), 'other'],
  ['choices in another order', either(text, whole), either(whole, text), undefined],
  ['words, a choice of them', words('a', 'b'), either(words('a'), words('b')), undefined],
  ['types that hold themselves', ref('Deck'), ref('Floor'), 'wider'],
  ['types that hold themselves and something else', ref('Deck'), ref('Room'), 'other'],
  ['a choice of types of which none fits', ref('Deck'), either(ref('Room'), list(ref('Room'))), 'other'],
];

it.each(cases)('%s', (_, before, after, expected) => {
  const turned = { wider: 'narrower', narrower: 'wider', other: 'other' } as const;
  expect(widthOf(meant(before), meant(after))).toBe(expected);
  const back = Object.entries(turned).find(([width]) => width === expected)?.[1];
  expect(widthOf(meant(after), meant(before))).toBe(back);
});

const code: readonly (readonly [string, Schema, Schema, boolean, boolean])[] = [
  ['whole numbers and all numbers are one type', whole, number, false, false],
  ['bytes may be written as text', text, bytes, false, true],
  ['lists of values are open to readers', words('a', 'b'), words('b', 'c'), true, false],
  ['a literal with a member that is not known', object({ a: text, b: text }), object({ a: text }), true, false],
  ['a member of every object', object({ a: text }), object({ a: text, constructor: text }), true, false],
];

it.each(code)('%s', (_, before, after, sent, received) => {
  expect([breaksCode(meant(before), meant(after), 'sent'), breaksCode(meant(before), meant(after), 'received')]).toEqual([
    sent,
    received,
  ]);
});
