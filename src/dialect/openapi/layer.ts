import { isObject, items, member, type Node } from './node.js';
import { type Library, refOf, resolve } from './references.js';

/** One of the schemas that together say what a value is: the schema itself, a part of its `allOf`, what a `$ref` beside them names. */
export interface Layer {
  readonly node: Node;
  /** Written here rather than referred to: its title and description are about this place. */
  readonly own: boolean;
  /** Keywords that are read elsewhere. */
  readonly without?: readonly string[];
}

/** Of a schema: everything that has to hold together, what is referred to first, the schema's own words last. */
export function layersOf(node: Node, library: Library, onCircle: (node: Node) => void): readonly Layer[] {
  const gather = (one: Node, own: boolean, above: readonly unknown[]): readonly Layer[] => {
    if (!isObject(one.value)) return [];
    if (above.includes(one.value)) {
      onCircle(one);
      return [];
    }
    const path = [...above, one.value];
    const target = refOf(one) === undefined ? undefined : resolve(one, library);
    const parts = items(member(one, 'allOf')).flatMap((part) => gather(part, own, path));
    return [...(target ? gather(target, false, path) : []), ...parts, { node: one, own }];
  };
  return gather(node, true, []);
}

export function valueIn({ node, without }: Layer, key: string): Node | undefined {
  return without?.includes(key) ? undefined : member(node, key);
}

/** A keyword's word that counts: the last, which is nearest to the place. */
export function lastOf(layers: readonly Layer[], key: string): Node | undefined {
  for (let at = layers.length - 1; at >= 0; at -= 1) {
    const layer = layers[at];
    const found = layer && valueIn(layer, key);
    if (found) return found;
  }
  return undefined;
}

/** Keywords that say something of a place without limiting its values. */
const annotations: ReadonlySet<string> = new Set([
  '$comment',
  '$id',
  '$anchor',
  '$schema',
  '$defs',
  'title',
  'summary',
  'description',
  'deprecated',
  'default',
  'example',
  'examples',
  'externalDocs',
  'readOnly',
  'writeOnly',
  'xml',
  'discriminator',
  'nullable',
  'x-nullable',
]);

/** Keywords of a schema that limit its values. Empty lists and objects limit nothing. */
export function limitsOf({ value }: Node): readonly string[] {
  if (!isObject(value)) return [];
  return Object.keys(value).filter((key) => {
    if (annotations.has(key) || key.startsWith('x-')) return false;
    const limit = value[key];
    return typeof limit !== 'object' || limit === null || Object.keys(limit).length > 0;
  });
}
