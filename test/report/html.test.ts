import { describe, expect, it } from 'vitest';
import { html, scriptJson } from '../../src/report/html.js';

describe('markup', () => {
  it.each([
    ['tags', '<b>&</b>', '&lt;b&gt;&amp;&lt;/b&gt;'],
    ['quotation marks', `"'`, '&quot;&#39;'],
    ['what turns text', 'a\u202eb\u2066c\u200fd', 'a⟨202E⟩b⟨2066⟩c⟨200F⟩d'],
    ['line separators', 'a\u2028b\u2029c', 'a⟨2028⟩b⟨2029⟩c'],
    ['controls', 'a\u0000b\u001bc\u0085d', 'a⟨0000⟩b⟨001B⟩c⟨0085⟩d'],
    ['half of a pair', 'a\ud83db', 'a⟨D83D⟩b'],
    ['what joins letters and pictures', 'नि\u200dक 👩\u200d🔧', 'नि\u200dक 👩\u200d🔧'],
    ['line ends and tabs', 'a\n\tb', 'a\n\tb'],
  ])('escapes %s', (_, text, escaped) => {
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('takes markup, lists and nothing', () => {
    const item = (text: string) => html`<li>${text}</li>`;
    expect(html`<ul>${['a<', 'b'].map(item)}${undefined}${false}${3}</ul>`.markup).toBe('<ul><li>a&lt;</li><li>b</li>3</ul>');
  });
});

describe('data in a script element', () => {
  it.each([
    ['the end of a script', '</script><script>'],
    ['a comment', '<!-- <script'],
    ['line separators', '\u2028\u2029'],
    ['quotation marks', `"'\\`],
    ['half of a pair', '\ud83d'],
  ])('has %s and is JSON still', (_, text) => {
    const value = JSON.parse(`{"__proto__": ${JSON.stringify(text)}, "list": [1, null]}`);
    const { markup } = scriptJson(value);
    expect(markup).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.stringify(JSON.parse(markup))).toBe(JSON.stringify(value));
  });
});
