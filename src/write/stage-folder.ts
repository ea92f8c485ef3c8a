import { basename, dirname, join, resolve } from 'node:path';

/** Beside a package's folder, on the same file system, and found again by the next run. */
export function stageFolder(folder: string): string {
  const whole = resolve(folder);
  return join(dirname(whole), `.pagewright-stage-${basename(whole)}`);
}
