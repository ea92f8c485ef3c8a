import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, scriptJson } from '../../src/report/html.js';
import { documentOf, ferryPage, materialOf, withPast } from './reports.js';

describe('the document', () => {
  it('tells the newest version by the lines of the lock where its model is no longer at hand', async () => {
    const before = await materialOf({ 'BookFerry.txt': ferryPage() });
    const after = await materialOf({ 'BookFerry.txt': ferryPage({ most: 64 }) });
    const { lastDiff, ...past } = withPast(before, after);
    const text = await documentOf(past);
    expect(text).toContain(`Version ${lastDiff?.to}, as the lock has it.`);
    expect(text).toContain('<code>types.BookFerryRequest.Ferry</code>: maxLength <code>128</code> → <code>64</code>');
  });

  it('names no other place than those that its pages name', async () => {
    const text = await documentOf(await materialOf({ 'BookFerry.txt': ferryPage() }));
    expect(text.match(/\b(?:https?:)?\/\/[a-z][^"'\s]*/g)?.filter((url) => url !== 'http://www.w3.org/2000/svg')).toEqual([]);
    expect(text).toMatch(/content="default-src &#39;none&#39;; script-src &#39;sha256-/);
  });

  it('has markup of its own only, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`<p title="${text}">${[text]}</p>`;
        expect(markup.match(/[<>"']/g)).toEqual(['<', '"', '"', '>', '<', '>']);
        expect(JSON.parse(scriptJson({ [text]: text }).markup)).toEqual({ [text]: text });
      }),
    );
  });
});
