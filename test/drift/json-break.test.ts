import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBreak } from '../../src/drift/json-break.js';

/** `|` stands before what is wrong. */
describe('text stops being JSON', () => {
  it.each([
    '|not json',
    '{"a":1|',
    '{"a":|}',
    '{"a"|}',
    '{|a:1}',
    '{"a":1,|}',
    '[1,|]',
    '[1 |2]',
    '[1]|]',
    '[|}',
    '{"a":"x|',
    '{"a":"x\\|',
    '{"a":"x\\u00|',
    '{"a":"x|\\y"}',
    '{"a":"x|\ny"}',
    '[tru|',
    '[|trux]',
    '[-|',
    '[1|.]',
    '[0|1]',
    '|',
    '  |',
    '{} |x',
  ])('%s', (marked) => {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonBreak(text)).toBe(at);
  });

  it('JSON that is cut breaks at its end, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.nat(), (value, seed) => {
        const text = JSON.stringify([value]);
        const cut = text.slice(0, seed % text.length);
        expect(jsonBreak(cut)).toBe(cut.length);
      }),
    );
  });
});
