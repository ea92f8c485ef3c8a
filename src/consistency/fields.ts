import type { ApiModel, Content, Operation, Parameter, Property, Schema } from '../model/api.js';
import { mainResponse } from '../model/derive-types.js';
import type { FactPath, PathRoot, PathStep } from '../model/fact-path.js';

/** A schema, and what holds it. */
export interface Field {
  /** Under the named type, where it is inside of one. */
  readonly path: FactPath;
  readonly schema: Schema;
  /** What says whether it has to be there. */
  readonly owner?: Property | Parameter;
  /** Whether its values travel as text. */
  readonly text: boolean;
}

/** Every schema of the model, each once. What may also be null shares its path with what it is otherwise, as `explain` has it. */
export function* fieldsOf(model: ApiModel): Generator<Field> {
  for (const { name, schema } of model.types) yield* below({ path: at({ kind: 'type', name }), schema, text: false });
  for (const { name, schema } of model.errors)
    if (schema !== undefined) yield* below({ path: at({ kind: 'error', name }), schema, text: false });
  for (const operation of model.operations) {
    for (const parameter of operation.parameters)
      yield* ofParameter(parameter, { kind: 'parameter', id: operation.id, in: parameter.in, name: parameter.name });
    for (const content of requestContents(operation)) yield* below(content);
    for (const response of operation.responses) {
      for (const content of responseContents(operation, response.status)) yield* below(content);
      const select = isMain(operation, response.status) ? {} : { select: String(response.status) };
      for (const header of response.headers)
        yield* ofParameter(header, { kind: 'response-header', id: operation.id, ...select, name: header.name });
    }
  }
}

const at = (root: PathRoot): FactPath => ({ root, steps: [] });

const ofParameter = (owner: Parameter, root: PathRoot): Generator<Field> =>
  below({ path: at(root), schema: owner.schema, owner, text: true });

/** The contents of a body, under their paths. */
export function requestContents({ id, requestBody }: Operation): readonly (Field & { readonly mediaType: string })[] {
  return (requestBody?.contents ?? []).map((content, index) =>
    fieldOf(content, { kind: 'request', id, ...(index === 0 ? {} : { select: content.mediaType }) }),
  );
}

/** The contents of the answer with a status, under their paths. */
export function responseContents(
  operation: Operation,
  status: number | 'default',
): readonly (Field & { readonly mediaType: string })[] {
  const response = operation.responses.find((one) => one.status === status);
  const main = isMain(operation, status);
  return (response?.contents ?? []).map((content, index) => {
    const select = index === 0 ? (main ? undefined : String(status)) : `${status} ${content.mediaType}`;
    return fieldOf(content, { kind: 'response', id: operation.id, ...(select === undefined ? {} : { select }) });
  });
}

const fieldOf = ({ schema, mediaType }: Content, root: PathRoot): Field & { readonly mediaType: string } => ({
  path: at(root),
  schema,
  text: isForm(mediaType),
  mediaType,
});

/** Whether every value travels as text. */
const isForm = (mediaType: string): boolean =>
  mediaType === 'application/x-www-form-urlencoded' || mediaType === 'multipart/form-data';

const isMain = (operation: Operation, status: number | 'default'): boolean =>
  mainResponse(operation.responses)?.status === status;

function* below(field: Field): Generator<Field> {
  yield field;
  const { schema, text } = field;
  const inside = (step: PathStep, inner: Schema, owner?: Property): Field => ({
    path: stepped(field.path, step),
    schema: inner,
    ...(owner === undefined ? {} : { owner }),
    text,
  });
  switch (schema.kind) {
    case 'array':
      yield* below(inside({ kind: 'items' }, schema.items));
      break;
    case 'map':
      yield* below(inside({ kind: 'values' }, schema.values));
      break;
    case 'object':
      for (const property of schema.properties)
        yield* below(inside({ kind: 'property', name: property.name }, property.schema, property));
      break;
    case 'union': {
      const only = isNullable(schema.members);
      for (const [index, member] of schema.members.entries())
        yield* below(only ? { path: field.path, schema: member, text } : inside({ kind: 'member', index }, member));
      break;
    }
    default:
      break;
  }
}

export const stepped = (path: FactPath, step: PathStep): FactPath => ({ root: path.root, steps: [...path.steps, step] });

/** Whether it is one thing, which may also be null. */
export const isNullable = (members: readonly Schema[]): boolean =>
  members.length === 2 && members.filter(({ kind }) => kind === 'null').length === 1;
