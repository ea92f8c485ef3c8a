import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/diff/compare.js';
import type { Schema } from '../../src/model/api.js';
import { answer, api, either, error, list, nothing, object, operation, query, ref, text, type, whole, words } from './models.js';
import { told } from './told.js';

/** A ferry that is booked with `Booking` and shown as `Ticket`; `Deck` stands in both. */
function ferry(change: { booking?: Schema; ticket?: Schema; deck?: Schema } = {}) {
  const { booking = object({ 'name!': text, seats: whole, deck: ref('Deck') }) } = change;
  const { ticket = object({ 'id!': text, state: words('OPEN', 'SHUT'), deck: ref('Deck') }) } = change;
  const { deck = object({ level: whole }) } = change;
  return api({
    operations: [operation('book', { takes: ref('Booking'), gives: ref('Ticket') })],
    types: [type('Booking', booking), type('Deck', deck), type('Ticket', ticket)],
  });
}

const booking = (fields: Readonly<Record<string, Schema>>) => ferry({ booking: object(fields) });
const ticket = (fields: Readonly<Record<string, Schema>>) => ferry({ ticket: object(fields) });
const long = (maxLength: number): Schema => ({ kind: 'string', maxLength, evidence: {} });

describe('what callers send', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, Schema>>, Readonly<Record<string, Schema>>, string])[] = [
    ['a field that must be there', { a: text }, { a: text, 'b!': text }, 'breaking! breaks/none field-added types.Booking.b'],
    ['a field that may be there', { a: text }, { a: text, b: text }, 'minor adds/none field-added types.Booking.b'],
    ['a field that is gone', { a: text, b: text }, { a: text }, 'breaking! breaks/none field-removed types.Booking.b'],
    ['optional, now required', { a: text }, { 'a!': text }, 'breaking! breaks/none requirement-changed types.Booking.a required'],
    ['required, now optional', { 'a!': text }, { a: text }, 'minor adds/none requirement-changed types.Booking.a required'],
    ['text, now a number', { a: text }, { a: whole }, 'breaking! breaks/none type-changed types.Booking.a type'],
    ['text, now text or nothing', { a: text }, { a: either(text, nothing) }, 'minor adds/none type-changed types.Booking.a type'],
    ['a list of values less', { a: text }, { a: words('x') }, 'breaking! breaks/none type-changed types.Booking.a type'],
    ['a longer text', { a: long(5) }, { a: long(6) }, 'minor adds/none constraint-changed types.Booking.a maxLength'],
    ['a shorter text', { a: long(5) }, { a: long(4) }, 'breaking breaks/none constraint-changed types.Booking.a maxLength'],
    ['a value less', { a: words('x', 'y') }, { a: words('x') }, 'breaking! breaks/none enum-value-removed types.Booking.a enum'],
    [
      'a value more',
      { a: words('x', 'y') },
      { a: words('x', 'y', 'z') },
      'minor adds/none enum-value-added types.Booking.a enum',
    ],
    [
      'a list of values, now short texts that all of them are',
      { a: words('x', 'y') },
      { a: long(5) },
      'minor adds/none type-changed types.Booking.a type',
    ],
    [
      'a list of values, now texts that one of them is too long for',
      { a: words('x', 'too long') },
      { a: long(5) },
      'breaking breaks/none type-changed types.Booking.a type',
    ],
    [
      'one of two lengths gone',
      { a: either(long(5), long(9), whole) },
      { a: either(long(5), whole) },
      'breaking breaks/none type-changed types.Booking.a type',
    ],
    [
      'inside a list',
      { a: list(long(5)) },
      { a: list(long(4)) },
      'breaking breaks/none constraint-changed types.Booking.a[] maxLength',
    ],
  ];
  it.each(cases)('%s', (_, before, after, expected) => {
    expect(told(booking(before), booking(after))).toContain(expected);
  });
});

