import { expect, test } from 'vitest';
import { CallValidationError } from '../../../../src/emit/client/runtime/errors.js';
import type { Fetch } from '../../../../src/emit/client/runtime/options.js';
import { validation } from '../../../../src/emit/client/runtime/validation.js';
import { getPet, petClient, rejection } from './stub-api.js';

type Result = { value: unknown } | { issues: { message: string; path?: (string | number)[] }[] };

const asked: unknown[][] = [];
const validators = {
  validateGetPetRequest: (...args: unknown[]): Result => {
    asked.push(args);
    return JSON.stringify(args[0]) === '{"Id":"bad"}'
      ? { issues: [{ message: 'must be good', path: ['Id'] }] }
      : { value: args[0] };
  },
  validateGetPetResponse: (...args: unknown[]): Result => {
    asked.push(args);
    return JSON.stringify(args[0]) === '{"Name":"bad"}'
      ? { issues: [{ message: 'must be good', path: ['Name'] }] }
      : { value: args[0] };
  },
};
const sent: unknown[] = [];
const fetching =
  (name: string): Fetch =>
  async (_, init) => {
    sent.push(init.body);
    return Response.json({ Name: name });
  };

test('both sides are checked where a client is told to', async () => {
  asked.length = 0;
  const client = petClient('http://localhost', { fetch: fetching('Rex'), validate: validation({ validators }) });
  expect(await getPet(client, { Id: 'good' })).toEqual({ Name: 'Rex' });
  expect(asked).toEqual([
    [{ Id: 'good' }, undefined],
    [{ Name: 'Rex' }, { unknownEnumValues: 'accept' }],
  ]);
});

test('a bad input is not sent', async () => {
  sent.length = 0;
  const client = petClient('http://localhost', { fetch: fetching('Rex'), validate: validation({ validators }) });
  const error = await rejection(getPet(client, { Id: 'bad' }));
  expect(error).toBeInstanceOf(CallValidationError);
  expect(error).toMatchObject({
    name: 'CallValidationError',
    kind: 'validation',
    side: 'request',
    attempts: 0,
    issues: [{ path: ['Id'] }],
  });
  expect(String(error)).toContain('The request is not valid: Id: must be good (GetPet: POST http://localhost/, not sent)');
  expect(sent).toEqual([]);
});

test('a bad output is not handed on, and not asked for again', async () => {
  sent.length = 0;
  const client = petClient('http://localhost', { fetch: fetching('bad'), validate: validation({ validators }) });
  const error = await rejection(getPet(client, {}));
  expect(error).toMatchObject({ side: 'response', attempts: 1, response: { status: 200 } });
  expect(sent).toHaveLength(1);
});

test.each([
  ['the client leaves both sides out', validation({ validators, request: false, response: false }), undefined],
  ['the call leaves everything out', validation({ validators }), false],
  ['the call leaves both sides out', validation({ validators }), validation({ request: false, response: false })],
  ['nobody asks', undefined, undefined],
  ['nobody gave validators', undefined, validation({ request: true })],
] as const)('nothing is checked where %s', async (_, validate, perCall) => {
  const client = petClient('http://localhost', { fetch: fetching('bad'), validate });
  expect(await getPet(client, { Id: 'bad' }, { validate: perCall })).toEqual({ Name: 'bad' });
});

test('a call may bring a schema of any library, which may change the value', async () => {
  sent.length = 0;
  const schema = { '~standard': { validate: async (value: unknown) => ({ value: { ...Object(value), Id: 'changed' } }) } };
  await getPet(petClient('http://localhost', { fetch: fetching('Rex') }), {}, { validate: validation({ request: schema }) });
  expect(sent).toEqual(['{"Id":"changed"}']);
});

test('validators that lack the operation’s are a mistake worth telling', async () => {
  const client = petClient('http://localhost', { fetch: fetching('Rex'), validate: validation({ validators: {} }) });
  expect(String(await rejection(getPet(client, {})))).toContain('`validators` has no validateGetPetRequest');
});
