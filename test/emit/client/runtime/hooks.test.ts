import { describe, expect, test, vi } from 'vitest';
import { NetworkError } from '../../../../src/emit/client/runtime/errors.js';
import type { ClientHooks } from '../../../../src/emit/client/runtime/hooks.js';
import type { LogLevel } from '../../../../src/emit/client/runtime/logging.js';
import { logging } from '../../../../src/emit/client/runtime/logging.js';
import { redactor } from '../../../../src/emit/client/runtime/redact.js';
import { type Attributes, type TraceSpan, tracing } from '../../../../src/emit/client/runtime/tracing.js';
import { withResponse } from '../../../../src/emit/client/runtime/with-response.js';
import { getPet, petClient, rejection } from './stub-api.js';

/** A client that is answered by these statuses, one after the other. */
function answeredBy(statuses: readonly number[], options: Parameters<typeof petClient>[1] = {}) {
  const left = [...statuses];
  const sent: { readonly [name: string]: string }[] = [];
  const client = petClient('http://localhost/', {
    ...options,
    fetch: async (_, { headers }) => {
      sent.push(headers);
      const status = left.shift() ?? 200;
      const body = status === 200 ? { Name: 'Rex', Secret: 's3cret' } : { __type: status === 404 ? 'PetNotFound' : 'Busy' };
      return Response.json(body, { status, headers: { 'x-request-id': `id-${sent.length}` } });
    },
  });
  return { client, sent };
}

/** Everything that it is told, in order. */
function listener(told: string[], name = ''): ClientHooks {
  return {
    request: ({ attempt }) => void told.push(`${name}request ${attempt}`),
    response: ({ attempt, response }) => void told.push(`${name}response ${attempt} ${response.status}`),
    retry: ({ attempt, error, delay }) => void told.push(`${name}retry ${attempt} ${error.name} ${delay}`),
    success: ({ attempt, output }) => void told.push(`${name}success ${attempt} ${JSON.stringify(output)}`),
    error: ({ attempt, error }) => void told.push(`${name}error ${attempt} ${(error as Error).name}`),
  };
}

describe('hooks are told', () => {
  const retry = { random: () => 0.5 };

  test('of a call that succeeds at the second attempt', async () => {
    const told: string[] = [];
    await getPet(answeredBy([503], { hooks: listener(told), retry }).client, {});
    expect(told).toEqual([
      'request 1',
      'response 1 503',
      'retry 1 Busy 50',
      'request 2',
      'response 2 200',
      'success 2 {"Name":"Rex","Secret":"s3cret"}',
    ]);
  });

  test('of a call that fails, once', async () => {
    const told: string[] = [];
    await rejection(getPet(answeredBy([404], { hooks: listener(told), retry }).client, {}));
    expect(told).toEqual(['request 1', 'response 1 404', 'error 1 PetNotFound']);
  });

  test('of a call that was never sent', async () => {
    const told: string[] = [];
    const { client } = answeredBy([], { hooks: listener(told) });
    await rejection(getPet(client, {}, { signal: AbortSignal.abort() }));
    expect(told).toEqual(['error 0 AbortError']);
  });

  test('the client’s first, then the call’s, each waited for, all with the same call', async () => {
    const told: string[] = [];
    const calls = new Set<unknown>();
    const slow: ClientHooks = {
      async request({ call }) {
        calls.add(call);
        await new Promise((resolve) => setTimeout(resolve, 5));
        told.push('slow');
      },
      success: ({ call }) => void calls.add(call),
    };
    const { client } = answeredBy([], { hooks: [slow, listener(told, 'client ')] });
    await getPet(client, { Id: '7' }, { hooks: listener(told, 'call ') });
    expect(told.slice(0, 3)).toEqual(['slow', 'client request 1', 'call request 1']);
    expect([...calls]).toMatchObject([{ operation: 'GetPet', input: { Id: '7' } }]);
  });
});

test('a hook may change what is sent, and no other attempt and no caller’s object with it', async () => {
  const headers = { 'x-a': '1' };
  const hooks: ClientHooks = {
    request({ request, attempt }) {
      request.headers['x-attempt'] = String(attempt);
      delete request.headers['x-a'];
    },
  };
  const { client, sent } = answeredBy([503], { hooks, headers });
  await getPet(client, {});
  expect(sent.map((each) => [each['x-attempt'], each['x-a']])).toEqual([
    ['1', undefined],
    ['2', undefined],
  ]);
  expect(headers).toEqual({ 'x-a': '1' });
});

