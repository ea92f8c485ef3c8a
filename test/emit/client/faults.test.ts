import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Agent, fetch as undiciFetch } from 'undici';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { configure } from '../../../src/emit/client/runtime/config.js';
import { ClientError, ServiceError } from '../../../src/emit/client/runtime/errors.js';
import type { CallOptions, Fetch } from '../../../src/emit/client/runtime/options.js';
import { readJsonBody } from '../../../src/emit/client/runtime/rest-body.js';
import { call, type RestOperation } from '../../../src/emit/client/runtime/rest-json.js';
import { retries } from '../../../src/emit/client/runtime/retry.js';
import { fetchTransport } from '../../../src/emit/client/runtime/transport-fetch.js';
import { nodeTransport } from '../../../src/emit/client/runtime/transport-node.js';
import { answer, type RawServer, rawServer, type Script } from './raw-server.js';

const json = 'content-type: application/json';
const pet = '{"name":"Rex"}';
const ok = answer(200, [json], pet);
const packedPet = gzipSync(pet);

/** What a call comes to. An error: its kind, and whatever else is said of it. */
interface Outcome {
  readonly output?: unknown;
  readonly kind?: ClientError['kind'];
  readonly scope?: 'connect' | 'attempt' | 'call';
  readonly status?: number;
  readonly code?: string;
  readonly says?: RegExp;
  /** How many requests the server saw; what is cut short by time may never get there. */
  readonly seen?: number;
  /** How many times the client says that it sent the request; as many as the server saw where absent. */
  readonly attempts?: number;
}

interface Fault {
  readonly name: string;
  readonly script: Script;
  /** `GET`, which may be sent again, where absent. */
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly options?: CallOptions;
  /** The caller's signal aborts once the server has done what it does. */
  readonly abort?: true;
  readonly to?: (server: RawServer) => string;
  /** Calls that are made before, and succeed. */
  readonly before?: number;
  readonly only?: 'fetch' | 'node';
  readonly outcome: Outcome;
  /** Where it differs by `fetch`. */
  readonly byFetch?: Outcome;
}

const write =
  (text: string | Buffer): Script =>
  (socket) =>
    socket.write(text);

const then =
  (text: string, end: (socket: Socket) => unknown): Script =>
  (socket) =>
    socket.write(text, () => setTimeout(() => end(socket), 5));

const reset = (socket: Socket): unknown => socket.resetAndDestroy();
const close = (socket: Socket): unknown => socket.end();
const silence = (): void => {};

const half = answer(200, [json, 'content-length: 14'], pet.slice(0, 6));
const halfHead = 'HTTP/1.1 200 OK\r\ncontent-type: appl';
const halfChunked = answer(200, [json, 'transfer-encoding: chunked'], `6\r\n${pet.slice(0, 6)}\r\n`);
const wholeHead = answer(200, [json, 'content-length: 14']);

