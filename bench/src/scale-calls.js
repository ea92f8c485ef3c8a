// The client that AWS ships against the mock server of a generated package.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const sdk = createRequire(import.meta.url)('@aws-sdk/client-cognito-identity-provider');

const pool = { UserPoolId: 'eu-central-1_Example1' };
const user = { ...pool, Username: 'ada' };
const token = { AccessToken: 'header.payload.signature' };

/** Ten operations of each kind: reading and writing, for administrators and for users, with dates, maps, lists and enums. */
const chosen = [
  [
    'AdminCreateUser',
    { ...user, UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }], DesiredDeliveryMediums: ['EMAIL'] },
  ],
  ['AdminGetUser', user],
  ['AdminInitiateAuth', { ...pool, ClientId: 'client1', AuthFlow: 'ADMIN_NO_SRP_AUTH', AuthParameters: { USERNAME: 'ada' } }],
  ['AdminListGroupsForUser', { ...user, Limit: 10 }],
  ['CreateUserPool', { PoolName: 'people', Policies: { PasswordPolicy: { MinimumLength: 12 } } }],
  ['DescribeUserPool', pool],
  ['GetUser', token],
  ['ListUsers', { ...pool, Limit: 5 }],
  ['SignUp', { ClientId: 'client1', Username: 'ada', Password: 'Correct-horse-1' }],
  ['UpdateUserAttributes', { ...token, UserAttributes: [{ Name: 'name', Value: 'Ada' }] }],
];

export const callTen = (made) => withServer(made, (client) => callEach(client, chosen));

export async function callAll(made) {
  const model = JSON.parse(await readFile(join(made, 'model.json'), 'utf8'));
  const { Synthesiser } = await import(join(made, 'dist/esm/runtime/mock-server/synthesise.js'));
  const types = new Map(model.types.map(({ name, schema }) => [name, schema]));
  const synthesiser = new Synthesiser(types, model.protocol.patterns);
  const calls = model.operations.map(({ id, requestBody }) => {
    const [content] = requestBody?.contents ?? [];
    return [id, content === undefined ? {} : synthesiser.value(content.schema, id, false)];
  });
  return withServer(made, (client) => callEach(client, calls));
}

async function withServer(made, work) {
  const { createMockServer } = await import(join(made, 'dist/esm/mock-server.js'));
  const server = createMockServer({ seed: 1 });
  const { url } = await server.listen();
  const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nothing' };
  const client = new sdk.CognitoIdentityProviderClient({ region: 'eu-central-1', endpoint: url, maxAttempts: 1, credentials });
  try {
    return await work(client);
  } finally {
    client.destroy();
    await server.close();
  }
}

async function callEach(client, calls) {
  const problems = [];
  for (const [operation, input] of calls) {
    try {
      const output = await client.send(new sdk[`${operation}Command`](input));
      const wrong = wrongDates(output);
      if (wrong.length > 0) problems.push(`${operation}: ${wrong.join(', ')}`);
    } catch (error) {
      problems.push(`${operation}: ${error}`.slice(0, 300));
    }
  }
  return { tried: calls.length, good: calls.length - problems.length, problems };
}

/** Members that are named as dates and are none. */
function wrongDates(value, path = '') {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? [path] : [];
  if (typeof value !== 'object' || value === null) return /Date$/.test(path) && value !== undefined ? [path] : [];
  return Object.entries(value).flatMap(([key, member]) => wrongDates(member, path === '' ? key : `${path}.${key}`));
}
