import { expect, test } from 'vitest';
import { checkRoutes } from '../../../src/emit/mock-server/index.js';
import { makeModel, makeOperation } from '../make-model.js';

const operation = (id: string, path: string, method: 'GET' | 'POST' = 'GET') => makeOperation({ id, path, method });
const operations = [
  operation('getCart', '/carts/{id}'),
  operation('putCart', '/carts/{id}', 'POST'),
  operation('getCartByName', '/carts/{name}/?by=name'),
  operation('getCartLines', '/carts/{id}/lines'),
  operation('getCartOfShop', '/carts/shop'),
  operation('getCartByColon', 'carts/:cart'),
];

test('operations that no request tells apart are told, each with the first of its kind', () => {
  expect(checkRoutes(makeModel({ operations })).map(({ code, message }) => [code, message])).toEqual([
    [
      'operations-alike',
      'Nothing tells requests of `getCartByName` from those of `getCart`: both are GET /carts/{name}/?by=name.',
    ],
    ['operations-alike', 'Nothing tells requests of `getCartByColon` from those of `getCart`: both are GET carts/:cart.'],
  ]);
});

test('the place is told where it is known', () => {
  const known = {
    ...operation('second', '/'),
    evidence: { path: [{ source: 'page.txt', line: 7, quote: '/', rule: 'a path', standing: 'documented' as const }] },
  };
  expect(checkRoutes(makeModel({ operations: [operation('first', '/'), known] }))).toMatchObject([
    { severity: 'warning', where: { source: 'page.txt', line: 7, fact: 'second path' } },
  ]);
});

test('a protocol that names its operations may have them all at one path', () => {
  const protocol = { kind: 'aws-json', version: '1.1', patterns: 'whole', targetPrefix: 'Shop', evidence: {} } as const;
  expect(checkRoutes(makeModel({ protocol, operations: [operation('A', '/'), operation('B', '/')] }))).toEqual([]);
});
