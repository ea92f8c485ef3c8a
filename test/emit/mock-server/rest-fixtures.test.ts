import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientTarget } from '../../../src/emit/client/index.js';
import { mockServerTarget } from '../../../src/emit/mock-server/index.js';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { Synthesiser } from '../../../src/emit/mock-server/runtime/synthesise.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { schemaDataOf } from '../../../src/emit/mock-server/schema-data.js';
import { declarationsOf } from '../../../src/emit/types/declarations.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import { type BundledPackage, type BundledPackages, bundledPackages } from './bundled-package.js';
import { type FixtureModel, fixtureModels } from './fixture-models.js';

/** Every REST API that fixtures tell of: its generated client against its generated mock server, with made-up input. */

type MockServer = Server<Record<string, { input: unknown; output: unknown; error: string }>, Map<string, unknown>>;
type Method = (input?: unknown) => Promise<unknown>;

/** What cannot be called, and what the page does about it. */
const exceptions: Readonly<Record<string, string>> = {
  'apidog/grammar/rows-below-a-heading-on-one-line.txt: ring': 'requires a path parameter that its path has no place for',
  'hostile/names.txt: postKnotsByProtoById': 'has a header whose name no request can carry',
  'sphinx-boto3/kiosk-old.html: CountPapers': 'has the method and path of another operation, as a diagnostic says',
  'widdershins/translated-columns.md: getFindABerth': 'is a GET with a body, which no fetch sends',
};

let models: readonly FixtureModel[];
let bundled: BundledPackages;

beforeAll(async () => {
  // Pages before and after a change are variants of these.
  const read = await fixtureModels((from) => !from.startsWith('changes/'));
  models = read.models.filter(({ model }) => model.protocol.kind === 'rest-json');
  bundled = await bundledPackages(
    models.map(({ model }) => model),
    [typesTarget, validatorTarget, clientTarget, mockServerTarget],
  );
});

afterAll(() => bundled?.remove());

interface Called {
  readonly operations: number;
  readonly calls: number;
  /** By page and operation. */
  readonly wrong: Readonly<Record<string, string>>;
}

test('every operation can be called with made-up input, and arrives as it was sent', { timeout: 240_000 }, async () => {
  const told: Called[] = [];
  for (const [index, made] of bundled.packages.entries()) told.push(await callAll(models[index]?.from ?? '', made));
  const wrong = Object.fromEntries(told.flatMap((each) => Object.entries(each.wrong)));
  const unexpected = Object.entries(wrong).filter(([place]) => exceptions[place] === undefined);
  expect(unexpected).toEqual([]);
  expect(Object.keys(wrong).sort()).toEqual(Object.keys(exceptions).sort());
  expect(told.reduce((sum, { operations }) => sum + operations, 0)).toBeGreaterThan(200);
});

async function callAll(from: string, made: BundledPackage): Promise<Called> {
  const server = await serverOf(made);
  const client = await clientOf(made, server);
  const inputOf = await inputsOf(made);
  const wrong: Record<string, string> = {};
  const attempts = [1, 2, 3];
  for (const { functionName, operation } of made.view.operations) {
    for (const attempt of attempts) {
      const input = inputOf(operation.id, attempt);
      try {
        await client[functionName]?.(input);
        const entry = server.requests.at(-1);
        expect(entry).toMatchObject({ operation: operation.id, status: operation.responses[0]?.status ?? 200 });
        expect(entry?.answer).toMatch(/^(?:example|synthesised)$/);
        expect(carried(entry?.input)).toEqual(carried(input));
      } catch (error) {
        wrong[`${from}: ${operation.id}`] = `${JSON.stringify(input)}: ${error}`;
      }
    }
  }
  const operations = made.view.operations.length;
  return { operations, calls: operations * attempts.length, wrong };
}

async function serverOf(made: BundledPackage): Promise<MockServer> {
  const { createMockServer } = (await made.load('mock-server')) as { createMockServer: (options: ServerOptions) => MockServer };
  return createMockServer({ seed: 1 });
}

async function clientOf(made: BundledPackage, { fetch }: MockServer): Promise<Readonly<Record<string, Method>>> {
  const module = await made.load('client');
  const Client = module[`${made.view.className}Client`] as new (options: object) => Readonly<Record<string, Method>>;
  return new Client({ endpoint: 'http://localhost', fetch });
}

async function inputsOf({ view, model }: BundledPackage): Promise<(id: string, number: number) => unknown> {
  const { all, byName, byReference } = declarationsOf(view);
  const data = await schemaDataOf(
    all.map(({ schema }) => schema),
    model.protocol.patterns,
  );
  const types = new Map<string, SchemaNode>([...byReference].map(([name, { schema }]) => [name, data(schema)]));
  const synthesiser = new Synthesiser(types, model.protocol.patterns);
  return (id, number) => {
    const operation = view.operations.find((each) => each.operation.id === id);
    if (operation === undefined || operation.input.kind === 'none') return undefined;
    const input = byName.get(operation.input.typeName);
    return input === undefined ? undefined : synthesiser.value(data(input.schema), `${id}/${number}`, false);
  };
}

/** As much as every way to send a value carries: bytes are bytes, and an object without members is none in a query. */
function carried(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(carried);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, each]) => [name, carried(each)] as const);
  const present = members.filter(([, each]) => each !== undefined);
  return present.length === 0 ? undefined : Object.fromEntries(present);
}
