import type { Operation, Parameter, Response } from './api.js';
import { mainResponse } from './derive-types.js';
import type { PathRoot } from './fact-path.js';

/** Header names do not tell capitals apart. */
export const sameParameter = (parameter: Parameter, name: string): boolean =>
  parameter.name === name || (parameter.in === 'header' && parameter.name.toLowerCase() === name.toLowerCase());

/** Every part of an operation that has a path of its own. */
export function partsOf(operation: Operation): readonly PathRoot[] {
  const { id } = operation;
  const main = mainResponse(operation.responses);
  return [
    ...operation.parameters.map((parameter): PathRoot => ({ kind: 'parameter', id, in: parameter.in, name: parameter.name })),
    ...requestParts(operation),
    ...operation.responses.flatMap((response): readonly PathRoot[] => {
      const status = response === main ? {} : { select: String(response.status) };
      return [
        { kind: 'response', id, ...status },
        ...response.contents
          .slice(1)
          .map(({ mediaType }): PathRoot => ({ kind: 'response', id, select: `${response.status} ${mediaType}` })),
        ...response.headers.map(({ name }): PathRoot => ({ kind: 'response-header', id, ...status, name })),
      ];
    }),
    ...operation.errors.map(({ name }): PathRoot => ({ kind: 'operation-error', id, name })),
  ];
}

function requestParts({ id, requestBody }: Operation): readonly PathRoot[] {
  if (requestBody === undefined) return [];
  const others = requestBody.contents.slice(1).map(({ mediaType }): PathRoot => ({ kind: 'request', id, select: mediaType }));
  return [{ kind: 'request', id }, ...others];
}

/** The response that a selector such as `200 application/json` means; the main one where there is none. */
export function findResponse(
  operation: Operation,
  select: string | undefined,
): { readonly response: Response; readonly mediaType?: string } | undefined {
  const [, status, mediaType] = /^(\d+|default)?\s*(.*)$/.exec(select ?? '') ?? [];
  const response =
    status === undefined
      ? mainResponse(operation.responses)
      : operation.responses.find((candidate) => String(candidate.status) === status);
  if (response === undefined) return undefined;
  return { response, ...(mediaType === undefined || mediaType === '' ? {} : { mediaType }) };
}
