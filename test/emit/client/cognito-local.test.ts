import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientTarget } from '../../../src/emit/client/index.js';
import { validation } from '../../../src/emit/client/runtime/validation.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import { scrape } from '../../../src/pipeline.js';
import { type BundledPackages, bundledPackages } from '../mock-server/bundled-package.js';
import { generate, load, onDisk } from './generate.js';
import { cognito } from './models.js';

/** What of the generated package this test uses. */
interface Package {
  readonly CognitoIdentityProviderClient: new (options: object) => Client;
  readonly NotAuthorizedException: new () => Error;
  readonly InvalidParameterException: new () => Error;
  readonly HttpError: new () => Error;
}
/** A client of the whole API. */
type WholeClient = {
  readonly [Name in 'createUserPool' | 'createUserPoolClient' | 'signUp' | 'adminConfirmSignUp' | 'initiateAuth' | 'getUser']: (
    input: object,
  ) => Promise<Output>;
} & {
  paginateListUsers(input: object, options?: object): AsyncIterable<Output> & { pages(): AsyncIterable<Output> };
  request(what: object): Promise<Output>;
};
interface Output {
  readonly [member: string]: unknown;
}
interface Client {
  updateUserAttributes(input: Input): Promise<unknown>;
  readonly safe: { updateUserAttributes(input: Input): Promise<{ error?: Error & { code?: string } }> };
}
interface Input {
  readonly AccessToken: string;
  readonly UserAttributes: readonly { readonly Name: string; readonly Value: string }[];
}

let folder: string;
let server: ChildProcess;
let url: string;
let generated: Package;
let whole: WholeClient;
let bundled: BundledPackages;
let removePackage: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pagewright-cognito-'));
  const program = createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js');
  // Port 0: any that is free. It says on standard output which one that is.
  server = spawn(process.execPath, [program], {
    cwd: folder,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CODE: '123456' },
  });
  url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, port] = /running on http:\/\/[^\s:]+:(\d+)/.exec(said) ?? [];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', () => reject(new Error(`cognito-local ended: ${said}`)));
  });
  const packageOnDisk = await onDisk(await generate(cognito()));
  removePackage = packageOnDisk.remove;
  generated = await load<Package>(packageOnDisk.root);
  whole = await wholeClient();
});

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await ended;
  await removePackage();
  await bundled.remove();
  await rm(folder, { recursive: true, force: true });
});

const inside = (value: unknown, key: string): unknown => Object(value)[key];

/** The whole API, from a document of it; what is sent is checked. */
async function wholeClient(): Promise<WholeClient> {
  const root = fileURLToPath(new URL('../../../fixtures/openapi', import.meta.url));
  const { value: model } = await scrape({
    root,
    sources: ['user-pools.json'],
    corrections: [],
    package: { version: '1.0.0' },
  });
  bundled = await bundledPackages([{ ...model, name: 'user-pools' }], [typesTarget, validatorTarget, clientTarget]);
  const loaded = (await bundled.packages[0]?.load('client')) as unknown as {
    UserPoolsClient: new (options: object) => WholeClient;
  };
  const validators = await bundled.packages[0]?.load('validator');
  return new loaded.UserPoolsClient({
    endpoint: url,
    targetPrefix: 'AWSCognitoIdentityProviderService',
    // It answers with an ARN that has no region, and with an attribute's name that is longer than any may be.
    validate: validation({ validators, response: false }),
  });
}

async function signedUpAndIn(
  client: WholeClient,
  name: string,
): Promise<{ readonly pool: unknown; readonly AccessToken: string }> {
  const pool = inside(inside(await client.createUserPool({ PoolName: 'pets' }), 'UserPool'), 'Id');
  const made = await client.createUserPoolClient({ UserPoolId: pool, ClientName: 'app' });
  const clientId = inside(inside(made, 'UserPoolClient'), 'ClientId');
  const user = { ClientId: clientId, Username: name, Password: 'Secret-123' };
  await client.signUp({ ...user, UserAttributes: [{ Name: 'email', Value: name }] });
  await client.adminConfirmSignUp({ UserPoolId: pool, Username: user.Username });
  const signedIn = await client.initiateAuth({
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: user.Username, PASSWORD: user.Password },
  });
  return { pool, AccessToken: String(inside(inside(signedIn, 'AuthenticationResult'), 'AccessToken')) };
}

test('sign up, sign in, update, and read back', async () => {
  const { AccessToken } = await signedUpAndIn(whole, 'rex@example.com');
  const client = new generated.CognitoIdentityProviderClient({ endpoint: url, validate: validation({ validators: generated }) });
  const attribute = async (name: string): Promise<unknown> => {
    const { UserAttributes: attributes } = await whole.getUser({ AccessToken });
    if (!Array.isArray(attributes)) throw new Error('The user has no attributes');
    return inside(
      attributes.find((one: unknown) => inside(one, 'Name') === name),
      'Value',
    );
  };

  expect(await attribute('nickname')).toBeUndefined();
  const output = await client.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'nickname', Value: 'Réx 🐕' }] });
  expect(output).toEqual({ CodeDeliveryDetailsList: [] });
  expect(await attribute('nickname')).toBe('Réx 🐕');
  expect(await attribute('email')).toBe('rex@example.com');

  // What it refuses comes as the documented classes.
  const unknown = await client.safe.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'custom:none', Value: 'x' }] });
  expect(unknown.error).toBeInstanceOf(generated.InvalidParameterException);
  const bad = await client.safe.updateUserAttributes({
    AccessToken: 'no.such.token',
    UserAttributes: [{ Name: 'nickname', Value: 'x' }],
  });
  expect(bad.error?.message).toContain('UpdateUserAttributes: POST ');
  expect([generated.InvalidParameterException, generated.NotAuthorizedException].some((type) => bad.error instanceof type)).toBe(
    true,
  );
  expect(await attribute('nickname')).toBe('Réx 🐕');
});

test('walk through users, and call what no page tells of', async () => {
  const { pool } = await signedUpAndIn(whole, 'tom@example.com');
  const users: Output[] = [];
  for await (const user of whole.paginateListUsers({ UserPoolId: pool, Limit: 1 })) users.push(user);
  expect(users).toMatchObject([{ UserCreateDate: expect.any(Number) }]);
  expect(inside(users[0], 'Attributes')).toContainEqual({ Name: 'email', Value: 'tom@example.com' });

  const groups = await whole.request({ operation: 'ListGroups', input: { UserPoolId: pool } });
  expect(groups).toMatchObject({ Groups: [] });
  await expect(whole.request({ operation: 'FeedThePets' })).rejects.toMatchObject({ kind: 'service', operation: 'FeedThePets' });
});
