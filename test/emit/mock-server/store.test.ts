import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Store } from '../../../src/emit/mock-server/runtime/store.js';

/** A store, and the clock that it goes by. */
function storeAt(time = 1_000): { readonly store: Store; readonly clock: { time: number } } {
  const clock = { time };
  return { store: new Store(() => clock.time), clock };
}

const hostile = ['__proto__', 'constructor', 'prototype', 'toString', 'a/b', '', '${x}', '\u2028', '0', '10', '2'];
const key = fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 4 }));

describe('records', () => {
  test('are what was put, until they are deleted', () => {
    const { store } = storeAt();
    store.put('users', 'ada', { email: 'ada@example.com' });
    expect(store.get('users', 'ada')).toEqual({ email: 'ada@example.com' });
    expect(store.get('users', 'bob')).toBeUndefined();
    expect(store.get('people', 'ada')).toBeUndefined();
    expect([store.delete('users', 'ada'), store.delete('users', 'ada'), store.delete('people', 'ada')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(store.get('users', 'ada')).toBeUndefined();
  });

  test('change by put only', () => {
    const { store } = storeAt();
    const given = { tags: ['a'] };
    store.put('users', 'ada', given);
    given.tags.push('b');
    store.get<{ tags: string[] }>('users', 'ada')?.tags.push('c');
    store.list<{ tags: string[] }>('users')[0]?.value.tags.push('d');
    expect(store.get('users', 'ada')).toEqual({ tags: ['a'] });
  });

  test('are merged property by property, and keep their time unless another is given', () => {
    const { store, clock } = storeAt();
    store.put('users', 'ada', { email: 'a@b.c', name: 'Ada' }, { expiresIn: 100 });
    store.merge('users', 'ada', { name: 'Countess', ['__proto__']: 1 });
    expect(store.get('users', 'ada')).toEqual({ email: 'a@b.c', name: 'Countess', ['__proto__']: 1 });
    clock.time += 99;
    store.merge('users', 'ada', { name: 'Ada' }, { expiresIn: 100 });
    clock.time += 99;
    expect(store.get('users', 'ada')).toMatchObject({ name: 'Ada', email: 'a@b.c' });
    clock.time += 1;
    store.merge('users', 'ada', { name: 'New' });
    store.put('users', 'bob', 'text');
    store.merge('users', 'bob', { name: 'Bob' });
    expect(store.list('users').map(({ value }) => value)).toEqual([{ name: 'New' }, { name: 'Bob' }]);
  });

  test('are listed in the order in which their keys were first put', () => {
    const { store } = storeAt();
    for (const [name, value] of [
      ['b', 1],
      ['a', 2],
      ['10', 3],
      ['2', 4],
      ['b', 5],
    ] as const) {
      store.put('numbers', name, value);
    }
    expect(store.list('numbers')).toEqual([
      { key: 'b', value: 5 },
      { key: 'a', value: 2 },
      { key: '10', value: 3 },
      { key: '2', value: 4 },
    ]);
    expect(store.list('others')).toEqual([]);
  });

  test.each([
    ['nothing', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    [
      'a circle',
      (() => {
        const circle: { self?: object } = {};
        circle.self = circle;
        return circle;
      })(),
    ],
  ])('cannot be %s', (_, value) => {
    const { store } = storeAt();
    expect(() => store.put('things', 'one', value)).toThrow(TypeError);
    expect(store.get('things', 'one')).toBeUndefined();
  });

  test('may be null, which is something', () => {
    const { store } = storeAt();
    store.put('things', 'one', null);
    expect(store.get('things', 'one')).toBeNull();
    expect(store.list('things')).toEqual([{ key: 'one', value: null }]);
  });

  test('behave like a map of maps, whatever their names', () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('put' as const), collection: key, key, value: fc.jsonValue() }),
      fc.record({ does: fc.constant('delete' as const), collection: key, key }),
      fc.record({ does: fc.constant('count' as const), key, by: fc.integer({ min: -5, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { store } = storeAt();
        const records = new Map<string, unknown>();
        const counters = new Map<string, number>();
        for (const each of steps) {
          if (each.does === 'put') {
            store.put(each.collection, each.key, each.value);
            records.set(JSON.stringify([each.collection, each.key]), JSON.parse(JSON.stringify(each.value)));
          } else if (each.does === 'delete') {
            const existed = records.delete(JSON.stringify([each.collection, each.key]));
            expect(store.delete(each.collection, each.key)).toBe(existed);
          } else {
            store.increment(each.key, each.by);
            counters.set(each.key, (counters.get(each.key) ?? 0) + each.by);
          }
        }
        // A snapshot is JSON, and all there is to a store.
        const copy = new Store(() => 0, JSON.parse(JSON.stringify(store.snapshot())));
        for (const one of [store, copy]) {
          for (const [name, value] of records) {
            const [collection, recordKey] = JSON.parse(name);
            expect(one.get(collection, recordKey)).toEqual(value);
          }
          for (const [name, count] of counters) expect(one.count(name)).toBe(count);
          const collections = new Set([...records.keys()].map((name) => JSON.parse(name)[0]));
          const total = [...collections].reduce((sum, collection) => sum + one.list(collection).length, 0);
          expect(total).toBe(records.size);
        }
      }),
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('expiry', () => {
  test('is by the clock, to the millisecond', () => {
    const { store, clock } = storeAt();
    store.put('codes', 'ada', '123456', { expiresIn: 500 });
    store.put('codes', 'bob', '654321');
    clock.time += 499;
    expect(store.get('codes', 'ada')).toBe('123456');
    clock.time += 1;
    expect(store.get('codes', 'ada')).toBeUndefined();
    expect(store.delete('codes', 'ada')).toBe(false);
    expect(store.list('codes')).toEqual([{ key: 'bob', value: '654321' }]);
    expect(store.snapshot().records).toEqual({ codes: { bob: '654321' } });
  });

  test('begins anew with each put, and ends with one that names none', () => {
    const { store, clock } = storeAt();
    store.put('codes', 'ada', 1, { expiresIn: 100 });
    clock.time += 60;
    store.put('codes', 'ada', 2, { expiresIn: 100 });
    clock.time += 60;
    expect(store.get('codes', 'ada')).toBe(2);
    store.put('codes', 'ada', 3);
    clock.time += 1_000_000;
    expect(store.get('codes', 'ada')).toBe(3);
  });

  test('outlives a snapshot', () => {
    const { store, clock } = storeAt(1_000);
    store.put('codes', '__proto__', 1, { expiresIn: 500 });
    const snapshot = JSON.parse(JSON.stringify(store.snapshot()));
    expect(snapshot.counters).toEqual({});
    const copy = new Store(() => clock.time, snapshot);
    expect(copy.get('codes', '__proto__')).toBe(1);
    clock.time = 1_500;
    expect(copy.get('codes', '__proto__')).toBeUndefined();
  });
});

describe('counters', () => {
  test('begin at 0 and go by what they are told', () => {
    const { store } = storeAt();
    expect(store.count('calls')).toBe(0);
    expect([store.increment('calls'), store.increment('calls', 5), store.increment('calls', -2)]).toEqual([1, 6, 4]);
    expect(store.count('calls')).toBe(4);
    expect(store.count('constructor')).toBe(0);
  });
});

describe('snapshots', () => {
  test('read as a person would write them', () => {
    const { store, clock } = storeAt(1_000);
    store.put('users', 'ada', { confirmed: true });
    store.put('codes', 'ada', '123456', { expiresIn: 60_000 });
    store.increment('calls', 3);
    expect(store.snapshot()).toEqual({
      records: { users: { ada: { confirmed: true } }, codes: { ada: '123456' } },
      counters: { calls: 3 },
      expires: { codes: { ada: clock.time + 60_000 } },
    });
  });

  test('take the place of all that was there', () => {
    const { store } = storeAt();
    store.put('users', 'ada', 1);
    store.increment('calls');
    store.restore({ records: { users: { bob: 2 } } });
    expect(store.list('users')).toEqual([{ key: 'bob', value: 2 }]);
    expect(store.count('calls')).toBe(0);
    store.clear();
    expect(store.snapshot()).toEqual({ records: {}, counters: {}, expires: {} });
  });

  test('do not change afterwards', () => {
    const { store } = storeAt();
    store.put('users', 'ada', { tags: ['a'] });
    const snapshot = store.snapshot();
    store.put('users', 'ada', { tags: ['b'] });
    store.restore(snapshot);
    expect(store.get('users', 'ada')).toEqual({ tags: ['a'] });
  });
});
