import type { MockApi } from '../../../src/emit/mock-server/runtime/api.js';
import { awsJson } from '../../../src/emit/mock-server/runtime/aws-json.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { errors, type Operations, operations, typeList } from './notes-api.js';

export const notesApi: MockApi = {
  title: 'Notes',
  wire: awsJson({ version: '1.1', targetPrefix: 'Notes_v1' }),
  patterns: 'whole',
  operations,
  errors,
  types: typeList,
};

export type NotesServer = Server<Operations, Map<string, unknown>>;

/** A server of notes that can be steered, asked in process; nothing listens. */
export function controlled(options: ServerOptions = {}): NotesServer {
  return createServer<Operations, Map<string, unknown>>(notesApi, { control: true, now: () => 1000, ...options });
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Asks something of the control plane. */
export async function ask(
  server: NotesServer,
  method: string,
  where: string,
  body?: unknown,
  headers: { readonly [name: string]: string } = {},
): Promise<Told> {
  const init = { method, headers: { 'content-type': 'application/json', ...headers } };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await server.fetch(`http://mock/__mock__${where}`, text === undefined ? init : { ...init, body: text });
  const told = await response.text();
  return { status: response.status, headers: response.headers, body: told === '' ? undefined : JSON.parse(told) };
}

/** Calls an operation, as a client does. */
export function call(server: NotesServer, operation: string, input?: unknown): Promise<Response> {
  return server.fetch('http://mock/', {
    method: 'POST',
    headers: { 'x-amz-target': `Notes_v1.${operation}`, authorization: 'Bearer abc' },
    body: JSON.stringify(input) ?? '',
  });
}

export const note = (Id: string, more: object = {}): object => ({ Notes: [{ Id }], ...more });
