import type {
  ApiError,
  ApiModel,
  Content,
  NamedType,
  Operation,
  OperationError,
  Parameter,
  Property,
  Protocol,
  RequestBody,
  Response,
  Schema,
  Server,
} from './api.js';
import { type FactPath, formatFactPath, formatStep, type PathRoot, type PathStep } from './fact-path.js';
import { findResponse, partsOf, sameParameter } from './operation-parts.js';
import { placesIn } from './places.js';

/** A node of the model that a path leads to, and the keys that lead to it from the model's root. */
export type Layer = { readonly keys: readonly (string | number)[] } & (
  | { readonly node: 'api'; readonly value: ApiModel }
  | { readonly node: 'protocol'; readonly value: Protocol }
  /** `undefined` where the API has no server yet. */
  | { readonly node: 'server'; readonly value: Server | undefined }
  | { readonly node: 'error'; readonly value: ApiError }
  | { readonly node: 'type'; readonly value: NamedType }
  | { readonly node: 'operation'; readonly value: Operation }
  | { readonly node: 'operation-error'; readonly value: OperationError }
  | { readonly node: 'parameter'; readonly value: Parameter }
  | { readonly node: 'body'; readonly value: RequestBody }
  | { readonly node: 'response'; readonly value: Response }
  | { readonly node: 'content'; readonly value: Content }
  | { readonly node: 'property'; readonly value: Property }
  | { readonly node: 'schema'; readonly value: Schema }
);

/**
 * What a path leads to, outermost first: a property, the reference that it holds, the type that this means.
 * A fact belongs to the first layer that can have it.
 */
export type Located =
  | { readonly layers: readonly Layer[] }
  /** `missing` is the path as far as the part that leads nowhere; `known` are the paths that could stand in its place. */
  | { readonly missing: string; readonly known: readonly string[] };

export function locate(model: ApiModel, path: FactPath): Located {
  const start = locateRoot(model, path);
  if (!('layers' in start)) return start;
  let layers = start.layers;
  for (const [index, step] of path.steps.entries()) {
    const next = takeStep(model, layers, step);
    if (next === undefined) {
      const from = formatFactPath({ root: path.root, steps: path.steps.slice(0, index) });
      return { missing: `${from}${formatStep(step)}`, known: stepsFrom(layers).map((known) => `${from}${formatStep(known)}`) };
    }
    layers = next;
  }
  return { layers };
}

function locateRoot(model: ApiModel, { root }: FactPath): Located {
  switch (root.kind) {
    case 'api':
      return { layers: [{ node: 'api', keys: [], value: model }] };
    case 'protocol':
      return { layers: [{ node: 'protocol', keys: ['protocol'], value: model.protocol }] };
    case 'server': {
      const index = root.index ?? 0;
      const value = model.servers[index];
      if (index > model.servers.length)
        return nowhere(
          root,
          model.servers.map((_, known) => ({ kind: 'server', index: known })),
        );
      return { layers: [{ node: 'server', keys: ['servers', index], value }] };
    }
    case 'error': {
      const index = placesIn(model).errors.get(root.name) ?? -1;
      const value = model.errors[index];
      if (value === undefined)
        return nowhere(
          root,
          model.errors.map(({ name }) => ({ kind: 'error', name })),
        );
      const keys = ['errors', index];
      const schemas = value.schema === undefined ? [] : schemaLayers(model, value.schema, [...keys, 'schema']);
      return { layers: [{ node: 'error', keys, value }, ...schemas] };
    }
    case 'type': {
      const index = placesIn(model).types.get(root.name) ?? -1;
      const value = model.types[index];
      if (value === undefined)
        return nowhere(
          root,
          model.types.map(({ name }) => ({ kind: 'type', name })),
        );
      const keys = ['types', index];
      return { layers: [{ node: 'type', keys, value }, ...schemaLayers(model, value.schema, [...keys, 'schema'])] };
    }
    default:
      return locateInOperation(model, root);
  }
}

type OperationRoot = Extract<PathRoot, { readonly id: string }>;

function locateInOperation(model: ApiModel, root: OperationRoot): Located {
  const at = placesIn(model).operations.get(root.id) ?? -1;
  const operation = model.operations[at];
  if (operation === undefined)
    return nowhere(
      { kind: 'operation', id: root.id },
      model.operations.map(({ id }) => ({ kind: 'operation', id })),
    );
  const keys = ['operations', at];
  const { id } = operation;
  switch (root.kind) {
    case 'operation':
      return { layers: [{ node: 'operation', keys, value: operation }] };
    case 'operation-error': {
      const index = operation.errors.findIndex((error) => error.name === root.name);
      const value = operation.errors[index];
      if (value !== undefined) return { layers: [{ node: 'operation-error', keys: [...keys, 'errors', index], value }] };
      return nowhere(
        root,
        operation.errors.map(({ name }) => ({ ...root, name })),
      );
    }
    case 'parameter': {
      const index = operation.parameters.findIndex(
        (parameter) => parameter.in === root.in && sameParameter(parameter, root.name),
      );
      const value = operation.parameters[index];
      if (value !== undefined) return { layers: parameterLayers(model, value, [...keys, 'parameters', index]) };
      return nowhere(
        root,
        operation.parameters.map((parameter) => ({ ...root, in: parameter.in, name: parameter.name })),
      );
    }
    case 'request': {
      const body = operation.requestBody;
      if (body === undefined) return nowhere(root, partsOf(operation));
      const bodyKeys = [...keys, 'requestBody'];
      const content = contentLayers(model, body.contents, [...bodyKeys, 'contents'], root.select);
      return content === undefined
        ? nowhere(
            root,
            body.contents.map(({ mediaType }) => ({ kind: 'request', id, select: mediaType })),
          )
        : { layers: [{ node: 'body', keys: bodyKeys, value: body }, ...content] };
    }
    case 'response': {
      const found = findResponse(operation, root.select);
      if (found === undefined) return nowhere(root, partsOf(operation));
      const responseKeys = [...keys, 'responses', operation.responses.indexOf(found.response)];
      const content = contentLayers(model, found.response.contents, [...responseKeys, 'contents'], found.mediaType);
      if (content === undefined) return nowhere(root, partsOf(operation));
      return { layers: [{ node: 'response', keys: responseKeys, value: found.response }, ...content] };
    }
    case 'response-header': {
      const found = findResponse(operation, root.select);
      const index = found?.response.headers.findIndex((header) => sameParameter(header, root.name)) ?? -1;
      const value = found?.response.headers[index];
      if (found === undefined || value === undefined) return nowhere(root, partsOf(operation));
      const responseKeys = [...keys, 'responses', operation.responses.indexOf(found.response)];
      return { layers: parameterLayers(model, value, [...responseKeys, 'headers', index]) };
    }
  }
}

