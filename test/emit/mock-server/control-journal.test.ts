import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ask, call, controlled, type NotesServer, note } from './control-server.js';

async function busy(): Promise<NotesServer> {
  const server = controlled({ rules: [{ name: 'mine', when: { operation: 'DeleteNotes' }, answer: { status: 204 } }] });
  await call(server, 'PutNotes', note('ab-12', { Owner: 'Ada' }));
  await call(server, 'PutNotes', note('wrong'));
  await call(server, 'DeleteNotes');
  await call(server, 'MakeTea');
  await server.fetch('http://mock/', {
    method: 'POST',
    headers: { 'x-amz-target': 'Notes_v1.GetNote', 'x-trace': 'Blue-7', 'x-mock-error': 'UserLambdaValidationException' },
    body: '{"Id":"cd-34"}',
  });
  return server;
}

const numbers = (body: unknown): readonly number[] =>
  (body as readonly { readonly number: number }[]).map(({ number }) => number);

describe('the journal', () => {
  test.each([
    ['', [1, 2, 3, 4, 5]],
    ['?operation=PutNotes', [1, 2]],
    ['?status=400', [2, 4, 5]],
    ['?answer=invalid', [2]],
    ['?answer=rule', [3]],
    ['?error=UserLambdaValidationException', [5]],
    ['?since=3', [4, 5]],
    ['?since=3&status=400&limit=1', [5]],
    ['?text=ada', [1]],
    ['?text=MAKETEA', [4]],
    ['?text=nobody%20said%20that', []],
    ['?text=mine', [3]],
    ['?text=a%20trigger', [5]],
    ['?header=x-trace', [5]],
    ['?header=X-Trace:%20blue', [5]],
    ['?header=x-trace:red', []],
    ['?header=authorization:bearer', [1, 2, 3, 4]],
    ['?limit=2', [4, 5]],
    ['?limit=0', []],
  ])('%s tells %j', async (query, wanted) => {
    const { status, body } = await ask(await busy(), 'GET', `/journal${query}`);
    expect([status, numbers(body)]).toEqual([200, wanted]);
  });

  test('is what `generator verify --journal` reads', async () => {
    const server = await busy();
    expect((await ask(server, 'GET', '/journal')).body).toEqual(JSON.parse(JSON.stringify(server.requests)));
  });

  test('has the answer of each call that it holds, although one that it let go was answered later', async () => {
    const server = controlled({ journalLimit: 2 });
    let release = (): void => {};
    server.on('DeleteNotes', () => new Promise<undefined>((resolve) => (release = () => resolve(undefined))));
    const slow = call(server, 'DeleteNotes');
    await call(server, 'PutNotes', note('ab-12'));
    await call(server, 'PutNotes', note('wrong'));
    release();
    await slow;
    expect((await ask(server, 'GET', '/journal/1')).status).toBe(404);
    expect((await ask(server, 'GET', '/journal/3')).body).toMatchObject({ answerHeaders: { 'x-mock-answer': 'invalid' } });
    expect((await ask(server, 'POST', '/replay', { number: 3 })).body).toMatchObject({ status: 400, changes: [] });
  });

  test('has no answer of a call before for one that waits in its place', async () => {
    const server = controlled({ journalLimit: 1 });
    await call(server, 'PutNotes', note('ab-12'));
    server.on('DeleteNotes', () => new Promise(() => undefined));
    void call(server, 'DeleteNotes');
    await expect.poll(() => server.requests[0]?.number).toBe(2);
    const { status, body } = await ask(server, 'GET', '/journal/2');
    expect([status, Object.hasOwn(body as object, 'answerHeaders')]).toEqual([200, false]);
    expect((await ask(server, 'POST', '/replay', { number: 2 })).status).toBe(409);
  });

  test('can be brief', async () => {
    const { body } = await ask(await busy(), 'GET', '/journal?brief=true&limit=1');
    expect(body).toEqual([
      {
        number: 5,
        method: 'POST',
        url: '/',
        operation: 'GetNote',
        input: { Id: 'cd-34' },
        answer: 'error',
        status: 400,
        error: 'UserLambdaValidationException',
        startedAt: 1000,
        duration: 0,
      },
    ]);
  });

  test('tells all of one call', async () => {
    const { body } = await ask(await busy(), 'GET', '/journal/1');
    expect(body).toMatchObject({
      number: 1,
      headers: { authorization: 'Bearer abc' },
      body: '{"Notes":[{"Id":"ab-12"}],"Owner":"Ada"}',
      answerBody: '{"Id":"ab-12"}',
      answerHeaders: { 'content-type': 'application/x-amz-json-1.1', 'x-mock-answer': 'example' },
    });
  });

  test('is emptied, and numbers go on', async () => {
    const server = await busy();
    expect((await ask(server, 'DELETE', '/journal')).status).toBe(204);
    await call(server, 'DeleteNotes');
    expect(numbers((await ask(server, 'GET', '/journal')).body)).toEqual([6]);
  });
});

