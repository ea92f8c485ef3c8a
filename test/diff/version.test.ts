import { expect, test } from 'vitest';
import { severest } from '../../src/diff/change.js';
import { isAhead, nextVersion } from '../../src/diff/version.js';

test.each([
  ['1.4.2', 'breaking', '2.0.0'],
  ['1.4.2', 'minor', '1.5.0'],
  ['1.4.2', 'patch', '1.4.3'],
  ['0.3.7', 'breaking', '0.4.0'],
  ['0.3.7', 'minor', '0.3.8'],
  ['0.3.7', 'patch', '0.3.8'],
  ['2.0.0-beta.1', 'breaking', '2.0.0-beta.2'],
  ['2.0.0-beta.1', 'patch', '2.0.0-beta.2'],
] as const)('%s after a %s change is %s', (current, severity, next) => {
  expect(nextVersion(current, severity)).toBe(next);
});

test.each([
  ['1.0.0', '0.9.0', true],
  ['0.9.0', '0.9.0', false],
  ['0.1.0', '0.9.0', false],
  ['1.0.0', '1.0.0-beta.2', true],
])('%s is ahead of %s: %s', (wanted, current, ahead) => {
  expect(isAhead(wanted, current)).toBe(ahead);
});

test.each([
  [['patch', 'breaking', 'minor'], 'breaking'],
  [['patch', 'minor'], 'minor'],
  [['patch', 'patch'], 'patch'],
  [[], undefined],
] as const)('the severest of %j is %s', (severities, expected) => {
  expect(severest(severities)).toBe(expected);
});
