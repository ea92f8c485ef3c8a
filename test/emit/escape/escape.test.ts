import fc from 'fast-check';
import ts from 'ts-morph';
import { describe, expect, it } from 'vitest';
import {
  docComment,
  fileName,
  identifier,
  isIdentifier,
  jsonLiteral,
  markdown,
  markdownCode,
  markdownFence,
  propertyAccess,
  propertyKey,
  regExpLiteral,
  stringLiteral,
  uniqueIdentifier,
} from '../../../src/emit/escape/index.js';
import type { Json } from '../../../src/model/api.js';

const hostile = [
  '',
  '__proto__',
  'constructor',
  '*/',
  '**//',
  '/* */ alert(1) /*',
  '`$' + '{process.exit(1)}`',
  "'; process.exit(1); '",
  '\\',
  "\\'",
  '\u2028\u2029',
  '\u202Eabc\u202C',
  '\u0000\u0007\u001b[31m',
  '\uD800',
  '\uDC00\uD800',
  '\uFEFFbom',
  '../../etc/passwd',
  '@deprecated now',
  'line\n@internal\r\n@type {x}',
  '{@link javascript:alert(1)}',
  '</script><script>',
  '```\nescaped\n```',
  '🟠 ünïcödé',
  '1st',
];

/** Ordinary, unpaired and hostile text, and mixtures of them. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.array(fc.constantFrom(...hostile, ' ', '\n', '*', '/', '@', '`')).map((parts) => parts.join('')),
);

// Escaped text of a test's own making, evaluated to see that it means what went in.
const evaluate = (expression: string): unknown => new Function(`'use strict'; return (${expression});`)();
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const syntaxErrors = (source: string): number => {
  const file = ts.ts.createSourceFile('test.ts', source, ts.ts.ScriptTarget.ES2022, true);
  return (file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics.length;
};

describe('stringLiteral', () => {
  it.each(hostile)('evaluates to what went in: %j', (given) => {
    expect(evaluate(stringLiteral(given))).toBe(given);
  });

  it('evaluates to what went in, and shows all of it, for any text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const literal = stringLiteral(given);
        expect(evaluate(literal)).toBe(given);
        expect(literal).not.toMatch(invisible);
      }),
    );
  });

  it.each([
    ['it\u2028s', "'it\\u2028s'"],
    ["it's", '"it\'s"'],
    [`it's "so"`, `'it\\'s "so"'`],
    ['\u202e', "'\\u202e'"],
    ['\ud800x', "'\\ud800x'"],
    ['🟠', "'🟠'"],
    ['\u{e0001}', "'\\udb40\\udc01'"],
  ])('%j becomes %s', (given, want) => {
    expect(stringLiteral(given)).toBe(want);
  });
});

describe('propertyKey', () => {
  it.each([
    ['Name', 'Name'],
    ['a-b', "'a-b'"],
    ['__proto__', "['__proto__']"],
    ['1', "'1'"],
    ['', "''"],
    ['constructor', 'constructor'],
  ])('%j becomes %s', (given, want) => {
    expect(propertyKey(given)).toBe(want);
  });

  it('makes an own member of just that name, and reads it back, for any text', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(Object.keys(evaluate(`{ ${propertyKey(name)}: 1 }`) as object)).toEqual([name]);
        expect(evaluate(`{ ${propertyKey(name)}: 1 }${propertyAccess(name)}`)).toBe(1);
      }),
    );
  });
});

describe('jsonLiteral', () => {
  it('evaluates to what went in, for any JSON', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        const value = JSON.parse(json) as Json;
        expect(evaluate(jsonLiteral(value))).toEqual(value);
      }),
    );
  });

  it('keeps __proto__ a member', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true}}') as Json;
    expect(JSON.stringify(evaluate(jsonLiteral(value)))).toBe('{"__proto__":{"polluted":true}}');
  });
});

describe('identifier', () => {
  it.each([
    ['UserName', 'UserName'],
    ['a-b c', 'a_b_c'],
    ['1st', '_1st'],
    ['class', 'class_'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor_'],
    ['', '_'],
    ['*/', '_'],
    ['Ünïcödé', 'Unicode'],
    ['Promise', 'Promise_'],
  ])('%j becomes %s', (given, want) => {
    expect(identifier(given)).toBe(want);
  });

  it('is legal in a binding and in a type, for any text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const name = identifier(given);
        expect(isIdentifier(name)).toBe(true);
        expect(syntaxErrors(`const ${name} = 1; interface ${name} {} export type T = ${name};`)).toBe(0);
      }),
    );
  });

  it('finds a name that is free', () => {
    expect(uniqueIdentifier('A', new Set(['B']))).toBe('A');
    expect(uniqueIdentifier('A', new Set(['A', 'A2']))).toBe('A3');
  });
});

