import { type Diagnostic, diagnostic } from '../../diagnostic.js';
import type { ApiModel, Operation } from '../../model/api.js';
import { formatFactPath } from '../../model/fact-path.js';

/** Operations that no request tells apart: of those of one method and path, a server can only answer as the first. */
export function checkRoutes({ protocol, operations }: ApiModel): readonly Diagnostic[] {
  if (protocol.kind !== 'rest-json') return [];
  const first = new Map<string, Operation>();
  return operations.flatMap((operation) => {
    const route = routeOf(operation);
    const winner = first.get(route);
    if (winner === undefined) first.set(route, operation);
    return winner === undefined ? [] : [unreachable(operation, winner)];
  });
}

/** Method and path as a server sees them: without names of variables, query and fragment. */
function routeOf({ method, path }: Operation): string {
  const segments = path.replace(/[?#].*$/su, '').replace(/^\/+|\/+$/gu, '');
  return `${method} ${segments.replace(/\{[^{}]*\}|(?<=^|\/):[^/]+/gu, '{}')}`;
}

function unreachable(operation: Operation, winner: Operation): Diagnostic {
  const { id, method, path, evidence } = operation;
  const [known] = evidence['path'] ?? [];
  const fact = formatFactPath({ root: { kind: 'operation', id }, steps: [], fact: 'path' });
  const line = known?.line === undefined ? {} : { line: known.line };
  const where = known === undefined ? {} : { where: { source: known.source, ...line, fact } };
  return diagnostic(
    'operations-alike',
    `Nothing tells requests of \`${id}\` from those of \`${winner.id}\`: both are ${method} ${path}.`,
    where,
  );
}
