import type { ApiError, Content, Evidence, OperationError, Response, Schema } from '../../model/api.js';
import type { KnownType } from '../../notation/type-words.js';
import { bodySchema } from './body.js';
import type { Gathered, Told } from './gathered.js';
import type { Notebook } from './line.js';
import { joinObjects } from './request.js';
import { requirementProse, unmarkedIn } from './requirement.js';
import type { PlacedExample, SchemaContext } from './schema.js';
import { schemaOfField } from './schema.js';
import { nameOfError, type StatusRow } from './status-rows.js';
import { statusIn } from './topic.js';

/** What is answered. */
export interface ReadResponses {
  readonly responses: readonly Response[];
  readonly operationErrors: readonly OperationError[];
  readonly errors: readonly ApiError[];
}

export function readResponses(
  notebook: Notebook,
  gathered: Gathered,
  base: Omit<SchemaContext, 'requirement' | 'notebook'>,
): ReadResponses {
  const answers = gathered.told.filter(({ topic }) => topic?.kind === 'response');
  const examples = responseExamples(gathered);
  const prose = requirementProse(gathered.lines.filter(({ topic }) => topic?.kind === 'response'));
  const statuses = statusesOf(notebook, gathered, examples);
  const main = statuses.find(({ status }) => status !== undefined);
  const contents = new Map<number | undefined, { schema: Schema; at: number }[]>();
  const bodyFor = (status: number | undefined, told: readonly Told[], shown: PlacedExample | undefined): void => {
    const at = told[0]?.group.at ?? shown?.at ?? 0;
    const fact = `${base.fact}.response`;
    const schemas = (told.length === 0 ? [undefined] : told).map((one) => {
      const requirement = { prose, unmarked: one ? unmarkedIn([one.group]) : undefined };
      return bodySchema(one?.group.fields ?? [], shown, { ...base, notebook, fact, requirement }, one?.group.flat);
    });
    const schema = schemas.reduce((all, one) => (all && one ? joinObjects(all, one) : (all ?? one)), undefined);
    if (schema) contents.set(status, [...(contents.get(status) ?? []), { schema, at }]);
    for (const one of told) one.pass();
  };
  const own = new Set(
    [...answers.map(({ topic }) => topic?.status), ...examples.map(({ status }) => status)].map(
      (status) => status ?? main?.status,
    ),
  );
  for (const status of own) {
    const told = answers.filter(({ topic }) => (topic?.status ?? main?.status) === status);
    const shown = examples.find((one) => (one.status ?? main?.status) === status);
    bodyFor(status, told, shown);
  }
  if (contents.size === 0) {
    const said = saidInProse(notebook, gathered, base.known);
    if (said) contents.set(main?.status, [said]);
  }
  const headers = gathered.told.filter(({ topic }) => topic?.kind === 'response-header');
  const known = new Set(statuses.map(({ status }) => status));
  const unsaid = [...contents.keys()].filter((status) => !known.has(status));
  const all = [...statuses, ...unsaid.map((status): FoundStatus => ({ status, at: contents.get(status)?.[0]?.at ?? 0 }))];
  const responses = all.map(({ status, evidence, at, description }, index): Response => {
    const body = contents.get(status)?.[0];
    const first = index === 0 ? headers : [];
    return {
      status: status ?? 200,
      ...(description === undefined ? {} : { description }),
      contents: body ? [contentOf(notebook, body)] : [],
      headers: first.flatMap((told) =>
        headersOf(told, {
          ...base,
          notebook,
          fact: `${base.fact}.response`,
          requirement: { prose, unmarked: unmarkedIn([told.group]) },
        }),
      ),
      evidence: {
        status: evidence
          ? [evidence]
          : [notebook.cite(at, 'a response whose status is not told is taken for a success', 'unknown')],
        ...(description !== undefined && evidence ? { description: [evidence] } : {}),
      },
    };
  });
  for (const told of headers) told.pass();
  return { responses, ...errorsOf(notebook, gathered) };
}

const contentOf = (notebook: Notebook, { schema, at }: { schema: Schema; at: number }): Content => ({
  mediaType: 'application/json',
  schema,
  evidence: { mediaType: [notebook.cite(at, 'a body whose media type is not told is taken for JSON', 'unknown')] },
});

function headersOf({ group }: Told, context: SchemaContext): Response['headers'] {
  const { notebook } = context;
  return group.fields.map((field) => ({
    in: 'header',
    name: field.name,
    ...(field.description === undefined ? {} : { description: field.description.text.replaceAll('`', '') }),
    required: false,
    deprecated: false,
    schema: schemaOfField(field, { ...context, fact: `${context.fact}.${field.name}` }, undefined),
    examples: [],
    evidence: {
      in: [notebook.cite(field.at, 'the words above the fields say that they are headers of the response')],
      name: [notebook.cite(field.at, field.rule)],
      required: [notebook.cite(field.at, 'nothing tells whether the field is needed', 'unknown')],
    },
  }));
}

interface FoundStatus {
  /** `undefined` where the page tells a response and no status. */
  readonly status: number | undefined;
  readonly at: number;
  readonly evidence?: Evidence;
  readonly description?: string;
}

