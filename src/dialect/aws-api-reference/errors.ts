import type { ApiError, OperationError } from '../../model/api.js';
import type { Notebook } from './line.js';
import { describeEvidence, factOf, type Member } from './members.js';

export interface ReadErrors {
  readonly operation: readonly OperationError[];
  /** Those that have a number. */
  readonly api: readonly ApiError[];
}

const nameRule = 'a name alone in bold below “Errors” is an error';

export function readErrors(notebook: Notebook, members: readonly Member[]): ReadErrors {
  const read = members.map((member) => {
    const { name } = member;
    const fact = factOf(member, 'status');
    const told = [notebook.cite(member.at, nameRule)];
    if (!fact) return { operation: { name, evidence: { name: told } } };
    const status = Number(fact.words);
    const number = [notebook.cite(fact.at, fact.rule)];
    const description = member.description === undefined ? {} : { description: member.description };
    const described = describeEvidence(notebook, member);
    return {
      operation: { name, documentedStatus: status, evidence: { name: told, documentedStatus: number } },
      api: { name, ...description, status, evidence: { name: told, status: number, ...described } },
    };
  });
  return { operation: read.map(({ operation }) => operation), api: read.flatMap(({ api }) => (api ? [api] : [])) };
}
