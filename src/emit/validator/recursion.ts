import type { Schema } from '../../model/api.js';
import type { Declaration, Declarations } from '../types/declarations.js';
import { childrenOf } from '../types/schema-kinds.js';

/** The declarations from which one that holds itself can be reached: checking them goes as deep as the value does. */
export function leadingToRecursion(declarations: Declarations): ReadonlySet<Declaration> {
  // What uses nothing leads nowhere, nor does what uses only such declarations; what is left at the end is in a circle or leads to one.
  const left = new Map(declarations.all.map((declaration) => [declaration, usedBy(declaration, declarations)]));
  const users = new Map<Declaration, Declaration[]>(declarations.all.map((declaration) => [declaration, []]));
  for (const [user, used] of left) for (const each of used) users.get(each)?.push(user);
  const ended = declarations.all.filter((declaration) => left.get(declaration)?.size === 0);
  for (let next = ended.pop(); next !== undefined; next = ended.pop()) {
    left.delete(next);
    for (const user of users.get(next) ?? []) {
      const used = left.get(user);
      used?.delete(next);
      if (used?.size === 0) ended.push(user);
    }
  }
  return new Set(left.keys());
}

/** Declarations that a declaration itself mentions. */
function usedBy(declaration: Declaration, { byName, byReference }: Declarations): Set<Declaration> {
  const used = new Set<Declaration>();
  const visit = (schema: Schema): void => {
    const part = byName.get(declaration.parts.get(schema) ?? '');
    const target = schema.kind === 'reference' ? byReference.get(schema.name) : part;
    if (target !== undefined) used.add(target);
    else for (const child of childrenOf(schema)) visit(child.schema);
  };
  visit(declaration.schema);
  return used;
}
