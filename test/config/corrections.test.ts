import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCorrections, readCorrections } from '../../src/config/corrections.js';
import { parseFactPath } from '../../src/model/fact-path.js';

const parse = (yaml: string) => parseCorrections(yaml, 'fixes.yaml');

describe('a corrections file', () => {
  it('gives one correction a path, with the line of the path', () => {
    const { value, diagnostics } = parse(`# what the page gets wrong
corrections:
  - where: protocol targetPrefix
    set: PetService
    because: seen on the wire
    link: https://pets.example/docs
  - because: made up
    was: 480
    set: 400
    where:
      - errors.NotFound status
      - errors.Gone status
`);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual([
      {
        where: 'protocol targetPrefix',
        set: 'PetService',
        because: 'seen on the wire',
        link: 'https://pets.example/docs',
        source: 'fixes.yaml',
        line: 3,
      },
      { where: 'errors.NotFound status', was: 480, set: 400, because: 'made up', source: 'fixes.yaml', line: 11 },
      { where: 'errors.Gone status', was: 480, set: 400, because: 'made up', source: 'fixes.yaml', line: 12 },
    ]);
  });

  it.each([
    ['true', true],
    ['1.5', 1.5],
    ['null', null],
    ['[a, 1, null]', ['a', 1, null]],
    ['{ a: { b: c } }', { a: { b: 'c' } }],
    ['"1"', '1'],
  ])('sets %s', (written, set) => {
    expect(parse(`corrections: [{ where: api title, set: ${written}, because: x }]`).value[0]?.set).toEqual(set);
  });

  it.each(['', '# nothing yet\n', 'corrections:\n', 'corrections: []\n', '\uFEFFcorrections: []\r\n'])(
    'may be empty: %j',
    (yaml) => {
      expect(parse(yaml)).toEqual({ value: [], diagnostics: [] });
    },
  );
});

describe('what is wrong with a corrections file', () => {
  const at = (yaml: string) => {
    const { value, diagnostics } = parse(yaml);
    expect(value).toEqual([]);
    return diagnostics.map(({ code, where, quote, message, help }) => ({
      code,
      line: where?.line,
      column: where?.column,
      quote,
      message,
      help,
    }));
  };

  it.each<[string, string, object]>([
    ['no YAML', 'corrections:\n  - where: [a\n', { code: 'correction-unreadable', line: 3 }],
    ['a key twice', 'corrections: []\ncorrections: []\n', { code: 'correction-unreadable', line: 2, column: 1 }],
    [
      'a list',
      '- where: a\n',
      { code: 'correction-invalid', line: 1, column: 1, message: 'The file: expected `corrections:` and a list below it.' },
    ],
    ['a list for a correction', 'corrections:\n  - [a]\n', { line: 2, column: 5 }],
    ['a map for the list', 'corrections:\n  where: a\n', { line: 2, column: 3 }],
    ['a text', 'hello\n', { code: 'correction-invalid', line: 1, column: 1 }],
    [
      'an unknown key',
      'corrections:\n  - where: a b\n    set: 1\n    becuase: x\n    because: y\n',
      { line: 4, column: 5, quote: 'becuase: x', help: 'Did you mean `because`?' },
    ],
    ['an unknown key at the top', 'correction: []\n', { line: 1, column: 1, help: 'Did you mean `corrections`?' }],
    [
      'a key like nothing',
      'corrections:\n  - where: a b\n    set: 1\n    because: y\n    zzz: 1\n',
      { line: 5, column: 5, help: 'Known here: `where`, `was`, `set`, `because`, `link`.' },
    ],
    [
      'no reason',
      'corrections:\n  - where: a b\n    set: 1\n',
      { line: 2, column: 5, message: 'corrections[0] lacks `because`.' },
    ],
    [
      'nothing to set',
      'corrections:\n\n  - where: a b\n    because: x\n',
      { line: 3, column: 5, message: 'corrections[0] lacks `set`.' },
    ],
    [
      'a path that is a number',
      'corrections:\n  - where: 5\n    set: 1\n    because: x\n',
      { line: 2, column: 12, quote: '- where: 5' },
    ],
    ['an empty list of paths', 'corrections:\n  - where: []\n    set: 1\n    because: x\n', { line: 2, column: 12 }],
    ['an empty reason', 'corrections:\n  - where: a b\n    set: 1\n    because: ""\n', { line: 4, column: 14 }],
    ['a link to nowhere', 'corrections:\n  - where: a b\n    set: 1\n    because: x\n    link: there\n', { line: 5, column: 11 }],
    ['a number that JSON cannot say', 'corrections:\n  - where: a b\n    set: .inf\n    because: x\n', { line: 3, column: 10 }],
  ])('%s', (_, yaml, expected) => {
    expect(at(yaml)).toMatchObject([expected]);
  });

  it('is said of every correction', () => {
    expect(at('corrections:\n  - where: a b\n    because: x\n  - where: a b\n    set: 1\n').map(({ line }) => line)).toEqual([
      2, 4,
    ]);
  });
});

describe('corrections files', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'corrections-'));
    await writeFile(join(root, 'a.yaml'), 'corrections: [{ where: api title, set: A, because: x }]\n');
    await writeFile(join(root, 'b.yaml'), 'corrections: [{ where: api title, set: B, because: x }]\n');
  });
  afterAll(() => rm(root, { recursive: true }));

  it('are read in the order given, relative to the root', async () => {
    const { value } = await readCorrections(['b.yaml', 'a.yaml'], root);
    expect(value.map(({ set, source }) => [set, source])).toEqual([
      ['B', 'b.yaml'],
      ['A', 'a.yaml'],
    ]);
  });

  it('that are not there or are folders are named; the others are still read', async () => {
    const { value, diagnostics } = await readCorrections(['none.yaml', '.', 'a.yaml'], root);
    expect(value.length).toBe(1);
    expect(diagnostics).toMatchObject([
      { code: 'correction-unreadable', severity: 'error', where: { source: 'none.yaml' } },
      { code: 'correction-unreadable', severity: 'error', where: { source: '.' } },
    ]);
  });
});

describe('the fixture', () => {
  it('corrects what the page does not say, each with a reason and a link', async () => {
    const folder = fileURLToPath(new URL('../../fixtures/apidog/update-user-attributes/', import.meta.url));
    const { value, diagnostics } = await readCorrections(['corrections.yaml'], folder);
    expect(diagnostics).toEqual([]);
    expect(value.filter(({ where }) => where.startsWith('errors.')).map(({ was }) => was)).toEqual(
      Array.from({ length: 19 }, (_, index) => 480 + index),
    );
    expect(value.filter(({ set }) => set === 500).map(({ where }) => where)).toEqual(['errors.InternalErrorException status']);
    expect(value.filter(({ where }) => !where.startsWith('errors.')).map(({ where, set }) => [where, set])).toEqual([
      ['protocol targetPrefix', 'AWSCognitoIdentityProviderService'],
      ['servers url', 'https://cognito-idp.{region}.amazonaws.com'],
      ['protocol patterns', 'whole'],
    ]);
    for (const { where, because, link } of value) {
      expect(parseFactPath(where)).toHaveProperty('path');
      expect(because.length).toBeGreaterThan(20);
      expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });
});
