import type { Standing } from '../model/api.js';

export interface OperationContext {
  readonly title?: string;
  readonly method: string;
  readonly path: string;
  readonly facts: readonly { readonly key: string; readonly value: string; readonly line: number }[];
  readonly prose: readonly { readonly text: string; readonly line: number }[];
  readonly source: string;
}

export interface IdChoice {
  readonly id: string;
  readonly rule: string;
  readonly quote: string;
  readonly line?: number;
  readonly standing: Standing;
}

/** Stand-in until the ordered table of rules lands. */
export function chooseOperationId(page: OperationContext): IdChoice {
  return { id: 'Operation', rule: 'stand-in', quote: page.path, standing: 'inferred' };
}
