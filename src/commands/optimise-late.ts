import { setFlagsFromString } from 'node:v8';

/**
 * For a process that does one thing and ends: has V8 wait before it optimises what runs often. A fifth of the work of a run of a few
 * seconds is optimising code that hardly runs after; a long run gets there all the same.
 */
export function optimiseLate(): void {
  setFlagsFromString('--interrupt-budget=1000000');
}
