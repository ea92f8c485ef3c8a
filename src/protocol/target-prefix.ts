import type { ApiModel, Evidence } from '../model/api.js';
import { isTargetHeader } from './aws-json.js';

export interface TargetPrefix {
  readonly prefix: string;
  readonly evidence: readonly Evidence[];
}

/** What samples show before the dot of `X-Amz-Target`; `undefined` where none does, or two differ. */
export function shownPrefix(model: ApiModel): TargetPrefix | undefined {
  const shown = model.operations.flatMap(({ id, parameters }) =>
    parameters.filter(isTargetHeader).flatMap(({ examples, evidence }) =>
      examples.flatMap((example) => {
        const prefix = typeof example === 'string' && example.endsWith(`.${id}`) ? example.slice(0, -id.length - 1) : '';
        return prefix === '' ? [] : [{ prefix, evidence: evidence['examples']?.[0] }];
      }),
    ),
  );
  const [first] = shown;
  if (first === undefined || shown.some(({ prefix }) => prefix !== first.prefix)) return undefined;
  const rule = 'what stands before the operation in the target header of a sample is the same for all operations';
  const evidence = first.evidence === undefined ? [] : [{ ...first.evidence, rule, standing: 'inferred' as const }];
  return { prefix: first.prefix, evidence };
}
