import { describe, expect, test } from 'vitest';
import { type Diagnostic, Failure } from '../../src/diagnostic.js';
import { dialects, readPage } from '../../src/dialect/index.js';
import { outline } from '../../src/page/outline.js';
import { fixture } from './apidog/reading-lines.js';

const pageOf = (text: string, id = 'page.html') => outline({ id, bytes: new TextEncoder().encode(text) }).value;

/** What is said of a page as errors, whether reading it ended early or not. */
async function errorsOf(text: string): Promise<readonly Diagnostic[]> {
  try {
    return (await readPage(pageOf(text))).diagnostics.filter(({ severity }) => severity === 'error');
  } catch (error) {
    if (error instanceof Failure) return error.diagnostics;
    throw error;
  }
}

const html = (body: string): string => `<!doctype html><html><head><title>API</title></head><body>${body}</body></html>`;
const first = fixture('update-user-attributes/page.txt');
const upTo = (line: string): string => first.slice(0, first.indexOf(line) + line.length);

describe('pages that are none', () => {
  test.each<[string, string, string]>([
    [
      'a login form',
      'page-login',
      html('<h1>Sign in</h1><label>E-mail</label><input><label>Password</label><button>Sign in</button>'),
    ],
    ['a login page as text', 'page-login', 'Welcome back\nLog in to continue\nE-mail\nPassword\nForgot your password?'],
    [
      'an empty shell',
      'page-empty-shell',
      html('<div id="root"></div><noscript>Enable scripts.</noscript><script src="/app.js"></script>'),
    ],
    [
      'a shell that is loading',
      'page-empty-shell',
      html('<div id="app"><p>Loading…</p></div><script>start({"method":"GET"})</script>'),
    ],
    ['an article', 'page-unknown', `How tea is made\n${'First, water is boiled. '.repeat(20)}\nThe end`],
    [
      'a list of links',
      'page-unknown',
      html(Array.from({ length: 30 }, (_, at) => `<a href="/${at}">A page about ${at}</a>`).join('')),
    ],
    ['only the head of an operation', 'page-cut', 'List pets\nGET\n/pets\nAll pets of the shop, young and old.'],
    ['JSON', 'page-unknown', '{\n  "name": "shop",\n  "pets": {}\n}'],
  ])('%s: %s', async (_, code, text) => {
    const errors = await errorsOf(text);
    expect(errors.map((one) => one.code)).toEqual([code]);
    expect(errors[0]?.where).toMatchObject({ source: 'page.html' });
    expect(errors[0]?.where?.line).toBeGreaterThan(0);
    expect(errors[0]?.help).not.toBe('');
  });

  test('a page about signing in that documents an operation is read', async () => {
    expect(await errorsOf('Log in\nPOST\n/session\nRequest\nNone\nResponses\n🟢204OK\n')).toEqual([]);
  });
});

describe('pages cut in half', () => {
  test.each<[string, string]>([
    ['in the request sample', upTo('"UserAttributes": [],')],
    ['above the request', upTo('"CodeDeliveryDetailsList": []')],
    ['within the body', upTo('AccessToken\nstring')],
    ['at the heading of the responses', upTo('Examples\n\nResponses')],
    ['within the fields of a response', upTo('DeliveryMedium\nenum<string>\u00a0\noptional')],
    ['between a field and its pattern', `${upTo('AttributeName\nstring\u00a0\noptional')}\nMatch pattern:`],
    ['between name and type', upTo('CodeDeliveryDetailsList\narray[object\u00a0(CodeDeliveryDetailsType) {3}]')],
  ])('%s', async (_, text) => {
    expect(text.length).toBeLessThan(first.length);
    const errors = await errorsOf(text);
    expect(errors.map(({ code }) => code)).toContain('page-cut');
    expect(errors[0]?.where?.line).toBeGreaterThan(0);
  });

  test('between two errors, which only the missing end of the page shows', async () => {
    const { diagnostics } = await readPage(pageOf(upTo('483ExpiredCodeException')));
    expect(diagnostics.map(({ code }) => code)).toContain('page-end-missing');
  });

  test('the whole page has no such trouble', async () => {
    const { diagnostics } = await readPage(pageOf(first));
    expect(diagnostics.map(({ code }) => code).filter((code) => code.startsWith('page-'))).toEqual([]);
  });
});

test('a table in a description does not make a page one of another layout', async () => {
  const described = first.replace(/\nRequest\n/, '\n| Name | Meaning |\n|---|---|\n| email | where codes go |\n\nRequest\n');
  expect(described).not.toBe(first);
  expect((await readPage(pageOf(described, 'page.txt'))).value.dialect).toBe('apidog');
});

describe('the manifest', () => {
  test('names are unique, and a match says why', () => {
    expect(new Set(dialects.map(({ name }) => name)).size).toBe(dialects.length);
    const matches = dialects.map((dialect) => dialect.matches(pageOf(first)));
    expect(matches.find(({ sure }) => sure)).toEqual({
      sure: true,
      because: '“POST /” is followed by “Request Request Example”',
    });
    expect(dialects[0]?.matches(pageOf('Words'))).toEqual({ sure: false });
  });
});
