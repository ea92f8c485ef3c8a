import { keywords } from './keywords.js';
import { isObject, member, type Node } from './node.js';
import type { Reader } from './reader.js';

/** Members of a document's objects that the model has no place for, in words. */
const unplaced: Readonly<Partial<Record<Kind, ReadonlyMap<string, string>>>> = {
  schema: new Map([
    ['not', 'what a value must not be (`not`)'],
    ['if', 'conditions (`if`, `then`, `else`)'],
    ['then', 'conditions (`if`, `then`, `else`)'],
    ['else', 'conditions (`if`, `then`, `else`)'],
    ['dependentRequired', 'fields that other fields require (`dependentRequired`)'],
    ['dependentSchemas', 'schemas that other fields require (`dependentSchemas`)'],
    ['dependencies', 'what other fields require (`dependencies`)'],
    ['propertyNames', 'what names of fields must be (`propertyNames`)'],
    ['unevaluatedItems', 'items beyond those of all parts (`unevaluatedItems`)'],
    ['prefixItems', 'items by their place (`prefixItems`)'],
    ['contains', 'items that a list must hold (`contains`)'],
    ['minContains', 'items that a list must hold (`contains`)'],
    ['maxContains', 'items that a list must hold (`contains`)'],
    ['contentSchema', 'what encoded text holds (`contentSchema`)'],
    ['$dynamicRef', 'references that depend on who refers (`$dynamicRef`)'],
    ['discriminator', 'the field that tells alternatives apart (`discriminator`)'],
    ['readOnly', 'fields that only responses hold (`readOnly`)'],
    ['writeOnly', 'fields that only requests hold (`writeOnly`)'],
    ['xml', 'how values are written as XML (`xml`)'],
    ['externalDocs', 'links to other documentation (`externalDocs`)'],
  ]),
  path: new Map([
    ['additionalOperations', 'methods that HTTP clients do not know (`additionalOperations`)'],
    ['query', 'the method QUERY'],
  ]),
  operation: new Map([
    ['callbacks', 'requests that the server makes (`callbacks`)'],
    ['tags', 'groups of operations (`tags`)'],
    ['externalDocs', 'links to other documentation (`externalDocs`)'],
  ]),
  media: new Map(
    ['encoding', 'prefixEncoding', 'itemEncoding', 'itemSchema'].map((key) => [
      key,
      'how parts of a body are encoded, or streamed (`encoding`, `itemSchema`)',
    ]),
  ),
  response: new Map([['links', 'links from answers to operations (`links`)']]),
  document: new Map([
    ['webhooks', 'requests that the server makes (`webhooks`)'],
    ['tags', 'groups of operations (`tags`)'],
    ['externalDocs', 'links to other documentation (`externalDocs`)'],
  ]),
};

type Kind = keyof typeof keywords;

/** Extensions that say what a keyword of later versions says. */
const understood = new Set(['x-nullable']);

/**
 * Looks at the members of one object: marks those that the dialect knows, and says which ones have no place in the model.
 * Members that neither it nor OpenAPI knows stay unread.
 */
export function survey(reader: Reader, node: Node, kind: Kind): void {
  const { value } = node;
  if (!isObject(value) || !reader.isNew(value, kind)) return;
  const known = keywords[kind];
  const without = unplaced[kind];
  for (const key of Object.keys(value)) {
    const what = key.startsWith('x-') && !understood.has(key) ? 'extensions of tools (`x-…`)' : without?.get(key);
    if (what === undefined && !known.has(key)) continue;
    const own = member(node, key);
    if (!own) continue;
    if (what === undefined || own.value === false) reader.notes.pass(own, 'a keyword of OpenAPI is known, whatever it says');
    else reader.notes.leaveOut(what, own);
  }
}
