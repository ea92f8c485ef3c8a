import { CognitoIdentityProviderClient, UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, expect, test } from 'vitest';
import type { MockApi } from '../../../src/emit/mock-server/runtime/api.js';
import { awsJson } from '../../../src/emit/mock-server/runtime/aws-json.js';
import type { Rule } from '../../../src/emit/mock-server/runtime/rule.js';
import { createServer } from '../../../src/emit/mock-server/runtime/server.js';

const api: MockApi = {
  wire: awsJson({ version: '1.1', targetPrefix: 'AWSCognitoIdentityProviderService' }),
  patterns: 'whole',
  operations: [
    {
      name: 'UpdateUserAttributes',
      method: 'POST',
      path: '/',
      input: { kind: 'body', required: true, mediaTypes: [], validate: (value) => ({ value }) },
      responses: [
        {
          status: 200,
          mediaType: 'application/x-amz-json-1.1',
          schema: { kind: 'unknown' },
          headers: [],
          examples: [{ value: { CodeDeliveryDetailsList: [] } }],
        },
      ],
      errors: [{ name: 'TooManyRequestsException' }, { name: 'NotAuthorizedException' }],
    },
  ],
  errors: [
    { name: 'TooManyRequestsException', status: 400, message: 'Rate exceeded' },
    { name: 'NotAuthorizedException', status: 400, message: 'No.' },
  ],
  types: [],
};

const closing: (() => unknown)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const answered = { CodeDeliveryDetailsList: [] };
const awsType = { 'content-type': 'application/x-amz-json-1.1' };

// What rules break is what a client of AWS takes for broken, and what they say is what it reads.
test.each<[name: string, rule: Rule, outcome: object, calls: number]>([
  ['a connection lost before the headers, twice', { times: 2, delivery: { drop: 'before-headers' } }, answered, 3],
  ['a connection lost after the headers, once', { times: 1, delivery: { drop: 'after-headers' } }, answered, 2],
  ['a body that is cut, once', { times: 1, delivery: { truncate: 9 } }, answered, 2],
  [
    'a gateway’s page, once',
    { times: 1, answer: { text: '<h1>No</h1>', status: 503, headers: { 'content-type': 'text/html' } } },
    answered,
    2,
  ],
  ['throttling, once', { times: 1, answer: { error: 'TooManyRequestsException', headers: { 'retry-after': '0' } } }, answered, 2],
  [
    'an error that is final',
    { answer: { error: 'NotAuthorizedException', message: 'Not ${input.AccessToken}.' } },
    { name: 'NotAuthorizedException', message: 'Not token.' },
    1,
  ],
  ['JSON that breaks off', { answer: { text: '{"Code', headers: awsType } }, { name: 'SyntaxError' }, 1],
  ['a drip', { delivery: { drip: { bytes: 5, every: 1 } } }, answered, 1],
  [
    'a body',
    { answer: { body: { CodeDeliveryDetailsList: [{ AttributeName: '${input.UserAttributes[0].Name}' }] } } },
    { CodeDeliveryDetailsList: [{ AttributeName: 'email' }] },
    1,
  ],
])('the AWS SDK meets %s', async (_, rule, outcome, calls) => {
  const server = createServer<Record<string, never>, object>(api, { rules: [rule], state: () => ({}) });
  const { url } = await server.listen();
  const client = new CognitoIdentityProviderClient({
    endpoint: url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  closing.push(
    () => client.destroy(),
    () => server.close(),
  );
  const input = { AccessToken: 'token', UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] };
  const came = await client.send(new UpdateUserAttributesCommand(input)).catch((error: unknown) => error);
  expect(came).toMatchObject(outcome);
  expect(server.requests).toHaveLength(calls);
});
