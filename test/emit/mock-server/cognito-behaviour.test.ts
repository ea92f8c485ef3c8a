import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { transform } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emitPackage } from '../../../src/emit/index.js';
import type { Rule } from '../../../src/emit/mock-server/runtime/rule.js';
import type { Handler, Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { readRules } from '../../../src/mock/rules-file.js';
import { readState } from '../../../src/mock/state-file.js';
import type { ApiModel } from '../../../src/model/api.js';
import { usedTypes } from '../../../src/model/uses.js';
import { scrape } from '../../../src/pipeline.js';
import { putFiles, temporaryFolder, typeCheck } from '../../package/packed.js';
import { fixtureModel } from './emitted-package.js';

/** A user pool as a user of the generated package writes it: once with handlers, once with rules, each against two clients. */

type Operations = Record<string, { input: never; output: unknown; error: string }>;
type MockServer = Server<Operations, Map<string, unknown>>;
type Handlers = Record<string, Handler<Operations[string], Map<string, unknown>>>;
type Options = ServerOptions & { readonly handlers?: Handlers };
type CreateMockServer = (options: Options) => MockServer;

const name = 'cognito-identity-provider';
const behaviour = fileURLToPath(new URL('../../../fixtures/behaviour/cognito/', import.meta.url));
const operations = ['ConfirmSignUp', 'GetUser', 'InitiateAuth', 'SignUp', 'UpdateUserAttributes'];
const sources = ['user-pool.ts', 'update-user-attributes.ts', 'handlers.ts'];

/** A project with a generated package and files of the behaviour. */
interface Project {
  readonly folder: string;
  readonly complaints: string;
  /** A module of the project: `handlers.js`, or `node_modules/…`. */
  load(path: string): Promise<Record<string, unknown>>;
}

async function projectWith(model: ApiModel, files: readonly string[]): Promise<Project> {
  const { value, diagnostics } = await emitPackage({ ...model, name }, { version: '1.0.0' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const folder = temporaryFolder();
  putFiles(folder, [['package.json', '{ "type": "module" }']]);
  putFiles(
    `${folder}/node_modules/${name}`,
    value.map(({ path, text }) => [path, text] as const),
  );
  const written: Record<string, string> = {};
  for (const file of files) {
    const text = await readFile(`${behaviour}${file}`, 'utf8');
    const { code } = await transform(text, { loader: 'ts' });
    putFiles(folder, [[file.replace(/\.ts$/, '.js'), code]]);
    written[file] = text;
  }
  const options = { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'], noPropertyAccessFromIndexSignature: false };
  return {
    folder,
    complaints: await typeCheck(folder, 'behaviour', written, options),
    load: (path) => import(/* @vite-ignore */ pathToFileURL(`${folder}/${path}`).href),
  };
}

const createIn = async (project: Project): Promise<CreateMockServer> =>
  (await project.load(`node_modules/${name}/dist/esm/mock-server.js`))['createMockServer'] as CreateMockServer;

type Outcome = { readonly output: unknown } | { readonly error: string; readonly message: string };
type Call = (operation: string, input: object) => Promise<Outcome>;

const outcomeOf = (promise: Promise<unknown>): Promise<Outcome> =>
  promise.then(
    (output) => ({ output }),
    (error: Error) => ({ error: error.name, message: error.message }),
  );

let project: Project;
let small: Project;
let created: CreateMockServer;
beforeAll(async () => {
  const { value: model } = await scrape({
    name,
    root: fileURLToPath(new URL('../../../fixtures/', import.meta.url)),
    sources: ['openapi/user-pools.json'],
    corrections: ['apidog/ten-operations/corrections.yaml'],
    package: { version: '1.0.0' },
  });
  const five = { ...model, operations: model.operations.filter(({ id }) => operations.includes(id)) };
  const used = usedTypes(five);
  [project, small] = await Promise.all([
    projectWith({ ...five, types: five.types.filter((type) => used.has(type.name)) }, sources),
    projectWith(await fixtureModel(), sources.slice(0, 2)),
  ]);
  created = await createIn(project);
});
afterAll(async () => {
  for (const made of [project, small]) if (made !== undefined) await rm(made.folder, { recursive: true });
});

test('the handlers compile against the package, under the strictest options', () => {
  expect(project.complaints).toBe('');
  expect(small.complaints).toBe('');
});

/** As `generator mock --rules rules.yaml --state state.yaml` has them. */
const rulesOptions = async (): Promise<Options> => {
  const [rules, state] = await Promise.all([readRules('rules.yaml', behaviour), readState('state.yaml', behaviour)]);
  return { rules: rules.rules as readonly Rule[], store: state };
};

const forms: readonly (readonly [title: string, options: () => Promise<Options>])[] = [
  ['handlers', async () => ({ handlers: (await project.load('handlers.js'))['handlers'] as Handlers })],
  ['rules', rulesOptions],
];

/** Makes calls of operations by their names. */
interface Caller {
  readonly call: Call;
  readonly close: () => void;
}

const clients: readonly (readonly [title: string, callerOf: (url: string) => Promise<Caller>])[] = [
  [
    'the AWS SDK',
    async (endpoint) => {
      const client = new sdk.CognitoIdentityProviderClient({
        region: 'us-east-1',
        endpoint,
        maxAttempts: 1,
        credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
      });
      const commands = sdk as unknown as Record<string, new (input: object) => sdk.GetUserCommand>;
      const call: Call = (operation, input) => {
        const command = commands[`${operation}Command`];
        if (command === undefined) throw new Error(`no ${operation}Command`);
        return outcomeOf(client.send(new command(input)).then(({ $metadata, ...output }) => output));
      };
      return { call, close: () => client.destroy() };
    },
  ],
  [
    'the generated client',
    async (endpoint) => {
      const module = await project.load(`node_modules/${name}/dist/esm/index.js`);
      type Client = Record<string, (input: object) => Promise<unknown>>;
      const Constructor = module['CognitoIdentityProviderClient'] as new (options: object) => Client;
      const client = new Constructor({ endpoint, retry: false });
      const call: Call = (operation, input) => {
        const method = operation.charAt(0).toLowerCase() + operation.slice(1);
        return outcomeOf(client[method]?.(input) ?? Promise.reject(new Error(`no ${method}`)));
      };
      return { call, close: () => undefined };
    },
  ],
];

const both = forms.flatMap(([form, options]) => clients.map(([client, callerOf]) => [form, client, options, callerOf] as const));

describe.each(both)('a user pool of %s, with %s', (form, _, optionsOf, callerOf) => {
  const start = Date.UTC(2024, 1, 29);
  let time = start;
  let server: MockServer;
  let caller: Caller;
  beforeAll(async () => {
    server = created({ ...(await optionsOf()), now: () => time });
    caller = await callerOf((await server.listen()).url);
  });
  beforeEach(() => {
    time = start;
    server.reset();
  });
  afterAll(async () => {
    caller?.close();
    await server?.close();
  });

  const call: Call = (operation, input) => caller.call(operation, input);
  const client = { ClientId: 'app' };
  const attributes = (values: Record<string, string>) => Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
  const signUp = (Username: string, values: Record<string, string> = {}): Promise<Outcome> =>
    call('SignUp', { ...client, Username, Password: 'Secret-1', UserAttributes: attributes(values) });
  const confirm = (Username: string, ConfirmationCode = '123456'): Promise<Outcome> =>
    call('ConfirmSignUp', { ...client, Username, ConfirmationCode });
  const authenticate = (USERNAME: string, PASSWORD = 'Secret-1'): Promise<Outcome> =>
    call('InitiateAuth', { ...client, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } });
  const update = (AccessToken: string, values: Record<string, string>): Promise<Outcome> =>
    call('UpdateUserAttributes', { AccessToken, UserAttributes: attributes(values) });
  const deliveries = async (AccessToken: string, values: Record<string, string>): Promise<unknown> =>
    output<{ CodeDeliveryDetailsList: unknown }>(await update(AccessToken, values)).CodeDeliveryDetailsList;

  /** The access token of a new user. */
  async function join(username: string, values: Record<string, string> = {}): Promise<string> {
    output(await signUp(username, values));
    output(await confirm(username));
    const { AuthenticationResult } = output<{ AuthenticationResult: { AccessToken: string } }>(await authenticate(username));
    return AuthenticationResult.AccessToken;
  }
  /** A user as GetUser tells of them; without what the server made up. */
  async function told(AccessToken: string): Promise<Record<string, string>> {
    const user = output<{ Username: string; UserAttributes: { Name: string; Value: string }[] }>(
      await call('GetUser', { AccessToken }),
    );
    const found = Object.fromEntries(user.UserAttributes.map(({ Name, Value }) => [Name, Value]));
    expect(found['sub']).toMatch(/^[0-9a-f-]{36}$/);
    return { username: user.Username, ...found };
  }

  test('who signs up, confirms and signs in is told of themselves', async () => {
    const token = await join('ada', { email: 'ada@example.com' });
    expect(await told(token)).toMatchObject({ username: 'ada', email: 'ada@example.com' });
  });

  test('changed attributes are there afterwards, for that user only', async () => {
    const [ada, bob] = [await join('ada', { email: 'ada@example.com' }), await join('bob', { email: 'bob@example.com' })];
    output(await update(ada, { email: 'new@example.com', phone_number: '+4915112341234' }));
    expect(await told(ada)).toMatchObject({ email: 'new@example.com', phone_number: '+4915112341234' });
    expect(await told(bob)).toMatchObject({ email: 'bob@example.com' });
    expect(await told(bob)).not.toHaveProperty('phone_number');
  });

  // Rules do not take texts apart, so that they can hide an address but not mask it.
  const destination = (masked: string): string => (form === 'handlers' ? masked : '***');
  const email = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: destination('n***@m***') };
  const phone = { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: destination('+*******1234') };
  test.each<[title: string, values: Record<string, string>, sent: readonly object[]]>([
    ['an email', { email: 'new@mail.example' }, [email]],
    ['a number', { phone_number: '+4915112341234' }, [phone]],
    ['both', { email: 'new@mail.example', phone_number: '+4915112341234' }, [email, phone]],
    ['neither', { name: 'Ada' }, []],
  ])('codes are sent for %s', async (_title, values, sent) => {
    expect(await deliveries(await join('ada'), values)).toEqual(sent);
  });

  test.each<[title: string, act: () => Promise<Outcome>, error: string, message: RegExp]>([
    ['a token that nobody was given', () => update('nobody', {}), 'NotAuthorizedException', /^Invalid Access Token/],
    [
      'a token whose time is over',
      async () => {
        const token = await join('ada');
        time += 3_600_000;
        return update(token, { name: 'Ada' });
      },
      'NotAuthorizedException',
      /^Access Token has expired/,
    ],
    [
      'a user who has not confirmed, at signing in',
      async () => {
        await signUp('ada');
        return authenticate('ada');
      },
      'UserNotConfirmedException',
      /^User is not confirmed\./,
    ],
    [
      'a user who is not confirmed any more',
      async () => {
        const token = await join('ada');
        server.store.put('users', 'ada', { ...server.store.get<object>('users', 'ada'), status: 'UNCONFIRMED' });
        return update(token, { name: 'Ada' });
      },
      'UserNotConfirmedException',
      /^User is not confirmed\./,
    ],
    [
      'sub',
      async () => update(await join('ada'), { name: 'Ada', sub: 'mine' }),
      'InvalidParameterException',
      /^user\.sub: Attribute cannot be updated\./,
    ],
    [
      'another user’s email',
      async () => {
        await join('bob', { email: 'bob@example.com' });
        return update(await join('ada'), { email: 'bob@example.com' });
      },
      'AliasExistsException',
      /^An account with the email already exists\./,
    ],
    [
      'another user’s number',
      async () => {
        output(await update(await join('bob'), { phone_number: '+4915112341234' }));
        return update(await join('ada'), { phone_number: '+4915112341234' });
      },
      'AliasExistsException',
      /^An account with the phone_number already exists\./,
    ],
    [
      'a user name that is taken',
      async () => {
        await signUp('ada');
        return signUp('ada');
      },
      'UsernameExistsException',
      /^User already exists/,
    ],
    [
      'a wrong code',
      async () => {
        await signUp('ada');
        return confirm('ada', '654321');
      },
      'CodeMismatchException',
      /^Invalid verification code/,
    ],
    ['confirming nobody', () => confirm('nobody'), 'UserNotFoundException', /not found\./],
    ['signing nobody in', () => authenticate('nobody'), 'NotAuthorizedException', /^Incorrect username or password\./],
    [
      'a wrong password',
      async () => {
        await join('ada');
        return authenticate('ada', 'Secret-2');
      },
      'NotAuthorizedException',
      /^Incorrect username or password\./,
    ],
    ['what breaks the schema', () => update('a token', {}), 'InvalidParameterException', /accessToken/],
  ])('%s is refused', async (_title, act, error, message) => {
    expect(await act()).toMatchObject({ error, message: expect.stringMatching(message) });
  });

  test('nothing is changed where something is refused', async () => {
    const token = await join('ada', { email: 'ada@example.com' });
    await update(token, { email: 'new@example.com', sub: 'mine' });
    expect(await told(token)).toMatchObject({ email: 'ada@example.com' });
  });

  test('other attributes are kept, too; rules keep those that they name', async () => {
    const token = await join('ada');
    output(await update(token, { name: 'Ada', email: 'ada@example.com' }));
    const user = await told(token);
    expect(user).toHaveProperty('email');
    expect([user['name'], user['email_verified']]).toEqual(form === 'handlers' ? ['Ada', 'false'] : [undefined, undefined]);
  });

  test('an email that another user has given up is free', async () => {
    const [ada, bob] = [await join('ada', { email: 'ada@example.com' }), await join('bob')];
    output(await update(ada, { email: 'new@example.com' }));
    expect(await update(bob, { email: 'ada@example.com' })).toHaveProperty('output');
  });

  test('one’s own email may be set again', async () => {
    const token = await join('ada', { email: 'ada@example.com' });
    expect(await update(token, { email: 'ada@example.com' })).toHaveProperty('output');
  });

  test('five calls of a token are enough for a minute', async () => {
    const [ada, bob] = [await join('ada'), await join('bob')];
    const five = async (token: string): Promise<readonly Outcome[]> => {
      const outcomes: Outcome[] = [];
      for (let count = 0; count < 5; count += 1) {
        outcomes.push(await update(token, { name: String(count) }));
        time += 1000;
      }
      return outcomes;
    };
    for (const outcome of await five(ada)) expect(outcome).toHaveProperty('output');
    const tooMany = { error: 'TooManyRequestsException', message: expect.stringMatching(/^Rate exceeded/) };
    expect(await update(ada, {})).toMatchObject(tooMany);
    expect(await call('GetUser', { AccessToken: ada })).toMatchObject(tooMany);
    // Another’s calls are another’s.
    expect(await update(bob, {})).toHaveProperty('output');
    time += 54_999;
    expect(await update(ada, {})).toMatchObject(tooMany);
    time += 1;
    for (const outcome of await five(ada)) expect(outcome).toHaveProperty('output');
    expect(await update(ada, {})).toMatchObject(tooMany);
  });

  test('a reset leaves nobody', async () => {
    const token = await join('ada');
    server.reset();
    expect(await update(token, {})).toMatchObject({ error: 'NotAuthorizedException' });
    expect(await signUp('ada')).toHaveProperty('output');
  });
});

function output<Output = unknown>(outcome: Outcome): Output {
  if ('error' in outcome) throw new Error(`${outcome.error}: ${outcome.message}`);
  return outcome.output as Output;
}

describe('a package of UpdateUserAttributes alone', () => {
  test('has its users put into the store by the test, which looks there what became of them', async () => {
    const { updateUserAttributes } = await small.load('update-user-attributes.js');
    const create = await createIn(small);
    const ada = { username: 'ada', password: '', status: 'CONFIRMED', attributes: { sub: '1', email: 'ada@example.com' } };
    const server = create({
      handlers: { UpdateUserAttributes: updateUserAttributes } as Handlers,
      store: { records: { users: { ada }, tokens: { token: { username: 'ada', expiresAt: Date.now() + 60_000 } } } },
    });
    const answer = await server.fetch('http://mock/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes' },
      body: JSON.stringify({ AccessToken: 'token', UserAttributes: [{ Name: 'email', Value: 'new@mail.example' }] }),
    });
    expect(await answer.json()).toEqual({
      CodeDeliveryDetailsList: [{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@m***' }],
    });
    expect(server.store.get('users', 'ada')).toMatchObject({
      attributes: { sub: '1', email: 'new@mail.example', email_verified: 'false' },
    });
  });
});
