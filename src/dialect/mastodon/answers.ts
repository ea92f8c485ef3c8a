import type { ApiError, Evidence, Example, OperationError, Response, Schema } from '../../model/api.js';
import { schemaOfExample } from '../../notation/example-schema.js';
import { readJsonExample } from '../../notation/json-example.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import type { Returned } from './returns.js';

export interface Answers {
  readonly responses: readonly Response[];
  readonly operationErrors: readonly OperationError[];
  readonly errors: readonly ApiError[];
  readonly examples: readonly Example[];
}

/** `200: OK`, `401` */
export const statusHeading = (text: string): { readonly status: number; readonly title?: string } | undefined => {
  const [, status, title] = /^(\d{3})\b(?:\s*[:–-]?\s*(\S.*))?$/.exec(text) ?? [];
  return status === undefined ? undefined : { status: Number(status), ...(title === undefined ? {} : { title }) };
};

/** Headings of statuses with words and samples below them, and what the method is said to return. */
export function readAnswers(
  notebook: Notebook,
  sections: readonly Section[],
  returned: readonly Returned[],
  said: Evidence,
): Answers {
  const shown = sections.flatMap((section) => {
    const head = statusHeading(section.heading.words.text);
    return head ? [{ section, ...head }] : [];
  });
  const responses: Response[] = [];
  const operationErrors: OperationError[] = [];
  const errors: ApiError[] = [];
  const examples: Example[] = [];
  const successes = shown.filter(({ status }) => status < 400);
  for (const { section, status, title } of shown) {
    const { words } = section.heading;
    const cited = notebook.cite(words.at, 'a heading gives the status of an answer');
    const told = samplesIn(notebook, section, status);
    examples.push(...told.examples);
    const description = told.description === undefined ? {} : { description: told.description };
    const described = told.said ? { description: told.said } : {};
    const name = status >= 400 ? errorName(title ?? '', status) : undefined;
    if (name !== undefined) {
      notebook.say('error-name-derived', `Status ${status} is called “${title ?? status}”; its error was named ${name}.`, {
        at: words.at,
        fact: `errors.${name}`,
      });
      const named = [{ ...cited, rule: 'the words of a status, joined, name an error', standing: 'inferred' as const }];
      operationErrors.push({ name, documentedStatus: status, evidence: { name: named, documentedStatus: [cited] } });
      errors.push({
        name,
        status,
        ...description,
        ...(told.schema ? { schema: told.schema } : {}),
        evidence: { name: named, status: [cited], ...described },
      });
      continue;
    }
    const own =
      returned.find((one) => one.status === status) ??
      (status === successes[0]?.status && status !== 204 ? returned.find((one) => one.status === undefined) : undefined);
    const schema = own?.schema ?? told.schema;
    responses.push({
      status,
      ...(title === undefined ? {} : { title }),
      ...description,
      contents: schema
        ? [
            {
              mediaType: 'application/json',
              schema,
              evidence: { mediaType: [{ ...cited, rule: 'results are taken to be JSON', standing: 'inferred' }] },
            },
          ]
        : [],
      headers: [],
      evidence: { status: [cited], ...(title === undefined ? {} : { title: [cited] }), ...described },
    });
  }
  if (responses.length === 0 && returned.length > 0)
    for (const { schema, status } of returned)
      responses.push({
        status: status ?? 200,
        contents: [
          {
            mediaType: 'application/json',
            schema,
            evidence: { mediaType: [{ ...said, rule: 'results are taken to be JSON', standing: 'inferred' }] },
          },
        ],
        headers: [],
        evidence: {
          status: [
            {
              ...said,
              rule: 'success is taken to be answered with 200',
              standing: status === undefined ? 'inferred' : 'documented',
            },
          ],
        },
      });
  return { responses, operationErrors, errors, examples };
}

interface Samples {
  readonly description?: string;
  readonly said?: readonly Evidence[];
  readonly schema?: Schema;
  readonly examples: readonly Example[];
}

function samplesIn(notebook: Notebook, { parts }: Section, status: number): Samples {
  const prose = parts.flatMap((part) => (part.kind === 'paragraph' ? [part.words] : []));
  const said = prose.map(({ at }) => notebook.cite(at, 'paragraphs below a status describe its answer'));
  let schema: Schema | undefined;
  const examples: Example[] = [];
  for (const part of parts) {
    if (part.kind !== 'code') continue;
    const read = readJsonExample(part.words.text);
    const cited = notebook.cite(part.words.at, 'JSON below a status is an example of the answer');
    if (!read) continue;
    schema ??= schemaOfExample(read.example, (rule, quote, standing) => ({ ...cited, rule, quote, standing }));
    if (read.value !== undefined)
      examples.push({ role: 'response', status, mediaType: 'application/json', value: read.value, evidence: { value: [cited] } });
  }
  return {
    ...(prose.length === 0 ? {} : { description: prose.map(({ text }) => text).join('\n'), said }),
    ...(schema ? { schema } : {}),
    examples,
  };
}

function errorName(title: string, status: number): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(name) ? name : `Status${status}`;
}
