import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ApiModel } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { checkModel } from '../../src/model/check.js';
import { escapeRules } from '../../src/model/pattern/escape.js';
import { scriptPattern } from '../../src/model/pattern/script-pattern.js';
import { withScriptPatterns } from '../../src/model/script-patterns.js';
import { toOpenApi } from '../../src/model/to-openapi.js';
import { pageWriter } from './make.js';

const r = String.raw;

describe('a pattern that JavaScript reads as it is stays', () => {
  test.each([
    r`[\w\s+=,.@-]*`,
    r`\p{L}+`,
    r`[\p{L}||\p{M}]+`,
    r`a{2,3}?`,
    r`(?<x>a)\k<x>`,
    r`(?<=a)b`,
    r`[\u0020-\uD7FF\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*`,
    '',
  ])('%s', (pattern) => expect(scriptPattern(pattern)).toEqual({ pattern, rules: [], translated: false }));
});

describe('a pattern that others read is written as JavaScript has it', () => {
  const needless = 'a sign that means nothing needs no escape';
  const hyphen = 'a hyphen beside a class stands for itself';
  const lonely = 'a bracket that closes or counts nothing stands for itself';
  const java = 'Java’s names of properties have others in JavaScript';
  const ascii = 'Java’s classes of ASCII are ranges';
  const possessive = 'a repetition of one character has nothing to give back where nothing follows';
  const rows: readonly (readonly [documented: string, script: string, rule: string])[] = [
    [r`[0-9a-zA-Z\/\!\-_\.\*\'\(\):;\$@=+\,\?&]{0,800}`, r`[0-9a-zA-Z\/!\-_\.\*'\(\):;\$@=+,\?&]{0,800}`, needless],
    [r`\@\:\_\ \#\~`, '@:_ #~', needless],
    [r`a\-b`, 'a-b', 'a hyphen needs no escape outside of a class'],
    [r`[\w-.]+`, r`[\w\-.]+`, hyphen],
    [r`[\w-_/]+`, r`[\w\-_/]+`, hyphen],
    [r`[+-\d]`, r`[+\-\d]`, hyphen],
    [r`[\d--a]`, r`[\d\-\-a]`, hyphen],
    [r`[\d-a-z]`, r`[\d\-a\-z]`, hyphen],
    [r`[a-\d--z]`, r`[a\-\d\--z]`, hyphen],
    [r`/{id}/x`, r`/\{id\}/x`, lonely],
    ['a]', r`a\]`, lonely],
    [r`(?s).+[.]\.`, r`[\s\S]+[.]\.`, 'a dot for which (?s) is set is any character'],
    [r`\x{1F600}`, r`\u{1F600}`, 'a number in braces is a code point'],
    [r`\pL\PN`, r`\p{L}\P{N}`, 'a property of one letter needs no braces'],
    [r`\p{IsLetter}+`, r`\p{L}+`, java],
    [r`\p{IsAlphabetic}`, r`\p{Alphabetic}`, java],
    [r`\P{IsLatin}`, r`\P{Script=Latin}`, java],
    [r`\p{^Lu}`, r`\P{Lu}`, java],
    [r`\p{IsL}`, r`\p{L}`, java],
    [r`[\p{Alnum}\p{IsGreek}]`, r`[0-9A-Za-z\p{Script=Greek}]`, ascii],
    [r`\P{Digit}`, '[^0-9]', ascii],
    [r`\a\e`, r`\x07\x1B`, 'signs without a letter of their own have a number'],
    [r`\A\d\z`, r`^\d$`, 'the begin and the end of the text have signs of their own'],
    [r`\h`, r`[\t \xA0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000]`, 'white space within a line is a list of signs'],
    [r`\Qa.b(\Ec`, r`a\.b\(c`, 'what is quoted stands for itself'],
    ['(?P<x>a)', '(?<x>a)', 'a group named with (?P<…>) is one named with (?<…>)'],
    [r`[a-z]*+$`, '[a-z]*$', possessive],
    [r`\d{1,3}+`, r`\d{1,3}`, possessive],
  ];

  test.each(rows)('%s', (documented, pattern, rule) => {
    const found = scriptPattern(documented);
    expect(found?.pattern).toBe(pattern);
    expect(found?.rules).toContain(rule);
  });

  test('every rule for escapes has a row', () => {
    const shown = new Set(rows.map(([, , rule]) => rule));
    expect(escapeRules.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([
      'what JavaScript escapes alike stays',
    ]);
  });
});

describe('a pattern without a certain meaning is left alone', () => {
  test.each([
    ['cut', '('],
    ['an unknown escape', r`\y!\!`],
    ['groups that give nothing back', '(?>a|ab)c'],
    ['repetitions that give nothing back', r`a*+a`],
    ['a repetition of alternatives that gives nothing back', '(a|ab)*+$'],
    ['flags', '(?i)abc'],
    ['classes that intersect', '[a-z&&[^b]]'],
    ['classes within classes', '[[:alpha:]]'],
    ['blocks of Java', r`\p{InGreek}`],
    ['methods of Java', r`\p{javaLowerCase}`],
    ['ASCII to one and Unicode to the other', r`\p{Alpha}\p{Punct}`],
    ['counts that some read as text', 'a{,5}'],
    ['a range in the wrong order', r`[z-a]\!`],
    ['a reference to no group', r`\1\!`],
    ['an octal number', r`\012`],
    ['a code point that there is not', r`\x{110000}`],
    ['longer than any', `${'a'.repeat(10_001)}\\!`],
    ['a class that begins with its own bracket', r`[]a]\!`],
  ])('%s', (_, pattern) => expect(scriptPattern(pattern)).toBeUndefined());
});

describe('what is rewritten means the same', () => {
  const signs = '!"#%&\',-:;<=>@_`~ ';
  const atom = fc.oneof(
    fc.constantFrom('a', 'b', '0', '-', '_', r`\d`, r`\w`, '.', '!', r`\.`, r`\*`, r`\/`),
    fc.constantFrom(...signs).map((sign) => `\\${sign}`),
    fc
      .array(fc.constantFrom('a', 'b-d', r`\w`, r`\d`, '0', '.', '-', r`\-`, r`\!`, r`\'`, r`\_`, r`\]`, r`\,`, r`\@`), {
        minLength: 1,
        maxLength: 6,
      })
      .map((inner) => `[${inner.join('')}]`),
  );
  const pattern = fc
    .array(fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}')), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map((part) => part.join('')).join(''));
  const value = fc.string({ unit: fc.constantFrom(...signs, 'a', 'b', 'c', '0', '.', '*', '/', ']', '\\'), maxLength: 8 });

  test('as the laxer grammar of JavaScript has it', () => {
    fc.assert(
      fc.property(pattern, fc.array(value, { minLength: 1, maxLength: 8 }), (documented, values) => {
        let lax: RegExp;
        try {
          lax = new RegExp(`^(?:${documented})$`);
        } catch {
          return;
        }
        const found = scriptPattern(documented);
        if (!found) return;
        const strict = new RegExp(`^(?:${found.pattern})$`, 'u');
        for (const one of values) expect([documented, one, strict.test(one)]).toEqual([documented, one, lax.test(one)]);
      }),
      { numRuns: 3000 },
    );
  });

  test('and is not rewritten again', () => {
    fc.assert(
      fc.property(pattern, (documented) => {
        const found = scriptPattern(documented);
        if (found) expect(scriptPattern(found.pattern)).toEqual({ pattern: found.pattern, rules: [], translated: false });
      }),
    );
  });

  test('whatever the page holds, nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'\\[](){}?*+-^$|.pPQE&:<>=,sx0aL'), maxLength: 30 }),
        (text) => void scriptPattern(text),
      ),
      {
        numRuns: 3000,
      },
    );
  });
});

