import { fileURLToPath } from 'node:url';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mockServerTarget } from '../../../src/emit/mock-server/index.js';
import { Synthesiser } from '../../../src/emit/mock-server/runtime/synthesise.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { schemaDataOf } from '../../../src/emit/mock-server/schema-data.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import type { Operation, Schema } from '../../../src/model/api.js';
import { typesToJsonSchema } from '../../../src/model/schema-to-json-schema.js';
import { scrape } from '../../../src/pipeline.js';
import { type BundledPackage, type BundledPackages, bundledPackages } from './bundled-package.js';

/** All 103 operations of one API, against the client that AWS ships: whatever can be sent is, whatever comes back is understood. */

type MockServer = Server<Record<string, { input: unknown; output: unknown; error: string }>, Map<string, unknown>>;
type Command = ConstructorParameters<typeof sdk.GetUserCommand>[0];
type Validate = (value: unknown) => { readonly issues?: readonly unknown[] };

const root = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const headers = (operation: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
});

let bundled: BundledPackages;
let made: BundledPackage;
let server: MockServer;
let client: sdk.CognitoIdentityProviderClient;
/** Made-up input of an operation, one of several; `undefined` where none can be made up. */
let inputOf: (operation: Operation, number: number) => unknown;

beforeAll(async () => {
  const { value: model } = await scrape({
    name: 'user-pools',
    root,
    sources: ['openapi/user-pools.json'],
    corrections: ['apidog/ten-operations/corrections.yaml'],
    package: { version: '1.0.0' },
  });
  bundled = await bundledPackages([model], [typesTarget, validatorTarget, mockServerTarget]);
  [made] = bundled.packages as [BundledPackage];
  const { types, protocol } = made.model;
  const data = await schemaDataOf(
    types.map(({ schema }) => schema),
    protocol.patterns,
  );
  const synthesiser = new Synthesiser(new Map(types.map(({ name, schema }) => [name, data(schema)])), protocol.patterns);
  inputOf = ({ id, requestBody }, number) => {
    const [content] = requestBody?.contents ?? [];
    if (content === undefined) return {};
    const value = synthesiser.value(data(content.schema), `${id}/${number}`, false);
    return synthesiser.fits(value, data(content.schema)) ? value : undefined;
  };
  const { createMockServer } = (await made.load('mock-server')) as { createMockServer: (options: ServerOptions) => MockServer };
  server = createMockServer({ seed: 1 });
  client = new sdk.CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: (await server.listen()).url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
  });
});

afterAll(async () => {
  client?.destroy();
  await server?.close();
  await bundled?.remove();
});

async function send(operation: string, input: unknown): Promise<Record<string, unknown>> {
  const command = (sdk as unknown as Record<string, new (input: unknown) => sdk.GetUserCommand>)[`${operation}Command`];
  if (command === undefined) throw new Error(`The SDK has no ${operation}Command.`);
  const { $metadata, ...output } = await client.send(new command(input as Command));
  expect($metadata.httpStatusCode).toBe(200);
  return output;
}

/** Operations that document no answer send no body, which is an answer without members. */
const parsed = (text: string): unknown => (text === '' ? {} : JSON.parse(text));

/** Dates as the seconds that they were sent as. */
const withSeconds = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(withSeconds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withSeconds(each)]));
};

test('the source is all of it', () => {
  const { operations, protocol } = made.model;
  expect(operations).toHaveLength(103);
  expect(protocol).toMatchObject({ kind: 'aws-json', patterns: 'whole', targetPrefix: 'AWSCognitoIdentityProviderService' });
  expect(operations.flatMap(({ errors }) => errors).length).toBeGreaterThan(800);
});

test('input can be made up for every operation', () => {
  expect(made.model.operations.filter((operation) => inputOf(operation, 1) === undefined).map(({ id }) => id)).toEqual([]);
});

test('every operation is answered with what the SDK understands to be just that', { timeout: 120_000 }, async () => {
  const wrong: unknown[] = [];
  for (const operation of made.model.operations) {
    for (let number = 1; number <= 3; number += 1) {
      const input = inputOf(operation, number);
      try {
        const output = await send(operation.id, input);
        const entry = server.requests.at(-1);
        const again = await server.fetch('http://localhost/', {
          method: 'POST',
          headers: headers(operation.id),
          body: entry?.body ?? '',
        });
        expect(withSeconds(output)).toEqual(parsed(await again.text()));
        expect(entry).toMatchObject({ operation: operation.id, status: 200, answer: 'synthesised' });
        expect(again.headers.get('x-mock-note')).toBeNull();
      } catch (error) {
        wrong.push(`${operation.id}: ${error} ${JSON.stringify(input)}`.slice(0, 600));
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('every answer is valid by the generated validator and by ajv', { timeout: 120_000 }, async () => {
  const { types, operations, protocol } = made.model;
  const validators = await made.load('validator');
  const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: true });
  const options = { patterns: protocol.patterns, refTo: (name: string) => `#/$defs/${name}` };
  ajv.addSchema({ $id: 'all', $defs: typesToJsonSchema(types, options, (name) => name) });
  const wrong: unknown[] = [];
  let judged = 0;
  for (const operation of operations) {
    const schema: Schema | undefined = operation.responses[0]?.contents[0]?.schema;
    for (let number = 1; number <= 10; number += 1) {
      const body = JSON.stringify(inputOf(operation, number));
      const response = await server.fetch('http://localhost/', { method: 'POST', headers: headers(operation.id), body });
      const value: unknown = parsed(await response.text());
      if (response.status !== 200) wrong.push([operation.id, value]);
      if (schema?.kind !== 'reference') continue;
      const validate = validators[`validate${schema.name}`] as Validate;
      const issues = validate(value).issues;
      const judge = ajv.getSchema(`all#/$defs/${schema.name}`);
      const theirs = judge?.(value) === true ? [] : (judge?.errors ?? 'no schema');
      if (issues !== undefined || theirs?.length !== 0) wrong.push([operation.id, value, issues, theirs]);
      judged += 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(judged).toBeGreaterThan(800);
});

describe('every documented error of every operation', () => {
  test('arrives in the SDK as the class of that name', { timeout: 120_000 }, async () => {
    const classes = sdk as unknown as Record<string, unknown>;
    const wrong: unknown[] = [];
    const unknown = new Set<string>();
    let thrown = 0;
    for (const operation of made.model.operations) {
      const input = inputOf(operation, 1);
      for (const { name } of operation.errors) {
        server.fail(name, { operation: operation.id, message: `Why ${name}.` });
        const error: unknown = await send(operation.id, input).catch((reason: unknown) => reason);
        const known = classes[name];
        if (typeof known !== 'function') unknown.add(name);
        const expected = typeof known === 'function' ? known : sdk.CognitoIdentityProviderServiceException;
        const isThat =
          error instanceof expected && error instanceof Error && error.name === name && error.message === `Why ${name}.`;
        if (isThat) thrown += 1;
        else wrong.push(`${operation.id} ${name}: ${error}`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...unknown]).toEqual([]);
    expect(thrown).toBe(made.model.operations.flatMap(({ errors }) => errors).length);
  });
});