const format = (root: PathRoot): string => formatFactPath({ root, steps: [] });

const nowhere = (root: PathRoot, known: readonly PathRoot[]): Located => ({ missing: format(root), known: known.map(format) });

/** `undefined` where no content has the media type that is asked for; no layers where there is no content at all. */
function contentLayers(
  model: ApiModel,
  contents: readonly Content[],
  keys: readonly (string | number)[],
  mediaType: string | undefined,
): readonly Layer[] | undefined {
  const index = mediaType === undefined ? 0 : contents.findIndex((content) => content.mediaType === mediaType);
  const value = contents[index];
  if (value === undefined) return mediaType === undefined ? [] : undefined;
  const at = [...keys, index];
  return [{ node: 'content', keys: at, value }, ...schemaLayers(model, value.schema, [...at, 'schema'])];
}

function parameterLayers(model: ApiModel, value: Parameter, keys: readonly (string | number)[]): readonly Layer[] {
  return [{ node: 'parameter', keys, value }, ...schemaLayers(model, value.schema, [...keys, 'schema'])];
}

/** The schema, and what it stands for: the type that a reference means, the one thing that may also be null. */
function schemaLayers(
  model: ApiModel,
  schema: Schema,
  keys: readonly (string | number)[],
  seen: ReadonlySet<string> = new Set(),
): readonly Layer[] {
  const layer: Layer = { node: 'schema', keys, value: schema };
  if (schema.kind === 'reference') {
    const index = placesIn(model).types.get(schema.name) ?? -1;
    const type = model.types[index];
    if (type === undefined || seen.has(schema.name)) return [layer];
    return [layer, ...schemaLayers(model, type.schema, ['types', index, 'schema'], new Set([...seen, schema.name]))];
  }
  if (schema.kind === 'union') {
    const only = onlyNonNull(schema.members);
    const member = schema.members[only];
    if (member !== undefined) return [layer, ...schemaLayers(model, member, [...keys, 'members', only], seen)];
  }
  return [layer];
}

/** Index of the one member beside null; -1 where there are more. */
function onlyNonNull(members: readonly Schema[]): number {
  const others = members.filter((member) => member.kind !== 'null');
  return others.length === 1 && members.length === 2 ? members.findIndex((member) => member.kind !== 'null') : -1;
}

/** One step further; `undefined` where it leads nowhere. */
export function takeStep(model: ApiModel, layers: readonly Layer[], step: PathStep): readonly Layer[] | undefined {
  for (const layer of layers) {
    if (layer.node !== 'schema') continue;
    const schema = layer.value;
    if (step.kind === 'items' && schema.kind === 'array') return schemaLayers(model, schema.items, [...layer.keys, 'items']);
    if (step.kind === 'values' && schema.kind === 'map') return schemaLayers(model, schema.values, [...layer.keys, 'values']);
    if (step.kind === 'member' && schema.kind === 'union') {
      const member = schema.members[step.index];
      if (member !== undefined) return schemaLayers(model, member, [...layer.keys, 'members', step.index]);
    }
    if (step.kind === 'property' && schema.kind === 'object') {
      const index = schema.properties.findIndex((property) => property.name === step.name);
      const value = schema.properties[index];
      if (value === undefined) continue;
      const keys = [...layer.keys, 'properties', index];
      return [{ node: 'property', keys, value }, ...schemaLayers(model, value.schema, [...keys, 'schema'])];
    }
  }
  return undefined;
}

/** Every step that leads on. */
export function stepsFrom(layers: readonly Layer[]): readonly PathStep[] {
  return layers.flatMap((layer): readonly PathStep[] => {
    if (layer.node !== 'schema') return [];
    switch (layer.value.kind) {
      case 'array':
        return [{ kind: 'items' }];
      case 'map':
        return [{ kind: 'values' }];
      case 'union':
        return layer.value.members.map((_, index) => ({ kind: 'member', index }));
      case 'object':
        return layer.value.properties.map(({ name }) => ({ kind: 'property', name }));
      default:
        return [];
    }
  });
}