describe('in a model', () => {
  const p = pageWriter('page.txt');
  const modelOf = (pattern: string): ApiModel => {
    const words = [{ source: 'page.txt', line: 3, quote: `Pattern: ${pattern}`, rule: 'r', standing: 'documented' as const }];
    const schema = { kind: 'string' as const, pattern, evidence: { pattern: words } };
    const operation = p.operation('A', { parameters: [{ ...p.parameter('query', 'x'), schema }] });
    return buildModel([p.reading([operation])]).value;
  };

  test('the page’s words stay, and are told of only where nothing can be made of them', () => {
    const { value, diagnostics } = checkModel(modelOf(r`\!+`));
    expect(value.operations[0]?.parameters[0]?.schema).toMatchObject({ pattern: r`\!+` });
    expect(diagnostics.filter(({ code }) => code === 'pattern-invalid')).toEqual([]);
    expect(JSON.stringify(toOpenApi(value))).toContain(JSON.stringify(r`\!+`));
  });

  test.each([
    ['in the page’s words where those are JavaScript’s outside of Unicode mode', r`[\w-.]\!`, r`[\w-.]\!`],
    ['in JavaScript’s where they are not', r`\p{IsLatin}\!`, r`\p{Script=Latin}!`],
    ['in the page’s words where nothing is certain', r`\y`, r`\y`],
  ])('a document has a pattern %s', (_, documented, shown) => {
    expect(JSON.stringify(toOpenApi(modelOf(documented)))).toContain(`"pattern":${JSON.stringify(shown)}`);
  });

  test('what runs patterns gets them as JavaScript has them, concluded from the page’s words', () => {
    const documented = modelOf(r`\!+`);
    const schema = withScriptPatterns(documented).operations[0]?.parameters[0]?.schema;
    expect(schema).toMatchObject({ pattern: '!+' });
    expect(schema?.evidence['pattern']).toEqual([
      {
        source: 'page.txt',
        line: 3,
        quote: r`Pattern: \!+`,
        rule: 'a sign that means nothing needs no escape',
        standing: 'inferred',
      },
    ]);
    expect(withScriptPatterns(modelOf('a+'))).toEqual(modelOf('a+'));
  });
});
