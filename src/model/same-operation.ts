import type { Operation, Schema } from './api.js';
import { standingOf } from './evidence.js';
import { byText } from './order.js';

/** Which kind of page a source is. */
export type DialectOf = (source: string) => string | undefined;

/** A page that names its operation itself first, then one that tells its address itself. */
export function compareTold(a: Operation, b: Operation): number {
  const concluded = (operation: Operation): number => (standingOf(operation.evidence, 'id') === 'documented' ? 0 : 1);
  return Number(isUnplaced(a)) - Number(isUnplaced(b)) || concluded(a) - concluded(b) || byText(a.source, b.source);
}

/** The page does not say where the operation is called: its method and path only stand in for what is not known. */
export const isUnplaced = ({ evidence }: Operation): boolean =>
  standingOf(evidence, 'method') === 'unknown' && standingOf(evidence, 'path') === 'unknown';

/**
 * One id, method and path; and where an id is only concluded, also much the same fields, and the same description
 * where pages are of one kind: each kind describes in words of its own.
 */
export function isSameOperation(a: Operation, b: Operation, dialectOf: DialectOf): boolean {
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
