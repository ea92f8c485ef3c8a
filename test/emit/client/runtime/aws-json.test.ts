import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { request } from '../../../../src/emit/client/runtime/aws-request.js';
import {
  AbortError,
  type ClientError,
  HttpError,
  NetworkError,
  ProtocolError,
  TimeoutError,
} from '../../../../src/emit/client/runtime/errors.js';
import type { ResponseMetadata } from '../../../../src/emit/client/runtime/response.js';
import { retries } from '../../../../src/emit/client/runtime/retry.js';
import { type ScriptedServer, type Step, scriptedServer } from '../scripted-server.js';
import { getPet, PetNotFound, PetServiceException, petClient, rejection } from './stub-api.js';

let server: ScriptedServer;
beforeAll(async () => {
  server = await scriptedServer();
});
afterAll(() => server.close());
beforeEach(() => server.script({}));

const json = (body: unknown, status = 200, headers: { readonly [name: string]: string } = {}): Step => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', ...headers },
  body: JSON.stringify(body),
});

describe('a request', () => {
  test('is a POST to the endpoint, told apart by its target', async () => {
    server.script(json({ Name: 'Rex' }));
    expect(await getPet(petClient(server.url), { Id: 'ü' })).toEqual({ Name: 'Rex' });
    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'PetStore.GetPet' },
    });
    expect(request?.body.toString()).toBe('{"Id":"ü"}');
  });

  test('goes below the path of the endpoint', async () => {
    await getPet(petClient(`${server.url}/pets/`), {});
    expect(server.requests[0]?.url).toBe('/pets/');
  });

  test('carries the headers of client and call, the call’s last, whatever their case', async () => {
    const client = petClient(server.url, { headers: { 'X-One': 'client', 'X-Two': 'client', 'x-three': 'client' } });
    await getPet(client, {}, { headers: async () => ({ 'x-TWO': 'call', 'X-Three': undefined }) });
    const headers = server.requests[0]?.headers;
    expect(headers?.['x-one']).toBe('client');
    expect(headers?.['x-two']).toBe('call');
    expect(headers).not.toHaveProperty('x-three');
  });

  test('asks for headers anew for each attempt', async () => {
    server.script({ status: 503 }, {});
    let asked = 0;
    await getPet(petClient(server.url, { headers: () => ({ 'x-attempt': String(++asked) }) }), {});
    expect(server.requests.map((request) => request.headers['x-attempt'])).toEqual(['1', '2']);
  });
});

test('a request that can never be is not tried again', async () => {
  const error = await rejection(getPet(petClient(server.url), {}, { headers: { 'x-bad': 'a\nb' } }));
  expect(error).toMatchObject({ kind: 'validation', side: 'request', attempts: 1, cause: { cause: { name: 'TypeError' } } });
});

