import type {
  Content,
  Evidence,
  EvidenceMap,
  Operation,
  OperationError,
  Parameter,
  RequestBody,
  Response,
  Schema,
} from './api.js';
import { anyEvidence, joinEvidenceMaps, surer, withFact } from './evidence.js';
import { isHttpError } from './http-status.js';
import { type Conflict, fullerText, joinExamples, joinSchemas } from './join-schema.js';
import { withSurerStatus } from './success-status.js';

const sameName = (a: string, b: string): boolean => a === b;

/** What two pages say of one operation; where they contradict each other the first one's word stays. */
export function joinOperations(a: Operation, b: Operation, conflicts: Conflict[]): Operation {
  const title = fullerText(a.title, b.title);
  const description = fullerText(a.description, b.description);
  const requestBody = joinBodies(a.requestBody, b.requestBody, conflicts);
  const modified = fullerText(a.modified, b.modified);
  return {
    ...a,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    servers: joinLists(
      a.servers,
      b.servers,
      (server) => server.url,
      (x, y) => ({ ...x, evidence: joinEvidenceMaps(x.evidence, y.evidence) }),
    ),
    parameters: joinLists(a.parameters, b.parameters, parameterKey, (x, y) =>
      joinParameters(x, y, `.${x.in}.${x.name}`, conflicts),
    ),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: joinLists(
      withSurerStatus(a.responses, b.responses),
      withSurerStatus(b.responses, a.responses),
      (response) => String(response.status),
      (x, y) => joinResponses(x, y, conflicts),
    ),
    errors: joinLists(
      a.errors,
      b.errors,
      (error) => error.name,
      (x, y) => joinOperationErrors(x, y, conflicts),
    ),
    examples: joinLists(
      a.examples,
      b.examples,
      (example) => JSON.stringify([example.role, example.status ?? null, example.value]),
      joinEvidenceOf,
    ),
    samples: joinLists(
      a.samples,
      b.samples,
      (sample) => sample.label,
      (x, y) => ({ ...y, ...x, evidence: joinEvidenceMaps(x.evidence, y.evidence) }),
    ),
    security: joinLists(a.security, b.security, (item) => JSON.stringify({ ...item, evidence: undefined }), joinEvidenceOf),
    deprecated: a.deprecated || b.deprecated,
    ...(modified === undefined ? {} : { modified }),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

/** What tells a parameter from the others of its operation; header names do not tell capitals apart. */
export const parameterKey = (parameter: Parameter): string =>
  `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;

const joinEvidenceOf = <T extends { readonly evidence: EvidenceMap }>(a: T, b: T): T => ({
  ...a,
  evidence: joinEvidenceMaps(a.evidence, b.evidence),
});

/** The first list's order, with what only the second has behind it. */
function joinLists<T>(a: readonly T[], b: readonly T[], key: (item: T) => string, join: (x: T, y: T) => T): readonly T[] {
  const others = new Map(b.map((item) => [key(item), item]));
  const known = new Set(a.map(key));
  const joined = a.map((item) => {
    const other = others.get(key(item));
    return other === undefined ? item : join(item, other);
  });
  return [...joined, ...b.filter((item) => !known.has(key(item)))];
}

function joinParameters(a: Parameter, b: Parameter, at: string, conflicts: Conflict[]): Parameter {
  const required = joinRequired(a, b, at, conflicts);
  const description = fullerText(a.description, b.description);
  return {
    ...a,
    ...(description === undefined ? {} : { description }),
    required,
    deprecated: a.deprecated || b.deprecated,
    schema: joinSchema(a.schema, b.schema, at, conflicts),
    examples: joinExamples(a.examples, b.examples) ?? [],
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

function joinBodies(a: RequestBody | undefined, b: RequestBody | undefined, conflicts: Conflict[]): RequestBody | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const required = joinRequired(a, b, '.request', conflicts);
  const description = fullerText(a.description, b.description);
  return {
    ...a,
    ...(description === undefined ? {} : { description }),
    required,
    contents: joinContents(a.contents, b.contents, '.request', conflicts),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

function joinResponses(a: Response, b: Response, conflicts: Conflict[]): Response {
  const at = `.response(${a.status})`;
  const title = fullerText(a.title, b.title);
  const description = fullerText(a.description, b.description);
  return {
    ...a,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    contents: joinContents(a.contents, b.contents, at, conflicts),
    headers: joinLists(a.headers, b.headers, parameterKey, (x, y) =>
      joinParameters(x, y, `.response-header.${x.name}`, conflicts),
    ),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

/** JSON under two names is one content, where neither page has several; the name that is surer stays. */
function joinContents(a: readonly Content[], b: readonly Content[], at: string, conflicts: Conflict[]): readonly Content[] {
  const one = a.length === 1 && b.length === 1 && [...a, ...b].every(({ mediaType }) => isJson(mediaType));
  return joinLists(
    a,
    b,
    ({ mediaType }) => (one ? 'json' : mediaType),
    (x, y) => ({
      ...x,
      mediaType: surer(x.evidence, y.evidence, 'mediaType') === 'second' ? y.mediaType : x.mediaType,
      schema: joinSchema(x.schema, y.schema, at, conflicts),
      evidence: joinEvidenceMaps(x.evidence, y.evidence),
    }),
  );
}

const isJson = (mediaType: string): boolean => /^application\/(?:json|x-amz-json-\d\.\d)$/.test(mediaType);

/** A number that no server can have sent is no word against one that it can. */
function joinOperationErrors(a: OperationError, b: OperationError, conflicts: Conflict[]): OperationError {
  const [left, right] = [withRealStatus(a, b), withRealStatus(b, a)];
  const documentedStatus = left.documentedStatus ?? right.documentedStatus;
  if (
    left.documentedStatus !== undefined &&
    right.documentedStatus !== undefined &&
    left.documentedStatus !== right.documentedStatus
  )
    conflicts.push({
      fact: `.errors.${a.name} documentedStatus`,
      values: [String(left.documentedStatus), String(right.documentedStatus)],
      evidence: [left.evidence['documentedStatus']?.[0], right.evidence['documentedStatus']?.[0]],
    });
  return {
    ...a,
    ...(documentedStatus === undefined ? {} : { documentedStatus }),
    evidence: joinEvidenceMaps(left.evidence, right.evidence),
  };
}

/** Without its number where that is made up and the other page has a real one; its words stay as evidence. */
function withRealStatus(error: OperationError, other: OperationError): OperationError {
  const { documentedStatus, ...rest } = error;
  if (documentedStatus === undefined || other.documentedStatus === undefined) return error;
  if (isHttpError(documentedStatus) || !isHttpError(other.documentedStatus)) return error;
  const rule = 'a number that HTTP does not define was made up by whoever converted the page';
  const words = (error.evidence['documentedStatus'] ?? []).map((one): Evidence => ({ ...one, rule, standing: 'unknown' }));
  return { ...rest, evidence: withFact(error.evidence, 'documentedStatus', words) };
}

function joinSchema(a: Schema, b: Schema, at: string, conflicts: Conflict[]): Schema {
  const joined = joinSchemas(a, b, sameName);
  conflicts.push(...joined.conflicts.map((conflict) => ({ ...conflict, fact: `${at}${conflict.fact}` })));
  return joined.value;
}

type MayBeRequired = Pick<Parameter, 'required' | 'evidence'>;

/** Whether it has to be there, by the surer word; where both are as sure and differ, by the first. */
function joinRequired(a: MayBeRequired, b: MayBeRequired, at: string, conflicts: Conflict[]): boolean {
  if (a.required === b.required) return a.required;
  const word = (item: MayBeRequired): string => (item.required ? 'required' : 'optional');
  const place = (item: MayBeRequired): Evidence | undefined => item.evidence['required']?.[0] ?? anyEvidence(item.evidence);
  const which = surer(a.evidence, b.evidence, 'required');
  if (which === 'neither') conflicts.push({ fact: `${at} required`, values: [word(a), word(b)], evidence: [place(a), place(b)] });
  return which === 'second' ? b.required : a.required;
}
