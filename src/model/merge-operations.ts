import type { Diagnostic } from '../diagnostic.js';
import type { Operation } from './api.js';
import { joinOperations } from './join-operations.js';
import type { Conflict } from './join-schema.js';
import { operationConflict } from './operation-conflict.js';
import { byText, groupBy } from './order.js';
import { compareTold, type DialectOf, isSameOperation } from './same-operation.js';
import { setApart, withUniqueIds } from './set-apart.js';

export interface MergedOperations {
  /** Sorted by id; ids are unique. */
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Joins what several pages say of one operation; different operations under one id get ids of their own. */
export function mergeOperations(operations: readonly Operation[], dialectOf: DialectOf = () => undefined): MergedOperations {
  const diagnostics: Diagnostic[] = [];
  const merged: Operation[] = [];
  for (const [, told] of groupBy(operations, (operation) => operation.id)) {
    const [first, ...others] = groupBySameness(told, dialectOf).map((group) => joinAll(group, diagnostics));
    if (first === undefined) continue;
    merged.push(...(others.length === 0 ? [first] : setApart([first, ...others], diagnostics)));
  }
  return { operations: withUniqueIds(merged).sort((a, b) => byText(a.id, b.id)), diagnostics };
}

function groupBySameness(told: readonly Operation[], dialectOf: DialectOf): readonly (readonly Operation[])[] {
  const groups: Operation[][] = [];
  for (const operation of [...told].sort(compareTold)) {
    const group = groups.find(([first]) => first !== undefined && isSameOperation(first, operation, dialectOf));
    if (group === undefined) groups.push([operation]);
    else group.push(operation);
  }
  return groups;
}

function joinAll(group: readonly Operation[], diagnostics: Diagnostic[]): Operation {
  return group.reduce((joined, operation) => {
    const conflicts: Conflict[] = [];
    const value = joinOperations(joined, operation, conflicts);
    diagnostics.push(...conflicts.map((conflict) => operationConflict(joined.id, conflict)));
    return value;
  });
}
