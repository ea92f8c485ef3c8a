import type { ApiError, Content, Example, Json, OperationError, Parameter, Response } from '../../model/api.js';
import type { FactPath } from '../../model/fact-path.js';
import { type BodySource, examplesOf, type OperationNotes, readBody } from './content.js';
import type { Line } from './line.js';
import { isMediaType, plainMediaType } from './marker.js';
import { readParameters } from './parameters.js';
import type { ShownExample } from './samples.js';
import { findSites } from './site.js';
import { readStatus, type Status } from './status.js';

export interface ReadResponses {
  readonly responses: readonly Response[];
  readonly operationErrors: readonly OperationError[];
  readonly errors: readonly ApiError[];
  readonly examples: readonly Example[];
}

const statusRule = 'a mark, a number and a name begin a response';

/** Reads all responses of an operation. `shown` are the examples that stand apart from them. */
export function readResponses(notes: OperationNotes, from: number, to: number, shown: readonly ShownExample[]): ReadResponses {
  const { notebook } = notes;
  const statuses = findStatuses(notebook.lines, from, to);
  const all: ReadResponses[] = statuses.map((status, index) => {
    const end = statuses[index + 1]?.at ?? to;
    notebook.pass(status.at, status.after, statusRule);
    const examples = shown.filter((one) => one.status === status.code || (one.status === undefined && index === 0));
    const several = statuses.filter(({ code }) => typeof code === 'number' && code < 300).length > 1;
    return readResponse(notes, status, end, examples, several);
  });
  const used = new Set(statuses.map(({ code }) => code));
  const apart = shown.filter((one) => one.status !== undefined && !used.has(one.status));
  return {
    responses: all.flatMap((one) => one.responses),
    operationErrors: all.flatMap((one) => one.operationErrors),
    errors: all.flatMap((one) => one.errors),
    examples: [...all.flatMap((one) => one.examples), ...examplesOf(notebook, apart, 'response', undefined)],
  };
}

/** Where responses begin. On pages with coloured marks, numbers without one are prose. */
function findStatuses(lines: readonly Line[], from: number, to: number): readonly Status[] {
  const found: Status[] = [];
  for (let at = from; at < to; at += 1) {
    const status = readStatus(lines, at);
    if (!status || status.after > to) continue;
    found.push(status);
    at = status.after - 1;
  }
  if (found.some(({ marked }) => marked)) return found.filter(({ marked }) => marked);
  return found.filter(({ after, at }, index) => {
    const next = lines[after]?.text ?? '';
    return (
      at === from ||
      after >= to ||
      isMediaType(next) ||
      next === 'Body' ||
      found[index + 1]?.at === after ||
      found[index - 1]?.after === at
    );
  });
}

function readResponse(
  notes: OperationNotes,
  status: Status,
  to: number,
  shown: readonly ShownExample[],
  several: boolean,
): ReadResponses {
  const { notebook } = notes;
  const quoted = `${status.code}${status.title ?? ''}`;
  const evidence = [notebook.cite(status.at, statusRule, 'documented', quoted)];
  const name = nameOf(notes, status);
  const path: FactPath =
    name === undefined
      ? { root: { kind: 'response', id: notes.id, ...(several ? { select: String(status.code) } : {}) }, steps: [] }
      : { root: { kind: 'error', name: name.text }, steps: [] };
  const body = readResponseBody(notes, status, to, shown, path);
  const { contents, headers, description } = body;
  const described = description === undefined ? {} : { description };
  const rule = 'lines below a status describe its response';
  const descriptionEvidence =
    description === undefined
      ? {}
      : { description: [notebook.cite(status.after, rule, 'documented', description.split('\n')[0])] };
  if (name === undefined) {
    const titled = status.title === undefined ? {} : { title: status.title };
    const titleEvidence =
      status.title === undefined ? {} : { title: [notebook.cite(status.after - 1, statusRule, 'documented', status.title)] };
    const response: Response = {
      status: status.code,
      ...titled,
      ...described,
      contents,
      headers,
      evidence: { status: evidence, ...titleEvidence, ...descriptionEvidence },
    };
    return { responses: [response], operationErrors: [], errors: [], examples: body.examples };
  }
  if (headers.length > 0) {
    const names = headers.map((header) => header.name).join(', ');
    notebook.say('part-unplaced', `The error ${name.text} comes with headers, which were left out: ${names}.`, { at: status.at });
  }
  const named = [notebook.cite(status.at, name.rule, name.derived ? 'inferred' : 'documented', quoted)];
  const code = typeof status.code === 'number' ? status.code : 400;
  const schema = contents[0]?.schema;
  const more = schema !== undefined || description !== undefined;
  const error: ApiError = {
    name: name.text,
    ...described,
    status: code,
    ...(schema ? { schema } : {}),
    evidence: { name: named, status: evidence, ...descriptionEvidence },
  };
  return {
    responses: [],
    operationErrors: [{ name: name.text, documentedStatus: code, evidence: { name: named, documentedStatus: evidence } }],
    errors: more ? [error] : [],
    examples: body.examples,
  };
}

