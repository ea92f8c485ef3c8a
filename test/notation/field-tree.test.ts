import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/model/api.js';
import {
  type FieldNode,
  nestByDepth,
  nestByPath,
  pathSteps,
  propertiesOf,
  withProperties,
} from '../../src/notation/field-tree.js';

const outlineOf = <Row>(nodes: readonly FieldNode<Row>[]): string =>
  nodes
    .map(({ name, lists, children }) => `${name}${'[]'.repeat(lists)}${children.length > 0 ? `(${outlineOf(children)})` : ''}`)
    .join(' ');

describe('a row belongs to the last one above that is less deep', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['0a 0b', 'a b'],
    ['0a 1b 2c 1d 0e', 'a(b(c) d) e'],
    ['0a 3b 3c 1d', 'a(b c d)'],
    ['2a 1b 0c', 'a b c'],
  ];
  test.each(cases)('%s → %s', (rows, want) => {
    const nodes = nestByDepth(rows.split(' ').map((row) => ({ depth: Number(row[0]), name: row.slice(1) })));
    expect(outlineOf(nodes)).toBe(want);
  });
});

describe('a row belongs to the row that its path begins with', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['user user.name user.home user.home.city', 'user(name home(city))'],
    ['users users[].name', 'users(name)'],
    ['users[] users[].name', 'users[](name)'],
    ['tags tags[] tags[].label', 'tags([](label))'],
    ['user.name', 'user.name'],
    ['rows rows[0].cells rows[0].cells[*].text', 'rows(cells(text))'],
    ['__proto__ __proto__.constructor', '__proto__(constructor)'],
  ];
  test.each(cases)('%s → %s', (rows, want) => {
    expect(outlineOf(nestByPath(rows.split(' ').map((name) => ({ name }))))).toBe(want);
  });

  test('a missing parent may be made up, once', () => {
    const nodes = nestByPath([{ name: 'a.b[].c' }, { name: 'a.b[].d' }], (name) => ({ name }));
    expect(outlineOf(nodes)).toBe('a(b[](c d))');
  });

  test('brackets are counted', () => {
    expect(pathSteps('grid[][].x')).toEqual([
      { name: 'grid', lists: 2 },
      { name: 'x', lists: 0 },
    ]);
  });
});

describe('fields are put where their parent holds fields', () => {
  const city = [{ name: 'city', required: true, schema: { kind: 'string', evidence: {} }, evidence: {} }] as const;
  const bare: Schema = { kind: 'object', properties: [], partial: true, evidence: {} };
  const cases: readonly (readonly [string, Schema, Schema])[] = [
    ['an object', bare, { kind: 'object', properties: city, evidence: {} }],
    [
      'the items of an array',
      { kind: 'array', items: bare, evidence: {} },
      { kind: 'array', items: { kind: 'object', properties: city, evidence: {} }, evidence: {} },
    ],
    [
      'the values of a map',
      { kind: 'map', values: bare, evidence: {} },
      { kind: 'map', values: { kind: 'object', properties: city, evidence: {} }, evidence: {} },
    ],
    [
      'the object that a reference names',
      { kind: 'reference', name: 'Home', of: 'object', evidence: {} },
      { kind: 'object', name: 'Home', properties: city, evidence: {} },
    ],
    ['nothing, where a value has no fields', { kind: 'string', evidence: {} }, { kind: 'string', evidence: {} }],
  ];
  test.each(cases)('%s', (_, given, want) => {
    expect(withProperties(given, city)).toEqual(want);
  });

  test('what has fields and no type is an object, inferred', () => {
    const said = { source: 'page', quote: 'city', rule: 'r', standing: 'documented' } as const;
    const made = withProperties({ kind: 'unknown', evidence: {} }, [{ ...city[0], evidence: { name: [said] } }]);
    expect(made.kind).toBe('object');
    expect(made.evidence['type']?.[0]?.standing).toBe('inferred');
  });

  test('a tree becomes properties within properties', () => {
    const rows = [
      { depth: 0, name: 'home', schema: bare },
      { depth: 1, name: 'city', schema: city[0].schema },
    ];
    const made = propertiesOf(nestByDepth(rows), ({ schema }) => ({ required: false, schema, evidence: {} }));
    expect(made).toEqual([
      {
        name: 'home',
        required: false,
        schema: { kind: 'object', properties: [{ ...city[0], required: false }], evidence: {} },
        evidence: {},
      },
    ]);
  });
});
