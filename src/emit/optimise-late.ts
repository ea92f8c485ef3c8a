import { setFlagsFromString } from 'node:v8';

/**
 * For a process that does one thing and ends: has V8 wait before it optimises what runs often. A third of the work of a run of one
 * second is optimising code that hardly runs after; a long run gets there all the same. Compiled code is only read back under
 * the flags it was left under, so the build calls this too.
 */
export function optimiseLate(): void {
  setFlagsFromString('--interrupt-budget=1500000');
}
