import type { ApiModel, Content, Evidence, Example, Json, Operation, Schema } from '../model/api.js';
import type { FactPath, PathRoot } from '../model/fact-path.js';
import type { PlacedLayer } from '../model/nodes.js';
import { findResponse } from '../model/operation-parts.js';
import { isMadeUp } from './placeholder.js';
import type { Manner } from './value-check.js';

/** A value that a page shows, and the schema that it should be a value of. */
export interface ShownValue {
  readonly value: Json;
  readonly schema: Schema;
  /** Where the schema stands. */
  readonly path: FactPath;
  readonly manner: Manner;
  /** What the page shows it as. */
  readonly as: 'example' | 'default';
  readonly said: Evidence | undefined;
}

/** Every example and default of the model. */
export function* shownValues(model: ApiModel, nodes: readonly PlacedLayer[]): Generator<ShownValue> {
  for (const operation of model.operations)
    for (const example of operation.examples) {
      const meant = meantBy(model, operation, example);
      if (meant === undefined) continue;
      const manner = { text: isForm(example.mediaType ?? meant.mediaType), madeUp: isMadeUp(example.value) };
      yield { value: example.value, ...meant, manner, as: 'example', said: example.evidence['value']?.[0] };
    }
  for (const { path, layer, beside } of nodes) {
    if (layer.node === 'parameter') {
      const { schema, examples, evidence } = layer.value;
      for (const [index, value] of examples.entries())
        yield {
          value,
          schema,
          path,
          manner: { text: true, madeUp: isMadeUp(value) },
          as: 'example',
          said: saidOf(evidence, index),
        };
    }
    if (layer.node !== 'schema') continue;
    const schema = layer.value;
    // What a reference or a nullable type says of its own is about the same values.
    const text = beside.some(({ node }) => node === 'parameter');
    for (const [index, value] of (schema.examples ?? []).entries())
      yield {
        value,
        schema,
        path,
        manner: { text, madeUp: isMadeUp(value) },
        as: 'example',
        said: saidOf(schema.evidence, index),
      };
    if (schema.default !== undefined && schema.default !== null)
      yield {
        value: schema.default,
        schema,
        path,
        manner: { text, madeUp: false },
        as: 'default',
        said: schema.evidence['default']?.[0],
      };
  }
}

const saidOf = (evidence: Schema['evidence'], index: number): Evidence | undefined =>
  evidence['examples']?.[index] ?? evidence['examples']?.[0];

interface Meant {
  readonly schema: Schema;
  readonly path: FactPath;
  readonly mediaType: string;
}

/** The content that an example is one of; nothing where the page does not say it clearly enough. */
function meantBy(model: ApiModel, operation: Operation, { role, status, mediaType }: Example): Meant | undefined {
  const { id, requestBody, responses, errors } = operation;
  const chosen = (contents: readonly Content[], root: (select: string | undefined) => PathRoot): Meant | undefined => {
    const index = mediaType === undefined ? 0 : contents.findIndex((content) => content.mediaType === mediaType);
    const content = contents[index];
    if (content === undefined) return undefined;
    const path = { root: root(index === 0 ? undefined : content.mediaType), steps: [] };
    return { schema: content.schema, path, mediaType: content.mediaType };
  };
  if (role === 'request')
    return chosen(requestBody?.contents ?? [], (select) => ({
      kind: 'request',
      id,
      ...(select === undefined ? {} : { select }),
    }));
  const response =
    status === undefined ? (responses.length === 1 ? responses[0] : undefined) : responses.find((one) => one.status === status);
  if (response !== undefined) {
    const main = findResponse(operation, undefined)?.response === response;
    return chosen(response.contents, (select) => {
      const words = [
        ...(main ? [] : [String(response.status)]),
        ...(select === undefined ? [] : [main ? `${response.status} ${select}` : select]),
      ];
      return { kind: 'response', id, ...(words.length === 0 ? {} : { select: words.join(' ') }) };
    });
  }
  const [error, ...others] = errors.filter(({ documentedStatus }) => status !== undefined && documentedStatus === status);
  const described = model.errors.find(({ name }) => name === error?.name);
  if (described?.schema === undefined || others.length > 0) return undefined;
  return {
    schema: described.schema,
    path: { root: { kind: 'error', name: described.name }, steps: [] },
    mediaType: mediaType ?? '',
  };
}

/** Whether every value travels as text. */
const isForm = (mediaType: string): boolean =>
  mediaType === 'application/x-www-form-urlencoded' || mediaType === 'multipart/form-data';
