import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/diagnostic.js';
import { taughtDialect } from '../../../src/dialect/declarative/index.js';
import type { DialectSpec, RowsSpec } from '../../../src/dialect/declarative/spec.js';
import { codesOf, linesOf, pageOf } from '../reading-lines.js';
import { readTaught } from './taught.js';

type Taught = Omit<DialectSpec, 'name' | 'matches'>;

/** An operation whose address is the first heading of an HTML page, with some query parameters below it. */
const withParameters = (parameters: RowsSpec): Taught => ({
  operation: {
    each: { select: 'h1', pattern: '^(?<method>[A-Z]+) (?<path>/\\S*)$' },
    parameters: { in: { is: 'query' }, ...parameters },
  },
});

const withFields = (fields: RowsSpec): Taught => ({
  operation: { each: { select: 'h1', pattern: '^(?<method>[A-Z]+) (?<path>/\\S*)$' }, request: { fields } },
});

const facts = async (spec: Taught, text: string, id = 'page.html'): Promise<readonly string[]> =>
  linesOf(await readTaught(spec, text, id)).filter((line) => /^(?:query|request\.)/.test(line));

describe('where a fact may stand', () => {
  it.each<[string, RowsSpec, string, readonly string[]]>([
    [
      'in an element within the row',
      { each: 'li', name: 'b', type: 'i', description: 'span' },
      '<h1>GET /a</h1><ul><li><b>n</b> <i>int</i> <span>how many</span></ul>',
      ['query n: integer “how many”'],
    ],
    [
      'in an attribute, of the row or of an element in it',
      {
        each: 'li',
        name: { attribute: 'data-name' },
        type: { select: 'i', attribute: 'title' },
        required: { attribute: 'required' },
      },
      '<h1>GET /a</h1><ul><li data-name="n" required><i title="int">number</i></ul>',
      ['query n*: integer'],
    ],
    [
      'below the words that head its column, in whatever order the columns stand',
      { each: 'tbody tr', name: { column: 'Key' }, type: { column: 'KIND' }, description: { column: 'What for' } },
      '<h1>GET /a</h1><table><thead><tr><th>What for<th>Kind<th>Key</thead><tbody><tr><td>how many<td>int<td>n</table>',
      ['query n: integer “how many”'],
    ],
    [
      'in a named group of the pattern that finds the row',
      { each: { select: 'p', pattern: '^(?<name>\\w+): (?<type>\\w+), (?<required>must|may)$' } },
      '<h1>GET /a</h1><p>n: int, must</p><p>no parameter</p><p>m: int, may</p>',
      ['query n*: integer', 'query m: integer'],
    ],
    [
      'in a part of the words of an element',
      { each: 'li', name: { pattern: '^\\w+' }, type: { pattern: '<(?<value>\\w+)>' } },
      '<h1>GET /a</h1><ul><li>n &lt;int&gt;</ul>',
      ['query n: integer'],
    ],
    [
      'on a line that nothing else was read from',
      {
        each: { select: 'dt', pattern: '^(?<name>\\w+)$' },
        type: { line: '^Kind: (?<value>\\w+)$' },
        description: { line: '^.' },
      },
      '<h1>GET /a</h1><dl><dt>n<dd>Kind: int<dd>How many.<dt>m<dd>Kind: text</dl>',
      ['query n: integer “How many.”', 'query m: string'],
    ],
    [
      'nowhere, because it is so everywhere',
      { each: 'li', name: 'b', type: { is: 'int' } },
      '<h1>GET /a</h1><ul><li><b>n</b></ul>',
      ['query n: integer'],
    ],
    [
      'in bounds of numbers, defaults, examples and values',
      { each: 'li', name: 'b', type: 'i', minimum: 's', maximum: 'u', default: 'q', example: 'kbd', values: 'code' },
      '<h1>GET /a</h1><ul><li><b>n</b><i>int</i><s>at least 1</s><u>at most 9</u><q>3</q><kbd>4</kbd><li><b>c</b><i>text</i><code>red</code><code>blue</code></ul>',
      ['query n: integer minimum=1 maximum=9 default=3 e.g. 4', 'query c: string red|blue'],
    ],
    [
      'as its opposite, or as one of two',
      { each: 'li', name: 'b', type: { is: 'int' }, optional: 'i', nullable: 'u' },
      '<h1>GET /a</h1><ul><li><b>n</b><i>no</i><u>no</u><li><b>m</b><i>yes</i><u>yes</u></ul>',
      ['query n*: integer', 'query m: one-of (integer | null)'],
    ],
  ])('%s', async (_, rows, page, expected) => {
    expect(await facts(withParameters(rows), page)).toEqual(expected);
  });
});

