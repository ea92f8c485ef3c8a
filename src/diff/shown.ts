import { viewOperation } from '../emit/operation-view.js';
import type { ApiModel, Operation, Schema } from '../model/api.js';

/** Which schemas of one operation the generated client shows: what it takes, and the one answer that it gives. */
export interface Shown {
  readonly before: ReadonlySet<Schema>;
  readonly after: ReadonlySet<Schema>;
}

export function shownOf(
  before: Operation,
  after: Operation,
  models: { readonly before: ApiModel; readonly after: ApiModel },
): Shown {
  return { before: schemasOf(before, models.before), after: schemasOf(after, models.after) };
}

function schemasOf(operation: Operation, model: ApiModel): ReadonlySet<Schema> {
  const { sent, received } = viewOperation(operation, model);
  return new Set([...sent, ...received]);
}

/** Whether a part that may be there in one model only is shown wherever it is. */
export const isShown = (shown: Shown, before: Schema | undefined, after: Schema | undefined): boolean =>
  (before === undefined || shown.before.has(before)) && (after === undefined || shown.after.has(after));
