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
import type { PathStep } from './fact-path.js';
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

/** `undefined` where no content has the media type that is asked for; no layers where there is no content at all. */
export function contentLayers(
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

export function parameterLayers(model: ApiModel, value: Parameter, keys: readonly (string | number)[]): readonly Layer[] {
  return [{ node: 'parameter', keys, value }, ...schemaLayers(model, value.schema, [...keys, 'schema'])];
}

/** The schema, and what it stands for: the type that a reference means, the one thing that may also be null. */
export function schemaLayers(
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
