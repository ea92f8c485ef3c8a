import { join } from 'node:path';
import type { Disk } from './disk.js';

/** Stages that this process is writing in, so that its own number does not pass for that of a dead one. */
const ours = new Set<string>();

/**
 * Takes the stage for this process.
 * @returns `left-over` where a run that died had it: to be recovered and claimed again; `busy` where a run that lives has it
 */
export function claim(disk: Disk, stage: string): 'claimed' | 'left-over' | 'busy' {
  try {
    disk.makeNewFolder(stage);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return ours.has(stage) || ownerLives(disk, stage) ? 'busy' : 'left-over';
  }
  ours.add(stage);
  disk.write(join(stage, 'owner'), String(process.pid));
  return 'claimed';
}

export function release(stage: string): void {
  ours.delete(stage);
}

function ownerLives(disk: Disk, stage: string): boolean {
  const file = join(stage, 'owner');
  if (!disk.exists(file)) return false;
  const owner = Number(new TextDecoder().decode(disk.read(file)));
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