describe('how rows stand within rows', () => {
  const nested = ['request.a: object', 'request.a.b: integer', 'request.c: integer'];

  it.each<[string, RowsSpec, string, string]>([
    [
      'an element in an element',
      { each: 'li', name: 'b', type: 'i' },
      '<h1>POST /a</h1><ul><li><b>a</b><i>object</i><ul><li><b>b</b><i>int</i></ul><li><b>c</b><i>int</i></ul>',
      'page.html',
    ],
    [
      'deeper by a number',
      { each: 'p', nesting: { depth: { attribute: 'class', pattern: '\\d+$' } }, name: 'b', type: 'i' },
      '<h1>POST /a</h1><p class="at-1"><b>a</b><i>object</i><p class="at-2"><b>b</b><i>int</i><p class="at-1"><b>c</b><i>int</i>',
      'page.html',
    ],
    [
      'deeper by so many marks',
      { each: 'p', nesting: { depth: { pattern: '^>*' } }, name: 'b', type: 'i' },
      '<h1>POST /a</h1><p><b>a</b><i>object</i><p>&gt;<b>b</b><i>int</i><p><b>c</b><i>int</i>',
      'page.html',
    ],
    [
      'by names with dots',
      { each: 'p', nesting: 'dots', name: 'b', type: 'i' },
      '<h1>POST /a</h1><p><b>a</b><i>object</i><p><b>a.b</b><i>int</i><p><b>c</b><i>int</i>',
      'page.html',
    ],
    [
      'by indentation, in Markdown’s code',
      { each: { line: '^(?<name>\\w+) (?<type>\\w+)$' } },
      '# POST /a\n\n```\na object\n  b int\nc int\n```\n',
      'page.md',
    ],
  ])('%s', async (_, rows, page, id) => {
    expect(await facts(withFields(rows), page, id)).toEqual(nested);
  });

  it('what an inner row says is not said of the outer one', async () => {
    const page = '<h1>POST /a</h1><ul><li><b>a</b><ul><li><b>b</b><i>int</i><em>in it</em></ul></ul>';
    expect(await facts(withFields({ each: 'li', name: 'b', type: 'i', description: 'em' }), page)).toEqual([
      'request.a: ~object',
      'request.a.b: integer “in it”',
    ]);
  });
});

describe('how far something reaches', () => {
  const spec = (each: DialectSpec['operation']['each']): Taught => ({
    operation: { each, method: 'b', path: 'i', parameters: { each: 'li', name: 'u', type: { is: 'text' }, in: { is: 'query' } } },
  });
  const two = ['GET /a', 'query x: string', 'GET /b', 'query y: string'];

  it.each<[string, DialectSpec['operation']['each'], string]>([
    [
      'an element, to its end',
      'section',
      '<section><b>GET</b><i>/a</i><li><u>x</u></section><section><b>GET</b><i>/b</i><li><u>y</u></section>',
    ],
    [
      'a heading, to the next of its rank',
      'h2',
      '<h2><b>GET</b><i>/a</i></h2><h3>In</h3><li><u>x</u></li><h2><b>GET</b><i>/b</i></h2><li><u>y</u></li><h1>End</h1><li><u>z</u></li>',
    ],
    [
      'a term, to the next of its list',
      'dt',
      '<body><dl><dt><b>GET</b><i>/a</i><dd><li><u>x</u></li><dt><b>GET</b><i>/b</i><dd><li><u>y</u></li></dl><li><u>z</u></li>',
    ],
    [
      'any element with all that follows, to the next',
      { select: 'p', following: true },
      '<p><b>GET</b><i>/a</i></p><li><u>x</u></li><p><b>GET</b><i>/b</i></p><li><u>y</u></li>',
    ],
  ])('%s', async (_, each, page) => {
    expect(linesOf(await readTaught(spec(each), page, 'page.html'))).toEqual(two);
  });

  it('a line, to the next, or to the first that does not belong to it', async () => {
    const each = { line: '^(?<method>[A-Z]+) (?<path>/\\S*)$', until: '^--' };
    const parameters = { each: { line: '^(?<name>\\w+) (?<type>\\w+)$' }, in: { is: 'query' } };
    const page = 'GET /a\nx text\nGET /b\ny text\n--\nz text\n';
    expect(linesOf(await readTaught({ operation: { each, parameters } }, page))).toEqual(two);
  });
});

