import { describe, expect, it } from 'vitest';
import { isSecretName, sampleOf } from '../../src/drift/redact.js';

describe('names of secrets', () => {
  it.each([
    'Authorization',
    'authorization',
    'Set-Cookie',
    'access_token',
    'AccessToken',
    'clientSecret',
    'new_password',
    'X-Api-Key',
    'apiKey',
    'api key',
    'SecretAccessKey',
    'AWSAccessKeyId',
    'session-id',
    'otp',
    'PIN',
  ])('%s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['name', 'key', 'pinned', 'state', 'author', 'passage', 'compass', '__proto__', ''])('not %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a sample', () => {
  it.each([
    ['a text', 'abc', '"abc"'],
    ['a number', 1.5, '1.5'],
    ['null', null, 'null'],
    ['a long text', 'x'.repeat(500), `"${'x'.repeat(60)}…"`],
    ['a signed token', 'eyJhbGciOiJub25lIn0.e30.x', '«left out»'],
    ['credentials', 'Bearer abc', '«left out»'],
    [
      'an object',
      { a: 1, password: 'x', b: { apiKey: 'y', c: ['Basic x'] } },
      '{"a":1,"password":"«left out»","b":{"apiKey":"«left out»","c":["«left out»"]}}',
    ],
    ['many items', [1, 2, 3, 4, 5, 6, 7], '[1,2,3,4,5]'],
    ['deep values', [[[[[1]]]]], '[[["…"]]]'],
  ])('%s', (_what, value, shown) => {
    expect(sampleOf(value, false)).toBe(shown);
  });

  it('of a secret is not shown', () => {
    expect(sampleOf({ a: 'x' }, true)).toBe('«left out»');
  });
});
