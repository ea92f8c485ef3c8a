import type { ApiError, Content, Example, OperationError, Parameter, Response } from '../../model/api.js';
import { isErrorName } from '../../notation/answer.js';
import { type Contents, described } from './body.js';
import { survey } from './left-out.js';
import { member, members, type Node } from './node.js';
import { parameterFacts } from './parameters.js';
import type { Reader } from './reader.js';

export interface Responses {
  readonly responses: readonly Response[];
  readonly errors: readonly OperationError[];
  /** Named errors with the shape of their bodies. */
  readonly told: readonly ApiError[];
  readonly examples: readonly Example[];
}

interface Status {
  readonly status: number | 'default';
  readonly range?: true;
}

/** Every answer of an operation. `contentsIn` reads the bodies of one, as the version of OpenAPI has them. */
export function responsesOf(
  reader: Reader,
  operation: Node,
  contentsIn: (response: Node, status: number | undefined) => Contents,
): Responses {
  const responses: Response[] = [];
  const errors: OperationError[] = [];
  const told: ApiError[] = [];
  const examples: Example[] = [];
  const list = member(operation, 'responses');
  if (list) survey(reader, list, 'responses');
  for (const [key, own] of list ? members(list) : []) {
    if (key.startsWith('x-')) continue;
    const status = statusOf(key);
    const node = reader.follow(own);
    if (!status || !node) {
      if (node) reader.notes.leaveOut('answers without a status', own);
      else reader.lost(own);
      continue;
    }
    const number = typeof status.status === 'number' && !status.range ? status.status : undefined;
    const { contents, examples: shown } = contentsIn(node, number);
    examples.push(...shown);
    survey(reader, node, 'response');
    const error = number === undefined ? undefined : errorOf(reader, own, node, number, contents);
    if (error) {
      errors.push(error.operation);
      told.push(error.api);
    } else responses.push(responseOf(reader, own, node, status, contents));
  }
  return { responses, errors, told, examples };
}

/** `404`, `4XX`, `default`. */
function statusOf(key: string): Status | undefined {
  if (key === 'default') return { status: 'default' };
  const range = /^([1-5])xx$/i.exec(key)?.[1];
  if (range !== undefined) return { status: Number(range) * 100, range: true };
  return /^[1-5]\d\d$/.test(key) ? { status: Number(key) } : undefined;
}

/** An error that is described by nothing but its name has that name. */
function errorOf(reader: Reader, own: Node, node: Node, status: number, contents: readonly Content[]) {
  const description = member(node, 'description');
  const name = description?.value;
  const [body] = contents;
  if (status < 400 || !description || typeof name !== 'string' || !isErrorName(name) || !body || member(node, 'headers'))
    return undefined;
  if (contents.length > 1 || body.mediaType !== 'application/json') return undefined;
  const named = [reader.notes.cite(description, 'an answer described by an error’s name is that error')];
  const number = [reader.notes.cite(own, 'a key of `responses` is a status')];
  const operation: OperationError = { name, documentedStatus: status, evidence: { name: named, documentedStatus: number } };
  const api: ApiError = { name, status, schema: body.schema, evidence: { name: named, status: number } };
  return { operation, api };
}

function responseOf(reader: Reader, own: Node, node: Node, status: Status, contents: readonly Content[]): Response {
  const description = described(reader, node, 'description', 'an answer is described');
  const headers = member(node, 'headers');
  return {
    ...status,
    ...(description ? { description: description.value } : {}),
    contents,
    headers: (headers ? members(headers) : []).flatMap(([name, header]) => headerOf(reader, name, header) ?? []),
    evidence: {
      status: [reader.notes.cite(own, 'a key of `responses` is a status')],
      ...(description ? { description: description.evidence } : {}),
    },
  };
}

function headerOf(reader: Reader, name: string, own: Node): Parameter | undefined {
  const node = reader.follow(own);
  if (node) return { ...parameterFacts(reader, node, 'header', own), in: 'header', name };
  reader.lost(own);
  return undefined;
}
