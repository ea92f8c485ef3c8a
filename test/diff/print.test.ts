import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { changeLine, changelogText } from '../../src/diff/changelog.js';
import { asAnnotations } from '../../src/diff/print/github.js';
import { asMarkdown } from '../../src/diff/print/markdown.js';
import { asText } from '../../src/diff/print/text.js';
import { shortened } from '../../src/terminal/printable.js';
import { becameRequired, grew, hostile, reworded } from './changes.js';

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
