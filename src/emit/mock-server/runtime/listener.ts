import type { Answer, Call, CallHeaders } from './call.js';
import type { MockCore } from './core.js';
import { type Pauses, portionsOf } from './delivery.js';
import type { Address } from './types.js';

/** As much of `node:http` as is used here, so that neither its types nor a bundler need to know of it. */
interface NodeHttp {
  createServer(
    options: { keepAliveTimeout: number },
    listener: (request: NodeRequest, response: NodeResponse) => void,
  ): NodeServer;
}

interface NodeRequest {
  readonly method?: string;
  readonly url?: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
}

interface NodeResponse {
  readonly destroyed: boolean;
  readonly writableLength: number;
  readonly socket: { destroySoon(): void } | null;
  writeHead(status: number, headers: { [name: string]: string }): unknown;
  flushHeaders(): void;
  write(text: string | Uint8Array): unknown;
  once(event: 'close', listener: () => void): unknown;
  destroy(): unknown;
  end(body?: string | Uint8Array): unknown;
}

interface NodeServer {
  listen(port: number, host: string): unknown;
  address(): { readonly port: number } | string | null;
  once(event: 'listening', listener: () => void): unknown;
  once(event: 'error', listener: (error: Error) => void): unknown;
  close(done: () => void): unknown;
  closeAllConnections(): void;
}

export interface Listening {
  readonly address: Address;
  close(): Promise<void>;
}

/**
 * Connections stay until `close()`: a test's client may think for as long as it likes between two calls, and no timer has to be
 * set for each of them.
 */
const keepAliveTimeout = 0;

export async function listen<State>(core: MockCore<State>, port: number, host: string): Promise<Listening> {
  const http = await nodeHttp();
  const server = http.createServer({ keepAliveTimeout }, (request, response) => receive(core, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
    server.listen(port, host);
  });
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`;
  return { address: { url, port: boundPort }, close: () => stop(server) };
}

/** The name is not spelled out in the import, so that bundlers for browsers leave it alone. */
async function nodeHttp(): Promise<NodeHttp> {
  const name = ['node', 'http'].join(':');
  const module: NodeHttp = await import(name);
  return module;
}

function stop(server: NodeServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function receive<State>(core: MockCore<State>, request: NodeRequest, response: NodeResponse): void {
  let chunks: Uint8Array[] = [];
  let size = 0;
  request.on('data', (chunk) => {
    if (size > core.bodyLimit) return;
    size += chunk.length;
    if (size > core.bodyLimit) {
      chunks = [];
      // What is still to come is read and dropped: a connection cut off in the middle would hide the answer.
      send(response, core.handleTooLarge(callOf(request, new Uint8Array())), core.pauses);
    } else {
      chunks.push(chunk);
    }
  });
  request.on('end', () => {
    if (size > core.bodyLimit) return;
    const answer = core.handle(callOf(request, joined(chunks, size)));
    if (answer instanceof Promise) void answer.then((settled) => send(response, settled, core.pauses));
    else send(response, answer, core.pauses);
  });
  // A client that goes away in the middle of its body never gets to the end, and no answer.
}

function send(response: NodeResponse, answer: Answer, pauses: Pauses): void {
  if (response.destroyed) return;
  if (answer.delivery !== undefined) {
    void deliver(response, answer, pauses);
    return;
  }
  response.writeHead(answer.status, answer.headers);
  if (answer.stream === undefined) response.end(answer.body);
  else response.once('close', answer.stream(streamTo(response)));
}

/** Sends what is to be sent of the answer. A cut connection is ended in order, so that what was sent does arrive. */
async function deliver(response: NodeResponse, answer: Answer, pauses: Pauses): Promise<void> {
  const { hasHeaders, isCut, chunks } = portionsOf(answer, pauses);
  if (!hasHeaders) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  for await (const chunk of chunks) {
    if (response.destroyed) return;
    response.write(chunk);
  }
  if (!isCut) response.end();
  else if (response.socket === null) response.destroy();
  else response.socket.destroySoon();
}

/** Bytes that a reader of a stream may be behind; who is slower loses the connection, and may ask for the rest on another. */
const longestBehind = 4 * 1024 * 1024;

function streamTo(response: NodeResponse): (text: string) => void {
  return (text) => {
    if (response.writableLength > longestBehind) response.destroy();
    else response.write(text);
  };
}

function callOf(request: NodeRequest, body: Uint8Array): Call {
  return { method: request.method ?? 'GET', url: request.url ?? '/', headers: flat(request.headers), body };
}

/** Node itself joins all repeated headers but this one. */
function flat(headers: NodeRequest['headers']): CallHeaders {
  const cookies = headers['set-cookie'];
  return (cookies === undefined ? headers : { ...headers, 'set-cookie': String(cookies) }) as CallHeaders;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first !== undefined) return first;
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