/** Statuses below 400 that the page gives to the operation, each once. */
function statusesOf(
  notebook: Notebook,
  { statuses, announced, lines }: Gathered,
  examples: readonly (PlacedExample & { readonly status?: number })[],
): readonly FoundStatus[] {
  const found = new Map<number, FoundStatus>();
  const add = (
    status: number,
    at: number,
    rule: string,
    standing: Evidence['standing'],
    quote?: string,
    description?: string,
  ): void => {
    if (status >= 400 || found.has(status)) return;
    found.set(status, {
      status,
      at,
      evidence: notebook.cite(at, rule, standing, quote),
      ...(description === undefined ? {} : { description }),
    });
  };
  for (const row of statuses)
    if (row.status !== undefined) add(row.status, row.at, row.rule, 'documented', undefined, row.description);
  for (const { status, at, text } of announced) add(status, at, 'words above a response tell its status', 'documented', text);
  for (const { status, at } of examples)
    if (status !== undefined) add(status, at, 'words above an example tell its status', 'documented', String(status));
  for (const { text, at } of lines) {
    const status =
      /\b(?:answers?|returns?|responds?|repl(?:y|ies)|responses?|status(?: code)?|http)\b/i.test(text) && text.length < 400
        ? statusIn(text)
        : undefined;
    if (status !== undefined) add(status, at, 'a sentence tells the status of the response', 'inferred', text);
  }
  return [...found.values()];
}

/** Examples of what is answered: those that are said to be. */
function responseExamples({ examples }: Gathered): readonly (PlacedExample & { readonly status?: number })[] {
  return examples
    .filter(({ topic }) => topic?.kind === 'response' || (topic?.kind === 'statuses' && topic.status !== undefined))
    .filter(({ topic }) => topic?.status === undefined || topic.status < 400)
    .map(({ example, at, topic }) => ({ example, at, ...(topic?.status === undefined ? {} : { status: topic.status }) }));
}

const returned =
  /\b(?:returns?|returned|responds? with|answers? with|response (?:is|contains)|the result is)\s+(?:an?\s+|the\s+)?(?:(?:json\s+)?(array|list|collection)\s+of\s+)?(?:the\s+|all\s+|matching\s+|updated\s+|new\s+|created\s+)*([\p{L}_][\p{L}\p{N}_ -]{0,40}?)\s+(objects?|resources?|models?)\b/iu;

/** A type by its name alone, in capitals as names are. */
const returnedName =
  /\b(?:[Rr]eturns?|[Rr]esponds? with|[Aa]nswers? with)\s+(?:an?\s+|the\s+)?(?:([Aa]rray|[Ll]ist)\s+of\s+)?(?:the\s+)?(\p{Lu}[\p{L}\p{N}_]+)(?=[\s.,;]|$)/u;

/** `Returns a book object.` where the page tells what a book is. */
function saidInProse(notebook: Notebook, { lines }: Gathered, known: KnownType): { schema: Schema; at: number } | undefined {
  for (const { text, at, topic } of lines) {
    if (topic?.kind === 'errors' || text.length > 400) continue;
    const found = returned.exec(text.replaceAll('`', '')) ?? returnedName.exec(text.replaceAll('`', ''));
    const name = found ? known(found[2] ?? '') : undefined;
    if (!found || name === undefined) continue;
    const evidence = { type: [notebook.cite(at, 'a sentence says which type is returned', 'inferred', found[0])] };
    const item: Schema = { kind: 'reference', name, evidence };
    return { schema: found[1] === undefined ? item : { kind: 'array', items: item, evidence }, at };
  }
  return undefined;
}

function errorsOf(notebook: Notebook, { statuses, announced }: Gathered): Pick<ReadResponses, 'operationErrors' | 'errors'> {
  const rows: StatusRow[] = [
    ...statuses.filter(({ status }) => status === undefined || status >= 400),
    ...announced
      .filter(({ status }) => status >= 400)
      .map(({ status, at, text }) => ({
        status,
        at,
        rule: 'words with a status tell an error',
        description: restOf(text, status),
      })),
  ];
  const operationErrors: OperationError[] = [];
  const errors: ApiError[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const named = seenStatus(rows, row) ? undefined : nameOfError(notebook, row);
    if (!named || seen.has(named.name)) continue;
    seen.add(named.name);
    const name = [notebook.cite(row.at, named.rule, named.standing, row.name ?? `${row.status}`)];
    const status = row.status === undefined ? [] : [notebook.cite(row.at, row.rule, 'documented', String(row.status))];
    operationErrors.push({
      name: named.name,
      ...(row.status === undefined ? {} : { documentedStatus: row.status }),
      evidence: { name, ...(row.status === undefined ? {} : { documentedStatus: status }) },
    });
    if (row.description === undefined || row.status === undefined) continue;
    errors.push({
      name: named.name,
      description: row.description,
      status: row.status,
      evidence: {
        name,
        status,
        description: [notebook.cite(row.at, row.rule, 'documented', row.description.split('\n')[0] ?? '')],
      },
    });
  }
  return { operationErrors, errors };
}

/** A nameless status that another row names says nothing of its own. */
const seenStatus = (rows: readonly StatusRow[], row: StatusRow): boolean =>
  row.name === undefined && rows.some((one) => one !== row && one.name !== undefined && one.status === row.status);

const restOf = (text: string, status: number): string =>
  (/\{% tab title="([^"]{1,100})" %\}/.exec(text)?.[1] ?? text)
    .replace(String(status), '')
    .replace(/^[^\p{L}]+/u, '')
    .trim();
