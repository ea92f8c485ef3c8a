import { describe, expect, it } from 'vitest';
import type { NamedType, Schema } from '../../src/model/api.js';
import { api, either, flag, list, nothing, object, operation, ref, text, type, whole } from './models.js';
import { told } from './told.js';

const taking = (schema: Schema, ...types: readonly NamedType[]) =>
  api({ operations: [operation('book', { takes: schema })], types });

const giving = (schema: Schema, ...types: readonly NamedType[]) =>
  api({ operations: [operation('show', { gives: schema })], types });

describe('a type that has a name in one model only', () => {
  it('is compared by its shape', () => {
    const before = giving(object({ deck: ref('Deck') }), type('Deck', object({ level: whole })));
    const after = giving(object({ deck: object({ level: text }) }));
    expect(told(before, after)).toEqual([
      'breaking! none/breaks type-changed show.response.deck.level type',
      'breaking! none/breaks export-removed types.Deck Deck',
      'minor adds/adds export-added show.response.deck ShowResponseDeck',
    ]);
  });

  it('is told as the same where it is', () => {
    const deck = object({ level: whole });
    expect(
      told(
        taking(object({ a: ref('Deck'), b: ref('Deck') }), type('Deck', deck)),
        taking(object({ a: ref('Deck'), b: deck }), type('Deck', deck)),
      ),
    ).toContain('patch none/none type-changed book.request.b type');
  });

  it('and gave way to another name is compared once, at the newer', () => {
    const uses = (name: string, level: Schema) =>
      taking(object({ a: ref(name), b: list(ref(name)) }), type(name, object({ level, self: ref(name) })));
    expect(told(uses('Deck', whole), uses('Floor', text))).toEqual([
      'breaking! breaks/none export-removed types.Deck Deck',
      'breaking! breaks/none type-changed types.Floor.level type',
      'minor adds/none export-added types.Floor Floor',
    ]);
  });
});

it('compares what two types have where one is used in place of the other', () => {
  const types = [
    type('Deck', object({ level: whole, self: ref('Deck') })),
    type('Floor', object({ level: text, self: ref('Floor') })),
  ];
  expect(told(giving(object({ at: ref('Deck') }), ...types), giving(object({ at: ref('Floor') }), ...types))).toContain(
    'breaking! none/breaks type-changed show.response.at.level type',
  );
});

it('looks into a type that holds itself once, also where it may be nothing from now on', () => {
  const deck = (self: Schema) => giving(object({ at: ref('Deck') }), type('Deck', object({ self })));
  expect(told(deck(ref('Deck')), deck(either(ref('Deck'), nothing)))).toEqual([
    'breaking! none/breaks type-changed types.Deck.self type',
  ]);
});

describe('choices', () => {
  const chosen = (...members: readonly Schema[]) => taking(object({ a: either(...members) }));
  it('are wider by a member more', () => {
    expect(told(chosen(text, whole), chosen(whole, text, flag))).toContain('minor adds/none type-changed book.request.a type');
  });

  it('are narrower by a member less', () => {
    expect(told(chosen(text, whole, flag), chosen(text, whole))).toEqual([
      'breaking! breaks/none type-changed book.request.a type',
    ]);
  });

  it('are compared member by member where these are alike', () => {
    const deck = (level: Schema) => object({ level, area: text });
    expect(told(chosen(text, deck(whole)), chosen(text, deck(text)))).toEqual([
      'breaking! breaks/none type-changed book.request.a<1>.level type',
    ]);
  });

  it('that may be nothing are looked into', () => {
    expect(told(chosen(list(text), nothing), chosen(list(whole), nothing))).toEqual([
      'breaking! breaks/none type-changed book.request.a<0>[] type',
    ]);
  });
});