describe('what readers receive', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, Schema>>, Readonly<Record<string, Schema>>, string])[] = [
    ['a field more', { a: text }, { a: text, 'b!': text }, 'minor none/adds field-added types.Ticket.b'],
    ['a field less', { a: text, b: text }, { a: text }, 'breaking! none/breaks field-removed types.Ticket.b'],
    ['required, now optional', { 'a!': text }, { a: text }, 'breaking! none/breaks requirement-changed types.Ticket.a required'],
    ['optional, now required', { a: text }, { 'a!': text }, 'minor none/adds requirement-changed types.Ticket.a required'],
    ['a number, now text', { a: whole }, { a: text }, 'breaking! none/breaks type-changed types.Ticket.a type'],
    [
      'a value more',
      { a: words('x', 'y') },
      { a: words('x', 'y', 'z') },
      'minor none/breaks-closed enum-value-added types.Ticket.a enum',
    ],
    [
      'a value less',
      { a: words('x', 'y', 'z') },
      { a: words('x', 'y') },
      'minor none/none enum-value-removed types.Ticket.a enum',
    ],
    [
      'a looser constraint',
      { a: long(5) },
      { a: long(6) },
      'minor none/breaks-closed constraint-changed types.Ticket.a maxLength',
    ],
    [
      'fields of what may be nothing, all of them gone',
      { a: either(object({ b: text, c: whole }), nothing) },
      { a: either(object({}), nothing) },
      'breaking! none/breaks field-removed types.Ticket.a<0>.b',
    ],
    ['text or nothing', { a: text }, { a: either(text, nothing) }, 'breaking! none/breaks type-changed types.Ticket.a type'],
  ];
  it.each(cases)('%s', (_, before, after, expected) => {
    expect(told(ticket(before), ticket(after))).toContain(expected);
  });
});

it('breaks code by a type that is sent and of which nothing is said any more, and by no field of that kind', () => {
  const anything: Schema = { kind: 'unknown', evidence: {} };
  expect(told(ferry(), ferry({ booking: anything }))).toEqual(['breaking! adds/none type-changed types.Booking type']);
  expect(told(booking({ a: object({ b: text }) }), booking({ a: anything }))).toContain(
    'minor adds/none type-changed types.Booking.a type',
  );
});

it('judges a type that is both sent and received by the worse of both', () => {
  const changed = told(ferry(), ferry({ deck: object({ level: whole, 'area!': whole }) }));
  expect(changed).toEqual(['breaking! breaks/adds field-added types.Deck.area']);
});

it('tells a named type once, with all operations that hold it', () => {
  const twice = (schema: Schema) =>
    api({
      operations: [operation('a', { takes: ref('Deck') }), operation('b', { gives: object({ deck: ref('Deck') }) })],
      types: [type('Deck', schema)],
    });
  const { changes } = compareModels(twice(object({ level: whole })), twice(object({ level: text })), 'page');
  expect(changes.map(({ where, operations, side }) => ({ where, operations, side }))).toEqual([
    { where: 'types.Deck.level type', operations: ['a', 'b'], side: 'both' },
  ]);
});

it('tells operations, errors and words', () => {
  const before = api({
    operations: [operation('a', { errors: [{ name: 'Full', evidence: {} }], description: 'Once.' }), operation('b')],
    errors: [error('Full')],
  });
  const after = api({
    operations: [operation('a', { errors: [{ name: 'Late', evidence: {} }], description: 'Twice.' }), operation('c')],
    errors: [error('Late')],
  });
  expect(told(before, after)).toEqual([
    'breaking! breaks/breaks operation-removed b',
    'breaking! none/breaks error-removed errors.Full',
    'minor adds/none operation-added c',
    'minor none/breaks-closed error-added errors.Late',
    'patch none/none description-changed a description',
  ]);
});

it('tells headers by their names whatever their capitals', () => {
  const headed = (name: string) => api({ operations: [operation('a', { parameters: [query(name, { in: 'header' })] })] });
  expect(told(headed('X-Deck'), headed('x-deck'))).toEqual(['breaking! none/none evidence-changed a.header.x-deck']);
});

it('tells statuses', () => {
  const answering = (status: number) => api({ operations: [operation('a', { responses: [answer(text, { status })] })] });
  expect(told(answering(200), answering(201))).toEqual([
    expect.stringContaining('response-removed a.response'),
    expect.stringContaining('response-added a.response'),
  ]);
});
