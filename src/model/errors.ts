import type { ApiError, Evidence, Operation, OperationError, Schema } from './api.js';
import { joinEvidence, joinEvidenceMaps, standingOf, strength } from './evidence.js';
import { fullerText, joinSchemas } from './join-schema.js';
import { byText, groupBy } from './order.js';

/** What an error's status is where nothing says it: some answer that the caller, not the server, is to blame for. */
const unnumbered = 400;

/** One `ApiError` for each name that any operation answers with, and for each that a page describes. */
export function collectErrors(operations: readonly Operation[], documented: readonly ApiError[]): readonly ApiError[] {
  const described = groupBy(documented, (error) => error.name);
  const answered = groupBy(
    operations.flatMap((operation) => operation.errors),
    (error) => error.name,
  );
  const names = [...new Set([...described.keys(), ...answered.keys()])].sort(byText);
  return names.map((name) => {
    const answers = answered.get(name) ?? [];
    const [first, ...others] = described.get(name) ?? [];
    return first === undefined ? errorOf(name, answers) : withAnswers(joinErrors([first, ...others]), answers);
  });
}

/** An error of which no page says more than that operations answer with it. */
function errorOf(name: string, answers: readonly OperationError[]): ApiError {
  const names = joinEvidence(...answers.map(({ evidence }) => evidence['name']));
  const numbers = answers.filter(({ documentedStatus }) => documentedStatus !== undefined);
  const unknown = names
    .slice(0, 1)
    .map((one): Evidence => ({ ...one, rule: 'an error without a number counts as the caller’s', standing: 'unknown' }));
  return {
    name,
    status: surestStatus(numbers, 'documentedStatus', ({ documentedStatus }) => documentedStatus) ?? unnumbered,
    evidence: {
      name: names,
      status: numbers.length === 0 ? unknown : joinEvidence(...numbers.map(({ evidence }) => evidence['documentedStatus'])),
    },
  };
}

/** What a page describes stays as it is; that operations answer with it speaks for it. */
function withAnswers(error: ApiError, answers: readonly OperationError[]): ApiError {
  return {
    ...error,
    evidence: {
      ...error.evidence,
      name: joinEvidence(error.evidence['name'], ...answers.map(({ evidence }) => evidence['name'])),
      status: joinEvidence(error.evidence['status'], ...answers.map(({ evidence }) => evidence['documentedStatus'])),
    },
  };
}

function joinErrors(told: readonly [ApiError, ...ApiError[]]): ApiError {
  const [first] = told;
  const description = told.map((error) => error.description).reduce(fullerText);
  const schemas = told.flatMap((error) => error.schema ?? []);
  const schema = schemas.length === 0 ? undefined : schemas.reduce(joinBodies);
  return {
    ...first,
    status: surestStatus(told, 'status', ({ status }) => status) ?? first.status,
    ...(description === undefined ? {} : { description }),
    ...(schema === undefined ? {} : { schema }),
    evidence: joinEvidenceMaps(...told.map(({ evidence }) => evidence)),
  };
}

/** What is documented stands over what is concluded; of several numbers that are as sure the lowest, so that no order shows. */
function surestStatus<T extends ApiError | OperationError>(
  told: readonly T[],
  fact: string,
  numberOf: (error: T) => number | undefined,
): number | undefined {
  const known = told.flatMap((error) => {
    const status = numberOf(error);
    return status === undefined ? [] : [{ status, weakness: strength[standingOf(error.evidence, fact) ?? 'unknown'] }];
  });
  return known.sort((a, b) => a.weakness - b.weakness || a.status - b.status)[0]?.status;
}

/** Operations may answer one error with different bodies: a reader has to expect any of them. */
function joinBodies(a: Schema, b: Schema): Schema {
  const known = a.kind === 'union' && a.mode === 'any-of' ? a.members : [a];
  for (const [index, member] of known.entries()) {
    const joined = joinSchemas(member, b, (left, right) => left === right);
    if (joined.conflicts.length > 0) continue;
    const members = known.map((one, at) => (at === index ? joined.value : one));
    const [only, ...others] = members;
    return only !== undefined && others.length === 0 ? only : { kind: 'union', mode: 'any-of', members, evidence: a.evidence };
  }
  return { kind: 'union', mode: 'any-of', members: [...known, b], evidence: joinEvidenceMaps(a.evidence, b.evidence) };
}
