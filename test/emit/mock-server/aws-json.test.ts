import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { awsJson } from '../../../src/emit/mock-server/runtime/aws-json.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';
import type { ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { errors, type Operations, operations, typeList } from './notes-api.js';

type State = Map<string, number>;

const api = {
  wire: awsJson({ version: '1.1', targetPrefix: 'Notes_v1' }),
  patterns: 'whole',
  operations,
  errors,
  types: typeList,
} as const;
const start = (options: ServerOptions = {}) => createServer<Operations, State>(api, options);
const server = start();
afterEach(() => server.off().reset());

const valid = '{"Notes":[{"Id":"ab-12"}]}';

interface Sent {
  readonly target?: string;
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

async function send(
  { target = 'Notes_v1.PutNotes', method = 'POST', path = '/', body = valid, headers = {} }: Sent,
  to = server,
) {
  const own: Record<string, string> = target === '' ? {} : { 'x-amz-target': target };
  const hasBody = method !== 'GET';
  const response = await to.fetch(`http://mock${path}`, {
    method,
    headers: { ...own, ...headers },
    ...(hasBody ? { body } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

describe('one call, one answer', () => {
  const conversations: readonly [title: string, sent: Sent, status: number, answer: string, body: unknown][] = [
    ['the first documented example that is valid', {}, 200, 'example', { Id: 'ab-12' }],
    [
      'an example by its title',
      { headers: { prefer: 'example="200 - Long"' } },
      200,
      'example',
      { Id: 'abc-123', Text: 'Écrit.' },
    ],
    [
      'an example by the end of its title',
      { headers: { prefer: 'example=long' } },
      200,
      'example',
      { Id: 'abc-123', Text: 'Écrit.' },
    ],
    ['an example by its place', { headers: { prefer: 'example=3' } }, 200, 'example', { Id: 'abc-123', Text: 'Écrit.' }],
    ['a documented success by its code', { headers: { prefer: 'code=200' } }, 200, 'example', { Id: 'ab-12' }],
    ['an operation without output', { target: 'Notes_v1.DeleteNotes', body: '{}' }, 200, 'synthesised', undefined],
    [
      'an operation without input, called with nothing',
      { target: 'Notes_v1.DeleteNotes', body: '' },
      200,
      'synthesised',
      undefined,
    ],
    [
      'an error by documented status',
      { headers: { prefer: 'code=480' } },
      400,
      'error',
      { __type: 'NoteNotFoundException', message: 'There is no such note.' },
    ],
    [
      'an error by status on the wire',
      { headers: { prefer: 'code=500' } },
      500,
      'error',
      { __type: 'InternalErrorException', message: 'Something broke.' },
    ],
    [
      'an error by name',
      { headers: { prefer: 'code=InvalidParameterException' } },
      400,
      'error',
      { __type: 'InvalidParameterException', message: 'A parameter is wrong.' },
    ],
    [
      'an error that only another operation documents',
      { headers: { 'x-mock-error': 'UserLambdaValidationException' } },
      400,
      'error',
      { __type: 'UserLambdaValidationException', message: 'A trigger said no.' },
    ],
    [
      'an error by header, even for input that is invalid',
      { body: '{}', headers: { 'x-mock-error': 'NoteNotFoundException' } },
      400,
      'error',
      { __type: 'NoteNotFoundException', message: 'There is no such note.' },
    ],
    [
      'an unknown operation',
      { target: 'Notes_v1.EatNote' },
      400,
      'refused',
      { __type: 'UnknownOperationException', message: 'No operation answers to X-Amz-Target Notes_v1.EatNote.' },
    ],
    [
      'another service',
      { target: 'Notes_v2.PutNotes' },
      400,
      'refused',
      { __type: 'UnknownOperationException', message: 'No operation answers to X-Amz-Target Notes_v2.PutNotes.' },
    ],
    [
      'an inherited name',
      { target: 'constructor' },
      400,
      'refused',
      { __type: 'UnknownOperationException', message: 'No operation answers to X-Amz-Target constructor.' },
    ],
    [
      'no target',
      { target: '' },
      400,
      'refused',
      { __type: 'UnknownOperationException', message: 'The X-Amz-Target header is missing.' },
    ],
    [
      'another path',
      { path: '/notes' },
      404,
      'refused',
      { __type: 'UnknownOperationException', message: 'Calls go to /, not to /notes.' },
    ],
    [
      'another method',
      { method: 'GET' },
      405,
      'refused',
      { __type: 'UnknownOperationException', message: 'GET is not how this API is called; use POST.' },
    ],
    [
      'malformed JSON',
      { body: '{"Notes":' },
      400,
      'refused',
      { __type: 'SerializationException', message: 'The body is not JSON.' },
    ],
    [
      'JSON that is no object',
      { body: '[]' },
      400,
      'refused',
      { __type: 'SerializationException', message: 'The body is not a JSON object.' },
    ],
    [
      'an error that nobody documents',
      { headers: { prefer: 'code=NoSuchError' } },
      400,
      'refused',
      {
        __type: 'UnknownPreferenceException',
        message:
          'PutNotes documents no answer NoSuchError; it has 200, 480 NoteNotFoundException, 481 InvalidParameterException, InternalErrorException.',
      },
    ],
    [
      'an example that nobody documents',
      { headers: { prefer: 'example=short story' } },
      400,
      'refused',
      {
        __type: 'UnknownPreferenceException',
        message: 'PutNotes has no example short story there; it has 200 - Placeholder, 200 - Short, 200 - Long.',
      },
    ],
  ];

  test.each(conversations)('%s', async (_title, sent, status, answer, body) => {
    const received = await send(sent);
    expect(received.body).toEqual(body);
    expect(received.status).toBe(status);
    expect(received.headers['x-mock-answer']).toBe(answer);
    expect(received.headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(received.headers['x-amzn-errortype']).toBe(received.body?.__type);
  });

  test('a wrong method is told the right one', async () => {
    expect((await send({ method: 'DELETE' })).headers['allow']).toBe('POST');
  });

  test('without a known prefix, any will do', async () => {
    const any = createServer<Operations, State>({ ...api, wire: awsJson({ version: '1.1' }) }, {});
    expect((await send({ target: 'Whatever_2.PutNotes' }, any)).status).toBe(200);
    expect((await send({ target: 'PutNotes' }, any)).status).toBe(200);
    expect((await send({ target: 'Whatever_2.EatNote' }, any)).status).toBe(400);
  });
});

describe('input that breaks the schema', () => {
  test('is answered with the documented error, each violation with its place', async () => {
    const { status, headers, body } = await send({
      body: '{"Notes":[{"Id":"ab-12"},{"Text":"far too long for twenty"}],"Owner":""}',
    });
    expect(status).toBe(400);
    expect(headers['x-mock-answer']).toBe('invalid');
    expect(body.__type).toBe('InvalidParameterException');
    expect(body.message).toMatch(/^3 validation errors detected: /);
    expect(body.message).toContain(`Value at 'notes.2.member.id' failed to satisfy constraint: `);
    expect(body.message).toContain(`Value at 'notes.2.member.text' failed to satisfy constraint: `);
    expect(body.message).toContain(`Value at 'owner' failed to satisfy constraint: `);
    expect(body.message).not.toContain('far too long');
  });

  test('is a ValidationException where the operation documents none; an error that is not about input is not mistaken for one', async () => {
    const { status, body } = await send({ target: 'Notes_v1.GetNote', body: '{"Id":"x"}' });
    expect([status, body.__type]).toEqual([400, 'ValidationException']);
    expect(body.message).toMatch(/^\d validation errors? detected: Value at 'id' /);
  });

  test('passes when validation is off', async () => {
    expect((await send({ body: '{}' }, start({ validate: false }))).status).toBe(200);
  });
});

describe('answers made from the schema', () => {
  test('take over where no documented example is valid, and say so', async () => {
    const { status, headers, body } = await send({ target: 'Notes_v1.GetNote', body: '{"Id":"ab-12"}' });
    expect(status).toBe(200);
    expect(headers['x-mock-answer']).toBe('synthesised');
    expect(headers['x-mock-note']).toMatch(/^the documented example breaks the schema: Id: /);
    expect(body.Id).toMatch(/^[a-z]+-[0-9]+$/);
  });

  test('are the same for the same call and seed, and others otherwise', async () => {
    const ask = (Text: string, to = server) =>
      send({ headers: { prefer: 'dynamic=true' }, body: `{"Notes":[{"Id":"ab-12","Text":"${Text}"}]}` }, to);
    const first = await ask('a');
    expect(first.headers['x-mock-answer']).toBe('synthesised');
    await ask('b');
    expect((await ask('a')).text).toBe(first.text);
    expect((await ask('a', start())).text).toBe(first.text);
    expect((await ask('b')).text).not.toBe(first.text);
    expect((await ask('a', start({ seed: 'other' }))).text).not.toBe(first.text);
  });

  test('a request id is counted, not drawn', async () => {
    const one = start({ seed: 7 });
    const other = start({ seed: 7 });
    const ids = [await send({}, one), await send({}, one), await send({}, other)].map(
      ({ headers }) => headers['x-amzn-requestid'] ?? '',
    );
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[0]).not.toBe(ids[1]);
    expect(ids[0]).toBe(ids[2]);
  });
});

describe('handlers', () => {
  test('share state, see the call, and may take their time', async () => {
    server.on('PutNotes', async (input, { state, request }) => {
      const count = (state.get(input.Owner ?? '') ?? 0) + 1;
      state.set(input.Owner ?? '', count);
      await Promise.resolve();
      return { Id: `note-${count}`, Text: `${request.headers['x-who']} ${request.number}` };
    });
    const ask = () => send({ body: '{"Notes":[{"Id":"ab-12"}],"Owner":"me"}', headers: { 'X-Who': 'you' } });
    expect((await ask()).body).toEqual({ Id: 'note-1', Text: 'you 1' });
    expect((await ask()).body).toEqual({ Id: 'note-2', Text: 'you 2' });
    expect((await ask()).headers['x-mock-answer']).toBe('handler');
    expect(server.state.get('me')).toBe(3);
    server.reset();
    expect((await ask()).body).toEqual({ Id: 'note-1', Text: 'you 1' });
  });

  test.each([
    ['at once', (fail: () => never) => fail()],
    ['later', async (fail: () => never) => fail()],
  ])('answer with a documented error, %s', async (_when, act) => {
    server.on('PutNotes', (_input, { fail }) => act(() => fail('NoteNotFoundException', 'No «note».')));
    const { status, body } = await send({});
    expect([status, body]).toEqual([400, { __type: 'NoteNotFoundException', message: 'No «note».' }]);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('oops');
      },
    ],
    ['rejects', () => Promise.reject(new Error('oops'))],
    [
      'returns what is no JSON',
      () => {
        const circle: { Id: string; self?: unknown } = { Id: 'a' };
        circle.self = circle;
        return circle;
      },
    ],
  ])('that %s is answered as an internal failure, and the server lives on', async (_what, handler) => {
    server.on('PutNotes', handler);
    const { status, body } = await send({});
    expect([status, body.__type]).toEqual([500, 'InternalFailure']);
    expect(body.message).toMatch(/^The handler of PutNotes threw: /);
    server.off('PutNotes');
    expect((await send({})).status).toBe(200);
  });

  test('that fail with an error which is not documented are told so', async () => {
    // @ts-expect-error the error's name is checked by its type, too
    server.on('PutNotes', (_input, { fail }) => fail('Undocumented'));
    expect((await send({})).body.message).toMatch(/^The handler of PutNotes threw: PutNotes documents no error Undocumented; /);
  });

  test('are not asked about invalid input', async () => {
    server.on('PutNotes', () => ({ Id: 'never' }));
    expect((await send({ body: '{}' })).status).toBe(400);
  });

  test('of operations that do not exist are a mistake', () => {
    // @ts-expect-error the operation's name is checked by its type, too
    expect(() => server.on('EatNote', () => undefined)).toThrow(
      'There is no operation EatNote; there are DeleteNotes, GetNote, PutNotes.',
    );
  });
});

describe('failures to come', () => {
  const names = async (count: number, sent: Sent = {}) => {
    const answers = [];
    for (let call = 0; call < count; call += 1) answers.push((await send(sent)).body?.__type ?? 'ok');
    return answers;
  };

  test('queue up, each for as many calls as asked', async () => {
    server.fail('NoteNotFoundException', { times: 2 }).fail('InternalErrorException');
    expect(await names(4)).toEqual(['NoteNotFoundException', 'NoteNotFoundException', 'InternalErrorException', 'ok']);
  });

  test('wait for an operation that documents them', async () => {
    server.fail('NoteNotFoundException');
    expect(await names(1, { target: 'Notes_v1.DeleteNotes', body: '{}' })).toEqual(['ok']);
    expect(await names(2)).toEqual(['NoteNotFoundException', 'ok']);
  });

  test('of one operation leave the others alone', async () => {
    server.fail('UserLambdaValidationException', { operation: 'GetNote', message: 'Not today.' });
    expect(await names(1)).toEqual(['ok']);
    const { body } = await send({ target: 'Notes_v1.GetNote', body: '{"Id":"ab-12"}' });
    expect(body).toEqual({ __type: 'UserLambdaValidationException', message: 'Not today.' });
  });

  test('come before handlers', async () => {
    server.on('PutNotes', () => ({ Id: 'ab-99' })).fail('InternalErrorException');
    expect(await names(2)).toEqual(['InternalErrorException', 'ok']);
  });

  test('are forgotten by reset', async () => {
    server.fail('NoteNotFoundException', { times: 9 }).reset();
    expect(await names(1)).toEqual(['ok']);
  });

  test('that nobody documents are a mistake', () => {
    // @ts-expect-error the error's name is checked by its type, too
    expect(() => server.fail('Nonsense')).toThrow('The API documents no error Nonsense; it documents InternalErrorException, ');
    // @ts-expect-error and so is which operation documents it
    expect(() => server.fail('NoteNotFoundException', { operation: 'GetNote' })).toThrow(
      'GetNote documents no error NoteNotFoundException; it documents UserLambdaValidationException.',
    );
  });
});

describe('what a page may call things', () => {
  const name = 'Größe\r\nX-Evil: 1';
  const odd = createServer<Operations, State>(
    {
      ...api,
      errors: [{ name, status: 1000, message: name }],
      operations: operations.map((operation) => ({ ...operation, errors: [{ name, examples: [] }] })),
    },
    {},
  );
  afterAll(() => odd.close());

  test.each(['fetch', 'socket'])('is answered in a form that can be sent, over %s', async (way) => {
    const { url } = await odd.listen();
    odd.off().on('PutNotes', (_input, { fail }) => fail(name as 'NoteNotFoundException'));
    const init = { method: 'POST', headers: { 'x-amz-target': 'Notes_v1.PutNotes' }, body: valid };
    const response = await (way === 'fetch' ? odd.fetch : fetch)(url, init);
    expect(response.status).toBe(500);
    expect(response.headers.get('x-amzn-errortype')).toBe('Gr e X-Evil: 1');
    expect(response.headers.get('x-evil')).toBeNull();
    expect(await response.json()).toEqual({ __type: name, message: name });
  });
});

test('what breaks the server itself is an answer, too', async () => {
  const broken = createServer<Operations, State>(
    {
      ...api,
      operations: operations.map((operation) => ({
        ...operation,
        input: {
          kind: 'body',
          required: true,
          mediaTypes: [],
          validate: () => {
            throw new RangeError('Maximum call stack size exceeded');
          },
        },
      })),
    },
    {},
  );
  const { status, body } = await send({}, broken);
  expect([status, body]).toEqual([
    500,
    { __type: 'InternalFailure', message: 'The mock server failed: Maximum call stack size exceeded' },
  ]);
});

describe('the journal', () => {
  test('tells what came and how it was answered', async () => {
    await send({ headers: { 'X-One': 'Two' } });
    await send({ body: '{"Owner":1}' });
    await send({ body: 'no' });
    await send({ target: 'Notes_v1.EatNote' });
    expect(
      server.requests.map(({ number, operation, input, answer, status, error }) => ({
        number,
        operation,
        input,
        answer,
        status,
        error,
      })),
    ).toEqual([
      { number: 1, operation: 'PutNotes', input: { Notes: [{ Id: 'ab-12' }] }, answer: 'example', status: 200, error: undefined },
      {
        number: 2,
        operation: 'PutNotes',
        input: { Owner: 1 },
        answer: 'invalid',
        status: 400,
        error: 'InvalidParameterException',
      },
      { number: 3, operation: 'PutNotes', input: undefined, answer: 'refused', status: 400, error: 'SerializationException' },
      { number: 4, operation: undefined, input: undefined, answer: 'refused', status: 400, error: 'UnknownOperationException' },
    ]);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/',
      body: valid,
      headers: { 'x-one': 'Two', 'x-amz-target': 'Notes_v1.PutNotes' },
    });
    server.reset();
    expect(server.requests).toEqual([]);
  });

  test('types the input by operation and answer', async () => {
    await send({});
    const [entry] = server.requests;
    const id = entry?.operation === 'PutNotes' && entry.answer === 'example' ? entry.input.Notes[0]?.Id : undefined;
    expect(id).toBe('ab-12');
  });

  test.each([
    [3, [48, 49, 50]],
    [0, []],
  ])('keeps the latest %i', async (journalLimit, numbers) => {
    const small = start({ journalLimit });
    for (let call = 0; call < 50; call += 1) await send({}, small);
    expect(small.requests.map(({ number }) => number)).toEqual(numbers);
  });
});