interface Event {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** Reads server-sent events as a browser does. */
async function listen(
  server: NotesServer,
  query = '',
  headers: { readonly [name: string]: string } = {},
): Promise<{
  next(): Promise<Event>;
  end(): Promise<void>;
}> {
  const { body } = await server.fetch(`http://mock/__mock__/journal/stream${query}`, { headers });
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<Event> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        text += decoder.decode((await reader.read()).value, { stream: true });
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string): string | undefined =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined) return { event: field('event') ?? '', id: field('id'), data: JSON.parse(data) };
    }
  };
  return { next, end: () => reader.cancel() };
}

const told = ({ event, id, data }: Event): readonly unknown[] => [event, id, (data as { operation?: string }).operation];

describe('the stream', () => {
  test('tells calls as they are answered', async () => {
    const server = await busy();
    const stream = await listen(server);
    await call(server, 'PutNotes', note('ab-12'));
    await call(server, 'DeleteNotes');
    expect([told(await stream.next()), told(await stream.next())]).toEqual([
      ['entry', '6', 'PutNotes'],
      ['entry', '7', 'DeleteNotes'],
    ]);
    await stream.end();
  });

  test('tells those only that a filter lets through', async () => {
    const server = controlled();
    const stream = await listen(server, '?operation=DeleteNotes');
    await call(server, 'PutNotes', note('ab-12'));
    await call(server, 'DeleteNotes');
    expect(told(await stream.next())).toEqual(['entry', '2', 'DeleteNotes']);
    await stream.end();
  });

  test.each([
    ['?since=3', {}],
    ['', { 'last-event-id': '3' }],
  ])('goes on where it was lost: %j %o', async (query, headers) => {
    const stream = await listen(await busy(), query, headers);
    expect(told(await stream.next())).toEqual(['entry', '4', undefined]);
    expect(told(await stream.next())).toEqual(['entry', '5', 'GetNote']);
    await stream.end();
  });

  test.each([
    ['emptied by this plane', (server: NotesServer) => ask(server, 'DELETE', '/journal')],
    ['reset by this plane', (server: NotesServer) => ask(server, 'POST', '/reset')],
    ['reset in process', (server: NotesServer) => server.reset()],
  ])('tells that the journal was %s', async (_, empty) => {
    const server = controlled();
    const stream = await listen(server);
    await call(server, 'DeleteNotes');
    await empty(server);
    await call(server, 'DeleteNotes');
    const events = [await stream.next(), await stream.next(), await stream.next()];
    expect(events.map(({ event }) => event)).toEqual(['entry', 'cleared', 'entry']);
    await stream.end();
  });

  test('takes answers that overtake others for what they are', async () => {
    const server = controlled();
    let release: (() => void) | undefined;
    server.on('DeleteNotes', () => new Promise<undefined>((resolve) => (release = () => resolve(undefined))));
    const stream = await listen(server);
    const slow = call(server, 'DeleteNotes');
    await call(server, 'PutNotes', note('ab-12'));
    release?.();
    await slow;
    expect([told(await stream.next()), told(await stream.next())]).toEqual([
      ['entry', '2', 'PutNotes'],
      ['entry', '1', 'DeleteNotes'],
    ]);
    await stream.end();
  });

  test('is not begun for who asks only for its headers', async () => {
    const response = await controlled().fetch('http://mock/__mock__/journal/stream', { method: 'HEAD' });
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/event-stream; charset=utf-8', '']);
  });

  test('is lost by who does not read it, rather than kept for them', async () => {
    const server = controlled({ journalLimit: 1 });
    const { url, port } = await server.listen();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET /__mock__/journal/stream HTTP/1.1\r\nhost: ${new URL(url).host}\r\n\r\n`);
    await once(socket, 'readable');
    // Far more than what the system itself holds back for them.
    const long = 'x'.repeat(1_000_000);
    for (let count = 0; count < 40; count += 1) await call(server, 'GetNote', { Id: 'ab-12', Text: long });
    let read = 0;
    socket.on('data', (chunk: Buffer) => {
      read += chunk.length;
    });
    socket.on('error', () => undefined);
    await once(socket, 'close');
    expect(read).toBeLessThan(30_000_000);
    await server.close();
  });

  test('ends when the server closes, and leaves nothing behind', async () => {
    const server = controlled();
    const { url } = await server.listen();
    const response = await fetch(`${url}/__mock__/journal/stream`);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await server.close();
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toThrow();
  });
});
