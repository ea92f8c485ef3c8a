import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate, load, onDisk } from './generate.js';
import { cognito } from './models.js';

/** What of the generated package this test uses. */
interface Package {
  readonly CognitoIdentityProviderClient: new (options: { endpoint: string; validate: { validators: object } }) => Client;
  readonly NotAuthorizedException: new () => Error;
  readonly InvalidParameterException: new () => Error;
  readonly HttpError: new () => Error;
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
});

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await ended;
  await removePackage();
  await rm(folder, { recursive: true, force: true });
});

/** Operations that the package does not have, as any HTTP client would call them. */
async function ask(operation: string, input: object): Promise<{ readonly [key: string]: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${text}`);
  const output: unknown = text === '' ? {} : JSON.parse(text);
  return output as { [key: string]: unknown };
}

const inside = (value: unknown, key: string): unknown => Object(value)[key];

async function signedUpAndIn(): Promise<string> {
  const pool = inside((await ask('CreateUserPool', { PoolName: 'pets' }))['UserPool'], 'Id');
  const clientId = inside(
    (await ask('CreateUserPoolClient', { UserPoolId: pool, ClientName: 'app' }))['UserPoolClient'],
    'ClientId',
  );
  const user = { ClientId: clientId, Username: 'rex@example.com', Password: 'Secret-123' };
  await ask('SignUp', { ...user, UserAttributes: [{ Name: 'email', Value: 'rex@example.com' }] });
  await ask('AdminConfirmSignUp', { UserPoolId: pool, Username: user.Username });
  const { AuthenticationResult: result } = await ask('InitiateAuth', {
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: user.Username, PASSWORD: user.Password },
  });
  return String(inside(result, 'AccessToken'));
}

test('sign up, sign in, update, and read back', async () => {
  const AccessToken = await signedUpAndIn();
  const client = new generated.CognitoIdentityProviderClient({ endpoint: url, validate: { validators: generated } });
  const attribute = async (name: string): Promise<unknown> => {
    const { UserAttributes: attributes } = await ask('GetUser', { AccessToken });
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
