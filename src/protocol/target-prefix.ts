import type { ApiModel, Evidence, Json, Parameter } from '../model/api.js';
import { isTargetHeader } from './aws-json.js';

export interface TargetPrefix {
  readonly prefix: string;
  readonly evidence: readonly Evidence[];
}

/** What samples, or the one value allowed, show before the dot of `X-Amz-Target`; `undefined` where none does, or two differ. */
export function shownPrefix(model: ApiModel): TargetPrefix | undefined {
  const shown = model.operations.flatMap(({ id, parameters }) =>
    parameters.filter(isTargetHeader).flatMap((parameter) =>
      targetsOf(parameter).flatMap(({ value, evidence }) => {
        const prefix = typeof value === 'string' && value.endsWith(`.${id}`) ? value.slice(0, -id.length - 1) : '';
        return prefix === '' ? [] : [{ prefix, evidence }];
      }),
    ),
  );
  const [first] = shown;
  if (first === undefined || shown.some(({ prefix }) => prefix !== first.prefix)) return undefined;
  const rule = 'what stands before the operation in the target header is the same for all operations';
  const evidence = first.evidence === undefined ? [] : [{ ...first.evidence, rule, standing: 'inferred' as const }];
  return { prefix: first.prefix, evidence };
}

function targetsOf({ examples, schema, evidence }: Parameter): readonly { readonly value: Json; readonly evidence?: Evidence }[] {
  const only = schema.kind === 'enum' && schema.values.length === 1 ? schema.values : [];
  const place = (one: Evidence | undefined) => (one === undefined ? {} : { evidence: one });
  return [
    ...examples.map((value) => ({ value, ...place(evidence['examples']?.[0]) })),
    ...only.map((value) => ({ value, ...place(schema.evidence['enum']?.[0]) })),
  ];
}
