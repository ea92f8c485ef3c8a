import { describe, expect, it } from 'vitest';
import { searchLimit } from '../../src/pattern/cost.js';

describe('how long a text a pattern may search', () => {
  it.each([
    ['^(?<name>\\S+) - (?<text>.*)$', Number.POSITIVE_INFINITY],
    ['^(?<method>GET|POST) (?<path>/\\S*)$', Number.POSITIVE_INFINITY],
    ['^ *(?<name>[a-z]+)(?: {2,}(?<text>[^ ].*))?$', Number.POSITIVE_INFINITY],
  ])('%s: any, for each character can belong to one place only', (pattern, limit) => {
    expect(searchLimit(pattern)).toBe(limit);
  });

  it('a search that may begin anywhere is for texts of some thousands', () => {
    expect(searchLimit('[a-z]+\\d')).toBeGreaterThan(3000);
    expect(searchLimit('[a-z]+\\d')).toBeLessThan(10_000);
  });

  it('each repetition that may end anywhere makes it shorter', () => {
    const limits = ['^(.*) - (.*)$', '^(.*) - (.*) - (.*)$', '^(.*) - (.*) - (.*) - (.*)$'].map((one) => searchLimit(one) ?? 0);
    expect(limits).toEqual([...limits].sort((a, b) => b - a));
    expect(limits[0]).toBeGreaterThan(2000);
    expect(limits[2]).toBeLessThan(300);
  });

  it('optional parts and alternatives, one behind the other, are as many ways', () => {
    const limits = ['a?', '(?:a|ab)'].map((part) => searchLimit(`^${part.repeat(30)}c$`));
    expect(limits).toEqual([0, 0]);
    expect(searchLimit('^\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?$')).toBe(Number.POSITIVE_INFINITY);
  });

  it.each(['^(a+)+$', '(?:\\s*\\w+)*$', '^(?:.*,)*x$', '(a|ab|b)*c', '^(?:a?b?)*$', '(?:a?b?){40}c', '(?:ab?|b)*c'])(
    '%s can run away',
    (pattern) => {
      expect(searchLimit(pattern)).toBeUndefined();
    },
  );
});
