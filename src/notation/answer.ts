import type { ApiError, Content, EvidenceMap, OperationError, Parameter, Response } from '../model/api.js';

/** What a page says of one status that an operation may answer with. */
export interface Answer {
  readonly status: number | 'default';
  readonly description?: string;
  readonly contents: readonly Content[];
  readonly headers: readonly Parameter[];
  /** Of `status` and `description`. */
  readonly evidence: EvidenceMap;
}

export interface Answers {
  readonly responses: readonly Response[];
  readonly operationErrors: readonly OperationError[];
  readonly errors: readonly ApiError[];
}

/**
 * Answers as the model has them: a status of 400 or more whose description is nothing but a name (`NotFoundException`)
 * is an error of that name; whatever has no such name stays a response, for names are not invented.
 */
export function sortAnswers(answers: readonly Answer[]): Answers {
  const named = answers.filter(isError);
  return {
    responses: answers.filter((answer) => !isError(answer)),
    operationErrors: named.map(({ status, description, evidence }) => ({
      name: description,
      documentedStatus: status,
      evidence: errorEvidence(evidence, 'documentedStatus'),
    })),
    errors: named.flatMap(({ status, description, contents: [content], evidence }) =>
      content === undefined
        ? []
        : [{ name: description, status, schema: content.schema, evidence: errorEvidence(evidence, 'status') }],
    ),
  };
}

/**
 * Whether words are the name of an error rather than a word about it: several words in one, or one that ends like an error's.
 * `Unauthorized` is what HTTP says of 401, and no name.
 */
export const isErrorName = (words: string): boolean =>
  /^[A-Z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+$|^[A-Z][A-Za-z0-9]*(?:Error|Exception|Fault)$/.test(words);

type ErrorAnswer = Answer & { readonly status: number; readonly description: string };

function isError(answer: Answer): answer is ErrorAnswer {
  const { status, description } = answer;
  return status !== 'default' && status >= 400 && description !== undefined && isErrorName(description);
}

const errorEvidence = (evidence: EvidenceMap, status: string): EvidenceMap => ({
  name: evidence['description'] ?? [],
  [status]: evidence['status'] ?? [],
});

/** `200`, `4XX` (its first status), `default`; `undefined` where the words are no status. */
export function statusOf(words: string): number | 'default' | undefined {
  const found = /^(?:([1-5])(?:(\d\d)|XX)|default)$/i.exec(words.trim());
  if (!found) return undefined;
  const [, hundreds, rest] = found;
  return hundreds === undefined ? 'default' : Number(hundreds) * 100 + Number(rest ?? 0);
}
