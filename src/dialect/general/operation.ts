import type { ApiError, Evidence, Example, Operation, RequestSample, SecurityRequirement } from '../../model/api.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import type { KnownType } from '../../notation/type-words.js';
import { type Chapter, showsEndpoint } from './chapter.js';
import { gather } from './gather.js';
import type { Gathered } from './gathered.js';
import type { Notebook } from './line.js';
import { namedPath } from './named-path.js';
import { readRequest } from './request.js';
import { readResponses } from './response.js';
import { addressOf, type BaseUrl } from './server.js';
import type { ShownEndpoint } from './shown-endpoint.js';
import { topicOfHeading } from './topic.js';

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

/** Reads a chapter that shows an endpoint. */
export function readOperation(
  notebook: Notebook,
  chapter: Chapter,
  shown: ShownEndpoint,
  known: KnownType,
  base: BaseUrl | undefined,
): ReadOperation {
  const gathered = gather(notebook, chapter, known);
  const address = addressOf(notebook, chapter, base);
  const endpoint = { ...shown.endpoint, path: namedPath(notebook, address.path, gathered, shown) };
  const titled = chapter.title?.text === '' ? undefined : chapter.title;
  const described = descriptionOf(chapter, gathered, shown);
  const { lines } = notebook;
  const id = chooseOperationId({
    ...(titled ? { title: titled.text } : {}),
    method: endpoint.method,
    path: endpoint.path,
    facts: [],
    prose: described.map(({ text, at }) => ({ text, line: lines[at]?.line ?? 1 })),
    source: notebook.source,
  });
  const at = shown.at.at(-1) ?? 0;
  if (id.standing !== 'documented')
    notebook.say('operation-id-inferred', `The operation was named ${id.id}, because ${id.rule}.`, {
      at,
      quote: id.quote,
      fact: `${id.id} id`,
    });
  const found = { ...shown, endpoint };
  const request = readRequest(notebook, found, gathered, { known, fact: id.id });
  const responses = readResponses(notebook, gathered, { known, fact: id.id });
  sayUnplaced(notebook, gathered, id.id);
  for (const step of chapter.steps) {
    const topic = step.kind === 'heading' ? topicOfHeading(step.words.text) : undefined;
    if (step.kind === 'heading' && topic) notebook.pass(step.words.at, step.words.at + 1, topic.rule);
  }
  for (const one of shown.at) notebook.pass(one, one + 1, shown.rule);
  for (const one of chapter.again)
    for (const place of one.at) notebook.pass(place, place + 1, 'an example repeats where the operation is called');
  const rule = 'lines below the title describe the operation';
  const [first] = described;
  const description = described.map(({ text }) => text.replaceAll('`', '')).join('\n');
  if (titled) notebook.pass(titled.words.at, titled.words.at + 1, 'the heading above an endpoint titles the operation');
  for (const one of described) notebook.pass(one.at, one.at + 1, rule);
  const evidence: { [fact: string]: readonly Evidence[] } = {
    id: [
      {
        source: notebook.source,
        line: id.line ?? lines[titled?.words.at ?? at]?.line ?? 1,
        quote: id.quote,
        rule: id.rule,
        standing: id.standing,
      },
    ],
    method: [
      notebook.cite(
        shown.at[0] ?? 0,
        shown.rule,
        shown.request && !shown.request.saysMethod ? 'inferred' : 'documented',
        endpoint.method,
      ),
    ],
    path: [notebook.cite(at, shown.rule, 'documented', shown.endpoint.quote)],
    ...(titled ? { title: [notebook.cite(titled.words.at, 'the heading above an endpoint titles the operation')] } : {}),
    ...(first ? { description: [notebook.cite(first.at, rule)] } : {}),
  };
  const operation: Operation = {
    id: id.id,
    ...(titled ? { title: titled.text } : {}),
    ...(first ? { description } : {}),
    method: endpoint.method,
    path: endpoint.path,
    servers: address.servers,
    parameters: request.parameters,
    ...(request.body ? { requestBody: request.body } : {}),
    responses: responses.responses,
    errors: responses.operationErrors,
    examples: examplesOf(notebook, gathered),
    samples: samplesOf(notebook, gathered),
    security: securityOf(notebook, gathered),
    deprecated: false,
    source: notebook.source,
    evidence,
  };
  return { operation, errors: responses.errors };
}

