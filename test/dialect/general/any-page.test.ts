import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../../src/diagnostic.js';
import { general } from '../../../src/dialect/general/index.js';
import { buildModel } from '../../../src/model/build.js';
import { checkModel } from '../../../src/model/check.js';
import { pageOf } from '../reading-lines.js';

/** Pieces that pages are made of, put together at random: whatever comes of it, it is read without a crash. */
const html = fc.constantFrom(
  '<h1>Orders</h1>',
  '<h2>Create an order</h2>',
  '<h3>Parameters</h3>',
  '<h3>Response</h3>',
  '<h3>Errors</h3>',
  '<h4>200 OK</h4>',
  '<p><code>POST /orders/{id}</code></p>',
  '<pre>GET /orders/:id</pre>',
  '<p>POST</p><p>/orders</p>',
  '<pre>curl https://a.example/orders/7 -d \'{"a": 1}\'</pre>',
  '<pre>{"a": 1, "b": [{"c": null}], ...}</pre>',
  '<table><tr><th>Name<th>Type<th>Required</tr><tr><td>a<td>string<td>yes</tr><tr><td>b.c<td>Order[]<td>no</tr></table>',
  '<table><tr><th>Name<th>Description</tr><tr><td>__proto__<td>constructor</tr></table>',
  '<table><tr><th>Status<th>Meaning</tr><tr><td>404<td>gone</tr><tr><td>200<td>fine</tr></table>',
  '<table><tr><td rowspan=99 colspan=99>x</table>',
  '<table><tr><th>Field<th>Type</tr><tr><td>a<table><tr><th>Field<th>Type</tr><tr><td>b<td>int</tr></table><td>object</tr></table>',
  '<dl><dt>a (string)<dd>Required. At most 5 characters.<dt>b<dd>integer</dl>',
  '<dl><dt>Parameters:<dd><ul><li><b>a</b> – text</ul></dl>',
  '<ul><li><code>a</code> (integer, required) – 1 to 5<ul><li><code>b</code>: string</ul><li><code>c</code> (enum)</ul>',
  '<p>a</p><p>string</p><p>required</p><p>object</p>',
  '<h3>The Order object</h3>',
  '<p>Returns an Order object.</p>',
  '<p>Base URL: https://a.example/v1</p>',
  '<p>The fields <code>a</code> and <code>b</code> are required.</p>',
  '<p>*/ ` ${x} \u2028 \u202e ../</p>',
);

const text = fc.constantFrom(
  'POST /orders',
  'get',
  '/orders',
  'Parameters',
  'PARAMETERS',
  '3.1 Response',
  '======',
  'Name  Type  Description',
  'a     string  first',
  '      goes on',
  'Name\tType',
  'a\tinteger',
  '| Field | Type |',
  '|---|---|',
  '- a (string, required) - text',
  '  - b: integer',
  '',
  '{',
  '  "a": 1 // one',
  '}',
  '$ curl -X POST https://a.example/orders \\',
  "  -d '{",
  'Errors:',
  '404 - gone',
  'a',
  'string',
  'object',
  'required',
);

async function survives(source: string, id: string): Promise<void> {
  const page = pageOf(source, id);
  const match = general.matches(page);
  const reading = general.parse(page);
  expect(match.sure).toBe(reading.operations.length > 0);
  expect(reading.coverage.read.length + reading.coverage.unread.length).toBe(reading.coverage.lines);
  if (!match.sure) return;
  const built = buildModel([reading]);
  expect(hasErrors([...built.diagnostics, ...checkModel(built.value).diagnostics])).toBe(false);
}

describe('any page is read or left alone', () => {
  test('as HTML', () =>
    fc.assert(
      fc.asyncProperty(fc.array(html, { maxLength: 14 }), (parts) =>
        survives(`<html><body>${parts.join('\n')}</body></html>`, 'page.html'),
      ),
      { numRuns: 150 },
    ));

  test('as text', () =>
    fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 30 }), (lines) => survives(lines.join('\n'), 'page.txt')),
      { numRuns: 150 },
    ));
});

test('a page of many endpoints is read in one go', () => {
  const one = (at: number): string =>
    `<h2>Operation ${at}</h2><p><code>GET /things/${at}/{id}</code></p><h3>Query parameters</h3><table><tr><th>Name<th>Type<th>Required</tr>${'<tr><td>a<td>string<td>no</tr>'.repeat(5)}</table>`;
  const page = pageOf(`<html><body>${Array.from({ length: 300 }, (_, at) => one(at)).join('')}</body></html>`, 'page.html');
  expect(general.parse(page).operations).toHaveLength(300);
});
