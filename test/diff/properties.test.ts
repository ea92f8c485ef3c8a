import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { compareModels } from '../../src/diff/compare.js';
import { sameFacts } from '../../src/diff/same.js';
import { Uses } from '../../src/diff/uses.js';
import { directions } from '../../src/emit/directions.js';
import { viewOperation } from '../../src/emit/operation-view.js';
import type { ApiModel } from '../../src/model/api.js';
import { parseFactPath } from '../../src/model/fact-path.js';
import { everything, hostileNames } from './everything.js';
import { api, error, operation, query, ref, type, words } from './models.js';
import { type Mutation, mutated, mutations } from './mutations.js';

const model = everything();

/** Everything that a model says, one thing said otherwise at a time. */
const all = mutations(model);

it('has enough to change', () => {
  expect(all.length).toBeGreaterThan(250);
});

it('tells nothing of a model and itself', () => {
  expect(compareModels(model, structuredClone(model), 'page')).toEqual({ changes: [] });
});

describe('one fact that is another', () => {
  let diffs: readonly { readonly mutation: Mutation; readonly there: readonly Change[]; readonly back: readonly Change[] }[];

  beforeAll(() => {
    diffs = all.map((mutation) => {
      const other = mutated(model, mutation);
      const there = compareModels(model, other, 'page').changes;
      return { mutation, there, back: compareModels(other, model, 'page').changes };
    });
  });

  it('never slips through', () => {
    expect(diffs.filter(({ there, back }) => there.length === 0 || back.length === 0)).toEqual([]);
  });

  it('is told as coming where it goes the other way round', () => {
    for (const { mutation, there, back } of diffs) {
      expect([mutation, ...partedOf(there)]).toEqual([mutation, ...partedOf(back).map(turned).sort()]);
    }
  });

  it('is a breaking change wherever code breaks by it', () => {
    const milder = diffs.flatMap(({ there, back }) =>
      [...there, ...back].filter(({ impact }) => impact.compile && impact.severity !== 'breaking'),
    );
    expect(milder).toEqual([]);
  });

  it('has a place that corrections can be written for, wherever it is no page', () => {
    const places = diffs
      .flatMap(({ there }) => there)
      .filter(({ kind, where }) => kind !== 'evidence-changed' && !sources.has(where));
    expect(places.map(({ where }) => parseFactPath(where)).filter((parsed) => 'problem' in parsed)).toEqual([]);
  });
});

const sources = new Set(model.sources.map(({ source }) => source));

it('never throws, whatever things are called', () => {
  const name = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.constantFrom(...hostileNames));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [before, after] = [named(one), named(other)];
      const { changes } = compareModels(before, after, 'page');
      expect(changes.length > 0).toBe(one !== other);
      for (const { where } of changes) expect(parseFactPath(where)).toHaveProperty('path');
    }),
    { numRuns: 80 },
  );
});

/** Everything in it is called so. */
const named = (name: string): ApiModel =>
  api({
    operations: [
      operation(name, { takes: ref(name), gives: ref(name), parameters: [query(name)], errors: [{ name, evidence: {} }] }),
    ],
    types: [
      type(name, {
        kind: 'object',
        properties: [{ name, required: true, schema: words(name, 'x'), evidence: {} }],
        evidence: {},
      }),
    ],
    errors: [error(name)],
  });

describe('many facts that are others', () => {
  const some = fc.array(fc.nat({ max: all.length - 1 }), { minLength: 1, maxLength: 6 });
  const changed = (picked: readonly number[]): ApiModel =>
    picked.reduce<ApiModel>((current, index) => {
      const mutation = all[index];
      return mutation === undefined ? current : mutated(current, mutation);
    }, model);

  it('are told in one order, and not at all where the facts are the same', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [before, after] = [changed(one), changed(other)];
        const { changes } = compareModels(before, after, 'page');
        expect(changes.length > 0 || sameFacts(before, after)).toBe(true);
        expect(compareModels(structuredClone(before), structuredClone(after), 'page').changes).toEqual(changes);
      }),
      { numRuns: 40 },
    );
  });
});

/** The names of parts are told where nothing else tells of what their coming or going does: not alike both ways. */
const partedOf = (changes: readonly Change[]): readonly string[] =>
  changes
    .filter(({ kind }) => /^(?!export).*-(?:added|removed)$/.test(kind))
    .map((change) => `${change.kind} ${change.where} ${'name' in change ? change.name : ''}`)
    .sort();

const turned = (text: string): string =>
  text.replace(/-(added|removed) /, (_, ending: string) => (ending === 'added' ? '-removed ' : '-added '));

it('sees types on the sides on which packages show them', () => {
  const uses = new Uses(model);
  const sideOf = directions(
    model,
    model.operations.map((operation) => viewOperation(operation, model)),
  );
  expect(model.types.map(({ name }) => uses.shownSide(name))).toEqual(model.types.map(({ name }) => sideOf(name)));
});
