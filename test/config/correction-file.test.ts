import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCorrection, withoutCorrections } from '../../src/config/correction-file.js';
import type { CorrectionEntry } from '../../src/config/correction-text.js';
import { parseCorrections } from '../../src/config/corrections.js';
import { Failure } from '../../src/diagnostic.js';

const entry = (where: string, more: Partial<CorrectionEntry> = {}): CorrectionEntry => ({
  where,
  set: 404,
  because: 'We tried it.',
  ...more,
});

/** Indented as the tests are. */
const yaml = (text: string): string => text.replace(/^\n/, '').replace(/ +$/, '').replace(/^ {6}/gm, '');

const put = (text: string, one: CorrectionEntry): string => withCorrection(yaml(text), 'c.yaml', one);
const take = (text: string, ...facts: readonly string[]): string | undefined =>
  withoutCorrections(yaml(text), 'c.yaml', (where) => facts.includes(where));

describe('a correction is added', () => {
  it.each<[title: string, before: string, after: string]>([
    [
      'to a file that is not there',
      '',
      'corrections:\n  - where: errors.Gone status\n    was: 480\n    set: 404\n    because: We tried it.\n',
    ],
    [
      'below comments',
      '# Of pets.\n',
      '# Of pets.\n\ncorrections:\n  - where: errors.Gone status\n    was: 480\n    set: 404\n    because: We tried it.\n',
    ],
    [
      'to an empty list',
      '# Of pets.\ncorrections: # none yet\n\n# The end.\n',
      '# Of pets.\ncorrections: # none yet\n  - where: errors.Gone status\n    was: 480\n    set: 404\n    because: We tried it.\n\n# The end.\n',
    ],
    [
      'to a list in brackets',
      'corrections: [] # none yet\n',
      'corrections: # none yet\n  - where: errors.Gone status\n    was: 480\n    set: 404\n    because: We tried it.\n',
    ],
    [
      'behind others, indented as they are, comments and spaces left alone',
      yaml(`
      ---
      corrections:
      # pets
      -   where:   'api title'      # odd
          set:  "Pets"
          because: |
            Two
            lines.
          # link: later

      # tail
      `),
      yaml(`
      ---
      corrections:
      # pets
      -   where:   'api title'      # odd
          set:  "Pets"
          because: |
            Two
            lines.
          # link: later
      - where: errors.Gone status
        was: 480
        set: 404
        because: We tried it.

      # tail
      `),
    ],
    [
      'a blank line apart, where others are',
      'corrections:\n  - {where: api title, set: a, because: b}\n\n  - {where: api description, set: a, because: b}',
      'corrections:\n  - {where: api title, set: a, because: b}\n\n  - {where: api description, set: a, because: b}\n\n  - where: errors.Gone status\n    was: 480\n    set: 404\n    because: We tried it.\n',
    ],
    [
      'to JSON',
      '{ "corrections": [{ "where": "api title", "set": "a", "because": "b" }] }\n',
      '{"corrections": [{"where": "api title", "set": "a", "because": "b"}, {"where": "errors.Gone status", "set": 404, "because": "We tried it.", "was": 480}]}\n',
    ],
  ])('%s', (_, before, after) => {
    const result = withCorrection(before, 'c.yaml', entry('errors.Gone status', { was: 480 }));
    if (before.startsWith('{')) expect(JSON.parse(result)).toEqual(JSON.parse(after));
    else expect(result).toBe(after);
  });
});

