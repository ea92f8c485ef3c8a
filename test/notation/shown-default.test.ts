import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/model/api.js';
import { shownDefault } from '../../src/notation/shown-default.js';

const integer: Schema = { kind: 'integer', evidence: {} };
const nothing: Schema = { kind: 'null', evidence: {} };

describe('a default that is shown as words', () => {
  it.each<[string, Schema, string, unknown]>([
    ['text as it stands', { kind: 'string', evidence: {} }, '12', '12'],
    ['a number', integer, '12', 12],
    ['no number', integer, 'twelve', undefined],
    ['nothing at all', integer, ' ', undefined],
    ['a truth value', { kind: 'boolean', evidence: {} }, 'false', false],
    ['words that are no truth value', { kind: 'boolean', evidence: {} }, 'no', undefined],
    ['what may be null too', { kind: 'union', mode: 'one-of', members: [integer, nothing], evidence: {} }, '3', 3],
    ['one of several types', { kind: 'union', mode: 'one-of', members: [integer, integer], evidence: {} }, '3', undefined],
  ])('%s', (_, schema, words, value) => {
    expect(shownDefault(schema, words)).toBe(value);
  });
});
