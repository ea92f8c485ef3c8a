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
  ['an unknown key near none', { apis: [{ sources: 'a.txt' }], colour: 1 }, '`colour` is not a setting', 'out, apis'],
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
