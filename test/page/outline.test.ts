import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/diagnostic.js';
import { mend } from '../../src/page/mend.js';
import { outline } from '../../src/page/outline.js';
import type { Block } from '../../src/page/page.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const pageOf = (content: string | Uint8Array, id = 'page.txt') =>
  outline({ id, bytes: typeof content === 'string' ? bytes(content) : content });
const textsOf = (content: string | Uint8Array, id?: string): readonly string[] =>
  pageOf(content, id).value.blocks.map(({ text }) => text);

describe('decoding', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytes('naïve 🟢')],
    ['UTF-8 with a byte order mark', bytes('\ufeffnaïve 🟢')],
    ['UTF-16, low byte first', Buffer.from('\ufeffnaïve 🟢', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\ufeffnaïve 🟢', 'utf16le').swap16()],
  ])('%s', (_, content) => {
    const { value, diagnostics } = pageOf(content);
    expect(value.blocks.map(({ text }) => text)).toEqual(['naïve 🟢']);
    expect(diagnostics).toEqual([]);
  });

  test('what is not UTF-8 is read as windows-1252, and said so with its line', () => {
    const { value, diagnostics } = pageOf(Uint8Array.from([...bytes('plain\nna'), 0xef, ...bytes('ve')]));
    expect(value.blocks.map(({ text }) => text)).toEqual(['plain', 'naïve']);
    expect(diagnostics).toMatchObject([
      { code: 'text-encoding-guessed', where: { source: 'page.txt', line: 2 }, quote: 'naïve' },
    ]);
  });

  test.each(['a\nb\nc', 'a\r\nb\r\nc', 'a\rb\rc'])('line ends %j', (content) => {
    expect(pageOf(content).value.blocks.map(({ text, line }) => [text, line])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });
});

