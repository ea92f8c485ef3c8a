import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { Failure } from '../../src/diagnostic.js';
import { checkRules } from '../../src/emit/mock-server/runtime/rule-check.js';
import { pathOf, readRules } from '../../src/mock/rules-file.js';
import { readState } from '../../src/mock/state-file.js';
import { accounts } from '../emit/mock-server/accounts-api.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mock-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is told of a text, as `line:column message`, or the value where nothing is. */
async function told<T>(name: string, text: string, read: (file: string) => Promise<T>): Promise<readonly string[] | T> {
  await writeFile(join(folder, name), text);
  try {
    return await read(name);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.diagnostics.map(({ where, message }) => `${where?.source}:${where?.line}:${where?.column} ${message}`);
  }
}

const rules = (text: string, name = 'rules.yaml') =>
  told(name, text, async (file) => {
    const read = await readRules(file, folder);
    try {
      return checkRules(read.rules, accounts);
    } catch (error) {
      throw read.failure(error);
    }
  });

describe('rules from a file', () => {
  test.each<[what: string, text: string, count: number]>([
    ['below a key', 'rules:\n  - name: a\n  - name: b\n', 2],
    ['without one', '- name: a\n', 1],
    ['in JSON', '{ "rules": [{ "name": "a" }] }', 1],
    ['none yet', '# later\n', 0],
    ['none below the key yet', 'rules:\n', 0],
  ])('%s', async (_, text, count) => expect(await rules(text)).toHaveLength(count));

  test.each<[what: string, text: string, said: readonly string[]]>([
    [
      'no YAML',
      'rules:\n  - when: { operation: GetMe\n',
      ['rules.yaml:3:1 rules.yaml is not YAML: Flow map in block collection must be sufficiently indented and end with a }'],
    ],
    ['another key', 'rules: []\nrule:\n  - x\n', ['rules.yaml:2:1 rules.yaml has `rule`; it should have `rules` only.']],
    ['no list', 'rules: 3\n', ['rules.yaml:1:1 `rules`: there should be a list, not 3.']],
    ['a text', 'hello', ['rules.yaml:1:1 rules.yaml should have `rules:` and a list below it.']],
    [
      'an operation that there is not',
      'rules:\n  - name: a\n    when:\n      operation: GetMee\n',
      ['rules.yaml:4:7 `rules[0].when.operation`: there is no operation GetMee; did you mean GetMe?'],
    ],
    [
      'a field that there is not, in a list without a key',
      '- name: a\n- whenn: {}\n',
      ['rules.yaml:2:3 `rules[1].whenn`: there is no field whenn; did you mean when?'],
    ],
    [
      'several at once',
      'rules:\n  - times: 0\n    probability: 2\n  - answer: { error: Gone }\n',
      [
        'rules.yaml:2:5 `rules[0].times`: there should be a whole number from 1 on, not 0.',
        'rules.yaml:3:5 `rules[0].probability`: there should be a number from 0 to 1, not 2.',
        'rules.yaml:4:15 `rules[1].answer.error`: there is no error Gone; there is NotFound.',
      ],
    ],
    [
      'behind a name that is no plain word',
      'rules:\n  - when:\n      headers:\n        "x y": { matches: "(" }\n',
      ['rules.yaml:4:18 `rules[0].when.headers["x y"].matches`: …'],
    ],
  ])('%s', async (_, text, said) => {
    const found = await rules(text);
    expect(
      Array.isArray(found) && found.map((each) => (said[0]?.endsWith('…') ? String(each).replace(/: [^`]*$/, ': …') : each)),
    ).toEqual(said);
  });

  it('that is not there', async () => {
    await expect(readRules('none.yaml', folder)).rejects.toMatchObject({
      diagnostics: [{ code: 'mock-file-unreadable', message: 'There is no file none.yaml.' }],
    });
  });

  test.each<[place: string, path: readonly (string | number)[]]>([
    ['rules', ['rules']],
    ['rules[2].when.operation', ['rules', 2, 'when', 'operation']],
    ['rules[10].when.headers["a.b\\"[0]"].x', ['rules', 10, 'when', 'headers', 'a.b"[0]', 'x']],
  ])('%s leads to %j', (place, path) => expect(pathOf(place)).toEqual(path));
});

describe('state from a file', () => {
  const state = (text: string) => told('state.yaml', text, (file) => readState(file, folder));

  it('is what a store takes', async () => {
    expect(await state('records:\n  users:\n    ada: { age: 36 }\ncounters: { visits: 3 }\n')).toEqual({
      records: { users: { ada: { age: 36 } } },
      counters: { visits: 3 },
    });
    expect(await state('')).toEqual({});
  });

  test.each<[what: string, text: string, said: string]>([
    ['a section that there is not', 'users: {}', 'state.yaml:1:1 A store has no `users`.'],
    ['a counter that is no number', 'counters:\n  visits: many', 'state.yaml:2:3 `counters.visits`: there should be a number.'],
    [
      'records without keys',
      'records:\n  users: [1]',
      'state.yaml:2:3 `records.users`: there should be names and what they stand for.',
    ],
    [
      'a time that is none',
      'expires: { users: { ada: soon } }',
      'state.yaml:1:21 `expires.users.ada`: there should be a time, in milliseconds since 1970.',
    ],
    ['a list', '- 1', 'state.yaml:1:1 state.yaml should have `records:` and `counters:`.'],
  ])('%s', async (_, text, said) => expect(await state(text)).toEqual([said]));
});