describe('the page’s own words', () => {
  const rows: RowsSpec = { each: { line: '^(?<name>\\w+) (?<type>[^,]+), (?<required>\\S+)$' }, in: { is: 'query' } };
  const spec: Taught = {
    operation: { each: { line: '^(?<method>\\S+) (?<path>/\\S*)$' }, parameters: rows },
    words: {
      types: {
        Zahl: 'integer',
        'Liste aus *': 'array of *',
        '* oder nichts': '* or null',
        'Ding *': 'named *',
        Kennung: 'string (uuid)',
      },
      required: ['Pflicht'],
      optional: ['Kür'],
      methods: { Hole: 'GET' },
    },
  };

  it.each([
    ['Zahl, Pflicht', 'query n*: integer'],
    ['zahl, kür', 'query n: integer'],
    ['Liste aus Liste aus Zahl, Kür', 'query n: array of array of integer'],
    ['Zahl oder nichts, Kür', 'query n: one-of (integer | null)'],
    ['Ding Boot, Kür', 'query n: -> Boot'],
    ['Kennung, Kür', 'query n: string format="uuid"'],
    ['array of strings, optional', 'query n: array of string'],
  ])('%s', async (words, expected) => {
    const reading = await readTaught(spec, `Hole /a\nn ${words}\n`);
    expect([linesOf(reading)[1], codesOf(reading)]).toEqual([expected, []]);
  });

  it('that nobody knows are said to be so, and are guessed at by nobody', async () => {
    const reading = await readTaught(spec, 'Hole /a\nn Dingsbums, vielleicht\n');
    expect(linesOf(reading)[1]).toBe('query n: ?unknown');
    expect(reading.diagnostics.filter(({ code }) => code === 'taught-words-unknown')).toMatchObject([
      { where: { source: 'page.txt', line: 2 }, message: expect.stringContaining('vielleicht') },
      { where: { source: 'page.txt', line: 2 }, message: expect.stringContaining('Dingsbums') },
    ]);
  });
});

describe('meanings of the config that nobody knows', () => {
  const words = { types: { Zahl: 'integr', 'Liste aus *': 'list of *', 'Reihe *': 'array of *' } };
  const parameters: RowsSpec = { each: { line: '^(?<name>n) (?<type>[^,]+)$' }, in: { is: 'query' } };
  const spec: Taught = { operation: { each: { line: '^(?<method>GET) (?<path>/\\S*)$' }, parameters }, words };

  it.each([
    ['Zahl', 'The config says that “Zahl” means “integr”, which is not known.'],
    ['Liste aus int', 'The config says that “Liste aus int” means “list of *”, which is not known.'],
    ['Reihe Dings', 'The type of n is told in words that are not known: “Reihe Dings”.'],
  ])('are told: %s', async (type, message) => {
    const { diagnostics } = await readTaught(spec, `GET /a\nn ${type}\n`);
    expect(diagnostics.filter(({ code }) => code === 'taught-words-unknown').map((one) => one.message)).toEqual([message]);
  });
});

describe('what an operation asks for by way of authentication', () => {
  const operation: DialectSpec['operation'] = { each: 'section', method: 'b', path: 'i', security: { each: 'u', kind: 'basic' } };
  const page =
    '<p class="key">Send your key as X-Key.</p><section><b>GET</b><i>/a</i><u>Log in</u></section><section><b>GET</b><i>/b</i></section>';

  it('stands with it, or with none of them', async () => {
    const security = { each: { select: '.key', pattern: 'as (?<key>[\\w-]+)\\.$' }, kind: 'apiKey' } as const;
    const reading = await readTaught({ operation, security }, page, 'page.html');
    expect(linesOf(reading)).toEqual([
      'GET /a',
      'security basic',
      'security apiKey header X-Key',
      'GET /b',
      'security apiKey header X-Key',
    ]);
    expect(reading.coverage.unread).toEqual([]);
  });
});

