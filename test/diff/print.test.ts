import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { releaseReport, reportLines } from '../../src/commands/report.js';
import type { Change } from '../../src/diff/change.js';
import { changeLine, changelogText } from '../../src/diff/changelog.js';
import { compareModels } from '../../src/diff/compare.js';
import { asAnnotations } from '../../src/diff/print/github.js';
import { asMarkdown } from '../../src/diff/print/markdown.js';
import { asText } from '../../src/diff/print/text.js';
import { type Made, releaseAfter } from '../../src/lock/release.js';
import type { Example, Operation } from '../../src/model/api.js';
import { shortened } from '../../src/terminal/printable.js';
import { becameRequired, grew, hostile, reworded } from './changes.js';
import { api, operation } from './models.js';

const diff = { name: 'ferries', from: '1.2.0', to: '2.0.0', changes: [becameRequired, grew, reworded] };
const plain = { safe: shortened, heading: (text: string) => text, faint: (text: string) => text };

describe('for people at a terminal', () => {
  test('changes stand under their severity, with whom they break, the place, and the words before and after', () => {
    expect(asText([diff], plain)).toBe(`ferries: 1.2.0 → 2.0.0

Breaking changes
  types.Boarding.deck is now required
      breaks callers, when compiling · pages/board.md:14
      was: “deck | text | optional”
      now: “deck | text | required”

New
  types.Boarding.class: value "freight" added
      breaks those who take the documented values for all there are, at run time · pages/board.md:20
      now: “foot, car or freight”

Also changed
  board: description reworded
      pages/board.md:3
      was: “Boards a ferry.”
      now: “Takes a ferry.”
`);
  });

  test('nothing is said of nothing', () => {
    expect(asText([{ ...diff, changes: [] }], plain)).toBe('ferries: 1.2.0 → 2.0.0\n  nothing changed\n');
  });

  test('no control of a page reaches the terminal', () => {
    const text = asText([{ ...diff, changes: [hostile] }], plain);
    for (const mark of ['\u001b', '\u202e', '\n## ']) expect(text).not.toContain(mark);
  });
});

describe('for pull requests', () => {
  test('changes are a list in Markdown', () => {
    expect(asMarkdown([diff])).toBe(`## ferries: 1.2.0 → 2.0.0

### Breaking changes

- \`types.Boarding.deck\` is now required
  - breaks callers, when compiling
  - was \`deck | text | optional\`
  - now \`deck | text | required\`
  - \`pages/board.md:14\`

### New

- \`types.Boarding.class\`: value \`"freight"\` added
  - breaks those who take the documented values for all there are, at run time
  - now \`foot, car or freight\`
  - \`pages/board.md:20\`

### Also changed

- \`board\`: description reworded
  - was \`Boards a ferry.\`
  - now \`Takes a ferry.\`
  - \`pages/board.md:3\`
`);
  });

  test('words of a page are no markup', () => {
    const html = new MarkdownIt({ html: true }).render(asMarkdown([{ ...diff, name: '<script>', changes: [hostile] }]));
    expect(html).not.toMatch(/<(?:img|script)|<h2>Owned/);
    expect(html.match(/<h\d>/g)).toEqual(['<h2>', '<h3>']);
  });
});

describe('what is told in one sentence', () => {
  const first = becameRequired;
  const made: Made = {
    model: api({}),
    hash: 'a',
    read: { operations: 0, fields: 0, responses: 0, errors: 0, lines: 0, unread: 0 },
  };
  const corrected: Change = { ...first, cause: 'correction', impact: { ...grew.impact } };
  const alike = [first, corrected, first, reworded];

  test('is told once at a terminal, with all that there is to say of it', () => {
    expect(asText([{ ...diff, changes: alike }], plain)).toBe(`ferries: 1.2.0 → 2.0.0

Breaking changes
  types.Boarding.deck is now required
      breaks callers, when compiling · pages/board.md:14
      was: “deck | text | optional”
      now: “deck | text | required”
      breaks those who take the documented values for all there are, at run time · a correction changed · pages/board.md:14
      was: “deck | text | optional”
      now: “deck | text | required”

Also changed
  board: description reworded
      pages/board.md:3
      was: “Boards a ferry.”
      now: “Takes a ferry.”
`);
  });

  test('is one item for pull requests, and one annotation', () => {
    const changes = [first, first];
    const lines = (text: string): number => text.split('\n').filter((line) => line.includes('is now required')).length;
    expect(asMarkdown([{ ...diff, changes }])).toBe(asMarkdown([{ ...diff, changes: [first] }]));
    expect(lines(asMarkdown([{ ...diff, changes: [first, { ...first, side: 'both', operations: [] }] }]))).toBe(1);
    expect(asAnnotations([{ ...diff, changes }])).toBe(asAnnotations([{ ...diff, changes: [first] }]));
  });

  test('is one line of a changelog, and of what a run says', () => {
    const release = releaseAfter('1.0.0', [first, first, reworded], '1.0.0', made);
    expect(release?.changes.map(({ line }) => line)).toEqual([changeLine(first), changeLine(reworded)]);
    const { changes } = releaseReport('2.0.0', [first, first, reworded]);
    expect(changes).toHaveLength(3);
    const pkg = { name: 'a', folder: 'a', created: ['b'], updated: [], removed: [], unchanged: 0 };
    const packages = [{ ...pkg, release: { version: '2.0.0', severity: 'breaking' as const, changes } }];
    expect(reportLines({ ending: 'done', written: true, packages, diagnostics: [] }).slice(2)).toEqual([
      '  version 2.0.0: 2 changes, some of them breaking',
      '    breaking: types.Boarding.deck is now required',
      '    patch: board: description reworded',
    ]);
  });
});

