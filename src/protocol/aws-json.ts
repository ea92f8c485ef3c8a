import type { ApiError, ApiModel, AwsJsonProtocol, Evidence, Operation, Protocol } from '../model/api.js';
import { isHttpError } from '../model/http-status.js';

/** The header that carries `<prefix>.<Operation>`. */
export const targetHeader = 'X-Amz-Target';

export const awsJson = (protocol: Protocol): protocol is AwsJsonProtocol => protocol.kind === 'aws-json';

export const isTargetHeader = (parameter: { readonly in: string; readonly name: string }): boolean =>
  parameter.in === 'header' && parameter.name.toLowerCase() === targetHeader.toLowerCase();

/** The words about the header, where most operations require it. One page that leaves it out does not change the API. */
export function awsTargetHeader(model: ApiModel): Evidence | undefined {
  const headers = model.operations.flatMap((operation) =>
    operation.parameters.filter((parameter) => parameter.required && isTargetHeader(parameter)),
  );
  const [first] = headers;
  if (first === undefined || headers.length * 2 <= model.operations.length) return undefined;
  const place = first.evidence['name']?.[0] ?? first.evidence['required']?.[0];
  return place ?? { source: model.operations[0]?.source ?? '-', quote: first.name, rule: '', standing: 'inferred' };
}

/** The numbers that operations print for an error, lowest first. */
export function documentedStatuses(error: ApiError, operations: readonly Operation[]): readonly number[] {
  const said = operations.flatMap((operation) =>
    operation.errors.filter(({ name }) => name === error.name).flatMap(({ documentedStatus }) => documentedStatus ?? []),
  );
  return [...new Set(said)].sort((a, b) => a - b);
}

/** The status on the wire: the page's, if a server can send it and all operations agree; else the protocol's own. */
export function awsStatus(error: ApiError, operations: readonly Operation[]): ApiError {
  const agreed = documentedStatuses(error, operations).filter(isHttpError).length <= 1;
  const said = error.evidence['status']?.some((evidence) => evidence.standing === 'documented') ?? false;
  if (said && agreed && isHttpError(error.status)) return error;
  const place = error.evidence['status']?.[0] ?? error.evidence['name']?.[0];
  const status = /^Internal/.test(error.name) ? 500 : 400;
  const rule =
    status === 500
      ? 'AWS JSON answers its own failures with 500, whatever number a page makes up'
      : 'AWS JSON answers errors of the caller with 400, whatever number a page makes up';
  const evidence: readonly Evidence[] = place === undefined ? [] : [{ ...place, rule, standing: 'inferred' }];
  return { ...error, status, evidence: { ...error.evidence, status: evidence } };
}