describe('regExpLiteral', () => {
  it.each([
    ['[\\p{L}\\p{M}]+', '/[\\p{L}\\p{M}]+/u'],
    ['a/b', '/a\\/b/u'],
    ['', '/(?:)/u'],
    ['\n', '/\\n/u'],
    ['\u202e', '/\\u{202e}/u'],
    ['(', undefined],
    ['\\-', undefined],
    ['[', undefined],
  ])('%j becomes %s', (given, want) => {
    expect(regExpLiteral(given)).toBe(want);
  });

  it('gives nothing, or a literal of one expression that finds what the source finds, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: fc.constantFrom(...'ab\\/[](){}|*+?.^$-\n\u202e\ud800🟠') })),
        text,
        (source, probe) => {
          const literal = regExpLiteral(source);
          if (literal === undefined) {
            expect(() => new RegExp(source, 'u')).toThrow();
            return;
          }
          const made = evaluate(literal);
          expect(made).toBeInstanceOf(RegExp);
          expect(literal).not.toMatch(invisible);
          for (const value of [probe, source, 'ab/']) {
            expect((made as RegExp).exec(value)?.[0]).toBe(new RegExp(source, 'u').exec(value)?.[0]);
          }
        },
      ),
    );
  });

  it('keeps an escaped surrogate apart from a raw one after it', () => {
    const source = '\\ud83d\udfe0';
    const literal = regExpLiteral(source);
    expect((evaluate(literal ?? '') as RegExp).test('🟠')).toBe(new RegExp(source, 'u').test('🟠'));
  });
});

describe('docComment', () => {
  it.each<[readonly string[], string]>([
    [[], ''],
    [['', '  '], ''],
    [['One line.'], '/** One line. */'],
    [['One.', 'Two.'], '/**\n * One.\n *\n * Two.\n */'],
    [['ends */ here'], '/** ends *\\/ here */'],
    [['/'], '/** \\/ */'],
    [['@deprecated'], '/** \\@deprecated */'],
    [['mail me@example.com'], '/** mail me@example.com */'],
    [['\u202eabc'], '/** ⟨U+202E⟩abc */'],
  ])('%j becomes %j', (given, want) => {
    expect(docComment(given)).toBe(want);
  });

  it('wraps at 100 columns', () => {
    const lines = docComment(['word '.repeat(200)]).split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(103);
  });

  it('ends where it ends and has just the tags it was given, for any text', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), text, (paragraphs, reason) => {
        const comment = docComment(['Intro.', ...paragraphs], [{ name: 'deprecated', text: reason }]);
        const source = `${comment}\nexport const after = 1;`;
        expect(syntaxErrors(source)).toBe(0);
        const file = ts.ts.createSourceFile('test.ts', source, ts.ts.ScriptTarget.ES2022, true);
        expect(file.statements).toHaveLength(1);
        const tags = file.statements.flatMap((statement) => ts.ts.getJSDocTags(statement));
        expect(tags.map((tag) => tag.tagName.text)).toEqual(['deprecated']);
        expect(comment.replaceAll('\n', '')).not.toMatch(invisible);
      }),
    );
  });
});

describe('markdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['[x](javascript:y)', '\\[x\\](javascript:y)'],
    ['![x](http://y)', '\\!\\[x\\](http://y)'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['a | b', 'a \\| b'],
    ['# not a title', '\\# not a title'],
    ['1. not a list', '1\\. not a list'],
    ['two\nlines', 'two lines'],
  ])('%j becomes %j', (given, want) => {
    expect(markdown(given)).toBe(want);
  });

  it.each([
    ['a', '`a`'],
    ['`a`', '`` `a` ``'],
    ['a``b', '```a``b```'],
    ['', ''],
  ])('code span of %j is %j', (given, want) => {
    expect(markdownCode(given)).toBe(want);
  });

  it('no text ends its fence', () => {
    fc.assert(
      fc.property(text, (given) => {
        const [open = '', ...rest] = markdownFence(given, 'sh').split('\n');
        const fence = open.replace('sh', '');
        expect(rest.pop()).toBe(fence);
        expect(rest.filter((line) => line.includes(fence))).toEqual([]);
      }),
    );
  });

  it('drops a language that is no plain word', () => {
    expect(markdownFence('x', 'sh`\n')).toBe('```\nx\n```');
  });
});

describe('fileName', () => {
  it.each([
    ['UpdateUserAttributes', 'UpdateUserAttributes'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['.npmrc', 'npmrc'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['a\u202eb\u0000c', 'a-b-c'],
  ])('%j becomes %s', (given, want) => {
    expect(fileName(given)).toBe(want);
  });

  it('is one harmless segment, for any text', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(fileName(given)).toMatch(/^[\w](?:[\w.-]{0,98}[\w])?$/);
        expect(fileName(given)).not.toContain('..');
      }),
    );
  });
});
