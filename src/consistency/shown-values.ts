import type { ApiModel, Evidence, Example, Json, Operation, Schema } from '../model/api.js';
import { type Field, requestContents, responseContents } from './fields.js';
import { isMadeUp } from './placeholder.js';

/** A value that a page shows, and the field that it should be a value of. */
export interface ShownValue {
  readonly value: Json;
  readonly field: Field;
  /** What the page shows it as. */
  readonly as: 'example' | 'default';
  /** A program made it out of the schema: only kinds and values of enums say something. */
  readonly madeUp: boolean;
  readonly said: Evidence | undefined;
}

/** Every example and default of the model. */
export function* shownValues(model: ApiModel, fields: readonly Field[]): Generator<ShownValue> {
  for (const operation of model.operations)
    for (const example of operation.examples) {
      const field = meantBy(model, operation, example);
      if (field !== undefined) yield shownAs(example.value, field, example.evidence['value']?.[0]);
    }
  for (const field of fields) {
    const { schema, owner } = field;
    for (const { examples = [], evidence } of owner !== undefined && 'examples' in owner ? [owner, schema] : [schema])
      for (const [index, value] of examples.entries()) yield shownAs(value, field, saidOf(evidence, index));
    if (schema.default !== undefined && schema.default !== null)
      yield { value: schema.default, field, as: 'default', madeUp: false, said: schema.evidence['default']?.[0] };
  }
}

const shownAs = (value: Json, field: Field, said: Evidence | undefined): ShownValue => ({
  value,
  field,
  as: 'example',
  madeUp: isMadeUp(value),
  said,
});

const saidOf = (evidence: Schema['evidence'], index: number): Evidence | undefined =>
  evidence['examples']?.[index] ?? evidence['examples']?.[0];

/** The content that an example is one of; nothing where the page does not say it clearly enough. */
function meantBy(model: ApiModel, operation: Operation, { role, status, mediaType }: Example): Field | undefined {
  const chosen = (contents: readonly (Field & { readonly mediaType: string })[]): Field | undefined =>
    mediaType === undefined ? contents[0] : contents.find((content) => content.mediaType === mediaType);
  if (role === 'request') return chosen(requestContents(operation));
  const { responses, errors } = operation;
  const [only, ...others] = responses;
  if (status === undefined)
    return only === undefined || others.length > 0 ? undefined : chosen(responseContents(operation, only.status));
  if (responses.some((response) => response.status === status)) return chosen(responseContents(operation, status));
  const [error, ...more] = errors.filter(({ documentedStatus }) => documentedStatus === status);
  const described = model.errors.find(({ name }) => name === error?.name);
  if (described?.schema === undefined || more.length > 0) return undefined;
  return { path: { root: { kind: 'error', name: described.name }, steps: [] }, schema: described.schema, text: false };
}