test('what a hook throws, the call fails with, and nothing more is sent', async () => {
  const hooks: ClientHooks = {
    request() {
      throw new RangeError('not today');
    },
  };
  const { client, sent } = answeredBy([], { hooks });
  expect(await rejection(getPet(client, {}))).toBeInstanceOf(RangeError);
  expect(sent).toEqual([]);
});

describe('a log', () => {
  function logged(level: LogLevel | undefined, statuses: readonly number[]) {
    const lines: [LogLevel, string, { readonly [name: string]: unknown }][] = [];
    const writer = (at: LogLevel) => (message: string, facts: { readonly [name: string]: unknown }) =>
      void lines.push([at, message, facts]);
    const logger = { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
    const options = { secrets: ['Id', 'Secret'], ...(level === undefined ? {} : { level }) };
    const { client } = answeredBy(statuses, {
      hooks: logging(logger, options),
      retry: { random: () => 0 },
      headers: { authorization: 'Bearer t0ken', 'x-trace': 'visible' },
    });
    return { lines, client };
  }
  const input = { Id: 'identity', Password: 'hunter2', Nested: [{ AccessToken: 'abc', Note: 'visible', When: new Date(0) }] };

  test.each<[LogLevel | undefined, readonly string[]]>([
    [
      'debug',
      ['debug GetPet: attempt 1', 'warn GetPet: again in 0 ms after Busy', 'debug GetPet: attempt 2', 'info GetPet: 200'],
    ],
    [undefined, ['warn GetPet: again in 0 ms after Busy', 'info GetPet: 200']],
    ['warn', ['warn GetPet: again in 0 ms after Busy']],
    ['error', []],
  ])('at level %s', async (level, messages) => {
    const { lines, client } = logged(level, [503]);
    await getPet(client, input);
    expect(lines.map(([at, message]) => `${at} ${message}`)).toEqual(messages);
  });

  test('of everything has no secret in it, and what is no secret', async () => {
    const { lines, client } = logged('debug', [503]);
    await getPet(client, input);
    const text = JSON.stringify(lines);
    for (const secret of ['identity', 'hunter2', 'abc', 't0ken', 's3cret']) expect(text).not.toContain(secret);
    expect(lines[0]?.[2]).toMatchObject({
      url: 'http://localhost/',
      headers: { authorization: '[redacted]', 'x-trace': 'visible' },
      input: {
        Id: '[redacted]',
        Password: '[redacted]',
        Nested: [{ AccessToken: '[redacted]', Note: 'visible', When: '[Date]' }],
      },
    });
    expect(lines.at(-1)?.[2]).toMatchObject({ status: 200, attempt: 2, requestId: 'id-2', output: { Name: 'Rex' } });
  });

  test('of a failure tells what and where', async () => {
    const { lines, client } = logged('error', [404]);
    await rejection(getPet(client, {}));
    expect(lines).toMatchObject([
      [
        'error',
        'GetPet: PetNotFound',
        { operation: 'GetPet', kind: 'service', code: 'PetNotFound', status: 404, requestId: 'id-1' },
      ],
    ]);
  });
});

describe('a trace', () => {
  interface Recorded {
    readonly name: string;
    readonly attributes: Attributes;
    readonly events: string[];
    status?: object;
    ended: number;
  }

  function tracer(spans: Recorded[]) {
    return {
      startSpan(name: string, { attributes }: { readonly attributes: Attributes }): TraceSpan {
        const span: Recorded = { name, attributes: { ...attributes }, events: [], ended: 0 };
        spans.push(span);
        return {
          spanContext: () => ({ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 1 }),
          setAttributes: (more) => Object.assign(span.attributes, more),
          addEvent: (event) => span.events.push(event),
          recordException: (error) => span.events.push(error.name),
          setStatus: (status) => Object.assign(span, { status }),
          end() {
            span.ended += 1;
          },
        };
      },
    };
  }

  test('is one span a call, whatever its attempts, and goes along with the request', async () => {
    const spans: Recorded[] = [];
    const { client, sent } = answeredBy([503], { hooks: tracing(tracer(spans)) });
    await getPet(client, {});
    expect(spans).toEqual([
      {
        name: 'GetPet',
        attributes: {
          'rpc.method': 'GetPet',
          'http.request.method': 'POST',
          'server.address': 'localhost',
          'url.full': 'http://localhost/',
          'http.request.resend_count': 1,
          'http.response.status_code': 200,
        },
        events: ['retry'],
        ended: 1,
      },
    ]);
    expect(sent[1]?.['traceparent']).toBe('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
  });

  test.each<[string, readonly number[], AbortSignal | undefined, object]>([
    ['by the service', [404], undefined, { 'error.type': 'PetNotFound', 'http.response.status_code': 404 }],
    ['before it was sent', [], AbortSignal.abort(), { 'error.type': 'AbortError' }],
  ])('of a call that failed %s says so, and ends', async (_, statuses, signal, attributes) => {
    const spans: Recorded[] = [];
    const { client } = answeredBy(statuses, { hooks: tracing(tracer(spans)) });
    await rejection(getPet(client, {}, { signal }));
    expect(spans).toMatchObject([{ attributes, status: { code: 2 }, ended: 1 }]);
  });
});

test('an output comes with its response where that is wanted, and failures are thrown as ever', async () => {
  const getPetWithResponse = withResponse(getPet);
  const { data, response } = await getPetWithResponse(answeredBy([503]).client, {});
  expect(data).toMatchObject({ Name: 'Rex' });
  expect(response).toMatchObject({ status: 200, attempts: 2, requestId: 'id-2' });
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await rejection(getPetWithResponse(answeredBy([404]).client, {}))).toMatchObject({ name: 'PetNotFound' });
});

describe('an attempt that was given up', () => {
  /** Answers each request after so many milliseconds. */
  const slow = (delays: readonly number[]) => {
    const left = [...delays];
    return async (): Promise<Response> => {
      await new Promise((resolve) => setTimeout(resolve, left.shift() ?? 0));
      return Response.json({ Name: 'Rex' });
    };
  };

  test('is told no more of, nor does its answer count, should it come after all', async () => {
    const told: string[] = [];
    const options = {
      hooks: listener(told),
      attemptTimeout: 20,
      retry: { sleep: () => new Promise<void>((r) => setTimeout(r, 60)) },
    };
    const { response } = await withResponse(getPet)(petClient('http://localhost/', { ...options, transport: slow([40]) }), {});
    expect(told).toEqual([
      'request 1',
      expect.stringMatching(/^retry 1 TimeoutError/),
      'request 2',
      'response 2 200',
      'success 2 {"Name":"Rex"}',
    ]);
    expect(response.attempts).toBe(2);
  });

  test('sends nothing, whatever it was waiting for', async () => {
    const transport = vi.fn(slow([]));
    let give = (_: Record<string, string>): void => {};
    const headers = () => new Promise<Record<string, string>>((resolve) => (give = resolve));
    await rejection(getPet(petClient('http://localhost/', { transport, headers, timeout: 10 }), {}));
    give({});
    await new Promise((resolve) => setTimeout(resolve));
    expect(transport).not.toHaveBeenCalled();
  });
});

test('an attempt’s time that is most of the call’s is the attempt’s all the same', async () => {
  const client = petClient('http://localhost/', {
    transport: () => new Promise(() => {}),
    timeout: 500,
    attemptTimeout: 30,
    retry: false,
  });
  expect(await rejection(getPet(client, {}))).toMatchObject({ name: 'TimeoutError', scope: 'attempt', timeout: 30 });
  const longer = petClient('http://localhost/', {
    transport: () => new Promise(() => {}),
    timeout: 50,
    attemptTimeout: 30,
    retry: false,
  });
  expect(await rejection(getPet(longer, {}))).toMatchObject({ name: 'TimeoutError', scope: 'attempt', timeout: 30 });
});

test('what a hook makes of a success is no reason for another attempt', async () => {
  const { client, sent } = answeredBy([200, 200], {
    hooks: {
      success: () => {
        throw new NetworkError({ operation: 'Other', method: 'GET', url: 'http://localhost/', attempts: 1 });
      },
    },
  });
  await rejection(getPet(client, {}));
  expect(sent).toHaveLength(1);
});

test('an answer that no hook lets through is let go of', async () => {
  const cancelled = vi.fn();
  const transport = async () => new Response(new ReadableStream({ cancel: cancelled }));
  const hooks = {
    response: () => {
      throw new Error('no');
    },
  };
  await rejection(getPet(petClient('http://localhost/', { transport, hooks }), {}));
  expect(cancelled).toHaveBeenCalledOnce();
});

test.each<[unknown, unknown]>([
  [{ passwords: ['one', 'two'] }, { passwords: ['[redacted]', '[redacted]'] }],
  [
    { Codes: ['one'], Pin: 1234, Keys: { a: 'one' } },
    { Codes: '[redacted]', Pin: '[redacted]', Keys: '[redacted]' },
  ],
  [
    { tokens: 12, session: { id: 7 }, Pin: null },
    { tokens: 12, session: { id: 7 }, Pin: null },
  ],
  [{ tokens: [{ password: 'one', of: 'me' }] }, { tokens: [{ password: '[redacted]', of: 'me' }] }],
])('of %j only %j is written down', (value, written) => {
  expect(redactor(['Codes', 'Pin', 'Keys'])(value)).toEqual(written);
});
