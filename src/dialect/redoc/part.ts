import type { Node } from '../../page/node.js';
import { attribute } from '../elements.js';
import type { Step } from './panel.js';

/** What stands below one head or status. */
export interface Part {
  readonly head: Step | undefined;
  readonly steps: readonly Step[];
}

/** Heads and statuses begin parts; what stands above the first is about the operation as a whole. */
export function partsOf(steps: readonly Step[]): readonly Part[] {
  const parts: { head: Step | undefined; steps: Step[] }[] = [{ head: undefined, steps: [] }];
  for (const step of steps) {
    if (step.kind === 'head' || step.kind === 'status') parts.push({ head: step, steps: [] });
    else parts.at(-1)?.steps.push(step);
  }
  return parts;
}

export const tablesOf = (steps: readonly Step[]): readonly Node[] =>
  steps.flatMap((step) => (step.kind === 'content' && step.node.name === 'table' ? [step.node] : []));

/** Nodes of the parts that tell a schema. */
export const contents = (steps: readonly Step[]): readonly Node[] =>
  steps.flatMap((step) => (step.kind === 'content' && attribute(step.node, 'data-rttabs') === undefined ? [step.node] : []));