interface ErrorName {
  readonly text: string;
  readonly derived: boolean;
  readonly rule: string;
}

/** The name of the error that a status of 400 or more stands for, if its title gives one. */
function nameOf({ notebook }: OperationNotes, { at, code, title }: Status): ErrorName | undefined {
  if (code === 'default' || code < 400 || title === undefined) return undefined;
  if (/^[\p{L}_$][\p{L}\p{N}_$.-]*$/u.test(title))
    return { text: title, derived: false, rule: 'the title of a status of 400 or more names an error' };
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const text = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  if (text === '') return undefined;
  const name = /^\p{L}/u.test(text) ? text : `Status${code}`;
  notebook.say('error-name-derived', `Status ${code} is titled “${title}”; its error was named ${name}.`, {
    at,
    fact: `errors.${name}`,
  });
  return { text: name, derived: true, rule: 'the words of a title, joined, name an error' };
}

interface ResponseBody {
  readonly contents: readonly Content[];
  readonly headers: readonly Parameter[];
  readonly description?: string;
  readonly examples: readonly Example[];
}

/** What stands between one status and the next: description, headers, media type, body. */
function readResponseBody(
  notes: OperationNotes,
  status: Status,
  to: number,
  shown: readonly ShownExample[],
  path: FactPath,
): ResponseBody {
  const { notebook } = notes;
  const { lines } = notebook;
  const from = status.after;
  const code = typeof status.code === 'number' ? status.code : undefined;
  const firstSite = findSites(lines, from, to, notes.known)[0]?.at ?? to;
  const headersAt = find(lines, from, Math.min(to, firstSite), /^(?:Header Params|(?:Response )?Headers?)$/i);
  const bodyAt = find(lines, headersAt ?? from, to, /^Body$/);
  const mediaTypeAt = range(from, Math.min(to, Math.max(firstSite, (bodyAt ?? 0) + 2))).find((at) =>
    isMediaType(lines[at]?.text),
  );
  const headers =
    headersAt === undefined
      ? []
      : readParameters(notes, {
          in: 'header',
          headAt: headersAt,
          from: headersAt + 1,
          to: Math.min(mediaTypeAt ?? to, bodyAt ?? to),
          names: new Set(),
        });
  if (headersAt !== undefined) notebook.pass(headersAt, headersAt + 1, 'a heading begins the headers of a response');
  const proseEnd = Math.min(headersAt ?? to, mediaTypeAt ?? to, bodyAt ?? to, Math.max(from, firstSite - 1));
  const hasBody = mediaTypeAt !== undefined || bodyAt !== undefined || (headersAt === undefined && firstSite < to);
  const words = range(from, hasBody ? proseEnd : (headersAt ?? to)).map((at) => lines[at]?.text ?? '');
  const description =
    words.length > 0 && !/^(?:None|No (?:content|body))$/i.test(words.join(' ')) ? { description: words.join('\n') } : {};
  notebook.pass(from, from + words.length, 'lines below a status describe its response');
  if (!hasBody)
    return { contents: [], headers, ...description, examples: examplesOf(notebook, shown, 'response', undefined, code) };
  const start = Math.max(
    from + (mediaTypeAt === undefined && bodyAt === undefined ? 0 : words.length),
    (mediaTypeAt ?? -1) + 1,
    (bodyAt ?? -1) + 1,
  );
  notebook.pass(from + words.length, start, 'a media type and the word "Body" begin the body of a response');
  const mediaType = mediaTypeAt === undefined ? 'application/json' : plainMediaType(lines[mediaTypeAt]?.text ?? '');
  const sample = shown.find(({ value }) => value !== undefined);
  const source: BodySource = {
    from: mediaTypeAt === undefined && bodyAt === undefined ? from : start,
    to,
    headAt: bodyAt ?? mediaTypeAt ?? status.at,
    mediaType,
    mediaTypeAt,
    ...sampleOf(sample),
    path,
  };
  const body = readBody(notes, source);
  const rowsOnly = mediaTypeAt === undefined && bodyAt === undefined;
  return {
    contents: [body.content],
    headers,
    ...(rowsOnly ? {} : description),
    examples: examplesOf(notebook, [...shown, ...body.examples], 'response', mediaType, code),
  };
}

const sampleOf = (shown: ShownExample | undefined): { sample?: Json | undefined; sampleAt?: number } =>
  shown ? { sample: shown.value, sampleAt: shown.at } : {};

const find = (lines: readonly Line[], from: number, to: number, pattern: RegExp): number | undefined =>
  range(from, to).find((at) => pattern.test(lines[at]?.text ?? ''));

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
