import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validation } from '../../../src/emit/client/runtime/validation.js';
import type { ApiModel, Property, Schema } from '../../../src/model/api.js';
import {
  apiError,
  jsonBody,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  property,
  reference,
  text,
} from '../make-model.js';
import { elsewhere, errorCases, outputCases, requestCases } from './aws-json-protocol.cases.js';
import { generate, load, onDisk } from './generate.js';

const some = (name: string, schema?: Schema): Property => property(name, schema, false);
const list = (items: Schema): Schema => ({ kind: 'array', items, evidence: {} });
const map = (values: Schema): Schema => ({ kind: 'map', values, evidence: {} });
const orNull: Schema = { kind: 'union', mode: 'any-of', members: [text, { kind: 'null', evidence: {} }], evidence: {} };
const number: Schema = { kind: 'number', evidence: {} };
const integer: Schema = { kind: 'integer', evidence: {} };
const boolean: Schema = { kind: 'boolean', evidence: {} };
const bytes: Schema = { kind: 'binary', evidence: {} };
const date: Schema = { kind: 'number', format: 'epoch-seconds', evidence: {} };
const kinds: Schema = { kind: 'enum', type: 'string', values: ['Saw', '0', '1'], evidence: {} };
const sizes: Schema = { kind: 'enum', type: 'integer', values: [1, 2, 3], evidence: {} };

function workshop(): ApiModel {
  const tool = objectOf(
    some('Label'),
    some('Sharp', boolean),
    some('Count', integer),
    some('Weight', number),
    some('Picture', bytes),
    some('Bought', date),
    some('Renamed-Member'),
    some('Names', list(text)),
    some('ListOfNames', list(list(text))),
    some('ListOfMarks', list(map(text))),
    some('Marks', map(text)),
    some('MapOfNames', map(list(text))),
    some('MapOfMarks', map(map(text))),
    some('Parts', list(reference('Tool'))),
    some('ByName', map(reference('Tool'))),
    some('Inner', reference('Tool')),
  );
  const content = objectOf(
    some('Text'),
    some('Flag', boolean),
    some('Number', integer),
    some('Bytes', bytes),
    some('Moment', date),
    some('Kind', kinds),
    some('List', list(text)),
    some('Map', map(text)),
    some('Structure', objectOf(some('Hi'))),
  );
  const errors = ['ToolBusy', 'ToolBroken', 'ToolLost'];
  const both = (id: string, type: string) =>
    makeOperation({
      id,
      method: 'POST',
      requestBody: jsonBody(reference(type), false),
      responses: [jsonResponse(reference(type))],
      errors: errors.map((name) => ({ name, evidence: {} })),
    });
  return makeModel({
    name: 'workshop',
    title: 'Workshop',
    protocol: { kind: 'aws-json', version: '1.1', targetPrefix: 'Workshop', patterns: 'whole', evidence: {} },
    types: [
      namedType('Tool', tool),
      namedType('Sparse', objectOf(some('SparseMarks', map(orNull)), some('SparseNames', list(orNull)))),
      namedType(
        'Kinds',
        objectOf(some('First', kinds), some('Second', kinds), some('List', list(kinds)), some('Map', map(kinds))),
      ),
      namedType('Sizes', objectOf(some('One', sizes), some('List', list(sizes)), some('Map', map(sizes)))),
      namedType('Settings', objectOf(some('Settings', { kind: 'unknown', evidence: {} }))),
      namedType('Package', objectOf(some('Content', content))),
    ],
    errors: errors.map((name) => apiError(name, { status: name === 'ToolLost' ? 500 : 400 })),
    operations: [
      makeOperation({ id: 'Rest', method: 'POST' }),
      both('DescribeTool', 'Tool'),
      both('SortSparsely', 'Sparse'),
      both('ChooseKind', 'Kinds'),
      both('ChooseSize', 'Sizes'),
      both('Configure', 'Settings'),
      both('Pack', 'Package'),
    ],
  });
}

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}
type Method = (input?: object) => Promise<unknown>;
type Client = { readonly [operation: string]: Method };
type MakeClient = new (options: object) => Client;

const contentType = 'application/x-amz-json-1.1';

