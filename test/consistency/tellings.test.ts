import { describe, expect, it } from 'vitest';
import { lintModel } from '../../src/consistency/lint.js';
import type { ApiError, Operation, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { correctModel } from '../../src/model/correct.js';
import { pageWriter, says } from '../model/make.js';

const p = pageWriter('page.txt');
const other = pageWriter('other.txt');

const said = (...args: Parameters<typeof buildModel>): readonly string[] =>
  lintModel(buildModel(...args).value).map(({ code, severity, where }) => `${severity} ${code} ${where?.fact}`);

describe('a variable of one path', () => {
  const boat = (id: string, schema: Schema, path = '/boats/{id}'): Operation =>
    p.operation(id, {
      method: id === 'GetBoat' ? 'GET' : 'DELETE',
      path,
      parameters: [{ ...p.parameter('path', 'id'), schema }],
    });
  const integer: Schema = { kind: 'integer', evidence: { type: [says('integer', 8)] } };
  const open: Schema = { kind: 'unknown', evidence: {} };
  const conflict = (fact: string): readonly string[] => [`warning parameter-conflict GetBoat.path.id ${fact}`];

  it.each<[string, Schema, Schema, readonly string[]]>([
    ['told alike', p.string({ maxLength: 8 }), p.string({ maxLength: 8 }), []],
    ['of two kinds', integer, p.string(), conflict('type')],
    ['of two lengths', p.string({ maxLength: 8 }), p.string({ maxLength: 9 }), conflict('maxLength')],
    ['told more fully once', p.string({ maxLength: 8 }), p.string(), []],
    ['of a kind that one leaves open', integer, open, []],
    ['of values that depend on the method', p.enumOf(['a', 'b']), p.enumOf(['a']), []],
  ])('%s', (_, first, second, expected) => {
    expect(said([p.reading([boat('DropBoat', first), boat('GetBoat', second)])])).toEqual(expected);
  });

  it('is another one in another path', () => {
    expect(said([p.reading([boat('DropBoat', integer, '/crews/{id}'), boat('GetBoat', p.string())])])).toEqual([]);
  });

  it('is told in the words of both, and settled by a correction', () => {
    const { value } = buildModel([p.reading([boat('DropBoat', integer), boat('GetBoat', p.string({}, 12))])]);
    expect(lintModel(value)).toEqual([
      {
        code: 'parameter-conflict',
        severity: 'warning',
        message:
          '`{id}` of /boats/{id} is told in two ways: its type is `integer` for DropBoat (page.txt:8, “integer”) and `string` for GetBoat (page.txt:12, “string”).',
        where: { source: 'page.txt', line: 12, fact: 'GetBoat.path.id type' },
        quote: 'string',
        help: "Say which is right: `npx generator correct --set integer --because '…' 'GetBoat.path.id type'`, or the same of DropBoat with `string`.",
      },
    ]);
    const correction = { where: 'GetBoat.path.id type', set: 'integer', because: 'We tried it.', source: 'c.yaml', line: 1 };
    expect(lintModel(correctModel(value, [correction]).value)).toEqual([]);
  });
});

describe('an error on two pages', () => {
  const gone = (source: string, description: string): ApiError => ({
    name: 'Gone',
    status: 410,
    description,
    evidence: { name: [says('Gone', 2, source)], status: [says('410', 2, source)], description: [says(description, 3, source)] },
  });
  const readings = (first: string, second: string) => [
    p.reading([p.operation('A', { path: '/a', errors: [p.error('Gone', 410)] })], { errors: [gone('page.txt', first)] }),
    other.reading([other.operation('B', { path: '/b', errors: [other.error('Gone', 410)] })], {
      errors: [gone('other.txt', second)],
    }),
  ];

  it('described alike is nothing to tell, whatever the white space', () => {
    expect(said(readings('It has sunk.', 'It has  sunk.'))).toEqual([]);
  });

  it('described otherwise is told in the words of both', () => {
    const { value } = buildModel(readings('It has sunk.', 'It was never here.'));
    expect(lintModel(value)).toMatchObject([
      {
        code: 'error-described-twice',
        severity: 'info',
        message: 'Gone is described in other words elsewhere: other.txt:3 “It was never here.”, page.txt:3 “It has sunk.”.',
        where: { source: 'page.txt', line: 3, fact: 'errors.Gone description' },
        quote: 'It has sunk.',
      },
    ]);
    const correction = { where: 'errors.Gone description', set: 'It is no more.', because: 'Both.', source: 'c.yaml', line: 1 };
    expect(lintModel(correctModel(value, [correction]).value)).toEqual([]);
  });
});
