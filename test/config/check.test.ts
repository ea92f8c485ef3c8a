import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../src/config/check.js';

/** [what it is about, the config, the message, the help] */
const wrong: readonly (readonly [string, unknown, string, string])[] = [
  ['nothing at all', undefined, 'the config does not fit', 'README'],
  ['a text', 'pages', 'the config does not fit', 'README'],
  ['no APIs', {}, '`apis` is missing', 'Add `apis`'],
  ['an empty list of APIs', { apis: [] }, '`apis` does not fit: an empty list', 'README'],
  [
    'an unknown key near a known one',
    { apis: [{ source: 'a.txt', sources: 'a.txt' }] },
    '`apis[0].source` is not a setting',
    'Did you mean `sources`?',
  ],
  ['an unknown key near none', { apis: [{ sources: 'a.txt' }], colour: 1 }, '`colour` is not a setting', 'out, snapshots, apis'],
  [
    'a key of the package misspelled',
    { apis: [{ sources: 'a', package: { licence: 'MIT' } }] },
    '`apis[0].package.licence`',
    '`license`',
  ],
  ['no sources', { apis: [{ name: 'a' }] }, '`apis[0].sources` is missing', 'Add `sources`'],
  [
    'sources of another kind',
    { apis: [{ sources: 3 }] },
    '`apis[0].sources` does not fit: expected a text or a list of texts',
    'README',
  ],
  ['an empty list of sources', { apis: [{ sources: [] }] }, '`apis[0].sources` does not fit', 'README'],
  [
    'a name that leaves its folder',
    { apis: [{ name: '../x', sources: 'a' }] },
    '`apis[0].name` does not fit: expected lower-case',
    'README',
  ],
  [
    'a version that is a number',
    { apis: [{ sources: 'a', package: { version: 1 } }] },
    'expected a text such as "1.0.0"',
    'README',
  ],
  [
    'a package name npm refuses',
    { apis: [{ sources: 'a', package: { name: 'A B' } }] },
    'expected an npm package name',
    'README',
  ],
];

describe('a wrong config', () => {
  it.each(wrong)('%s', (_, config, message, help) => {
    const checked = checkConfig(config, () => ({ source: 'generator.config.yaml' }));
    const problems = 'problems' in checked ? checked.problems : [];
    expect(problems.map((d) => d.code)).toEqual(['config-invalid']);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.help).toContain(help);
    expect(problems[0]?.where).toEqual({ source: 'generator.config.yaml' });
  });

  it('says everything that is wrong at once', () => {
    const checked = checkConfig({ apis: [{ sources: 'a', title: 4 }, { name: 'Ü' }] }, () => ({ source: 'c' }));
    expect('problems' in checked && checked.problems.map((d) => d.message.split('`')[1])).toEqual([
      'apis[0].title',
      'apis[1].name',
      'apis[1].sources',
    ]);
  });
});

/** A dialect that lacks nothing, with one part of it changed. */
const dialect = (change: object, operation: object = {}) => ({
  apis: [{ sources: 'a' }],
  dialects: [
    { name: 'a', matches: { select: 'body' }, operation: { each: 'section', method: 'b', path: 'i', ...operation }, ...change },
  ],
});

describe('a dialect that is not written as dialects are', () => {
  it.each<[string, unknown, string, string]>([
    ['no list', { apis: [{ sources: 'a' }], dialects: {} }, '`dialects` does not fit: expected a list of dialects', 'README'],
    ['no name', dialect({ name: undefined }), '`dialects[0].name`', 'Add `name`'],
    ['a name with a blank', dialect({ name: 'a b' }), 'expected lower-case letters, digits and dashes', 'README'],
    ['nothing to know its pages by', dialect({ matches: {} }), '`dialects[0].matches` does not fit: it says nothing', 'README'],
    ['a misspelled part', dialect({ word: {} }), '`dialects[0].word` is not a setting', 'Did you mean `words`?'],
    ['a misspelled fact', dialect({}, { pth: 'i' }), '`dialects[0].operation.pth` is not a setting', 'Did you mean `path`?'],
    ['a misspelled place', dialect({}, { id: { selct: 'b' } }), '`dialects[0].operation.id.selct`', 'Did you mean `select`?'],
    [
      'an operation that nobody gives a path',
      dialect({ operation: { each: 'p', method: 'b' } }),
      'nothing tells its `path`',
      'README',
    ],
    [
      'rows that nobody names',
      dialect({}, { parameters: { each: 'li' } }),
      '`dialects[0].operation.parameters` does not fit: nothing tells its `name`',
      'README',
    ],
    [
      'a response without a status',
      dialect({}, { responses: [{ section: 'li' }] }),
      '`dialects[0].operation.responses[0]` does not fit: nothing tells its `status`',
      'README',
    ],
    [
      'a group that is no fact',
      dialect({}, { parameters: { each: { line: '(?<name>a)(?<typ>b)' } } }),
      'the group “typ” of its pattern is no fact',
      'README',
    ],
    [
      'a pattern that is none',
      dialect({ matches: { line: '(' } }),
      '`dialects[0].matches.line` does not fit: not a regular expression (in Unicode mode): Unterminated group',
      'README',
    ],
    ['a fact in two places', dialect({}, { id: { select: 'b', line: 'c' } }), 'a fact stands in one place', 'README'],
    [
      'a word that means no place',
      dialect({ words: { in: { Pfad: 'pfad' } } }),
      'expected `path`, `query`, `header`, `cookie` or `body`',
      'README',
    ],
    [
      'a number in place of a selector',
      dialect({}, { method: 3 }),
      '`dialects[0].operation.method` does not fit: expected a selector',
      'README',
    ],
  ])('%s', (_, config, message, help) => {
    const checked = checkConfig(config, () => ({ source: 'generator.config.yaml' }));
    const problems = 'problems' in checked ? checked.problems : [];
    expect(problems.map(({ code }) => code)).toEqual(['config-invalid']);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.help).toContain(help);
  });

  it('two of one name', () => {
    const [one] = dialect({}).dialects;
    const checked = checkConfig({ apis: [{ sources: 'a' }], dialects: [one, one] }, () => ({ source: 'c' }));
    expect('problems' in checked && checked.problems.map(({ message }) => message)).toEqual([
      '`dialects` does not fit: two dialects have one name',
    ]);
  });
});

describe('a config that fits', () => {
  it.each([
    ['one text as sources', { apis: [{ sources: 'a.txt' }] }],
    [
      'everything',
      {
        out: 'o',
        apis: [
          {
            name: 'a',
            title: 'A',
            sources: ['a', 'b'],
            corrections: ['c'],
            package: { name: '@x/a', version: '1.2.3-rc.1', license: 'MIT', repository: 'r' },
          },
        ],
      },
    ],
  ])('%s', (_, config) => {
    expect(checkConfig(config, () => ({ source: 'c' }))).toEqual({ config });
  });
});
