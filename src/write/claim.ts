import { join } from 'node:path';
import type { Disk } from './disk.js';

/** Stages that this process is writing in, so that its own number does not pass for that of a dead one. */
const ours = new Set<string>();

/**
 * Takes the stage for this process.
 * @returns `left-over` where a run that died had it: to be recovered and claimed again; `busy` where a run that lives has it
 */
export function claim(disk: Disk, stage: string): 'claimed' | 'left-over' | 'busy' {
  if (ours.has(stage)) return 'busy';
  // Made beside and moved in, so that no stage is ever without its owner's number.
  const made = `${stage}-${process.pid}`;
  disk.removeAll(made);
  disk.makeNewFolder(made);
  disk.write(join(made, 'owner'), String(process.pid));
  if (!disk.exists(stage) && movedIn(disk, made, stage)) {
    ours.add(stage);
    return 'claimed';
  }
  disk.removeAll(made);
  return ownerLives(disk, stage) ? 'busy' : 'left-over';
}

function movedIn(disk: Disk, made: string, stage: string): boolean {
  try {
    disk.move(made, stage);
    return true;
  } catch (error) {
    // Somebody was faster.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) return false;
    throw error;
  }
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