describe('what a page shows without saying it', () => {
  it('a part of the path in braces is a parameter, of a type that nobody knows', async () => {
    const reading = await readTaught(
      { operation: { each: 'section', method: 'b', path: 'i' } },
      '<section><b>GET</b><i>/a/{id}</i></section>',
      'page.html',
    );
    expect(linesOf(reading)).toEqual(['GET /a/{id}', 'path id*: ?unknown']);
    expect(reading.operations[0]?.parameters[0]?.evidence['required']?.[0]?.standing).toBe('inferred');
  });

  it.each([
    ['{"n": 1}', 'object', 'n'],
    ['[{"n": 1}]', 'array of object', '[].n'],
  ])('a body that only an example tells is inferred: %s', async (example, kind, field) => {
    const spec: Taught = {
      operation: { each: 'section', method: 'b', path: 'i', responses: { section: 'div', status: { is: 200 }, example: 'pre' } },
    };
    const page = `<section><b>GET</b><i>/a</i><div><pre>${example}</pre></div></section>`;
    const lines = linesOf(await readTaught(spec, page, 'page.html')).map((line) => line.trim().replaceAll('~', ''));
    expect(lines.slice(3)).toEqual([`response: ${kind}`, `response${field.startsWith('[') ? field : `.${field}`}: integer`]);
  });

  it('what rows tell is of the items, where the example is a list', async () => {
    const fields: RowsSpec = { each: 'li', name: 'u', type: { is: 'text' } };
    const spec: Taught = {
      operation: {
        each: 'section',
        method: 'b',
        path: 'i',
        responses: { section: 'div', status: { is: 200 }, example: 'pre', fields },
      },
    };
    const page = '<section><b>GET</b><i>/a</i><div><li><u>n</u></li><pre>[{ "n": "x" }]</pre></div></section>';
    expect(linesOf(await readTaught(spec, page, 'page.html')).slice(3)).toEqual([
      '  response: ~array of object',
      '  response[].n: string',
    ]);
  });

  it('a mark that no row has tells nothing of any row', async () => {
    const spec = (facts: object): Taught => ({
      operation: { each: 'section', method: 'b', path: 'i', request: { fields: { each: 'li', name: 'u', ...facts } } },
    });
    const standing = async (facts: object) => {
      const reading = await readTaught(spec(facts), '<section><b>POST</b><i>/a</i><li><u>n</u></li></section>', 'page.html');
      const schema = reading.operations[0]?.requestBody?.contents[0]?.schema;
      return schema?.kind === 'object' ? schema.properties[0]?.evidence['required']?.[0]?.standing : undefined;
    };
    expect([await standing({}), await standing({ required: 's' })]).toEqual(['unknown', undefined]);
  });
});

describe('pages that belong together', () => {
  it('are asked for by the links that the config names', async () => {
    const operation = { each: 'section', method: 'b', path: 'i' };
    const page = '<p><a class="type" href="boat.html">Boat</a>\n<a href="imprint.html">Imprint</a>\n<a class="type">none</a></p>';
    const { links } = await readTaught({ operation, follow: 'a.type' }, page, 'page.html');
    expect(links).toEqual([{ url: 'boat.html', line: 1, rule: 'the attribute “href” of “a.type” gives the link' }]);
    // Navigation says nothing of the API, and often leads to all of its pages.
    const ignored = await readTaught({ operation, follow: 'a.type', ignore: 'p' }, page, 'page.html');
    expect(ignored.links).toEqual(links);
  });

  it('may speak of each other’s types: a star alone stands for all words that mean nothing else', async () => {
    const operation = {
      each: 'section',
      method: 'b',
      path: 'i',
      parameters: { each: 'li', name: 'u', type: 'q', in: { is: 'query' } },
    };
    const page = '<section><b>GET</b><i>/a</i><li><u>n</u><q>int</q></li><li><u>m</u><q>Boat</q></li></section>';
    const reading = await readTaught({ operation, words: { types: { '*': 'named *' } } }, page, 'page.html');
    expect(linesOf(reading).slice(1)).toEqual(['query n: integer', 'query m: -> Boat']);
  });
});

describe('what rows say', () => {
  it('is not said of what they belong to', async () => {
    const spec: Taught = {
      operation: {
        each: 'section',
        method: 'b',
        path: 'i',
        description: 'p',
        parameters: { each: 'li', name: 'u', type: { is: 'text' }, in: { is: 'query' }, description: 'p' },
        responses: {
          section: 'div',
          status: 'b',
          description: 'p',
          fields: { each: 'dt', name: 'b', type: { is: 'text' }, description: 'p' },
        },
      },
    };
    const page =
      '<section><b>GET</b><i>/a</i><ul><li><u>n</u><p>Of n.</p></ul><p>Of all.</p><div><b>200</b><dl><dt><b>f</b><dd><p>Of f.</p></dl><p>Of it.</p></div></section>';
    const reading = await readTaught(spec, page, 'page.html');
    expect(reading.operations.map(({ description }) => description)).toEqual(['Of all.']);
    expect(linesOf(reading)).toEqual(
      [
        'GET /a',
        'query n: string “Of n.”',
        'response 200 “Of it.”',
        'application/json',
        'response: object',
        'response.f: string “Of f.”',
      ].map((line) =>
        line.startsWith('app') || line.startsWith('response:') || line.startsWith('response.') ? `  ${line}` : line,
      ),
    );
  });
});