/** Lines between the title and the first section, without the endpoint's own. */
function descriptionOf(
  chapter: Chapter,
  { lines }: Gathered,
  shown: ShownEndpoint,
): readonly { readonly text: string; readonly at: number }[] {
  const ends = chapter.steps.findIndex(
    (step) => step.kind !== 'line' && step.kind !== 'code' && !(step.kind === 'heading' && step.words === chapter.title?.words),
  );
  const head = chapter.steps.slice(0, ends < 0 ? undefined : ends);
  const places = new Set(
    head.flatMap((step) => (step.kind === 'line' && !step.bullet && !showsEndpoint(chapter, step) ? [step.words.at] : [])),
  );
  return lines.filter(
    ({ at, text, topic }) =>
      topic === undefined && places.has(at) && !shown.at.includes(at) && /\S \S+ \S/.test(text) && !/:\s*$/.test(text),
  );
}

/** Fields that nothing says the meaning of are told, not used. */
function sayUnplaced(notebook: Notebook, { told }: Gathered, id: string): void {
  for (const { group, sure, topic, column } of told) {
    const left = topic === undefined || topic.kind === 'other' || topic.kind === 'example' || topic.kind === 'endpoint';
    if (!sure || !left || column !== undefined || notebook.isRead(group.at)) continue;
    const names = group.fields
      .map(({ name }) => name)
      .slice(0, 5)
      .join(', ');
    notebook.say('fields-unplaced', `Nothing tells what these are fields of: ${names}.`, {
      at: group.at,
      fact: id,
      quote: names,
    });
  }
}

function examplesOf(notebook: Notebook, { examples }: Gathered): readonly Example[] {
  return examples.flatMap(({ value, at, topic, saidAt }): readonly Example[] => {
    const role =
      topic?.kind === 'response' || topic?.kind === 'errors' || topic?.kind === 'statuses'
        ? 'response'
        : topic?.kind === 'body' || topic?.kind === 'parameters'
          ? 'request'
          : undefined;
    if (role === undefined) return [];
    const rule = 'JSON below words that announce it is an example';
    const evidence = notebook.cite(at, rule, 'documented', (notebook.lines[at]?.text ?? '').split('\n')[0] ?? '');
    for (const place of saidAt) notebook.pass(place, place + 1, topic?.rule ?? rule);
    if (value === undefined) return [];
    return [
      {
        role,
        ...(topic?.status === undefined ? {} : { status: topic.status }),
        mediaType: 'application/json',
        value,
        evidence: { value: [evidence] },
      },
    ];
  });
}

function samplesOf(notebook: Notebook, { requests }: Gathered): readonly RequestSample[] {
  return requests.map(({ code, at, request }) => {
    const label = request.quote.startsWith('curl') ? 'curl' : 'HTTP';
    return {
      label,
      code,
      evidence: { label: [notebook.cite(at, 'code shows a request', 'documented', code.split('\n')[0] ?? '')] },
    };
  });
}

/** How examples prove who is asking. */
function securityOf(notebook: Notebook, { requests }: Gathered): readonly SecurityRequirement[] {
  for (const { request, at } of requests) {
    const evidence = (quote: string) => ({
      kind: [notebook.cite(at, 'an example of a request shows how the caller proves who it is', 'inferred', quote)],
    });
    const header = request.headers.find(({ name }) => /^authorization$/i.test(name));
    if (request.basic) return [{ kind: 'basic', evidence: evidence(request.quote) }];
    if (header && /^bearer\b/i.test(header.value))
      return [{ kind: 'bearer', evidence: evidence(`${header.name}: ${header.value}`) }];
  }
  return [];
}