describe('mending', () => {
  /** What a program shows that takes UTF-8 for another code page. */
  const misread = (text: string, codePage: string): string => new TextDecoder(codePage).decode(bytes(text));

  test.each(['windows-1250', 'windows-1251', 'windows-1252'])('circles and dashes misread as %s', (codePage) => {
    for (const sign of ['🟢', '🟠', '🔴', '🔵', '🟡', '⚪', '—', '’', '•']) expect(mend(misread(sign, codePage)).text).toBe(sign);
  });

  test.each([
    ['đźź\u00a0480Name', '🟠480Name'],
    ['đźź 480Name', '● 480Name'],
    ['đźź480Name', '●480Name'],
    ['stringÂ\u00a0', 'string '],
    ['stringÂ', 'string'],
    ['stringÂ\nrequired', 'string\nrequired'],
    ['a\u00a0b\u202fc', 'a b c'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['cafÃ©', 'café'],
  ])('%j becomes %j', (given, want) => {
    expect(mend(given).text).toBe(want);
  });

  test.each(['plain', 'Über Ärger, naïve café', 'Россия и мир', 'đây là tiếng Việt', 'Ângela', 'Â propos', 'źdźbło', '👨‍👩‍👧'])(
    '%j is left alone',
    (given) => {
      expect(mend(given)).toEqual({ text: given, count: 0 });
    },
  );

  test('how much was mended is said once, at the first place', () => {
    const { diagnostics } = pageOf('one\nđźź\u00a0480A\nđźź\u00a0481B');
    expect(diagnostics).toMatchObject([{ code: 'text-mended', severity: 'info', where: { line: 2 }, quote: 'đźź\u00a0480A' }]);
    expect(diagnostics[0]?.message).toContain('2 ');
  });
});

describe('plain text', () => {
  test('every line with words is a block with its place', () => {
    expect(pageOf('  Pets\n\n\tGET\n').value).toMatchObject({
      source: 'page.txt',
      format: 'text',
      blocks: [
        { kind: 'text', text: 'Pets', indent: 2, line: 1 },
        { kind: 'text', text: 'GET', indent: 1, line: 3 },
      ],
    });
  });

  test('the hash is that of the bytes', () => {
    expect(pageOf('abc').value.hash).toBe('sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('the format is told by the content first', () => {
    const formats = [
      pageOf('<!doctype html><p>x', 'a.txt'),
      pageOf('just words', 'a.html'),
      pageOf('# words', 'a.md'),
      pageOf('<div>x</div>', '-'),
      pageOf('a <b> c', 'a.txt'),
    ].map(({ value }) => value.format);
    expect(formats).toEqual(['html', 'text', 'markdown', 'html', 'text']);
  });
});

describe('Markdown', () => {
  const words = (text: string): readonly string[] => pageOf(text, 'a.md').value.blocks.map((block) => block.text);

  test.each<[string, string, string[]]>([
    ['headings', '# One\n### Two ##', ['One', 'Two']],
    ['emphasis of whole lines', '**name**\n_x_\n__y__', ['name', 'x', 'y']],
    ['emphasis within a line stays', 'a **b** c\n**a** and **b**', ['a **b** c', '**a** and **b**']],
    ['targets of links', 'See [the guide](https://a.example/x) and ![](y.png)[more](/m).', ['See the guide and more.']],
    ['code spans side by side', '`a``b`\n`c`, `d`', ['a', 'b', 'c', 'd']],
    ['code within a sentence stays', 'Set `x` now', ['Set `x` now']],
    ['backslashes that keep marks from being marks', '\\>= 1\nfirst\\_name', ['>= 1', 'first_name']],
    ['but none of a regular expression', '^\\d+\\.\\d+$', ['^\\d+\\.\\d+$']],
  ])('%s', (_, text, expected) => expect(words(text)).toEqual(expected));

  test('fences hold code, whatever it is like', () => {
    const { blocks } = pageOf('a\n```sh\n# no heading\n  **x**\n```\n## b', 'a.txt').value;
    expect(blocks.map(({ kind, text, line }) => ({ kind, text, line }))).toEqual([
      { kind: 'text', text: 'a', line: 1 },
      { kind: 'code', text: '# no heading', line: 3 },
      { kind: 'code', text: '  **x**', line: 4 },
      { kind: 'heading', text: 'b', line: 6 },
    ]);
  });
});

describe('HTML', () => {
  const body = (inner: string): string =>
    `<!doctype html><html><head><title> A  page </title></head><body>${inner}</body></html>`;
  const blocksOf = (inner: string): readonly Block[] => pageOf(body(inner), 'page.html').value.blocks;
  const words = (inner: string): readonly string[] => blocksOf(inner).map(({ text }) => text);

  test.each<[string, string, string[]]>([
    ['elements set their words apart', '<div>a<div>b</div>c</div>', ['a', 'b', 'c']],
    ['code within a sentence does not', '<p>Set <code>x</code> to <b>1</b>.</p>', ['Set x to 1.']],
    ['wrapped words of a paragraph are one run', '<p><span>Set</span> <code>x</code></p>', ['Set x']],
    [
      'labels side by side are a block each',
      '<div><span>name</span><span>string</span><span>required</span></div>',
      ['name', 'string', 'required'],
    ],
    ['so are labels with lines between them', '<div>\n <span>name</span>\n <b>string</b>\n</div>', ['name', 'string']],
    [
      'a wrapper around labels does not matter',
      '<div><span><span>name</span><span>string</span></span></div>',
      ['name', 'string'],
    ],
    ['spaces at the edges show a sentence', '<div><span>Set </span><code>x</code><span> to 1</span></div>', ['Set x to 1']],
    [
      'labels beside pieces of a type stay apart from it',
      '<div><span>memo</span><span>string</span><span> | </span><span>null</span><span>optional</span></div>',
      ['memo', 'string | null', 'optional'],
    ],
    [
      'punctuation belongs to what it ends',
      '<div><span>Set </span><code>x</code><span>, then go</span></div>',
      ['Set x, then go'],
    ],
    ['a type in pieces is one run', '<div><span>array<span>[object]</span></span></div>', ['array[object]']],
    ['line breaks part lines', '<p>one<br>two</p>', ['one', 'two']],
    ['cells are blocks', '<table><tr><td>a</td><td>b <i>c</i></td></tr></table>', ['a', 'b c']],
    [
      'scripts and styles have no words',
      '<script>GET</script><style>a</style><noscript>b</noscript><template>c</template>d',
      ['d'],
    ],
    ['entities are characters', '<p>a &lt; b&nbsp;c &amp; d</p>', ['a < b c & d']],
    ['comments have no words', 'a<!-- b -->', ['a']],
    ['unclosed elements', '<ul><li>a<li>b</ul>', ['a', 'b']],
  ])('%s', (_, inner, want) => {
    expect(words(inner)).toEqual(want);
  });

  test('preformatted text keeps its lines and indentation', () => {
    expect(blocksOf('<pre><code>{\n  <b>"a"</b>: 1\n}</code></pre>').map(({ kind, text, line }) => [kind, text, line])).toEqual([
      ['code', '{', 1],
      ['code', '  "a": 1', 2],
      ['code', '}', 3],
    ]);
  });

  test('headings have levels, blocks have lines and anchors', () => {
    expect(blocksOf('\n<section id="s">\n<h2 id="h">Title</h2>\n<p>Words</p>\n</section><p>After</p>')).toMatchObject([
      { kind: 'heading', level: 2, text: 'Title', line: 3, anchor: 'h' },
      { kind: 'text', text: 'Words', line: 4, anchor: 's' },
      { kind: 'text', text: 'After', line: 5 },
    ]);
  });

  test('the title is kept apart', () => {
    expect(pageOf(body('x')).value.title).toBe('A page');
  });

  test('words outside every element', () => {
    expect(textsOf('<p>a</p>', 'page.html')).toEqual(['a']);
  });

  test('elements nested without end are refused, not followed', () => {
    for (const name of ['div', 'span']) {
      const deep = `<!doctype html><body>${`<${name}>`.repeat(50_000)}x`;
      expect(() => pageOf(deep)).toThrow(Failure);
    }
  });
});
