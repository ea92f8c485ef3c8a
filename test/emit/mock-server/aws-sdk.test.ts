import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import { type EmittedPackage, emitToFolder, fixtureModel } from './emitted-package.js';

/** The generated mock server, spoken to by the client that AWS itself ships. */

type Input = sdk.UpdateUserAttributesCommandInput;
interface Operations {
  readonly UpdateUserAttributes: { readonly input: Input; readonly output: object; readonly error: string };
}
type MockServer = Server<Operations, Map<string, unknown>>;

let emitted: EmittedPackage;
let server: MockServer;
let url: string;
let client: sdk.CognitoIdentityProviderClient;

beforeAll(async () => {
  emitted = await emitToFolder(await fixtureModel());
  const { createMockServer } = (await emitted.load('mock-server')) as {
    createMockServer: (options?: ServerOptions) => MockServer;
  };
  server = createMockServer({ seed: 1 });
  ({ url } = await server.listen());
  client = new sdk.CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
  });
});

afterEach(() => server.off().reset());

afterAll(async () => {
  client?.destroy();
  await server?.close();
  await emitted?.remove();
});

const valid: Input = {
  AccessToken: 'header.payload.signature',
  UserAttributes: [{ Name: 'email', Value: 'someone@example.com' }],
};
const update = (input: Input = valid) => client.send(new sdk.UpdateUserAttributesCommand(input));
const failure = async (input?: Input): Promise<sdk.CognitoIdentityProviderServiceException> => {
  const error = await update(input).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof sdk.CognitoIdentityProviderServiceException))
    throw new Error(`not a service exception: ${String(error)}`);
  return error;
};

describe('success', () => {
  test('is the documented example, with a request id', async () => {
    const output = await update();
    expect(output.CodeDeliveryDetailsList).toEqual([]);
    expect(output.$metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 });
    expect(output.$metadata.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-000000000001$/);
  });

  test('is what a handler says', async () => {
    server.on('UpdateUserAttributes', async ({ UserAttributes }, { state }) => {
      for (const { Name = '', Value } of UserAttributes ?? []) state.set(Name, Value);
      return { CodeDeliveryDetailsList: [{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 's***@e***' }] };
    });
    const output = await update();
    expect(output.CodeDeliveryDetailsList).toEqual([
      { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 's***@e***' },
    ]);
    expect(server.state.get('email')).toBe('someone@example.com');
  });

  test('stands in the journal', async () => {
    await update();
    expect(server.requests).toMatchObject([{ operation: 'UpdateUserAttributes', input: valid, answer: 'example', status: 200 }]);
    expect(server.requests[0]?.headers['content-type']).toBe('application/x-amz-json-1.1');
  });
});

describe('each documented error arrives as its own class, with its message', () => {
  test.each([
    ['ResourceNotFoundException', sdk.ResourceNotFoundException, 400],
    ['InvalidParameterException', sdk.InvalidParameterException, 400],
    ['CodeMismatchException', sdk.CodeMismatchException, 400],
    ['ExpiredCodeException', sdk.ExpiredCodeException, 400],
    ['NotAuthorizedException', sdk.NotAuthorizedException, 400],
    ['UnexpectedLambdaException', sdk.UnexpectedLambdaException, 400],
    ['UserLambdaValidationException', sdk.UserLambdaValidationException, 400],
    ['InvalidLambdaResponseException', sdk.InvalidLambdaResponseException, 400],
    ['TooManyRequestsException', sdk.TooManyRequestsException, 400],
    ['AliasExistsException', sdk.AliasExistsException, 400],
    ['InvalidSmsRoleAccessPolicyException', sdk.InvalidSmsRoleAccessPolicyException, 400],
    ['InvalidSmsRoleTrustRelationshipException', sdk.InvalidSmsRoleTrustRelationshipException, 400],
    ['InvalidEmailRoleAccessPolicyException', sdk.InvalidEmailRoleAccessPolicyException, 400],
    ['CodeDeliveryFailureException', sdk.CodeDeliveryFailureException, 400],
    ['PasswordResetRequiredException', sdk.PasswordResetRequiredException, 400],
    ['UserNotFoundException', sdk.UserNotFoundException, 400],
    ['UserNotConfirmedException', sdk.UserNotConfirmedException, 400],
    ['InternalErrorException', sdk.InternalErrorException, 500],
    ['ForbiddenException', sdk.ForbiddenException, 400],
  ] as const)('%s', async (name, errorClass, status) => {
    server.fail(name, { message: `Why ${name} was thrown — in so many words.` });
    const error = await failure();
    expect(error).toBeInstanceOf(errorClass);
    expect(error.name).toBe(name);
    expect(error.message).toBe(`Why ${name} was thrown — in so many words.`);
    expect(error.$metadata.httpStatusCode).toBe(status);
    await expect(update()).resolves.toBeDefined();
  });
});

