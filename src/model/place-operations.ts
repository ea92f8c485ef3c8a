import type { Diagnostic } from '../diagnostic.js';
import type { Evidence, Operation, Property, RequestBody, Response } from './api.js';
import { mainResponse } from './derive-types.js';
import { anyEvidence } from './evidence.js';
import type { Conflict } from './join-schema.js';
import type { TypesByName } from './name-alike.js';
import { operationConflict } from './operation-conflict.js';
import { groupBy } from './order.js';
import { type KnownPlaces, placeMembers } from './place-members.js';
import type { Reading } from './reading.js';
import { compareTold, type DialectOf, isSameOperation, isUnplaced } from './same-operation.js';
import { withSurerStatus } from './success-status.js';

export interface Placed {
  readonly readings: readonly Reading[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Some pages tell what an operation takes and returns but not where it is called. Such an operation gets the address that
 * another page gives it, its members go where that page places them, and its objects are called as that page calls them;
 * then the two can be joined. Where other pages give it several addresses it stays as it is.
 */
export function placeOperations(readings: readonly Reading[], dialectOf: DialectOf): Placed {
  const operations = readings.flatMap((reading) => reading.operations);
  if (!operations.some(isUnplaced)) return { readings, diagnostics: [] };
  const placed = groupBy(operations.filter((operation) => !isUnplaced(operation)).sort(compareTold), (operation) => operation.id);
  const types = new Map(readings.flatMap((reading) => reading.types).map((type) => [type.name, type.schema]));
  const diagnostics: Diagnostic[] = [];
  const place = (operation: Operation): Operation => {
    const [home, ...others] = placed.get(operation.id) ?? [];
    if (home === undefined || !isUnplaced(operation)) return operation;
    if (others.some(({ method, path }) => method !== home.method || path !== home.path)) return operation;
    const moved = moveTo(home, operation, types);
    if (!isSameOperation(home, moved.operation, dialectOf)) return operation;
    diagnostics.push(...moved.lost.map((conflict) => operationConflict(home.id, conflict)));
    return moved.operation;
  };
  return {
    readings: readings.map((reading) => ({ ...reading, operations: reading.operations.map(place) })),
    diagnostics,
  };
}

interface Moved {
  readonly operation: Operation;
  readonly lost: readonly Conflict[];
}

function moveTo(home: Operation, operation: Operation, types: TypesByName): Moved {
  const { requestBody, ...rest } = operation;
  const asked = placeMembers(requestBody?.contents ?? [], placesOfRequest(home), types);
  const responses = operation.responses.map((response) =>
    response === mainResponse(operation.responses)
      ? moveResponse(mainResponse(home.responses), response, types)
      : { response, lost: [] },
  );
  return {
    operation: {
      ...rest,
      method: home.method,
      path: home.path,
      parameters: [...operation.parameters, ...asked.parameters],
      ...(requestBody === undefined || asked.contents.length === 0
        ? {}
        : { requestBody: movedBody(home.requestBody, requestBody, asked.contents) }),
      responses: withSurerStatus(
        responses.map(({ response }) => response),
        home.responses,
      ),
    },
    lost: [
      ...asked.lost.map((property) => notPlaced(home, 'request', property)),
      ...responses.flatMap(({ lost }) => lost.map((property) => notPlaced(home, 'response', property))),
    ],
  };
}

/** Whether the body has to be there is not told by members that may travel elsewhere: the other page's word counts. */
function movedBody(home: RequestBody | undefined, body: RequestBody, contents: RequestBody['contents']): RequestBody {
  const [content] = contents;
  const needed = content?.schema.kind === 'object' && content.schema.properties.some(({ required }) => required);
  return {
    ...body,
    required: home?.required ?? needed,
    contents,
    evidence: {
      ...body.evidence,
      required: (body.evidence['required'] ?? []).map((one): Evidence => ({ ...one, standing: 'unknown' })),
    },
  };
}

const placesOfRequest = ({ method, parameters, requestBody }: Operation): KnownPlaces => ({
  parameters,
  contents: requestBody?.contents ?? [],
  open: ['POST', 'PUT', 'PATCH'].includes(method),
});

function moveResponse(
  home: Response | undefined,
  response: Response,
  types: TypesByName,
): { readonly response: Response; readonly lost: readonly Property[] } {
  if (home === undefined) return { response, lost: [] };
  const places = { parameters: home.headers, contents: home.contents, open: home.headers.length === 0 };
  const { parameters, contents, lost } = placeMembers(response.contents, places, types);
  return { response: { ...response, contents, headers: [...response.headers, ...parameters] }, lost };
}

/** A member that the page with the address does not have, and that could travel in more than one way. */
const notPlaced = (home: Operation, side: 'request' | 'response', { name, evidence }: Property): Conflict => ({
  fact: `.${side}.${name}`,
  values: ['not documented', 'documented'],
  evidence: [home.evidence['path']?.[0], anyEvidence(evidence)],
});
