import type { ApiError, Evidence, Operation, Schema } from './api.js';
import { joinEvidence, joinEvidenceMaps, standingOf, strength } from './evidence.js';
import { fullerText, joinSchemas } from './join-schema.js';
import { byText } from './order.js';

/** What an error's status is where nothing says it: some answer that the caller, not the server, is to blame for. */
const unnumbered = 400;

/** One `ApiError` for each name that any operation answers with, and for each that a page describes. */
export function collectErrors(operations: readonly Operation[], documented: readonly ApiError[]): readonly ApiError[] {
  const errors = new Map<string, ApiError>();
  for (const error of documented) {
    const known = errors.get(error.name);
    errors.set(error.name, known === undefined ? error : joinErrors(known, error));
  }
  const described = new Set(errors.keys());
  for (const operation of operations)
    for (const { name, documentedStatus, evidence } of operation.errors) {
      const known = errors.get(name);
      const statusEvidence = evidence['documentedStatus'] ?? [];
      const nameEvidence = evidence['name'] ?? [];
      if (known === undefined) {
        const unknown: readonly Evidence[] = nameEvidence
          .slice(0, 1)
          .map((one) => ({ ...one, rule: 'an error without a number counts as the caller’s', standing: 'unknown' }));
        errors.set(name, {
          name,
          status: documentedStatus ?? unnumbered,
          evidence: { name: nameEvidence, status: documentedStatus === undefined ? unknown : statusEvidence },
        });
        continue;
      }
      errors.set(name, {
        ...known,
        status: described.has(name) ? known.status : agreedStatus(known, documentedStatus),
        evidence: {
          ...known.evidence,
          name: joinEvidence(known.evidence['name'], nameEvidence),
          status: joinEvidence(known.evidence['status'], statusEvidence),
        },
      });
    }
  return [...errors.values()].sort((a, b) => byText(a.name, b.name));
}

/** Where operations number one error differently the lowest stands, so that no order of pages shows. */
function agreedStatus(known: ApiError, next: number | undefined): number {
  if (next === undefined) return known.status;
  const documented = known.evidence['status']?.some((evidence) => evidence.standing === 'documented') ?? false;
  return documented ? Math.min(known.status, next) : next;
}

function joinErrors(a: ApiError, b: ApiError): ApiError {
  const description = fullerText(a.description, b.description);
  const schema = a.schema === undefined || b.schema === undefined ? (a.schema ?? b.schema) : joinBodies(a.schema, b.schema);
  return {
    ...a,
    status: surerStatus(a, b),
    ...(description === undefined ? {} : { description }),
    ...(schema === undefined ? {} : { schema }),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

/** What is documented of this API stands over what is concluded; of two numbers that are as sure the lowest, so that no order shows. */
function surerStatus(a: ApiError, b: ApiError): number {
  const [left, right] = [a, b].map(({ evidence }) => strength[standingOf(evidence, 'status') ?? 'unknown']);
  if (left === undefined || right === undefined || left === right) return Math.min(a.status, b.status);
  return left < right ? a.status : b.status;
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