describe('a request that breaks a constraint is answered as InvalidParameterException', () => {
  const attribute = (part: Partial<sdk.AttributeType>): Input => ({
    ...valid,
    UserAttributes: [{ Name: 'email', Value: 'v', ...part }],
  });
  const without = (name: keyof Input): Input => ({ ...valid, [name]: undefined });
  // The types forbid some of these; a server has to answer them all the same.
  const wrong = (part: object): Input => ({ ...valid, ...part });

  test.each<[title: string, input: Input, place: string]>([
    ['a name of no characters', attribute({ Name: '' }), 'userAttributes.1.member.name'],
    ['a name of 33 characters', attribute({ Name: 'n'.repeat(33) }), 'userAttributes.1.member.name'],
    ['a name of 33 characters beyond the basic plane', attribute({ Name: '🟠'.repeat(33) }), 'userAttributes.1.member.name'],
    ['a name with a space', attribute({ Name: 'e mail' }), 'userAttributes.1.member.name'],
    ['a name with a line break at its end', attribute({ Name: 'email\n' }), 'userAttributes.1.member.name'],
    ['no name', wrong({ UserAttributes: [{ Value: 'v' }] }), 'userAttributes.1.member.name'],
    ['a name that is no string', wrong({ UserAttributes: [{ Name: 7 }] }), 'userAttributes.1.member.name'],
    ['a value of 2049 characters', attribute({ Value: 'v'.repeat(2049) }), 'userAttributes.1.member.value'],
    [
      'a wrong item behind right ones',
      wrong({ UserAttributes: [{ Name: 'a' }, { Name: 'b' }, { Name: ' ' }] }),
      'userAttributes.3.member.name',
    ],
    ['no access token', without('AccessToken'), 'accessToken'],
    ['an empty access token', { ...valid, AccessToken: '' }, 'accessToken'],
    ['an access token with a space', { ...valid, AccessToken: 'header payload' }, 'accessToken'],
    ['an access token that is right only in part', { ...valid, AccessToken: 'right/wrong' }, 'accessToken'],
    ['no attributes', without('UserAttributes'), 'userAttributes'],
    ['attributes that are no list', wrong({ UserAttributes: 'email' }), 'userAttributes'],
    ['metadata that is no map of strings', wrong({ ClientMetadata: { key: 7 } }), 'clientMetadata.key'],
  ])('%s', async (_title, input, place) => {
    // The client leaves out what it takes for a mistake, so these are sent as they are.
    const error = await sendRaw(JSON.stringify(input));
    expect(error.type).toBe('InvalidParameterException');
    expect(error.message).toContain(`'${place}'`);
    expect(error.message).toMatch(/^[12] validation errors? detected: /);
    expect(error.status).toBe(400);
    const [entry] = server.requests;
    expect([entry?.answer, entry?.error]).toEqual(['invalid', 'InvalidParameterException']);
  });

  test.each<[title: string, input: Input]>([
    ['an empty name', attribute({ Name: '' })],
    ['a long name', attribute({ Name: 'n'.repeat(33) })],
    ['a long value', attribute({ Value: 'v'.repeat(2049) })],
    ['no access token', without('AccessToken')],
    ['no attributes', without('UserAttributes')],
    ['a token that breaks its pattern', { ...valid, AccessToken: 'a b' }],
  ])('%s, through the SDK', async (_title, input) => {
    const error = await failure(input);
    expect(error).toBeInstanceOf(sdk.InvalidParameterException);
    expect(error.message).toMatch(/^[12] validation errors? detected: Value at '/);
  });

  test.each<[title: string, input: Input]>([
    ['a name of one character', attribute({ Name: 'n' })],
    ['a name of 32 characters beyond the basic plane', attribute({ Name: '🟠'.repeat(32) })],
    ['a value of no characters', attribute({ Value: '' })],
    ['a value of 2048 characters', attribute({ Value: 'v'.repeat(2048) })],
    ['no value', wrong({ UserAttributes: [{ Name: 'email' }] })],
    ['no attributes in the list', { ...valid, UserAttributes: [] }],
    ['metadata', { ...valid, ClientMetadata: { key: 'value' } }],
  ])('while %s is fine', async (_title, input) => {
    await expect(update(input)).resolves.toMatchObject({ CodeDeliveryDetailsList: [] });
  });

  test('all violations are told at once', async () => {
    const error = await failure({ AccessToken: '', UserAttributes: [{ Name: '' }, { Name: 'n'.repeat(33) }] });
    expect(error.message).toContain("'accessToken'");
    expect(error.message).toContain("'userAttributes.1.member.name'");
    expect(error.message).toContain("'userAttributes.2.member.name'");
  });
});

interface RawError {
  readonly status: number;
  readonly type: string | null;
  readonly message: string;
}

async function sendRaw(body: string, target = 'AWSCognitoIdentityProviderService.UpdateUserAttributes'): Promise<RawError> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  const response = await fetch(url, { method: 'POST', headers, body });
  const answer = (await response.json()) as { __type: string; message: string };
  expect(answer.__type).toBe(response.headers.get('x-amzn-errortype'));
  return { status: response.status, type: answer.__type, message: answer.message };
}

