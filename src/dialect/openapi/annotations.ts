import type { Evidence, Json } from '../../model/api.js';
import { type Layer, lastOf } from './layer.js';
import { isObject, items, jsonOf, jsonOfAll, member, members, type Node } from './node.js';
import type { Reader } from './reader.js';

/** What a schema says of its place, and where. */
export interface Annotations {
  readonly facts: {
    readonly title?: string;
    readonly description?: string;
    readonly deprecated?: boolean;
    readonly default?: Json;
    readonly examples?: readonly Json[];
  };
  readonly evidence: { readonly [fact: string]: readonly Evidence[] };
}

export function annotationsOf(reader: Reader, layers: readonly Layer[]): Annotations {
  const { notes } = reader;
  const [title, description] = [lastOf(layers, 'title'), lastOf(layers, 'description')];
  const [deprecated, preset] = [lastOf(layers, 'deprecated'), lastOf(layers, 'default')];
  const value = preset && jsonOf(preset.value);
  const shown = layers.flatMap(({ node }) => examplesIn(node));
  const examples = jsonOfAll(shown);
  const isText = (node: Node | undefined): node is Node & { readonly value: string } =>
    typeof node?.value === 'string' && node.value.trim() !== '';
  for (const node of [...shown, ...(preset ? [preset] : [])]) notes.passAll(node, 'a value is taken whole');
  const evidence: { [fact: string]: readonly Evidence[] } = {};
  if (isText(title)) evidence['title'] = [notes.cite(title, 'a schema has a title')];
  if (isText(description)) evidence['description'] = [notes.cite(description, 'a schema is described')];
  if (deprecated?.value === true) evidence['deprecated'] = [notes.cite(deprecated, 'a schema is said to be deprecated')];
  if (preset && value !== undefined) evidence['default'] = [notes.cite(preset, 'a schema has a default')];
  const [first] = shown;
  if (first && examples.length > 0) evidence['examples'] = [notes.cite(first, 'a schema shows examples')];
  return {
    facts: {
      ...(isText(title) ? { title: title.value } : {}),
      ...(isText(description) ? { description: description.value } : {}),
      ...(deprecated?.value === true ? { deprecated: true } : {}),
      ...(value === undefined ? {} : { default: value }),
      ...(examples.length > 0 ? { examples } : {}),
    },
    evidence,
  };
}

/** `examples` is a list in a schema; some write it as the named ones of a body. */
function examplesIn(node: Node): readonly Node[] {
  const list = member(node, 'examples');
  const named = list && isObject(list.value) ? members(list).flatMap(([, one]) => member(one, 'value') ?? []) : items(list);
  const single = member(node, 'example');
  const repeated = single && named.some(({ value }) => JSON.stringify(value) === JSON.stringify(single.value));
  return [...(single && !repeated ? [single] : []), ...named];
}
