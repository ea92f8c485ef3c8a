import type { ApiModel } from './api.js';
import { type FactPath, formatFactPath, formatStep, type PathRoot } from './fact-path.js';
import { contentLayers, type Layer, parameterLayers, schemaLayers, stepsFrom, takeStep } from './layer.js';
import { findResponse, partsOf, sameParameter } from './operation-parts.js';
import { placesIn } from './places.js';

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
