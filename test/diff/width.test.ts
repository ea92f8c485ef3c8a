import { expect, it } from 'vitest';
import { breaksCode, type Meant, widthOf } from '../../src/diff/width.js';
import type { NamedType, Schema } from '../../src/model/api.js';
import { api, either, flag, list, nothing, object, ref, text, type, whole, words } from './models.js';

const number: Schema = { kind: 'number', evidence: {} };
const unknown: Schema = { kind: 'unknown', evidence: {} };
const bytes: Schema = { kind: 'binary', evidence: {} };
const map = (values: Schema): Schema => ({ kind: 'map', values, evidence: {} });

/** Of which not every member is known. */
function part(fields: Readonly<Record<string, Schema>>): Schema {
  const whole = object(fields);
  return whole.kind === 'object' ? { ...whole, partial: true } : whole;
}

const short = (maxLength: number): Schema => ({ kind: 'string', maxLength, evidence: {} });
const any = (...members: readonly Schema[]): Schema => ({ kind: 'union', mode: 'any-of', members, evidence: {} });
const few = (maxItems: number): Schema => ({ kind: 'array', items: text, maxItems, evidence: {} });
const numbers = (...values: readonly number[]): Schema => ({ kind: 'enum', type: 'integer', values, evidence: {} });
const least = (minimum: number): Schema => ({ kind: 'integer', minimum, evidence: {} });

const types: readonly NamedType[] = [
  type('Deck', object({ 'level!': whole, below: ref('Deck') })),
  type('Floor', object({ 'level!': number, below: ref('Floor') })),
  type('Room', object({ 'level!': text, below: ref('Room') })),
  type('Rule', either(ref('Rule'), whole)),
  type('Either', either(ref('Or'), text)),
  type('Or', either(ref('Either'), whole)),
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
  ['an object with a field, any object', object({ level: whole }), object({}), 'wider'],
  ['a map, any object', map(whole), object({}), 'wider'],
  ['a map of anything, any object', map(unknown), object({}), undefined],
  ['lists by their items', list(whole), list(number), 'wider'],
  ['maps by their values', map(whole), map(text), 'other'],
  ['members under any name, under one', map(text), object({ a: text }), 'narrower'],
  ['members under any name, under one that is known', map(text), part({ a: text }), 'wider'],
  ['an object of which nothing is said, members of one type', object({}), map(text), 'narrower'],
  ['an object of which nothing is said, members of any', object({}), map(unknown), undefined],
  ['choices in another order', either(text, whole), either(whole, text), undefined],
  ['words, a choice of them', words('a', 'b'), either(words('a'), words('b')), undefined],
  ['types that hold themselves', ref('Deck'), ref('Floor'), 'wider'],
  ['types that hold themselves and something else', ref('Deck'), ref('Room'), 'other'],
  ['words that are all short enough, short texts', words('a', 'bb'), short(2), 'wider'],
  ['words of which one is too long, short texts', words('a', 'bbb'), short(2), 'other'],
  ['words, texts that must look like something', words('a'), { kind: 'string', pattern: '^a', evidence: {} }, 'other'],
  ['numbers that are listed, numbers that leave one of them out', numbers(2, 3), least(3), 'other'],
  ['short texts, a choice with longer ones', short(2), either(short(3), whole), 'wider'],
  ['short texts, a choice with shorter ones', short(2), either(short(1), whole), 'other'],
  ['a choice with shorter texts, without them', any(short(1), short(3)), short(3), undefined],
  ['a choice with longer texts, without them', any(short(1), short(3)), short(1), 'narrower'],
  ['lists that are bounded, a choice of such with fewer', few(3), either(few(2), flag), 'other'],
  ['anything, a choice that leaves anything open', unknown, either(ref('Deck'), unknown), undefined],
  ['text, a choice that holds itself and has none', text, ref('Rule'), 'other'],
  ['a type, a choice that holds itself and has none', ref('Deck'), ref('Rule'), 'other'],
  ['a choice that holds itself, one that holds it in another', ref('Rule'), ref('Either'), 'wider'],
  ['choices that hold one another', ref('Or'), ref('Either'), undefined],
  ['a choice of types of which none fits', ref('Deck'), either(ref('Room'), list(ref('Room'))), 'other'],
];

it.each(cases)('%s', (_, before, after, expected) => {
  const turned = { wider: 'narrower', narrower: 'wider', other: 'other' } as const;
  expect(widthOf(meant(before), meant(after))).toBe(expected);
  const back = Object.entries(turned).find(([width]) => width === expected)?.[1];
  expect(widthOf(meant(after), meant(before))).toBe(back);
});

const exclusive: readonly (readonly [string, Schema, Schema, string | undefined])[] = [
  ['texts, one of two of which one holds them all', short(3), either(short(1), short(3)), 'narrower'],
  ['texts, one of two that allow fewer and more', short(1), either(short(1), short(3)), 'other'],
  ['a type, one of that and another that demands nothing', ref('Deck'), either(ref('Deck'), object({ name: text })), 'other'],
  ['a type, one of that and another that demands more', ref('Deck'), either(ref('Deck'), object({ 'name!': text })), 'wider'],
  ['a choice of two things at once, another order', either(text, short(2)), either(short(2), text), undefined],
  ['the same in a field', object({ a: either(text, short(2)) }), object({ a: either(short(2), text) }), undefined],
  ['lists, one of two kinds of lists, for an empty list is both', list(text), either(list(text), list(whole)), 'other'],
  ['anything, one of two', any(text, whole), either(text, words('a'), whole), 'narrower'],
];

it.each(exclusive)('where just one has to hold: %s', (_, before, after, expected) => {
  expect(widthOf(meant(before), meant(after))).toBe(expected);
});

it('is asked of types alone where constraints are told by themselves', () => {
  expect(widthOf(meant(whole), meant({ kind: 'number', minimum: 1, evidence: {} }))).toBe('other');
  expect(widthOf(meant(whole), meant({ kind: 'number', minimum: 1, evidence: {} }), 'types')).toBe('wider');
});

const code: readonly (readonly [string, Schema, Schema, boolean, boolean])[] = [
  ['whole numbers and all numbers are one type', whole, number, false, false],
  ['bytes may be written as text', text, bytes, false, true],
  ['lists of values are open to readers', words('a', 'b'), words('b', 'c'), true, false],
  ['a literal with a member that is not known', object({ a: text, b: text }), object({ a: text }), true, false],
  ['a choice that leaves anything open', either(ref('Deck'), unknown), either(ref('Deck'), unknown), false, false],
  ['a literal with members under any name', map(text), object({ a: text }), true, true],
  ['members under any name, of which one is known', map(text), part({ a: text }), false, true],
  ['text, an object of which nothing is said', text, object({}), false, true],
  ['text, an object of which no member is known', text, part({}), true, true],
  ['one of some words, an object of which no member is known', words('a'), part({}), true, true],
  ['a list, an object of which nothing is said', list(text), object({}), false, true],
  ['an object that may have more, one that has no more', part({ a: text }), object({ a: text }), true, true],
  ['an object that has no more, one that may', object({ a: text }), part({ a: text }), false, false],
  ['an object of which no member is known, one of which nothing is said', part({}), object({}), false, true],
  ['a member of every object', object({ a: text }), object({ a: text, constructor: text }), true, false],
];

it.each(code)('%s', (_, before, after, sent, received) => {
  expect([breaksCode(meant(before), meant(after), 'sent'), breaksCode(meant(before), meant(after), 'received')]).toEqual([
    sent,
    received,
  ]);
});
