import { expect, test } from 'vitest';
import { bytesOf } from '../../src/write/bytes.js';

const long = (letter: string): string => letter.repeat(600_000);

test.each(['', 'ab', 'ü\u2028', long('é'), long('🦊')])('bytes are what Node writes of a text', (text) => {
  expect(Buffer.from(text).equals(bytesOf(text))).toBe(true);
  expect(Buffer.from(text).equals(bytesOf(text))).toBe(true);
});

test('a long text is encoded once, and given up when many have come after it', () => {
  const first = bytesOf(long('a'));
  expect(bytesOf(long('a'))).toBe(first);
  for (let number = 0; number < 40; number++) bytesOf(long(String.fromCharCode(0x100 + number)));
  expect(bytesOf(long('a'))).not.toBe(first);
  expect(bytesOf(long('a'))).toEqual(first);
});
