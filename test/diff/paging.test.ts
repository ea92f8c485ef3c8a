import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/diff/compare.js';
import { surfaceOf } from '../../src/diff/exported.js';
import type { ApiModel, Parameter, Schema } from '../../src/model/api.js';
import { everything } from './everything.js';
import { answer, api, list, object, operation, query, text, type, whole } from './models.js';
import { mutated, mutations } from './mutations.js';
import { told } from './told.js';

const worded = (description: string, schema: Schema = text): Schema => ({ ...schema, description });

/** Departures of ferries, page by page. */
const board = (parameters: readonly Parameter[], gives: Schema, headers: readonly Parameter[] = []): ApiModel =>
  api({
    operations: [operation('departures', { method: 'GET', parameters, responses: [answer(gives, { headers })] })],
    types: [type('Departure', object({ 'pier!': text }))],
  });

const rows = list(object({ 'pier!': text }));
const from = (description: string): ApiModel =>
  board([query('after', { schema: worded(description) })], object({ rows, lastKey: text }));
const link = (description: string): ApiModel => board([], rows, [query('Link', { in: 'header', schema: worded(description) })]);
const address = (description: string): ApiModel => board([], object({ rows, next: worded(description) }));
const numbered = (page: Partial<Parameter>): ApiModel => board([query('page', page)], object({ rows, total_pages: whole }));

/** Each pages by its words, and by nothing else. */
const paging: Readonly<Record<string, readonly [paged: ApiModel, plain: ApiModel]>> = {
  'what is given where': [from('The `lastKey` of the page before, for the next page.'), from('Where to begin.')],
  'what a header leads to': [link('Leads to the next page.'), link('Leads somewhere.')],
  'what is an address': [address('Link to what follows.'), address('What follows.')],
  'the number of the first page, by its default': [
    numbered({ schema: { ...whole, default: 1 } as Schema }),
    numbered({ schema: whole }),
  ],
  'the number of the first page, by its least': [
    numbered({ schema: { ...whole, minimum: 1 } as Schema }),
    numbered({ schema: whole }),
  ],
};

describe('pages that are known by', () => {
  it.each(Object.entries(paging))('%s: the function that walks through them goes with it, and the diff says so', (_, pair) => {
    const [paged, plain] = pair;
    expect(told(paged, plain)).toContain('breaking! breaks/breaks export-removed departures paginateDepartures');
    expect(told(plain, paged)).toContain('minor adds/adds export-added departures paginateDepartures');
  });

  it('other words than those that tell it stay other words', () => {
    const changes = told(
      from('The `lastKey` of the page before, for the next page.'),
      from('For the next page: the `lastKey` of this one.'),
    );
    expect(changes).toEqual(['patch none/none description-changed departures.query.after description']);
  });
});

const lost = (before: ApiModel, now: ApiModel): readonly string[] => {
  const left = surfaceOf(now).names;
  return [...surfaceOf(before).names.keys()].filter((name) => !left.has(name));
};

const isTold = (before: ApiModel, now: ApiModel): boolean =>
  compareModels(before, now, 'page').changes.some(({ impact }) => impact.compile);

/** Whatever it is that changed: that it is found out quickly must not make it less true. */
describe('no name is lost by a change that is told to leave code as it is', () => {
  const models: readonly (readonly [string, ApiModel])[] = [
    ['everything', everything()],
    ...Object.entries(paging).map(([name, [paged]]) => [name, paged] as const),
  ];

  it.each(models)('of %s', (_, model) => {
    const silent = mutations(model).filter((mutation) => {
      const other = mutated(model, mutation);
      const ways = [
        [model, other],
        [other, model],
      ] as const;
      return ways.some(([before, now]) => lost(before, now).length > 0 && !isTold(before, now));
    });
    expect(silent).toEqual([]);
  });
});
