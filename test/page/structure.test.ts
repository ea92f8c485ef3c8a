import { describe, expect, test } from 'vitest';
import { outline } from '../../src/page/outline.js';
import { type Part, structureOf } from '../../src/page/structure/index.js';

const read = (id: string, text: string) => structureOf(outline({ id, bytes: new TextEncoder().encode(text) }).value);

/** One line a part, nested ones indented; behind `@` the line of the source, behind `#` the anchor. */
const linesOf = (parts: readonly Part[], indent = ''): readonly string[] => parts.flatMap((part) => partLines(part, indent));

function partLines(part: Part, indent: string): readonly string[] {
  switch (part.kind) {
    case 'heading':
      return [`${indent}h${part.level} ${place(part.words)}`];
    case 'paragraph':
      return [`${indent}p ${place(part.words)}`];
    case 'code':
      return [`${indent}code ${part.language ?? '-'} ${place(part.words)}`];
    case 'table':
      return [
        `${indent}table ${part.header.map(({ words }) => words.text).join(' | ')}`,
        ...part.rows.flatMap((row) => [
          `${indent}  @${row.line} ${row.cells.map(({ words }) => words.text).join(' | ')}`,
          ...row.cells.flatMap((cell) => linesOf(cell.parts, `${indent}    `)),
        ]),
      ];
    case 'terms':
      return part.entries.flatMap(({ term, parts }) => [`${indent}term ${place(term)}`, ...linesOf(parts, `${indent}  `)]);
    case 'list':
      return part.items.flatMap(({ parts }) => [`${indent}${part.ordered ? '1.' : '-'}`, ...linesOf(parts, `${indent}  `)]);
  }
}

const place = ({ text, line, anchor }: { text: string; line: number; anchor?: string }): string =>
  `@${line}${anchor === undefined ? '' : ` #${anchor}`} ${JSON.stringify(text)}`;

describe('the same parts from every notation', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'headings and paragraphs in HTML, through containers',
      'a.html',
      '<!doctype html><body>\n<main><section id="list"><h2>List <code>boats</code></h2>\n<div>All <b>boats</b>,<br>big\nand small.</div></section></main>',
      ['h2 @2 #list "List boats"', 'p @3 #list "All boats,\\nbig and small."'],
    ],
    [
      'headings and paragraphs in Markdown, with HTML in between',
      'a.md',
      '---\ntitle: Boats\n---\n\n# Boats {#boats}\n\nTwo lines\nof prose.\n\n<h2 id="list">List</h2>\n\n> quoted\n',
      [
        'code front-matter @1 "title: Boats"',
        'h1 @5 #boats "Boats"',
        'p @7 "Two lines of prose."',
        'h2 @10 #list "List"',
        'p @12 "quoted"',
      ],
    ],
    [
      'a table in HTML, with spans and what stands within cells',
      'a.html',
      '<html><table><thead><tr><th>Name<th>Type<th>Says</tr></thead>\n<tr id="a"><td rowspan=2>a<td>string<td><p>One.</p><p>Two.</p><ul><li>x</li></ul></td></tr>\n<tr><td colspan=2>b</td></tr></table>',
      ['table Name | Type | Says', '  @2 a | string | One.\nTwo.', '    -', '      p @2 #a "x"', '  @3 a | b | b'],
    ],
    [
      'a table in Markdown',
      'a.md',
      '## T\n\n|Name|Type|\n|---|---|\n|`a`|string \\| null|\n|b||\n',
      ['h2 @1 "T"', 'table Name | Type', '  @5 a | string | null', '  @6 b | '],
    ],
    [
      'definition lists in HTML, wrapped and shared',
      'a.html',
      '<html><dl><div><dt><a name="x"></a>X</dt><dt>Y</dt>\n<dd><p>Type: String</p><p>Required: Yes</p></dd></div></dl>',
      [
        'term @1 #x "X"',
        '  p @2 "Type: String"',
        '  p @2 "Required: Yes"',
        'term @1 "Y"',
        '  p @2 "Type: String"',
        '  p @2 "Required: Yes"',
      ],
    ],
    [
      'definition lists in Markdown',
      'a.md',
      '## T\n\nname\n: String. The name.\n',
      ['h2 @1 "T"', 'term @3 "name"', '  p @4 "String. The name."'],
    ],
    [
      'code keeps its white space and its language',
      'a.md',
      '## T\n\n```JSON\n{\n  "a": 1\n}\n```\n',
      ['h2 @1 "T"', 'code json @3 "{\\n  \\"a\\": 1\\n}"'],
    ],
    [
      'code in HTML, its language on a wrapper',
      'a.html',
      '<html><div class="highlight-python x"><pre><span>a</span>  =\n1</pre></div>',
      ['code python @1 "a  =\\n1"'],
    ],
    [
      'plain text: lines, tables by tabs, JSON',
      'a.txt',
      'GET /boats\nName\tType\na\tstring\n\n{\n  "a": "}"\n}\n{ broken\n',
      [
        'p @1 "GET /boats"',
        'table Name | Type',
        '  @3 a | string',
        'code json @5 "{\\n  \\"a\\": \\"}\\"\\n}"',
        'p @8 "{ broken"',
      ],
    ],
  ])('%s', (_, id, text, parts) => {
    expect(linesOf(read(id, text).parts)).toEqual(parts);
  });
});

test('every run of words has its place among the leaves', () => {
  const { parts, leaves } = read('a.md', '# A {#b}\n\ntext\n\n|N|\n|-|\n|v|\n');
  expect(leaves.map(({ text }) => text)).toEqual(['A', 'text', 'N', 'v']);
  expect(leaves.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  expect(parts[0]).toMatchObject({ kind: 'heading', words: { at: 0, text: 'A', anchor: 'b' } });
});

test('marks and links stay with their words', () => {
  const [part] = read('a.md', '## [B](/b "t") **s** `c` ~~d~~ *e*\n').parts;
  expect(part?.kind === 'heading' && part.words.spans.filter(({ text }) => text.trim() !== '')).toEqual([
    { text: 'B', href: '/b' },
    { text: 's', strong: true },
    { text: 'c', code: true },
    { text: 'd', struck: true },
    { text: 'e', emphasis: true },
  ]);
});

test('a page cannot forge the marks that tell lines', () => {
  const { leaves } = read('a.md', '## A\n\n<!--@99-->\n\nb\n');
  expect(leaves.map(({ text, line }) => [text, line])).toEqual([
    ['A', 1],
    ['b', 5],
  ]);
});

test('brackets without end are given up', () => {
  const { leaves } = read('a.txt', '{\n'.repeat(300_000));
  expect(leaves).toHaveLength(300_000);
});

test('an element holds as much as it likes', () => {
  const many = 150_000;
  expect(read('long.html', `<div>${'<p>a</p>'.repeat(many)}</div>`).parts).toHaveLength(many);
});
