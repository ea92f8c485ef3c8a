import type { ApiModel } from './api.js';
import type { FactPath, PathRoot } from './fact-path.js';
import { type Layer, stepsFrom, takeStep } from './layer.js';
import { locate } from './locate.js';
import { partsOf } from './operation-parts.js';

/** A node of the model under its shortest path. */
export interface PlacedLayer {
  readonly path: FactPath;
  readonly layer: Layer;
  /** All nodes that share the path, `layer` among them. */
  readonly beside: readonly Layer[];
}

const known = new WeakMap<ApiModel, readonly PlacedLayer[]>();

/**
 * Every node of the model, each once: what is inside a named type stands under the type, not under those who refer
 * to it. The first content of a body shares its path with the body. A model never changes: it is gone through once.
 */
export function nodesOf(model: ApiModel): readonly PlacedLayer[] {
  const nodes = known.get(model) ?? [...walkNodes(model)];
  known.set(model, nodes);
  return nodes;
}

/** The same, one after another, for those who mostly find what they look for long before the end. */
export function* walkNodes(model: ApiModel): Generator<PlacedLayer> {
  for (const root of rootsOf(model)) {
    const located = locate(model, { root, steps: [] });
    if (!('layers' in located)) continue;
    const found: PlacedLayer[] = [];
    addBelow(found, model, { root, steps: [] }, located.layers);
    yield* found;
  }
}

function* rootsOf(model: ApiModel): Generator<PathRoot> {
  yield { kind: 'api' };
  yield { kind: 'protocol' };
  for (const index of model.servers.keys()) yield { kind: 'server', index };
  for (const { name } of model.errors) yield { kind: 'error', name };
  for (const { name } of model.types) yield { kind: 'type', name };
  for (const operation of model.operations) {
    yield { kind: 'operation', id: operation.id };
    yield* partsOf(operation);
  }
}

function addBelow(found: PlacedLayer[], model: ApiModel, path: FactPath, layers: readonly Layer[]): void {
  const own = ownLayers(layers);
  for (const layer of own) found.push({ path, layer, beside: own });
  for (const step of stepsFrom(own)) {
    const next = takeStep(model, own, step);
    if (next !== undefined) addBelow(found, model, { ...path, steps: [...path.steps, step] }, next);
  }
}

/** Without the types that references lead to. */
function ownLayers(layers: readonly Layer[]): readonly Layer[] {
  const reference = layers.findIndex((layer) => layer.node === 'schema' && layer.value.kind === 'reference');
  return reference < 0 ? layers : layers.slice(0, reference + 1);
}