describe('an output', () => {
  test.each<[string, Step, unknown]>([
    ['of an object', json({ Name: 'Rex', Extra: 1 }), { Name: 'Rex', Extra: 1 }],
    ['with no body', { status: 200 }, {}],
    ['of status 204', { status: 204 }, {}],
    [
      'of application/json',
      { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"Name":"Rex"}' },
      { Name: 'Rex' },
    ],
    ['of no media type', { body: '{"Name":"Rex"}' }, { Name: 'Rex' }],
  ])('%s is read', async (_, step, output) => {
    server.script(step);
    expect(await getPet(petClient(server.url), {})).toEqual(output);
  });

  test('with a member called __proto__ has it as its own', async () => {
    server.script({ body: '{"__proto__":{"polluted":true}}' });
    const output = await getPet(petClient(server.url), {});
    expect(Object.keys(output)).toEqual(['__proto__']);
    expect(output).not.toHaveProperty('polluted');
  });

  test.each<[string, Step, string]>([
    ['cut short', { headers: { 'content-type': 'application/json' }, body: '{"Name":"Re' }, 'it is not JSON'],
    [
      'that is HTML',
      { headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' },
      'it is text/html, not JSON (GetPet: ',
    ],
    ['that is HTML of no media type', { body: '<html>' }, 'it is not JSON'],
    ['of another media type', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 'it is text/plain, not JSON'],
    ['that is no object', { body: '["Rex"]' }, 'it is JSON, but no object'],
    ['that is null', { body: 'null' }, 'it is JSON, but no object'],
  ])('%s is a protocol error, and not asked for again', async (_, step, problem) => {
    server.script(step);
    const error = await rejection(getPet(petClient(server.url), {}));
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ name: 'ProtocolError', kind: 'protocol', status: 200, attempts: 1 });
    expect(String(error)).toContain(problem);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an error is named', () => {
  const named: readonly [where: string, step: Step][] = [
    ['by __type alone', json({ __type: 'PetNotFound', message: 'No such pet' }, 400)],
    ['by __type with a namespace', json({ __type: 'com.example.pets#PetNotFound', message: 'No such pet' }, 400)],
    ['by __type with a URI', json({ __type: 'PetNotFound:http://example.com/#x', message: 'No such pet' }, 400)],
    ['by __type with both', json({ __type: 'com.example#PetNotFound:http://example.com/', message: 'No such pet' }, 400)],
    ['by the header', json({ message: 'No such pet' }, 400, { 'x-amzn-errortype': 'PetNotFound' })],
    ['by the header with both', json({ message: 'No such pet' }, 400, { 'x-amzn-errortype': 'a.b#PetNotFound:http://c/' })],
    [
      'by the body before the header',
      json({ __type: 'PetNotFound', message: 'No such pet' }, 400, { 'x-amzn-errortype': 'Other' }),
    ],
    ['by the header before code', json({ code: 'Other', message: 'No such pet' }, 400, { 'x-amzn-errortype': 'PetNotFound' })],
    ['by code', json({ code: 'PetNotFound', message: 'No such pet' }, 400)],
    ['by Code, with Message', json({ Code: 'PetNotFound', Message: 'No such pet' }, 400)],
    ['by message before Message', json({ __type: 'PetNotFound', message: 'No such pet', Message: 'Other' }, 400)],
    ['whatever the status', json({ __type: 'PetNotFound', message: 'No such pet' }, 418)],
    ['whatever the media type', { status: 400, body: '{"__type":"PetNotFound","message":"No such pet"}' }],
  ];
  test.each(named)('%s', async (_, step) => {
    server.script(step);
    const error = await rejection(getPet(petClient(server.url), {}));
    expect(error).toBeInstanceOf(PetNotFound);
    expect(error).toMatchObject({
      name: 'PetNotFound',
      code: 'PetNotFound',
      kind: 'service',
      serviceMessage: 'No such pet',
      attempts: 1,
    });
  });

  test('and keeps its name where the page does not document it', async () => {
    server.script(json({ __type: 'PetOnHoliday', message: 'Back on Monday', Until: 1 }, 400));
    const error = await rejection(getPet(petClient(server.url), {}));
    expect(error).toBeInstanceOf(PetServiceException);
    expect(error).not.toBeInstanceOf(PetNotFound);
    expect(error).toMatchObject({ code: 'PetOnHoliday', name: 'PetOnHoliday', body: { Until: 1 } });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('and %s is a name like any other', async (name) => {
    server.script(json({ __type: name }, 400));
    const error = await rejection(getPet(petClient(server.url), {}));
    expect(error).toBeInstanceOf(PetServiceException);
    expect(error).toMatchObject({ code: name, serviceMessage: '' });
  });

  test.each(['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id'])('with its request id of %s', async (header) => {
    server.script(json({ __type: 'PetNotFound' }, 400, { [header]: 'id-1' }));
    const error = await rejection(getPet(petClient(server.url), {}));
    expect(error).toMatchObject({ requestId: 'id-1', status: 400, response: { status: 400, requestId: 'id-1' } });
  });

  test('and its message alone tells which call failed, and how', async () => {
    server.script({ status: 503 }, json({ __type: 'PetNotFound', message: 'No such pet' }, 400, { 'x-amzn-requestid': 'id-1' }));
    const error = await rejection(getPet(petClient(server.url), {}));
    expect(String(error)).toBe(
      `PetNotFound: No such pet (GetPet: POST ${server.url}/, attempt 2, answered 400 PetNotFound, request id id-1)`,
    );
    expect((error as Error).stack).toMatch(/^PetNotFound: No such pet/);
  });
});

describe('an error without a name', () => {
  test.each<[string, Step, string]>([
    [
      'an HTML page',
      { status: 400, headers: { 'content-type': 'text/html' }, body: '<h1>Bad\nGateway</h1>' },
      'HTTP 400: <h1>Bad Gateway</h1>',
    ],
    ['no body', { status: 404 }, 'HTTP 404 (GetPet: '],
    ['JSON that names nothing', { status: 400, body: '{"why":1}' }, 'HTTP 400: {"why":1}'],
    ['JSON that is no object', { status: 400, body: '"__type"' }, 'HTTP 400'],
    ['JSON cut short', { status: 400, body: '{"__type":"Pet' }, 'HTTP 400'],
    ['a name of nothing but decoration', { status: 400, body: '{"__type":"a.b#:http://c/"}' }, 'HTTP 400'],
  ])('%s is an HTTP error', async (_, step, message) => {
    server.script(step);
    const error = await rejection(getPet(petClient(server.url), {}));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ name: 'HttpError', kind: 'http', attempts: 1 });
    expect(String(error)).toContain(message);
  });
});

describe('another attempt', () => {
  const tooMany = (name: string, status = 400): Step => json({ __type: name, message: 'Slower' }, status);
  const again: readonly [what: string, step: Step][] = [
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['502', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['InternalErrorException of 500', tooMany('InternalErrorException', 500)],
    ['TooManyRequestsException', tooMany('TooManyRequestsException')],
    ['LimitExceededException', tooMany('LimitExceededException')],
    ['ThrottlingException', tooMany('ThrottlingException')],
    ['RequestLimitExceeded', tooMany('RequestLimitExceeded')],
    ['SlowDown', tooMany('SlowDown')],
    ['a connection that is reset', { hangUp: 'at once' }],
    ['a body that breaks off', { hangUp: 'half-way' }],
  ];
  test.each(again)('is made after %s', async (_, step) => {
    server.script(step, step, json({ Name: 'Rex' }));
    expect(await getPet(petClient(server.url), {})).toEqual({ Name: 'Rex' });
    expect(server.requests).toHaveLength(3);
  });

  test.each(again)('is made three times at most after %s', async (_, step) => {
    server.script(step);
    const error = (await rejection(getPet(petClient(server.url), {}))) as ClientError;
    expect(server.requests).toHaveLength(3);
    expect(error.attempts).toBe(3);
  });

  test.each<[string, Step]>([
    ['400', { status: 400 }],
    ['408', { status: 408 }],
    ['501', { status: 501 }],
    ['505', { status: 505 }],
    ['InternalErrorException of 400', tooMany('InternalErrorException')],
    ['InvalidParameterException', tooMany('InvalidParameterException')],
    ['NotAuthorizedException', tooMany('NotAuthorizedException')],
    ['MessageSizeLimitExceeded', tooMany('MessageSizeLimitExceeded')],
    ['bad JSON', { body: '{' }],
  ])('is not made after %s', async (_, step) => {
    server.script(step);
    expect(await rejection(getPet(petClient(server.url), {}))).toMatchObject({ attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test('is not made where retries are off, for the client or for the call', async () => {
    server.script({ status: 503 });
    await rejection(getPet(petClient(server.url, { retry: false }), {}));
    await rejection(getPet(petClient(server.url), {}, { retry: false }));
    await rejection(getPet(petClient(server.url), {}, { retry: retries({ attempts: 1 }) }));
    expect(server.requests).toHaveLength(3);
  });

  test('is made as the caller’s own rule says', async () => {
    server.script({ status: 418 }, {});
    const retry = { retriable: (error: ClientError) => error instanceof HttpError && error.status === 418 };
    expect(await getPet(petClient(server.url, { retry }), {})).toEqual({});
  });

  test('waits longer each time, with full jitter, and as long as it is told to', async () => {
    server.script({ status: 503 }, { status: 503 }, { status: 429, headers: { 'retry-after': '7' } }, {});
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
    };
    await getPet(petClient(server.url, { retry: { attempts: 4, sleep, random: () => 0.5 } }), {});
    expect(waits).toEqual([50, 100, 7000]);
  });

  test('is not waited for longer than the caller can bear', async () => {
    server.script({ status: 503, headers: { 'retry-after': '3600' } });
    expect(await rejection(getPet(petClient(server.url), {}))).toMatchObject({ attempts: 1, status: 503 });
    server.script({ status: 503, headers: { 'retry-after': '5' } });
    expect(await rejection(getPet(petClient(server.url, { timeout: 2000 }), {}))).toMatchObject({
      attempts: 1,
      status: 503,
    });
  });
});

describe('no answer', () => {
  test('in an attempt’s time is tried again, then a timeout', async () => {
    server.script('silence');
    const error = await rejection(getPet(petClient(server.url, { attemptTimeout: 40 }), {}));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ name: 'TimeoutError', scope: 'attempt', timeout: 40, attempts: 3 });
    expect(String(error)).toContain('No answer within 40 ms (GetPet: POST ');
  });

  test('in the call’s time is a timeout at once', async () => {
    server.script('silence');
    const error = await rejection(getPet(petClient(server.url, { timeout: 9000 }), {}, { timeout: 40 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ scope: 'call', timeout: 40, attempts: 1 });
  });

  test('from a `fetch` that knows no signals ends all the same', async () => {
    const client = petClient(server.url, { fetch: () => new Promise(() => {}), attemptTimeout: 20, retry: false });
    expect(await rejection(getPet(client, {}))).toBeInstanceOf(TimeoutError);
  });

  test('from a server that is not there is a network error that keeps its cause', async () => {
    const gone = await scriptedServer();
    await gone.close();
    const error = await rejection(getPet(petClient(gone.url), {}));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ name: 'NetworkError', kind: 'network', attempts: 3, cause: { code: 'ECONNREFUSED' } });
    expect(String(error)).toContain('ECONNREFUSED');
  });
});

describe('a signal', () => {
  test('that has aborted sends nothing', async () => {
    const error = await rejection(getPet(petClient(server.url), {}, { signal: AbortSignal.abort('enough') }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ name: 'AbortError', kind: 'abort', attempts: 0, cause: 'enough' });
    expect(server.requests).toHaveLength(0);
  });

  test('ends a call that waits for its answer', async () => {
    server.script('silence');
    const controller = new AbortController();
    const call = getPet(petClient(server.url), {}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    expect(await rejection(call)).toMatchObject({ name: 'AbortError', attempts: 1, cause: { name: 'AbortError' } });
  });

  test('ends a call that waits for its next attempt', async () => {
    server.script({ status: 503 });
    const controller = new AbortController();
    const retry = { baseDelay: 60_000, maxDelay: 60_000, random: () => 0.9, sleep: undefined };
    const call = getPet(
      petClient(server.url, { retry }),
      {},
      { signal: controller.signal, hooks: { response: () => void setTimeout(() => controller.abort('enough'), 10) } },
    );
    expect(await rejection(call)).toMatchObject({ name: 'AbortError', attempts: 1, cause: 'enough' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('afterwards', () => {
  /** Knows its listeners, and can abort. */
  class WatchedSignal {
    readonly controller = new AbortController();
    readonly listeners = new Set<unknown>();
    added = 0;
    get signal(): AbortSignal {
      const { signal } = this.controller;
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = (...args: Parameters<typeof add>) => {
        this.listeners.add(args[1]);
        this.added += 1;
        add(...args);
      };
      signal.removeEventListener = (...args: Parameters<typeof remove>) => {
        this.listeners.delete(args[1]);
        remove(...args);
      };
      return signal;
    }
  }

  test.each<[string, Step, number | undefined]>([
    ['a success', json({}), undefined],
    ['a service error', json({ __type: 'PetNotFound' }, 400), undefined],
    ['three attempts', { status: 503 }, undefined],
    ['a broken connection', { hangUp: 'half-way' }, undefined],
    ['bad JSON', { body: '{' }, undefined],
    ['an abort', 'silence', 30],
  ])('%s leaves no timer and no listener behind', async (_, step, abortAfter) => {
    server.script(step);
    const watched = new WatchedSignal();
    // Every timer that is made from here on, but for those of Node's own HTTP.
    const alive = new Set<number>();
    let made = 0;
    const hook = createHook({
      init(id, type, _trigger, resource) {
        if (type === 'Timeout' && '_idleTimeout' in resource && resource._idleTimeout === 54_321) {
          alive.add(id);
          made += 1;
        }
      },
      destroy: (id) => alive.delete(id),
    }).enable();
    const call = getPet(
      petClient(server.url, { attemptTimeout: 54_321, retry: { sleep: undefined, baseDelay: 1 } }),
      {},
      { signal: watched.signal },
    );
    if (abortAfter !== undefined) setTimeout(() => watched.controller.abort(), abortAfter);
    await call.catch(() => {});
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    hook.disable();
    expect([watched.added, made].map((count) => count > 0)).toEqual([true, true]);
    expect([...watched.listeners]).toEqual([]);
    expect([...alive]).toEqual([]);
  });

  test('every answer was told of', async () => {
    server.script({ status: 503 }, json({}, 200, { 'x-amzn-requestid': 'id-2' }));
    const seen: ResponseMetadata[] = [];
    await getPet(petClient(server.url), {}, { hooks: { response: ({ response }) => void seen.push(response) } });
    expect(seen.map(({ status, attempts, requestId }) => [status, attempts, requestId])).toEqual([
      [503, 1, undefined],
      [200, 2, 'id-2'],
    ]);
  });
});

test('an operation that no page tells of is called as any other, and what it holds stays', async () => {
  const client = petClient(server.url, { headers: { 'x-one': '1' } });
  server.script(json({ Moons: [null], Name: null }));
  const input = { Photo: new Uint8Array([102, 111, 111]), Note: null };
  expect(await request<object>(client, { operation: 'CountMoons', input })).toEqual({ Moons: [null], Name: null });
  expect(server.requests[0]?.headers).toMatchObject({ 'x-amz-target': 'PetStore.CountMoons', 'x-one': '1' });
  expect(server.requests[0]?.body.toString()).toBe('{"Photo":"Zm9v","Note":null}');
  server.script(json({ __type: 'NoMoons', message: 'There are none.' }, 400));
  expect(await rejection(request(client, { operation: 'CountMoons' }))).toMatchObject({ kind: 'service', code: 'NoMoons' });
});
