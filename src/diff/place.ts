import { type FactPath, formatFactPath, type PathRoot, type PathStep } from '../model/fact-path.js';
import type { Side } from './change.js';

/** A node of both models: its address, and who meets it. */
export interface Place {
  readonly root: PathRoot;
  readonly steps: readonly PathStep[];
  readonly side: Side;
  /** On which side the generated types show it to code that was written against the older package; `none` where they do not. */
  readonly seen: Side;
  /** Sorted. */
  readonly operations: readonly string[];
}

export const wherePlace = (place: Pick<Place, 'root' | 'steps'>, fact?: string): string => {
  const path: FactPath = { root: place.root, steps: place.steps, ...(fact === undefined ? {} : { fact }) };
  return formatFactPath(path);
};

export const inside = (place: Place, step: PathStep): Place => ({ ...place, steps: [...place.steps, step] });

export const meets = (side: Side, one: 'sent' | 'received'): boolean => side === 'both' || side === one;

export function joinSides(a: Side, b: Side): Side {
  if (a === 'none') return b;
  return b === 'none' || a === b ? a : 'both';
}
