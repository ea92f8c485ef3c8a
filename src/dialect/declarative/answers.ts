import type { ApiError, Example, OperationError, Response } from '../../model/api.js';
import { answered, bodyIn } from './body.js';
import { errorName } from './error-name.js';
import { cite, citeHead, type Found, factIn, headOf, tell } from './fact.js';
import { find, list, type SectionOf } from './find.js';
import type { Notes } from './notes.js';
import type { Region } from './region.js';
import { besideRows } from './rows.js';
import { describedIn } from './schema.js';
import type { ErrorSpec, OperationSpec, ResponseSpec } from './spec.js';

/** What an operation may answer with. */
export interface Answers {
  readonly responses: readonly Response[];
  readonly operationErrors: readonly OperationError[];
  readonly errors: readonly ApiError[];
  readonly examples: readonly Example[];
}

export function answersIn(notes: Notes, spec: OperationSpec, sectionOf: SectionOf): Answers {
  const answers = list(spec.responses).flatMap((one) =>
    sectionOf(one).flatMap((section) => {
      const regions = one.each === undefined ? [section] : find(notes.sheet, one.each, section, 'is a response');
      return regions.map((region) => answerIn(notes, one, region));
    }),
  );
  const failures = list(spec.errors).flatMap((one) =>
    sectionOf(one).flatMap((section) =>
      find(notes.sheet, one.each, section, 'is an error').flatMap((region) => failureIn(notes, one, region)),
    ),
  );
  const all = [...answers, ...failures];
  return {
    responses: all.flatMap(({ responses }) => responses),
    operationErrors: all.flatMap(({ operationErrors }) => operationErrors),
    errors: all.flatMap(({ errors }) => errors),
    examples: all.flatMap(({ examples }) => examples),
  };
}

const unnumberedRule = 'an answer without a number is taken for a success';

const none: Answers = { responses: [], operationErrors: [], errors: [], examples: [] };

function answerIn(notes: Notes, spec: ResponseSpec, region: Region): Answers {
  const found = factIn(notes, region, spec.status, 'status');
  const told = statusIn(found);
  const status = told ?? 200;
  const body = bodyIn(notes, region, spec, `the response ${status}`);
  const own = besideRows(notes, region, [spec.fields]);
  const title = factIn(notes, own, spec.title, 'title');
  const described = describedIn(notes, own, spec);
  const statusEvidence = found && told !== undefined ? cite(notes, found) : citeHead(notes, region, unnumberedRule, 'unknown');
  if (told === undefined) {
    tell(
      notes,
      'taught-fact-missing',
      `What is found as a response has no status (${region.rule}).`,
      found ?? headOf(notes, region),
      {
        help: 'Mend the `status` of the responses, or say what it is everywhere, such as `status: { is: 200 }`.',
      },
    );
  }
  const examples = answered(body.examples, status);
  if (typeof status === 'number' && status >= 400) {
    const { error, mine } = errorOf(notes, { status, found, title });
    const schema = body.contents[0]?.schema;
    const whole = {
      ...error,
      ...described.fact,
      ...(schema ? { schema } : {}),
      evidence: { ...error.evidence, ...described.evidence },
    };
    return { responses: [], operationErrors: [mine], errors: [whole], examples };
  }
  const response: Response = {
    status,
    ...(title ? { title: title.value } : {}),
    ...described.fact,
    contents: body.contents,
    headers: [],
    evidence: { status: [statusEvidence], ...(title ? { title: [cite(notes, title)] } : {}), ...described.evidence },
  };
  return { ...none, responses: [response], examples };
}

function failureIn(notes: Notes, spec: ErrorSpec, region: Region): readonly Answers[] {
  const title = factIn(notes, region, spec.name, 'name');
  const found = factIn(notes, region, spec.status, 'status');
  const number = statusIn(found);
  const status = typeof number === 'number' ? number : undefined;
  if (!title && status === undefined) {
    tell(
      notes,
      'taught-fact-missing',
      `What is found as an error has neither name nor status (${region.rule}).`,
      headOf(notes, region),
    );
    return [];
  }
  const { error, mine } = errorOf(notes, { status, found, title });
  const described = describedIn(notes, region, spec);
  const whole: ApiError = { ...error, ...described.fact, evidence: { ...error.evidence, ...described.evidence } };
  return [{ ...none, operationErrors: [mine], errors: [whole] }];
}

interface Failure {
  readonly status: number | undefined;
  readonly found: Found | undefined;
  readonly title: Found | undefined;
}

/** An error that a page does not number counts as the caller's. */
function errorOf(notes: Notes, { status, found, title }: Failure): { readonly error: ApiError; readonly mine: OperationError } {
  const { name, derived } = errorName(title?.value, status ?? 400);
  const said = title ?? found;
  const numbered = found && status !== undefined ? [cite(notes, found)] : [];
  const named = said ? [cite(notes, said, derived ? 'inferred' : 'documented')] : [];
  if (derived) {
    const words = title ? `is titled “${title.value}”` : 'has no title';
    tell(notes, 'error-name-derived', `Status ${status ?? 400} ${words}; its error was named ${name}.`, said, {
      fact: `errors.${name}`,
    });
  }
  const unnumbered = named.map((one) => ({
    ...one,
    rule: 'an error without a number counts as the caller’s',
    standing: 'unknown' as const,
  }));
  return {
    error: { name, status: status ?? 400, evidence: { name: named, status: numbered.length > 0 ? numbered : unnumbered } },
    mine: {
      name,
      ...(status === undefined ? {} : { documentedStatus: status }),
      evidence: { name: named, ...(numbered.length > 0 ? { documentedStatus: numbered } : {}) },
    },
  };
}

/** `201 Created`, `default`. */
function statusIn(found: Found | undefined): number | 'default' | undefined {
  const digits = /(?<!\d)[1-5]\d\d(?!\d)/.exec(found?.value ?? '')?.[0];
  if (digits !== undefined) return Number(digits);
  return /^default$/i.test(found?.value.trim() ?? '') ? 'default' : undefined;
}