describe('what is found but not whole is said to be so', () => {
  it.each<[string, Taught, string, string]>([
    [
      'an operation without a path',
      { operation: { each: 'section', method: 'b', path: 'i' } },
      '<section>\n<b>GET</b> words</section>',
      'has no path',
    ],
    [
      'an operation with a method that is none',
      { operation: { each: 'section', method: 'b', path: 'i' } },
      '<section>\n<b>LOOK</b><i>/a</i></section>',
      'LOOK',
    ],
    [
      'a parameter that travels nowhere',
      { operation: { each: 'section', method: 'b', path: 'i', parameters: { each: 'li', name: 'u' } } },
      '<section>\n<b>GET</b><i>/a</i><li><u>n</u></li></section>',
      'Nothing says whether n travels',
    ],
    [
      'a row without a name',
      { operation: { each: 'section', method: 'b', path: 'i', parameters: { each: 'li', name: 'u' } } },
      '<section>\n<b>GET</b><i>/a</i><li>words</li></section>',
      'has no name',
    ],
    [
      'a response without a status',
      { operation: { each: 'section', method: 'b', path: 'i', responses: { section: 'li', status: 'u' } } },
      '<section>\n<b>GET</b><i>/a</i><li>words</li></section>',
      'has no status',
    ],
  ])('%s', async (_, spec, page, message) => {
    const { diagnostics } = await readTaught(spec, page, 'page.html');
    const said = diagnostics.filter(({ code }) => code === 'taught-fact-missing');
    expect(said).toMatchObject([{ severity: 'warning', where: { source: 'page.html', line: 2 } }]);
    expect(said[0]?.message).toContain(message);
  });
});

describe('rules that cannot be let loose on a page', () => {
  const place = (path: readonly (string | number)[]) => ({ source: 'generator.config.yaml', line: path.length });
  const failure = (spec: Taught, text: string, id: string): Failure => {
    try {
      taughtDialect({ spec: { name: 'made-up', matches: { source: '.' }, ...spec }, place }).parse(pageOf(text, id), {
        open: async () => undefined,
      });
    } catch (error) {
      if (error instanceof Failure) return error;
    }
    throw new Error('Expected a Failure');
  };

  it.each<[string, Taught, string]>([
    ['a selector that is none', { operation: { each: 'section[', method: 'b', path: 'i' } }, 'not a CSS selector'],
    ['a pattern that can run away', { operation: { each: { line: '^(?<method>(\\w+)+) (?<path>.*)$' } } }, 'can run away'],
    ['a pattern that takes long', { operation: { each: { line: '(?<method>.*).*.*.*.*(?<path>/)' } } }, 'can take long'],
  ])('%s: refused, with its place in the config', (_, spec, message) => {
    const { diagnostics } = failure(spec, '<html><body><p>words</p></body></html>', 'page.html');
    expect(diagnostics).toMatchObject([{ code: 'config-invalid', where: { source: 'generator.config.yaml' } }]);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.where?.line).toBeGreaterThan(1);
  });
});

describe('whatever a page holds', () => {
  const spec: Taught = {
    operation: {
      each: { line: '^(?<method>[A-Z]+) (?<path>/\\S*)' },
      description: { line: '^.' },
      parameters: { each: { line: '^- (?<name>\\S+) (?<type>\\S.*)$' }, in: { is: 'query' }, nesting: 'dots' },
      request: { fields: { each: { line: '^\\+ (?<name>\\S+) (?<type>\\S.*)$' }, nesting: 'dots' } },
    },
  };
  const words = [
    'GET /a',
    '- __proto__ string',
    '+ constructor.__proto__ object',
    '+ a..b int',
    '+ . map',
    '- */ `${x}`',
    '\u202e../..',
    '<b',
    '```',
  ];

  it('nothing of it is a reason to fail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string())),
        fc.constantFrom('p.txt', 'p.html', 'p.md'),
        async (lines, id) => {
          const reading = await readTaught(spec, `x\n${lines.join('\n')}`, id);
          expect(reading.coverage.read.length + reading.coverage.unread.length).toBe(reading.coverage.lines);
        },
      ),
    );
  });

  it('names that JavaScript has for itself are names', async () => {
    const reading = await readTaught(spec, 'POST /a\n- __proto__ string\n+ constructor object\n+ constructor.__proto__ int\n');
    expect(linesOf(reading)).toEqual([
      'POST /a',
      'query __proto__: string',
      'body application/json',
      'request: object',
      'request.constructor: object',
      'request.constructor.__proto__: integer',
    ]);
  });
});