describe('what no SDK sends', () => {
  test.each(['', '{', '[]', 'null', '"text"', '{"AccessToken":'].filter((body) => body !== ''))('the body %s', async (body) => {
    expect(await sendRaw(body)).toMatchObject({ status: 400, type: 'SerializationException' });
  });

  test('no body at all lacks what is required', async () => {
    const { type, message } = await sendRaw('');
    expect(type).toBe('InvalidParameterException');
    expect(message).toMatch(/^2 validation errors detected: /);
  });

  test.each([
    'AWSCognitoIdentityProviderService.NoSuchOperation',
    'OtherService.UpdateUserAttributes',
    'UpdateUserAttributes',
    '__proto__',
  ])('the target %s', async (target) => {
    expect(await sendRaw('{}', target)).toMatchObject({ status: 400, type: 'UnknownOperationException' });
  });

  test('an unknown operation, through the SDK', async () => {
    const error = await client.send(new sdk.GetUserCommand({ AccessToken: 'token' })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UnknownOperationException' });
  });
});

test('made-up answers of any seed are ones that the package itself accepts', async () => {
  const { validateUpdateUserAttributesResponse: validate } = (await emitted.load('validator')) as Record<
    string,
    (value: unknown) => { issues?: unknown }
  >;
  for (let number = 0; number < 30; number += 1) {
    const response = await server.fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes', prefer: 'dynamic=true' },
      body: JSON.stringify({ ...valid, ClientMetadata: { number: String(number) } }),
    });
    expect(response.headers.get('x-mock-answer')).toBe('synthesised');
    const value = (await response.json()) as { CodeDeliveryDetailsList: unknown[] };
    expect(validate?.(value).issues).toBeUndefined();
    expect(value.CodeDeliveryDetailsList.length).toBeGreaterThan(0);
  }
});
