import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Rule, RuleDelivery } from '../../../src/emit/mock-server/runtime/rule.js';
import type { ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { type Shelf, shelf } from './shelf-api.js';

const open: Shelf[] = [];
const agents: Agent[] = [];

afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const body = '{"id":"b-1","title":"Thin","pages":8}';

function start(delivery: RuleDelivery, options: ServerOptions & { readonly times?: number } = {}): Shelf {
  const { times, ...others } = options;
  const rule: Rule = { name: 'fault', delivery, ...(times === undefined ? {} : { times }) };
  const server = shelf({ ...others, rules: [rule] });
  open.push(server);
  return server;
}

/** What a client got to know before the connection was gone. */
interface Outcome {
  readonly status?: number;
  readonly length?: string | undefined;
  readonly body?: string;
  readonly failed: 'before' | 'in body' | false;
}

type Client = (server: Shelf, method: string) => Promise<Outcome>;

const viaHttp: Client = async (server, method) => {
  const { port } = await server.listen();
  return httpCall(port, method, false);
};

function httpCall(port: number, method: string, agent: Agent | false): Promise<Outcome> {
  return new Promise((resolve) => {
    let response: IncomingMessage | undefined;
    let text = '';
    const outcome = (failed: Outcome['failed']): void =>
      resolve(
        response === undefined
          ? { failed }
          : { status: Number(response.statusCode), length: response.headers['content-length'], body: text, failed },
      );
    request({ port, host: '127.0.0.1', method, path: '/books/7', agent }, (came) => {
      response = came;
      came.setEncoding('utf8');
      came.on('data', (chunk: string) => {
        text += chunk;
      });
      came.on('end', () => outcome(false));
      came.on('error', () => outcome('in body'));
    })
      .on('error', () => outcome(response === undefined ? 'before' : 'in body'))
      .end();
  });
}

async function outcomeOf(promise: Promise<Response>): Promise<Outcome> {
  let response: Response;
  try {
    response = await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return { failed: 'before' };
  }
  const { status, headers } = response;
  const told = { status, length: headers.get('content-length') ?? undefined };
  let text = '';
  try {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
    return { ...told, body: text, failed: false };
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return { ...told, body: text, failed: 'in body' };
  }
}

const viaFetch: Client = async (server, method) => {
  const { url } = await server.listen();
  return outcomeOf(fetch(`${url}/books/7`, { method }));
};

const inProcess: Client = (server, method) => outcomeOf(server.fetch('http://shelf/books/7', { method }));

const clients: readonly (readonly [name: string, client: Client])[] = [
  ['node:http', viaHttp],
  ['fetch over a socket', viaFetch],
  ['fetch without one', inProcess],
];

const length = String(body.length);
const whole: Outcome = { status: 200, length, body, failed: false };
const cutAt = (bytes: number): Outcome => ({ status: 200, length, body: body.slice(0, bytes), failed: 'in body' });
const lost: Outcome = { failed: 'before' };

describe.each(clients)('%s', (_, client) => {
  test.each<[delivery: RuleDelivery, wanted: Outcome]>([
    [{}, whole],
    [{ delay: 5 }, whole],
    [{ delay: { min: 1, max: 3 } }, whole],
    [{ drop: 'before-headers' }, lost],
    [{ drop: 'before-headers', delay: 5 }, lost],
    [{ drop: 'after-headers' }, cutAt(0)],
    [{ drop: 'mid-body' }, cutAt(18)],
    [{ truncate: 0 }, cutAt(0)],
    [{ truncate: 7 }, cutAt(7)],
    [{ truncate: body.length - 1 }, cutAt(body.length - 1)],
    [{ truncate: body.length }, whole],
    [{ truncate: 1_000_000 }, whole],
    [{ drip: { bytes: 5, every: 1 } }, whole],
    [{ drip: { bytes: 1_000, every: 60_000 } }, whole],
    [{ drip: { bytes: 3, every: 0 }, truncate: 10 }, cutAt(10)],
    [{ drip: { bytes: 4, every: 1 }, drop: 'mid-body' }, cutAt(18)],
  ])('%j', async (delivery, wanted) => {
    const server = start(delivery);
    expect(await client(server, 'GET')).toEqual(wanted);
    expect(server.requests).toMatchObject([{ rule: 'fault', answer: 'example', status: 200 }]);
  });

  // Where there is no body to be cut, the client is to notice all the same.
  test.each<[method: string, delivery: RuleDelivery, wanted: Outcome]>([
    ['HEAD', {}, { status: 200, length, body: '', failed: false }],
    ['HEAD', { drip: { bytes: 1, every: 1 } }, { status: 200, length, body: '', failed: false }],
    ['HEAD', { truncate: 3 }, { status: 200, length, body: '', failed: false }],
    ['HEAD', { drop: 'mid-body' }, lost],
    ['HEAD', { drop: 'after-headers' }, lost],
    ['DELETE', {}, { status: 204, length: undefined, body: '', failed: false }],
    ['DELETE', { drip: { bytes: 1, every: 1 } }, { status: 204, length: undefined, body: '', failed: false }],
    ['DELETE', { drop: 'mid-body' }, lost],
  ])('%s %j', async (method, delivery, wanted) => {
    expect(await client(start(delivery), method)).toEqual(wanted);
  });

  test('the call after a fault is as good as any', async () => {
    for (const drop of ['before-headers', 'after-headers', 'mid-body'] as const) {
      const server = start({ drop }, { times: 1 });
      expect(await client(server, 'GET')).not.toEqual(whole);
      expect(await client(server, 'GET')).toEqual(whole);
    }
  });
});

describe('a connection that is kept alive', () => {
  /** How each of the calls in turn came out, and how many connections they took. */
  async function inTurn(server: Shelf, calls: number): Promise<{ readonly outcomes: Outcome[]; readonly connections: number }> {
    const { port } = await server.listen();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    let connections = 0;
    const create = agent.createConnection;
    agent.createConnection = function (...given) {
      connections += 1;
      return create.apply(this, given);
    };
    const outcomes: Outcome[] = [];
    for (let number = 0; number < calls; number += 1) outcomes.push(await httpCall(port, 'GET', agent));
    return { outcomes, connections };
  }

  test('outlives a drip, a delay, and a truncation that cuts nothing', async () => {
    const server = start({ drip: { bytes: 10, every: 1 }, delay: 1, truncate: 1_000 });
    expect(await inTurn(server, 3)).toEqual({ outcomes: [whole, whole, whole], connections: 1 });
  });

  test('is given up by a cut, and a new one is as good', async () => {
    const server = start({ truncate: 3 }, { times: 1 });
    expect(await inTurn(server, 3)).toEqual({ outcomes: [cutAt(3), whole, whole], connections: 2 });
  });
});

test('a body arrives portion by portion', async () => {
  const server = start({ drip: { bytes: 10, every: 20 } });
  const response = await server.fetch('http://shelf/books/7');
  const portions: string[] = [];
  for await (const chunk of response.body ?? []) portions.push(new TextDecoder().decode(chunk));
  expect(portions).toEqual([body.slice(0, 10), body.slice(10, 20), body.slice(20, 30), body.slice(30)]);
});

test('what is sent of a long body before it is cut does arrive', async () => {
  const server = shelf({ rules: [{ answer: { text: 'x'.repeat(5_000_000) }, delivery: { truncate: 4_000_001 } }] });
  open.push(server);
  const { status, length: told, body: came, failed } = await viaHttp(server, 'GET');
  expect({ status, told, came: came?.length, failed }).toEqual({
    status: 200,
    told: '5000000',
    came: 4_000_001,
    failed: 'in body',
  });
});

test('bytes are counted, not characters', async () => {
  const server = shelf({ rules: [{ answer: { text: 'éé' }, delivery: { truncate: 3 } }] });
  open.push(server);
  const { port } = await server.listen();
  const received = await new Promise<Buffer>((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /books/7 HTTP/1.1\r\nhost: shelf\r\n\r\n'));
    socket.on('data', (chunk) => chunks.push(chunk)).on('close', () => resolve(Buffer.concat(chunks)));
  });
  const [head, sent] = received.toString('latin1').split('\r\n\r\n');
  expect(head).toContain('content-length: 4');
  expect(sent).toBe('\xc3\xa9\xc3');
});

test('of two rules the first that says how an answer travels is heard, the other fills in', async () => {
  const rules: Rule[] = [{ delivery: { truncate: 3 } }, { delivery: { truncate: 5, drip: { bytes: 1, every: 0 } } }];
  const server = shelf({ rules });
  const response = await server.fetch('http://shelf/books/7');
  const portions: string[] = [];
  await expect(async () => {
    for await (const chunk of response.body ?? []) portions.push(new TextDecoder().decode(chunk));
  }).rejects.toThrow(TypeError);
  expect(portions).toEqual(['{', '"', 'i']);
});

describe('a server that is closed', () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

  test.each<RuleDelivery>([{ delay: 600_000 }, { drip: { bytes: 1, every: 600_000 } }])(
    'leaves no timer of %j',
    async (delivery) => {
      const server = start(delivery);
      const { url } = await server.listen();
      const before = timers();
      const lostCall = outcomeOf(fetch(`${url}/books/7`));
      const inside = outcomeOf(server.fetch('http://shelf/books/7'));
      await expect.poll(() => timers()).toBeGreaterThanOrEqual(before + 2);
      await server.close();
      expect((await lostCall).failed).not.toBe(false);
      // A call without a socket has nothing to lose: it need not wait any more.
      expect(await inside).toEqual(whole);
      await expect.poll(() => timers()).toBeLessThanOrEqual(before);
    },
  );

  test('is not kept waiting by calls that were given up', async () => {
    const server = start({ delay: 600_000 });
    const before = timers();
    const leaving = new AbortController();
    const call = server.fetch('http://shelf/books/7', { signal: leaving.signal });
    await expect.poll(() => timers()).toBeGreaterThan(before);
    leaving.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect.poll(() => timers()).toBeLessThanOrEqual(before);
  });

  test.each(clients.slice(1))('drips no longer on a client that went away: %s', async (name) => {
    const server = start({ drip: { bytes: 1, every: 600_000 } });
    const { url } = await server.listen();
    const before = timers();
    const leaving = new AbortController();
    const call = name === 'fetch without one' ? server.fetch : fetch;
    const response = await call(`${url}/books/7`, { signal: leaving.signal });
    const text = expect(response.text()).rejects.toThrow('enough');
    await expect.poll(() => timers()).toBeGreaterThan(before);
    leaving.abort(new Error('enough'));
    await text;
    await expect.poll(() => timers()).toBeLessThanOrEqual(before);
  });

  test('drips no longer on a reader that had enough', async () => {
    const server = start({ drip: { bytes: 1, every: 600_000 } });
    const before = timers();
    const response = await server.fetch('http://shelf/books/7');
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await reader?.read()).toMatchObject({ done: true });
    await expect.poll(() => timers()).toBeLessThanOrEqual(before);
  });
});

test('a delay is what the seed says, between its bounds', async () => {
  const waits = async (seed: number): Promise<readonly (number | undefined)[]> => {
    const server = start({ delay: { min: 3, max: 9 } }, { seed });
    const told: (number | undefined)[] = [];
    server.use((core) => {
      core.onEntry((_, answer) => told.push(answer.delivery?.delay));
    });
    for (let calls = 0; calls < 8; calls += 1) await server.fetch('http://shelf/books/7');
    return told;
  };
  const [one, same, other] = [await waits(1), await waits(1), await waits(2)];
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
  for (const wait of [...one, ...other]) expect([3, 4, 5, 6, 7, 8, 9]).toContain(wait);
});
