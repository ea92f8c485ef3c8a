import type { ApiError, Evidence, ObjectSchema, OperationError, Property, Standing } from '../../model/api.js';
import type { Notebook } from './line.js';
import { describeEvidence, factOf, type Member } from './members.js';
import { propertyOf } from './schema.js';

export interface ReadErrors {
  readonly operation: readonly OperationError[];
  /** Those of which more is said than a name. */
  readonly api: readonly ApiError[];
}

const nameRule = 'a name alone on its line below “Errors” is an error';
const unnumberedRule = 'an error without a number counts as the caller’s';

/** Errors as one operation documents them. */
export function readErrors(notebook: Notebook, members: readonly Member[]): ReadErrors {
  const read = members.map((member) => {
    const { name } = member;
    const status = factOf(member, 'status');
    const told = [notebook.cite(member.at, nameRule)];
    const numbered = status && { documentedStatus: Number(status.words) };
    const number = status ? { documentedStatus: [notebook.cite(status.at, status.rule)] } : {};
    return { name, ...numbered, evidence: { name: told, ...number } };
  });
  const api = members.flatMap((member) =>
    factOf(member, 'status') || member.fields.length > 0 ? [apiErrorOf(notebook, member, 'documented')] : [],
  );
  sayUntyped(notebook, members);
  return { operation: read, api };
}

/** Errors that any operation may answer with; what an operation says of them itself counts for more. */
export function readCommonErrors(notebook: Notebook, members: readonly Member[]): readonly ApiError[] {
  return members.flatMap((member) => (factOf(member, 'status') ? [apiErrorOf(notebook, member, 'inferred')] : []));
}

function apiErrorOf(notebook: Notebook, member: Member, standing: Standing): ApiError {
  const fact = factOf(member, 'status');
  const status: readonly Evidence[] = [
    fact
      ? notebook.cite(
          fact.at,
          standing === 'inferred' ? 'what all services answer with, this one may answer with' : fact.rule,
          standing,
        )
      : notebook.cite(member.at, unnumberedRule, 'unknown'),
  ];
  const description = member.description === undefined ? {} : { description: member.description };
  const schema = bodyOf(notebook, member);
  return {
    name: member.name,
    ...description,
    status: fact ? Number(fact.words) : 400,
    ...(schema ? { schema } : {}),
    evidence: { name: [notebook.cite(member.at, nameRule)], status, ...describeEvidence(notebook, member) },
  };
}

/** The fields that stand between an error's description and its number. */
function bodyOf(notebook: Notebook, member: Member): ObjectSchema | undefined {
  if (member.fields.length === 0) return undefined;
  const type = [notebook.cite(member.at, 'names within an error are its fields, and it may have others', 'inferred')];
  return { kind: 'object', properties: member.fields.map((field) => fieldOf(notebook, field)), evidence: { type } };
}

/** Fields of errors mostly have no “Type:”; the message alone is known to be words. */
function fieldOf(notebook: Notebook, field: Member): Property {
  const property = propertyOf(notebook, field);
  if (factOf(field, 'type')) return property;
  const { description } = field;
  const words = /^message$/i.test(field.name);
  const type = words
    ? notebook.cite(field.at, 'the message of an error is words', 'inferred')
    : notebook.cite(field.at, 'a field of an error without a type may be anything', 'unknown');
  return {
    ...property,
    schema: {
      kind: words ? 'string' : 'unknown',
      ...(description === undefined ? {} : { description }),
      evidence: { type: [type], ...describeEvidence(notebook, field) },
    },
  };
}

function sayUntyped(notebook: Notebook, members: readonly Member[]): void {
  const untyped = members.flatMap(({ fields }) =>
    fields.filter((field) => !factOf(field, 'type') && !/^message$/i.test(field.name)),
  );
  const [first] = untyped;
  if (!first) return;
  const names = [...new Set(untyped.map(({ name }) => name))].join(', ');
  notebook.say('type-unknown', `Fields of errors are named without their types: ${names}.`, { at: first.at });
}