describe('examples', () => {
  const base: Change = { ...reworded, kind: 'example-changed', where: 'board examples', of: 'request' };
  test.each<readonly [Partial<Extract<Change, { kind: 'example-changed' }>>, string]>([
    [{}, '`board`: examples of the request changed'],
    [{ of: 'response', status: 200 }, '`board`: examples of response 200 changed'],
    [{ of: 'response' }, '`board`: examples of responses changed'],
    [{ of: 'sample', where: 'board samples' }, '`board`: request samples changed'],
    [{ of: 'value', where: 'board.query.deck examples' }, '`board.query.deck`: examples changed'],
  ])('are told by what they are of: %j', (more, line) => {
    expect(changeLine({ ...base, ...more })).toBe(line.replace(/^./, (first) => first.toUpperCase()));
  });

  const examples: readonly Example[] = [
    { role: 'request', value: 1, evidence: {} },
    { role: 'response', status: 200, value: 2, evidence: {} },
    { role: 'response', status: 404, value: 3, evidence: {} },
  ];
  const lines = (before: Partial<Operation>, after: Partial<Operation>): readonly string[] =>
    compareModels(
      api({ operations: [operation('a', before)] }),
      api({ operations: [operation('a', after)] }),
      'page',
    ).changes.map(changeLine);
  const changed = examples.map((one) => ({ ...one, value: 9 }));
  const samples = [{ label: 'Shell', code: 'curl', evidence: {} }];
  test.each<readonly [what: string, Partial<Operation>, Partial<Operation>, readonly string[]]>([
    [
      'all at once',
      { examples, samples: [] },
      { examples: changed, samples },
      [
        '`a`: examples of the request changed',
        '`a`: examples of response 200 changed',
        '`a`: examples of response 404 changed',
        '`a`: request samples changed',
      ],
    ],
    ['one gone', { examples }, { examples: examples.slice(0, 2) }, ['`a`: examples of response 404 changed']],
    [
      'one of two',
      { examples },
      { examples: [...examples.slice(0, 2), ...changed.slice(2)] },
      ['`a`: examples of response 404 changed'],
    ],
    [
      'one that is of another status now',
      { examples: examples.slice(2) },
      { examples: examples.slice(2).map((one) => ({ ...one, status: 403 })) },
      ['`a`: examples of response 403 changed', '`a`: examples of response 404 changed'],
    ],
    ['the other way round', { examples }, { examples: examples.toReversed() }, ['`a`: the same in another order']],
  ])('of an operation are told apart: %s', (_, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });
});

describe('for GitHub Actions', () => {
  test('each change is an annotation of the line that says so', () => {
    expect(asAnnotations([diff])).toBe(
      [
        '::error file=pages/board.md,line=14,title=ferries%3A breaking change::types.Boarding.deck is now required (breaks callers, when compiling)',
        '::warning file=pages/board.md,line=20,title=ferries%3A minor change::types.Boarding.class: value "freight" added (breaks those who take the documented values for all there are, at run time)',
        '::notice file=pages/board.md,line=3,title=ferries%3A patch change::board: description reworded\n',
      ].join('\n'),
    );
  });

  test('a page cannot add a command, nor a property', () => {
    const lines = asAnnotations([{ ...diff, changes: [hostile] }]).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('file=pages/a%2Cb%3Ac%250A.md,line=1,title=');
  });
});

describe('a changelog', () => {
  test('has the newest version first, and its lines by severity', () => {
    const lines = [becameRequired, reworded].map((change) => ({ severity: change.impact.severity, line: changeLine(change) }));
    expect(
      changelogText('Ferries', [
        { version: '1.0.0', lines: [], begins: '3 operations.' },
        { version: '2.0.0', lines, more: 4 },
      ]),
    ).toBe(`# Changes of Ferries

## 2.0.0

### Breaking changes

- \`types.Boarding.deck\` is now required

### Also changed

- \`board\`: description reworded

… and 4 more changes.

## 1.0.0

3 operations.
`);
  });

  test.each([
    ['page', 'Field `x` removed'],
    ['correction', 'Field `x` removed (corrected)'],
    ['extractor', 'Field `x` removed (the page is read otherwise)'],
    ['settings', 'Field `x` removed (by the config)'],
    ['undecided', 'Field `x` removed'],
  ] as const)('tells why, where it is not the page: %s', (cause, line) => {
    expect(changeLine({ ...hostile, where: 'x', cause })).toBe(line);
  });
});
