import { fileURLToPath } from 'node:url';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import type { ApiModel } from '../../../src/model/api.js';
import { scrape } from '../../../src/pipeline.js';
import { type EmittedPackage, emitToFolder } from './emitted-package.js';

/** Ten pages of one API become one package, whose mock server the client of AWS gets on with: lists, maps, enums and dates. */

type MockServer = Server<Record<string, never>, Map<string, unknown>>;

const root = fileURLToPath(new URL('../../../fixtures/apidog/ten-operations/', import.meta.url));
let model: ApiModel;
let emitted: EmittedPackage;
let server: MockServer;
let client: sdk.CognitoIdentityProviderClient;

beforeAll(async () => {
  const api = { name: 'cognito-identity-provider', root, sources: ['*.txt'], corrections: ['corrections.yaml'] };
  ({ value: model } = await scrape({ ...api, package: { version: '1.0.0' } }));
  emitted = await emitToFolder(model);
  const { createMockServer } = (await emitted.load('mock-server')) as {
    createMockServer: (options?: ServerOptions) => MockServer;
  };
  server = createMockServer({ seed: 1 });
  const { url } = await server.listen();
  client = new sdk.CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
  });
}, 60_000);

afterAll(async () => {
  client?.destroy();
  await server?.close();
  await emitted?.remove();
});

const UserPoolId = 'us-east-1_Example1';
const Username = 'ada';
const AccessToken = 'header.payload.signature';

test('the pages are ten operations that share their types', () => {
  expect(model.operations.map(({ id }) => id)).toEqual([
    'AdminCreateUser',
    'AdminGetUser',
    'AdminInitiateAuth',
    'AdminListDevices',
    'CreateGroup',
    'GetUser',
    'ListGroups',
    'ListUserPools',
    'ListUsers',
    'SignUp',
  ]);
  expect(model.types.map(({ name }) => name)).toContain('UserType');
});

describe('each command of the SDK succeeds', () => {
  test.each([
    ['AdminCreateUser', () => client.send(new sdk.AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))],
    ['AdminGetUser', () => client.send(new sdk.AdminGetUserCommand({ UserPoolId, Username }))],
    [
      'AdminInitiateAuth',
      () =>
        client.send(
          new sdk.AdminInitiateAuthCommand({
            UserPoolId,
            ClientId: 'client1',
            AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME: Username },
          }),
        ),
    ],
    ['AdminListDevices', () => client.send(new sdk.AdminListDevicesCommand({ UserPoolId, Username, Limit: 5 }))],
    ['CreateGroup', () => client.send(new sdk.CreateGroupCommand({ UserPoolId, GroupName: 'readers', Precedence: 1 }))],
    ['GetUser', () => client.send(new sdk.GetUserCommand({ AccessToken }))],
    ['ListGroups', () => client.send(new sdk.ListGroupsCommand({ UserPoolId, Limit: 5 }))],
    ['ListUserPools', () => client.send(new sdk.ListUserPoolsCommand({ MaxResults: 5 }))],
    ['ListUsers', () => client.send(new sdk.ListUsersCommand({ UserPoolId, AttributesToGet: ['email'] }))],
    ['SignUp', () => client.send(new sdk.SignUpCommand({ ClientId: 'client1', Username, Password: 'Correct-horse-1' }))],
  ] as const)('%s', async (operation, send) => {
    const { $metadata } = await send();
    expect($metadata.httpStatusCode).toBe(200);
    expect(server.requests.at(-1)).toMatchObject({ operation, status: 200 });
  });
});

describe('dates', () => {
  const created = '2019-08-24T14:15:22.000Z';

  test('of a documented example arrive as the dates that the page shows', async () => {
    const output = await client.send(new sdk.AdminGetUserCommand({ UserPoolId, Username }));
    expect(output.UserCreateDate?.toISOString()).toBe(created);
    expect(output.UserLastModifiedDate?.toISOString()).toBe(created);
  });

  test('that are made up arrive as dates of this century', async () => {
    const response = await server.fetch(
      new Request('http://localhost/', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityProviderService.ListGroups',
          prefer: 'dynamic=true',
        },
        body: JSON.stringify({ UserPoolId }),
      }),
    );
    const { Groups } = (await response.json()) as { Groups: readonly { readonly CreationDate: number }[] };
    expect(Groups.length).toBeGreaterThan(0);
    for (const { CreationDate } of Groups) expect(new Date(CreationDate * 1000).getUTCFullYear()).toBeGreaterThanOrEqual(2020);
  });

  test('are numbers in types, validator and OpenAPI, and texts in the model', async () => {
    const types = await emitted.text('src/types.ts');
    expect(types).toContain('UserCreateDate?: number | undefined;');
    expect(types).toMatch(
      /In seconds since 1970-01-01 00:00 UTC\.\n[^/]*Format: `epoch-seconds`\.\n[^/]*\*\/\n {2}UserCreateDate/u,
    );
    const { validateUserType } = (await emitted.load('validator')) as {
      validateUserType: (value: unknown) => { issues?: unknown };
    };
    expect(validateUserType({ UserCreateDate: 1_566_656_122.5 }).issues).toBeUndefined();
    expect(validateUserType({ UserCreateDate: created }).issues).toMatchObject([{ pointer: '/UserCreateDate', keyword: 'type' }]);
    const { components } = JSON.parse(await emitted.text('openapi.json'));
    expect(components.schemas.UserType.properties.UserCreateDate).toMatchObject({ type: 'number', format: 'epoch-seconds' });
    const documented: ApiModel = JSON.parse(await emitted.text('model.json'));
    expect(JSON.stringify(documented)).toContain('"format":"date-time"');
    expect(JSON.stringify(documented)).not.toContain('epoch-seconds');
  });
});