const lost = { kind: 'network', seen: 2, says: /^The request failed: .+ \(GetPet: GET .*\/pet, attempt 2/ } as const;

/** Each where a connection can break, and both ways in which it does. */
const broken: readonly Fault[] = [
  { at: 'before the answer', text: '' },
  { at: 'in the middle of the head', text: halfHead },
  { at: 'after the head', text: wholeHead },
  { at: 'in the middle of the body', text: half },
  { at: 'between two chunks', text: halfChunked },
].flatMap(({ at, text }) =>
  [
    { how: 'reset', end: reset },
    { how: 'closed', end: close },
  ].flatMap(({ how, end }): Fault[] => [
    { name: `${how} ${at}: tried again`, script: then(text, end), outcome: lost },
    {
      name: `${how} ${at}: not tried again where doing it twice could do harm`,
      script: then(text, end),
      method: 'POST',
      body: '{}',
      outcome: { kind: 'network', seen: 1, says: /POST .*attempt 1/ },
    },
    {
      name: `${how} ${at}, once`,
      script: (socket, request) => (request.count === 1 ? then(text, end)(socket, request) : socket.write(ok)),
      outcome: { output: { name: 'Rex' }, seen: 2 },
    },
  ]),
);

const stages: readonly { readonly at: string; readonly script: Script }[] = [
  { at: 'before the answer', script: silence },
  { at: 'in the middle of the head', script: write(halfHead) },
  { at: 'after the head', script: write(wholeHead) },
  { at: 'in the middle of the body', script: write(half) },
];

const silent: readonly Fault[] = stages.flatMap(({ at, script }): Fault[] => [
  {
    name: `silence ${at}: the time of an attempt`,
    script,
    options: { attemptTimeout: 30 },
    outcome: { kind: 'timeout', scope: 'attempt', attempts: 2, says: /^No answer within 30 ms .*attempt 2/ },
  },
  {
    name: `silence ${at}: the time of the call`,
    script,
    options: { timeout: 30 },
    outcome: { kind: 'timeout', scope: 'call', attempts: 1, says: /^No answer within 30 ms .*attempt 1/ },
  },
  {
    name: `silence ${at}: the caller gives up`,
    script,
    abort: true,
    outcome: { kind: 'abort', seen: 1, says: /^The call was aborted \(GetPet: GET .*attempt 1/ },
  },
]);

const drip =
  (pause: number): Script =>
  async (socket) => {
    socket.write(wholeHead);
    for (const letter of pet) {
      if (socket.destroyed) return;
      socket.write(letter);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };

const connected: readonly Fault[] = [
  {
    name: 'a connect timeout has no say once there is a connection',
    script: (socket) => setTimeout(() => socket.write(ok), 320),
    options: { connectTimeout: 300 },
    outcome: { output: { name: 'Rex' }, seen: 1 },
  },
];

const answered: readonly Fault[] = [
  {
    name: 'a slow body within the time',
    script: drip(1),
    options: { timeout: 5000 },
    outcome: { output: { name: 'Rex' }, seen: 1 },
  },
  {
    name: 'a slow body beyond the time',
    script: drip(60),
    options: { timeout: 250 },
    outcome: { kind: 'timeout', scope: 'call', seen: 1, says: /answered 200/ },
  },
  {
    name: 'JSON that ends too soon',
    script: write(answer(200, [json], '{"name":')),
    outcome: { kind: 'protocol', status: 200, seen: 1, says: /^The answer cannot be read: it is not JSON .*answered 200/s },
  },
  {
    name: 'an answer of another media type',
    script: write(answer(200, ['content-type: text/html'], '<p>Sign in')),
    outcome: { kind: 'protocol', status: 200, seen: 1, says: /it is text\/html, not JSON/ },
  },
  {
    name: 'a page of a load balancer, that may pass',
    script: write(answer(502, ['content-type: text/html'], '<h1>Bad\n gateway')),
    outcome: { kind: 'http', status: 502, seen: 2, says: /^HTTP 502: <h1>Bad gateway .*attempt 2, answered 502/ },
  },
  {
    name: 'a page of a load balancer, that stays',
    script: write(answer(404, ['content-type: text/html', 'x-request-id: 7'], '<h1>Not found')),
    outcome: { kind: 'http', status: 404, seen: 1, says: /answered 404, request id 7/ },
  },
  {
    name: 'an error without a body',
    script: write(answer(500, [])),
    outcome: { kind: 'http', status: 500, seen: 2, says: /^HTTP 500 \(/ },
  },
  {
    name: 'too many requests',
    script: write(answer(429, ['retry-after: 0'])),
    method: 'POST',
    outcome: { kind: 'http', status: 429, seen: 2 },
  },
  {
    name: 'an error with a name',
    script: write(answer(400, [json], '{"code":"BadPet","message":"No such breed"}')),
    outcome: { kind: 'service', status: 400, code: 'BadPet', seen: 1, says: /^No such breed .*answered 400 BadPet/ },
  },
  {
    name: 'an error whose body is cut short',
    script: then(answer(400, [json, 'content-length: 50'], '{"code"'), close),
    outcome: { ...lost, says: /answered 400/ },
  },
  { name: 'no content', script: write(answer(204, [])), outcome: { output: undefined, seen: 1 } },
  { name: 'no content, and the form is to be emptied', script: write(answer(205, [])), outcome: { output: undefined, seen: 1 } },
  { name: 'an empty body', script: write(answer(200, [json])), outcome: { output: undefined, seen: 1 } },
  { name: 'not modified, which was not asked', script: write(answer(304, [])), outcome: { kind: 'http', status: 304, seen: 1 } },
  {
    name: 'interim answers',
    script: write(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${ok}`),
    outcome: { output: { name: 'Rex' }, seen: 1 },
  },
  {
    name: 'an answer that is switched to another protocol',
    script: write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: tea\r\n\r\n'),
    outcome: lost,
  },
  { name: 'headers that are too long', script: write(answer(200, [json, `x-long: ${'a'.repeat(40_000)}`], pet)), outcome: lost },
  { name: 'bytes that no header may have', script: write(answer(200, [json, 'x-bad: a\0b'], pet)), outcome: lost },
  { name: 'what is not HTTP', script: write('SSH-2.0-OpenSSH_9.2\r\n'), outcome: lost },
  { name: 'a length that is none', script: write(answer(200, [json, 'content-length: many'], pet)), outcome: lost },
  {
    name: 'a body that is packed',
    script: write(
      Buffer.concat([
        Buffer.from(answer(200, [json, 'content-encoding: gzip', `content-length: ${packedPet.length}`])),
        packedPet,
      ]),
    ),
    outcome: { output: { name: 'Rex' }, seen: 1 },
  },
  {
    name: 'a body that says it is packed, and is not',
    script: write(answer(200, [json, 'content-encoding: gzip'], pet)),
    outcome: { ...lost, says: /incorrect header check/ },
  },
  {
    name: 'a request that can never be',
    script: write(ok),
    options: { headers: { 'x-bad': 'a\nb' } },
    outcome: { kind: 'validation', seen: 0, attempts: 1, says: /^The request is not valid: / },
  },
];

/** As each version of HTTP ends an answer. */
const versions: readonly Fault[] = [
  { name: 'HTTP/1.0', version: '1.0', headers: [], end: close },
  { name: 'HTTP/1.1 that closes', version: '1.1', headers: ['connection: close'], end: close },
  { name: 'HTTP/1.1 that keeps', version: '1.1', headers: [], end: () => {} },
].flatMap(({ name, version, headers, end }): Fault[] => [
  {
    name: `${name}: a success`,
    script: then(answer(200, [json, ...headers], pet, version), end),
    before: 2,
    outcome: { output: { name: 'Rex' }, seen: 3, attempts: 1 },
  },
  {
    name: `${name}: an error that stays`,
    script: then(answer(404, [json, ...headers], '{}', version), end),
    outcome: { kind: 'http', status: 404, seen: 1 },
  },
  {
    name: `${name}: an error that may pass`,
    script: then(answer(503, [json, ...headers], '{}', version), end),
    outcome: { kind: 'http', status: 503, seen: 2 },
  },
  {
    name: `${name}: cut short`,
    script: then(answer(200, [json, 'content-length: 14', ...headers], '{"na', version), close),
    outcome: lost,
  },
]);

const redirects: readonly Fault[] = [
  {
    name: 'to another path',
    script: (socket, { count }) => socket.write(count === 1 ? answer(302, ['location: /other']) : ok),
    outcome: { output: { name: 'Rex' }, seen: 2, attempts: 1 },
  },
  {
    name: 'in a circle',
    script: write(answer(302, ['location: /pet'])),
    options: { retry: false },
    outcome: { kind: 'network', seen: 21, attempts: 1, says: /redirect/ },
  },
  { name: 'to nowhere', script: write(answer(302, [])), outcome: { kind: 'http', status: 302, seen: 1 } },
  {
    name: 'to what is no web server',
    script: write(answer(302, ['location: ftp://127.0.0.1/'])),
    outcome: { kind: 'network', seen: 2 },
  },
  {
    name: 'after which a POST is a GET',
    method: 'POST',
    body: '{"a":1}',
    script: (socket, { count, head, body }) =>
      socket.write(
        count === 1 ? answer(303, ['location: /other']) : answer(200, [json], JSON.stringify([head.split(' ', 1)[0], body])),
      ),
    outcome: { output: ['GET', ''], seen: 2, attempts: 1 },
  },
  {
    name: 'after which a POST is as it was',
    method: 'POST',
    body: '{"a":1}',
    script: (socket, { count, head, body }) =>
      socket.write(
        count === 1 ? answer(307, ['location: /other']) : answer(200, [json], JSON.stringify([head.split(' ', 1)[0], body])),
      ),
    outcome: { output: ['POST', '{"a":1}'], seen: 2, attempts: 1 },
  },
];

const kept: readonly Fault[] = [
  {
    name: 'reset as a request comes that may be sent twice',
    before: 1,
    script: (socket, { count }) => (count === 2 ? reset(socket) : socket.write(ok)),
    outcome: { output: { name: 'Rex' }, seen: 3, attempts: 1 },
    byFetch: { output: { name: 'Rex' }, seen: 3, attempts: 2 },
  },
  {
    name: 'closed as a request comes that may be sent twice',
    before: 1,
    script: (socket, { count }) => (count === 2 ? close(socket) : socket.write(ok)),
    outcome: { output: { name: 'Rex' }, seen: 3, attempts: 1 },
    byFetch: { output: { name: 'Rex' }, seen: 3, attempts: 2 },
  },
  {
    name: 'reset as a request comes that may not be sent twice',
    before: 1,
    method: 'POST',
    script: (socket, { count }) => (count === 2 ? reset(socket) : socket.write(ok)),
    outcome: { kind: 'network', seen: 2, attempts: 1 },
  },
  {
    name: 'closed between two requests',
    before: 1,
    method: 'POST',
    script: (socket, { count }) => (count === 1 ? then(ok, close)(socket, { count, head: '', body: '' }) : socket.write(ok)),
    outcome: { output: { name: 'Rex' }, seen: 2, attempts: 1 },
  },
];

const unreached: readonly Fault[] = [
  ...(['GET', 'POST'] as const).map(
    (method): Fault => ({
      name: `nobody listens, ${method}`,
      method,
      script: silence,
      to: () => nobody,
      outcome: { kind: 'network', seen: 0, attempts: 2, says: /ECONNREFUSED/ },
    }),
  ),
  {
    name: 'somebody listens who never speaks TLS',
    method: 'POST',
    script: silence,
    to: ({ port }) => `https://127.0.0.1:${port}`,
    options: { connectTimeout: 30 },
    only: 'node',
    outcome: { kind: 'timeout', scope: 'connect', seen: 0, attempts: 2, says: /^No connection within 30 ms .*attempt 2/ },
  },
  {
    name: 'somebody listens who never speaks TLS, and the call has an end',
    // A TLS client's first words, as far as the server reads them, are a request that does not end.
    script: silence,
    to: ({ port }) => `https://127.0.0.1:${port}`,
    options: { timeout: 50 },
    only: 'node',
    outcome: { kind: 'timeout', scope: 'call', seen: 0, attempts: 1 },
  },
];

const tables: readonly (readonly [string, readonly Fault[]])[] = [
  ['a connection that breaks', broken],
  ['a connection that says nothing', silent],
  ['a connection that had been kept', kept],
  ['no connection', unreached],
  ['an answer', [...connected, ...answered]],
  ['versions of HTTP', versions],
  ['a redirect', redirects],
];

/** A transport, and what takes its connections away. */
const transports = {
  fetch: () => {
    const dispatcher = new Agent();
    const send: unknown = (url: string, init: object) => undiciFetch(url, { ...init, dispatcher });
    return { transport: fetchTransport(send as Fetch), end: () => dispatcher.destroy() };
  },
  node: () => {
    const transport = nodeTransport();
    return { transport, end: async () => transport.close() };
  },
} as const;

/** Timers that were set and have neither come nor been taken back, but for those that hold no process up. */
const timers = new Set<ReturnType<typeof setTimeout>>();

/** All that is open: sockets and servers of this process, and timers but for those of the test itself, which it takes from `node:timers`. */
const resources = (): readonly string[] => [
  ...process.getActiveResourcesInfo().filter((name) => /^(?:TCP|TLS)/.test(name)),
  ...[...timers].filter((timer) => timer.hasRef()).map(() => 'timer'),
];

/** Waits until something is as it is to be; what the other side of a connection does takes its time. */
async function settled(look: () => unknown, wanted: unknown): Promise<void> {
  for (let looks = 0; looks < 500 && !isDeepStrictEqual(look(), wanted); looks++) {
    if (looks > 20) await new Promise((resolve) => setTimeout(resolve, 2));
    // Out of the timer's own turn, in which it still counts.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(look()).toEqual(wanted);
}

/** Where nobody listens any more. */
let nobody: string;

beforeAll(async () => {
  vi.stubGlobal('setTimeout', (callback: (...args: unknown[]) => void, wait?: number, ...args: unknown[]) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      callback(...args);
    }, wait);
    timers.add(timer);
    return timer;
  });
  vi.stubGlobal('clearTimeout', (timer: ReturnType<typeof setTimeout>) => {
    timers.delete(timer);
    clearTimeout(timer);
  });
  const server = await rawServer(silence);
  nobody = server.url;
  await server.close();
});

afterAll(() => {
  vi.unstubAllGlobals();
});

function operationOf({ method = 'GET', body }: Fault): RestOperation {
  return {
    name: 'GetPet',
    method,
    path: '/pet',
    parameters: [],
    errors: {},
    status: 200,
    readBody: readJsonBody,
    errorsByStatus: {},
    ...(body !== undefined && {
      requestBody: { mediaType: 'application/json', encode: () => ({ body, contentType: 'application/json' }) },
    }),
  };
}

async function outcomeOf(fault: Fault, kind: keyof typeof transports): Promise<void> {
  const controller = new AbortController();
  const server = await rawServer((socket, request) => {
    fault.script(socket, request);
    if (fault.abort) setTimeout(() => controller.abort(), 10);
  });
  const { transport, end } = transports[kind]();
  const endpoint = fault.to?.(server) ?? server.url;
  const client = {
    config: configure(
      { serviceError: ServiceError },
      { endpoint },
      { transport, retry: retries({ attempts: 2, sleep: async () => {} }) },
    ),
  };
  const operation = operationOf(fault);
  const input = fault.body === undefined ? {} : { body: fault.body };
  const { outcome } = fault;
  const { says, seen, output, ...facts } = (kind === 'fetch' && fault.byFetch) || outcome;
  try {
    for (let made = 0; made < (fault.before ?? 0); made++) {
      await call(client, operation, input);
      // As it is between two calls: what the other side does in the meantime is heard.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const result = await call(client, operation, input, { ...fault.options, signal: controller.signal }).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if ('value' in result) {
      expect({ output: result.value }).toEqual({ output });
      expect(facts.kind).toBeUndefined();
    } else {
      expect(result.error).toBeInstanceOf(ClientError);
      expect(result.error).toMatchObject({ operation: 'GetPet', attempts: seen, ...facts });
      expect(String(result.error)).toMatch(/\(GetPet: (?:GET|POST) https?:\/\/127\.0\.0\.1:\d+\/pet, attempt \d/);
      if (says) expect((result.error as Error).message).toMatch(says);
    }
    // What is given up is not left to a server that may never end it. A `fetch` may keep a connection that has had no request yet.
    if (facts.kind === 'abort' || (facts.kind === 'timeout' && kind === 'node')) await settled(() => server.open(), 0);
    if (seen !== undefined) expect(server.requests).toHaveLength(seen);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  } finally {
    await end();
    const left = settled(() => server.open(), 0);
    await left.finally(() => server.close());
  }
  await settled(resources, []);
}

describe.each(['fetch', 'node'] as const)('by %s', (kind) => {
  describe.each(tables)('%s', (_name, faults) => {
    const mine = faults.filter(({ only = kind }) => only === kind);
    test.each(mine.map((fault) => [fault.name, fault] as const))('%s', (_, fault) => outcomeOf(fault, kind));
  });
});