let remove: () => Promise<void>;
let WorkshopClient: MakeClient;
let validators: object;
let classes: { readonly [name: string]: new () => Error };
beforeAll(async () => {
  const generated = await generate(workshop());
  expect(generated.problems).toEqual([]);
  const written = await onDisk(generated);
  remove = written.remove;
  ({ WorkshopClient } = await load<{ WorkshopClient: MakeClient }>(written.root));
  classes = await load(written.root, 'errors');
  validators = await load(written.root, 'validator');
});
afterAll(() => remove());

/** Calls an operation with an answer that is given, and tells what was sent. */
async function called(
  operation: string,
  input: object | undefined,
  answer: Response,
  more: { readonly below?: string | undefined; readonly [option: string]: unknown } = {},
): Promise<{ readonly sent: Sent; readonly output: () => Promise<unknown> }> {
  const all: Sent[] = [];
  const fetch = async (url: string, init: Omit<Sent, 'url'>): Promise<Response> => {
    all.push({ ...init, url });
    return answer;
  };
  const client = new WorkshopClient({ endpoint: `https://example.com${more.below ?? ''}`, fetch, retry: false, ...more });
  const result = await Promise.allSettled([client[operation]?.(input)]);
  const [sent] = all;
  if (sent === undefined) throw new Error(`Nothing was sent: ${JSON.stringify(result)}`);
  const [outcome] = result;
  return {
    sent,
    output: async () => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    },
  };
}

describe('a request', () => {
  test.each(requestCases.map((one) => [one.id, one] as const))('%s', async (_, { operation, input, body, below }) => {
    const answer = new Response('{}', { headers: { 'content-type': contentType } });
    const { sent } = await called(operation, input, answer, { below });
    expect(sent).toMatchObject({
      url: `https://example.com${below ?? ''}/`,
      method: 'POST',
      headers: {
        'content-type': contentType,
        'x-amz-target': `Workshop.${operation.charAt(0).toUpperCase()}${operation.slice(1)}`,
      },
    });
    expect(JSON.parse(sent.body)).toEqual(body);
  });

  test('that holds a Blob is not sent: only bytes can be written as text', async () => {
    const failed = called('describeTool', { Picture: new Blob(['x']) }, new Response('{}'));
    await expect(failed).rejects.toThrow('Nothing was sent');
  });

  test('writes a Node Buffer as any other bytes', async () => {
    const { sent } = await called('describeTool', { Picture: Buffer.from('foo') }, new Response('{}'));
    expect(sent.body).toBe('{"Picture":"Zm9v"}');
  });
});

describe('an output', () => {
  test.each(outputCases.map((one) => [one.id, one] as const))('%s', async (_, one) => {
    const answer = new Response(one.body, { headers: { 'content-type': one.contentType ?? contentType, ...one.headers } });
    let requestId: string | undefined;
    const hooks = {
      response: ({ response }: { readonly response: { readonly requestId: string | undefined } }): void => {
        ({ requestId } = response);
      },
    };
    const { output } = await called(one.operation, {}, answer, { hooks });
    // An operation that documents no output has none.
    expect(await output()).toEqual(one.operation === 'rest' ? expect.toSatisfy(isNothing) : one.output);
    expect(requestId).toBe(one.requestId);
  });

  test('without nulls is as documented', async () => {
    const answer = (): Response => Response.json({ Label: null, Parts: [{ Label: null }], Later: 1 });
    const { output } = await called('describeTool', {}, answer(), { validate: validation({ validators }) });
    expect(await output()).toEqual({ Parts: [{}], Later: 1 });
  });
});

const isNothing = (value: unknown): boolean => value === undefined || Object.keys(Object(value)).length === 0;

describe('an error', () => {
  test.each(errorCases.map((one) => [one.id, one] as const))('%s', async (_, { status, headers, body, error, facts }) => {
    const answer = new Response(body, { status, headers: { 'content-type': contentType, ...headers } });
    const { output } = await called('describeTool', {}, answer);
    const failure: unknown = await output().catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(classes[error]);
    expect(failure).toMatchObject({ name: error, code: error, status, ...facts });
  });
});

test('every published case is either a case here or said to be none of a client’s', () => {
  const ids = [...requestCases, ...outputCases, ...errorCases, ...elsewhere].map(({ id }) => id);
  for (const cases of [requestCases, outputCases, errorCases]) {
    const own = cases.map(({ id }) => id);
    expect(new Set(own).size).toBe(own.length);
  }
  expect(elsewhere.every(({ because }) => because !== '')).toBe(true);
  expect(new Set(ids).size).toBe(published);
});

/** How many the published model names, counted once where request and answer share a name. */
const published = 111;