describe('a correction of the same fact is brought up to date', () => {
  const file = `
      corrections:
        - where: errors.Gone status   # the fact
          was: 480                    # what the page says
          set: 400                    # what is true
          because: &why No server sends that.
          link: https://pets.example/a

        - where: errors.Lost status
          set: 400
          because: *why
  `;

  it('value by value, all else as it was', () => {
    expect(
      put(
        file,
        entry('errors."Gone" status', { was: 481, set: 400, because: 'No server sends that.', link: 'https://pets.example/a' }),
      ),
    ).toBe(yaml(file).replace('480  ', '481  '));
  });

  it('an anchor stays with those that use it', () => {
    expect(put(file, entry('errors.Gone status', { was: 480, set: 404 }))).toBe(
      yaml(`
      corrections:
        - where: errors.Gone status   # the fact
          was: 480                    # what the page says
          set: 404                    # what is true
          because: We tried it.

        - where: errors.Lost status
          set: 400
          because: &why No server sends that.
      `),
    );
  });

  it('what the page says is added, and taken out', () => {
    const told = put(file, entry('errors.Lost status', { was: 499, set: 400, because: 'No server sends that.' }));
    expect(told).toBe(yaml(file).replace('Lost status\n', 'Lost status\n    was: 499\n'));
    expect(withCorrection(told, 'c.yaml', entry('errors.Lost status', { set: 400, because: 'No server sends that.' }))).toBe(
      yaml(file),
    );
  });

  it('texts of several lines, braces, tags and empty values', () => {
    const before = `
      corrections:
        - set: |
            A text
            of two lines.
          where: api title
          because: >-
            folded
            words
          was:
        - {where: api description, set: a, because: b} # in braces
        - where: [GetPet title]
          set: !!str 12
          because: b
    `;
    expect(put(before, entry('api title', { was: 'x: y', set: 'New', because: 'c' }))).toBe(
      yaml(`
      corrections:
        - set: New
          where: api title
          because: c
          was: "x: y"
        - {where: api description, set: a, because: b} # in braces
        - where: [GetPet title]
          set: !!str 12
          because: b
      `),
    );
    expect(put(before, entry('api description', { set: 'c', because: 'b' }))).toContain(
      '  - where: api description\n    set: c\n    because: b\n  - where: [GetPet title]\n',
    );
    expect(put(before, entry('GetPet title', { set: 'c', because: 'b' }))).toContain(
      '  - where: [GetPet title]\n    set: c\n    because: b\n',
    );
  });

  it('the later of two, for it counts', () => {
    const before = 'corrections:\n  - {where: api title, set: a, because: b}\n  - {where: api title, set: c, because: d}\n';
    expect(withCorrection(before, 'c.yaml', entry('api title', { set: 'e', because: 'f' }))).toBe(
      'corrections:\n  - {where: api title, set: a, because: b}\n  - where: api title\n    set: e\n    because: f\n',
    );
  });

  it.each([
    ['[errors.A status, errors.B status, errors.C status]', '[errors.A status, errors.C status]'],
    [
      '\n      - errors.A status\n      - errors.B status # b\n      - errors.C status',
      '\n      - errors.A status\n      - errors.C status',
    ],
  ])('out of a list of facts: %j', (before, after) => {
    const text = (where: string): string => `corrections:\n  - where: ${where}\n    set: 400\n    because: b\n`;
    expect(withCorrection(text(before), 'c.yaml', entry('errors.B status'))).toBe(
      `${text(after)}  - where: errors.B status\n    set: 404\n    because: We tried it.\n`,
    );
  });
});

