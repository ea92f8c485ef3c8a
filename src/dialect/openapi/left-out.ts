import { member, type Node } from './node.js';
import type { Reader } from './reader.js';

/** Keywords of schemas that the model has no place for, in words. */
const unplaced: readonly (readonly [keyword: string, what: string])[] = [
  ['not', 'what a value must not be (`not`)'],
  ['if', 'conditions (`if`, `then`, `else`)'],
  ['dependentRequired', 'fields that other fields require (`dependentRequired`)'],
  ['dependentSchemas', 'schemas that other fields require (`dependentSchemas`)'],
  ['dependencies', 'what other fields require (`dependencies`)'],
  ['propertyNames', 'what names of fields must be (`propertyNames`)'],
  ['unevaluatedItems', 'items beyond those of all parts (`unevaluatedItems`)'],
  ['prefixItems', 'items by their place (`prefixItems`)'],
  ['contains', 'items that a list must hold (`contains`)'],
  ['contentSchema', 'what encoded text holds (`contentSchema`)'],
  ['$dynamicRef', 'references that depend on who refers (`$dynamicRef`)'],
  ['discriminator', 'the field that tells alternatives apart (`discriminator`)'],
  ['readOnly', 'fields that only responses hold (`readOnly`)'],
  ['writeOnly', 'fields that only requests hold (`writeOnly`)'],
  ['xml', 'how values are written as XML (`xml`)'],
  ['externalDocs', 'links to other documentation (`externalDocs`)'],
];

export function leaveOutUnplaced(reader: Reader, node: Node): void {
  for (const [keyword, what] of unplaced) {
    const found = member(node, keyword);
    if (found && found.value !== false) reader.notes.leaveOut(what, found);
  }
  reader.notes.know(node, 'schema');
  reader.extensions(node);
}
