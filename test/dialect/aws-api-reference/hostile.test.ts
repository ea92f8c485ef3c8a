import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awsApiReference } from '../../../src/dialect/aws-api-reference/index.js';
import { buildModel } from '../../../src/model/build.js';
import { pageOf } from '../reading-lines.js';

const words = fc.constantFrom(
  'Ring',
  '__proto__',
  'constructor',
  'Request Syntax',
  'URI Request Parameters',
  'Request Parameters',
  'Request Body',
  'Response Syntax',
  'Response Elements',
  'Errors',
  'Contents',
  'Examples',
  'Sample Request',
  'See Also',
  'POST /a/{__proto__}?x=X HTTP/1.1',
  'X-Amz-Target: A.Ring',
  'Host: bells.us-east-1.amazonaws.com',
  '{ "Ring": "string", "__proto__": { "constructor": [ "string" ] } }',
  '}Response Elements',
  'The request accepts the following data in JSON format.',
  'The response returns the following HTTP headers.',
  'The following data is returned in JSON format by the service.',
  'If the action is successful, the service sends back an HTTP 200 response.',
  'This data type is a UNION, so only one of the following members can be specified.',
  'Words about it.',
  'Type: String',
  'Type: Array of __proto__ objects',
  'Type: String to Ring object map',
  'Type: Timestamp',
  'Valid Values: a | `${b}` | */',
  'Valid Values:',
  'Pattern: (a+)+\\_\u2028',
  'Length Constraints: Minimum length of 9. Maximum length of 1.',
  'Required: Yes',
  'HTTP Status Code: 400',
  'RingException',
  '\u202Egnir',
  '-',
  'Note',
  'Did this page help you?',
);

/** The same lines as text, as Markdown with marks here and there, and as HTML. */
const wrap: readonly (readonly [name: string, write: (lines: readonly string[]) => string])[] = [
  ['page.txt', (lines) => lines.join('\n')],
  [
    'page.md',
    (lines) =>
      lines
        .map((line, at) =>
          at === 0 ? `# ${line}` : /^[A-Z][a-z]+ [A-Z]/.test(line) ? `\n## ${line}\n` : at % 3 === 0 ? `\n ** ${line} **` : line,
        )
        .join('\n'),
  ],
  [
    'page.html',
    (lines) =>
      `<!doctype html><h1>${lines[0] ?? ''}</h1>${lines
        .slice(1)
        .map((line, at) =>
          /^(?:Request|Response|URI|Errors|Contents)/.test(line)
            ? `<h2>${line}</h2>`
            : at % 3 === 0
              ? `<dl><dt>${line}</dt><dd>`
              : `<p>${line}</p>`,
        )
        .join('\n')}`,
  ],
];

describe.each(wrap)('whatever %s holds', (name, write) => {
  test('it is read or left, and every line that is told of is the page’s', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 3, maxLength: 40 }), (lines) => {
        const page = pageOf(write(lines), name);
        if (!awsApiReference.matches(page).sure) return;
        const reading = awsApiReference.parse(page);
        const count = page.text.split('\n').length;
        for (const { line } of [...reading.coverage.read, ...reading.coverage.unread]) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(count);
        }
        expect(buildModel([reading]).value.operations.length).toBe(reading.operations.length);
        expect(Object.prototype).not.toHaveProperty('kind');
      }),
      { numRuns: 400 },
    );
  });
});

test.each([
  ['headings', 'Errors\n'],
  ['names', 'Ring\n'],
  ['names and facts', 'Ring\nType: String\n'],
  ['values that go on', 'Valid Values: a |\n'],
  ['brackets', '{[{[\n'],
  ['stars', '*a*a**'],
])('many %s are no trouble', (_, unit) => {
  const head =
    'Ring\nRings.\nRequest Syntax\n{ "Errors": "string" }\nRequest Parameters\nThe request accepts the following data in JSON format.\n';
  const page = pageOf(`${head}${unit.repeat(20_000)}`);
  const reading = awsApiReference.parse(page);
  expect(reading.coverage.lines).toBeGreaterThan(0);
});