describe('a correction is removed', () => {
  const file = `
      # Of pets.

      corrections:
        # The title alone.
        - where: api title
          set: a # one
          because: b
          # and so on

        # Statuses.
        - where: errors.A status
          was: 480
          set: &ok 400
          because: &why 'it''s so'
          link: &link https://pets.example/
        - where: errors.B status
          set: *ok
          because: *why
          link: *link
        - where: [errors.C status, errors.D status]
          set: *ok
          because: *why

        # The last.
        - where: api description
          set: a
          because: b
  `;

  it('with the comment that is about nothing else', () => {
    expect(take(file, 'api title')).toBe(yaml(file).replace(/ {2}# The title alone\.[\s\S]*?\n\n/, ''));
    expect(take(file, 'api description')).toBe(yaml(file).replace(/\n {2}# The last\.[\s\S]*/, ''));
  });

  it('without the comment that is about others too, and its anchors stay with those', () => {
    expect(take(file, 'errors.A status')).toBe(
      yaml(file)
        .replace(/ {2}- where: errors\.A status[\s\S]*?(?= {2}- where)/, '')
        .replace('*ok', '&ok 400')
        .replace('*why', "&why it's so")
        .replace('*link', '&link https://pets.example/'),
    );
  });

  it('one of several facts of an entry', () => {
    expect(take(file, 'errors.C status')).toBe(yaml(file).replace('[errors.C status, errors.D status]', '[errors.D status]'));
  });

  it('several at once', () => {
    const left = take(file, 'api title', 'errors.A status', 'errors.B status', 'errors.C status', 'api description');
    expect(parseCorrections(left ?? '', 'c.yaml').value).toMatchObject([
      { where: 'errors.D status', set: 400, because: "it's so" },
    ]);
    expect(left).not.toMatch(/\n\n\n|\n\n$/);
  });

  it('all of them', () => {
    const none = take(
      file,
      'api title',
      'errors.A status',
      'errors.B status',
      'errors.C status',
      'errors.D status',
      'api description',
    );
    expect(none).toBe('# Of pets.\n\ncorrections:\n  # Statuses.\n');
    expect(parseCorrections(none ?? '', 'c.yaml')).toEqual({ value: [], diagnostics: [] });
  });

  it('of JSON', () => {
    const text =
      '{"corrections": [{"where": "api title", "set": "a", "because": "b"}, {"where": ["api x", "api y"], "set": 1, "because": "b"}]}';
    expect(JSON.parse(take(text, 'api title', 'api x') ?? '')).toEqual({
      corrections: [{ where: ['api y'], set: 1, because: 'b' }],
    });
  });

  it('that is not there', () => {
    expect(take(file, 'errors.E status')).toBeUndefined();
  });

  it('by its line', () => {
    const twice = 'corrections:\n  - {where: api title, set: a, because: b}\n  - {where: api title, set: c, because: d}\n';
    expect(withoutCorrections(twice, 'c.yaml', (_, line) => line === 2)).toBe(
      'corrections:\n  - {where: api title, set: c, because: d}\n',
    );
  });
});

describe('whatever words there are', () => {
  const hostile = [
    '__proto__',
    '*/',
    '`${x}`',
    '\u2028',
    '\u202e',
    "it's",
    '- a',
    '? b',
    '#',
    ': ',
    '\t',
    'null',
    '~',
    '&a',
    '*a',
    '|',
    '%',
    '\0',
    '\ufeff',
    '{',
    '',
  ];
  const word = fc.oneof(
    fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
    fc.constantFrom(...hostile),
  );
  const value = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.array(word, { maxLength: 3 }));
  const said = word.map((text) => `because ${text}.`);

  it('a file says what was written, and nothing after it was removed', () => {
    const start = '# Kept.\ncorrections:\n  - where: api title # here\n    set: a\n    because: b\n';
    fc.assert(
      fc.property(word, value, value, said, (name, was, set, because) => {
        const where = `types.${JSON.stringify(name)} type`;
        const text = withCorrection(start, 'c.yaml', { where, was, set, because });
        expect(text.startsWith(start)).toBe(true);
        expect(text.split('\n')).toHaveLength(10);
        expect(parseCorrections(text, 'c.yaml').value.slice(1)).toEqual([
          { where, was, set, because, source: 'c.yaml', line: 6 },
        ]);
        expect(withoutCorrections(text, 'c.yaml', (one) => one === where)).toBe(start);
      }),
    );
  });

  it('what nobody could see is spelt out', () => {
    const text = withCorrection('', 'c.yaml', entry('types."\u202e\u2028" type', { set: 'a\u200b\n\u0007' }));
    expect(text).toContain('where: "types.\\"\\u202e\\u2028\\" type"\n');
    expect(text).toContain('set: "a\\u200b\\n\\u0007"\n');
  });
});

describe('whatever a file looks like', () => {
  const styles: readonly ((fact: string, because: string) => string)[] = [
    (fact, because) => `  - where: ${fact}   # the fact\n    set: 400\n    because: ${because}\n`,
    (fact, because) => `  -   because: ${because}\n      where: '${fact}'\n      set:\n        - 1 # one\n        - 2\n`,
    (fact, because) => `  - { set: {a: 1}, where: "${fact}", because: ${because} } # short\n`,
    (fact, because) =>
      `  - where:\n      - ${fact}\n    set: |\n      two\n\n      lines\n    because: ${because}\n    # link: none\n`,
    (fact, because) => `  # About ${fact}.\n  - where: ${fact}\n    was:\n    set: >-\n      folded\n    because: ${because}\n`,
  ];
  const looks = fc.record({
    entries: fc.array(
      fc.record({ style: fc.nat(styles.length - 1), blank: fc.boolean(), shared: fc.boolean(), gone: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    end: fc.constantFrom('', '\n', '\n# The end.\n'),
  });

  it('lines of what is not changed stay, in their order', () => {
    fc.assert(
      fc.property(looks, ({ entries, end }) => {
        const first = entries.findIndex(({ shared }) => shared);
        const texts = entries.map(({ style, blank, shared }, index) => {
          const because = shared ? (index === first ? '&why it is so' : '*why') : `because ${index}`;
          return `${blank ? '\n' : ''}${styles[style]?.(`errors.E${index} status`, because) ?? ''}`;
        });
        const text = `# Top.\ncorrections:\n${texts.join('')}${end}`;
        const facts = entries.flatMap(({ gone }, index) => (gone ? [`errors.E${index} status`] : []));
        const left = withoutCorrections(text, 'c.yaml', (where) => facts.includes(where)) ?? text;
        const kept = ['# Top.', 'corrections:', ...texts.flatMap((one, index) => (entries[index]?.gone ? [] : one.split('\n')))];
        const lines = left.split('\n');
        let at = 0;
        for (const line of kept.filter((one) => one !== '' && !/[&*]why/.test(one))) {
          at = lines.indexOf(line, at) + 1;
          expect([line, at]).not.toEqual([line, 0]);
        }
        expect(parseCorrections(left, 'c.yaml').value.map(({ where }) => where)).toEqual(
          parseCorrections(text, 'c.yaml').value.flatMap(({ where }) => (facts.includes(where) ? [] : [where])),
        );
        const put = withCorrection(text, 'c.yaml', entry('errors.E0 status'));
        expect(put.startsWith('# Top.\ncorrections:\n')).toBe(true);
        for (const [index, one] of texts.entries()) if (index > 0 && !/[&*]why/.test(one)) expect(put).toContain(one.trimEnd());
      }),
      { numRuns: 60 },
    );
  });
});

it.each([
  ['not YAML', 'corrections: [', 'correction-unreadable'],
  ['no corrections', 'pets: 1\n', 'correction-invalid'],
])('a file that is %s is left alone', (_, text, code) => {
  const codes = (work: () => unknown): readonly string[] => {
    try {
      work();
      return [];
    } catch (error) {
      return error instanceof Failure ? error.diagnostics.map((one) => one.code) : ['another error'];
    }
  };
  expect(codes(() => withCorrection(text, 'c.yaml', entry('api title')))).toContain(code);
  expect(codes(() => withoutCorrections(text, 'c.yaml', () => true))).toContain(code);
});
