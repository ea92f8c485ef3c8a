import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Operation, Schema } from './api.js';
import { placeOf, standingOf } from './evidence.js';
import { joinOperations } from './join-operations.js';
import type { Conflict } from './join-schema.js';
import { describeConflict } from './merge.js';
import { byText, groupBy } from './order.js';
import { setApart, withUniqueIds } from './set-apart.js';

export interface MergedOperations {
  /** Sorted by id; ids are unique. */
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Which kind of page a source is. */
export type DialectOf = (source: string) => string | undefined;

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

/** A page that names its operation itself first. */
function compareTold(a: Operation, b: Operation): number {
  const concluded = (operation: Operation): number => (standingOf(operation.evidence, 'id') === 'documented' ? 0 : 1);
  return concluded(a) - concluded(b) || byText(a.source, b.source);
}

/**
 * One id, method and path; and where an id is only concluded, also much the same fields, and the same description
 * where pages are of one kind: each kind describes in words of its own.
 */
function isSameOperation(a: Operation, b: Operation, dialectOf: DialectOf): boolean {
  if (a.method !== b.method || a.path !== b.path) return false;
  if (standingOf(a.evidence, 'id') === 'documented' && standingOf(b.evidence, 'id') === 'documented') return true;
  const alike = dialectOf(a.source) === dialectOf(b.source);
  if (alike && a.description !== undefined && b.description !== undefined && a.description !== b.description) return false;
  const [left, right] = [fieldNames(a), fieldNames(b)];
  const shared = [...left].filter((name) => right.has(name)).length;
  return shared * 2 >= new Set([...left, ...right]).size;
}

function fieldNames(operation: Operation): ReadonlySet<string> {
  const fields = (schema: Schema | undefined, side: string): readonly string[] =>
    schema?.kind === 'object'
      ? schema.properties.map((property) => `${side} ${property.name}`)
      : schema
        ? [`${side} ${schema.kind}`]
        : [];
  return new Set([
    ...operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
    ...fields(operation.requestBody?.contents[0]?.schema, 'request'),
    ...operation.responses.flatMap((response) => fields(response.contents[0]?.schema, `response ${response.status}`)),
  ]);
}

function joinAll(group: readonly Operation[], diagnostics: Diagnostic[]): Operation {
  return group.reduce((joined, operation) => {
    const conflicts: Conflict[] = [];
    const value = joinOperations(joined, operation, conflicts);
    for (const conflict of conflicts) {
      const [, second] = conflict.evidence;
      const where = placeOf(second, `${joined.id}${conflict.fact}`);
      diagnostics.push(
        diagnostic(
          'operation-conflict',
          `Two pages disagree about ${joined.id}: ${describeConflict(conflict)}. The first counts.`,
          {
            ...(where === undefined ? {} : { where }),
            ...(second === undefined ? {} : { quote: second.quote }),
            help: `Say in a correction which is right: where \`${joined.id}${conflict.fact}\`.`,
          },
        ),
      );
    }
    return value;
  });
}
