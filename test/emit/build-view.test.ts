import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildView } from '../../src/emit/build-view.js';
import type { ApiModel, Protocol } from '../../src/model/api.js';
import {
  apiError,
  jsonBody,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  parameter,
  property,
  reference,
  text,
} from './make-model.js';

const awsJson: Protocol = { kind: 'aws-json', version: '1.1', patterns: 'whole', targetPrefix: 'Shop', evidence: {} };
const view = (model: ApiModel) => buildView(model, { version: '1.2.3' });
const onlyOperation = (model: ApiModel) => {
  const [operation] = view(model).operations;
  if (operation === undefined) throw new Error('no operation');
  return operation;
};

test('the first page has the names that its users know', () => {
  const model: ApiModel = JSON.parse(readFileSync('fixtures/apidog/update-user-attributes/model.json', 'utf8'));
  const { className, packageName, version, types, operations, errors } = buildView(model, { version: '1.2.3' });
  expect({ className, packageName, version }).toEqual({
    className: 'CognitoIdentityProvider',
    packageName: 'cognito-identity-provider',
    version: '1.2.3',
  });
  expect(types.map(({ typeName, direction }) => [typeName, direction])).toEqual([
    ['AttributeType', 'sent'],
    ['CodeDeliveryDetailsType', 'received'],
    ['UpdateUserAttributesRequest', 'sent'],
    ['UpdateUserAttributesResponse', 'received'],
  ]);
  expect(operations[0]).toMatchObject({
    functionName: 'updateUserAttributes',
    input: { kind: 'body', typeName: 'UpdateUserAttributesRequest', mediaType: 'application/x-amz-json-1.1', required: true },
    output: { kind: 'body', typeName: 'UpdateUserAttributesResponse', mediaType: 'application/x-amz-json-1.1', status: 200 },
  });
  expect(operations[0]?.errors).toHaveLength(19);
  expect(errors).toHaveLength(19);
});

test('an npm name given by the config is the package’s name', () => {
  expect(buildView(makeModel(), { name: '@acme/shop', version: '1.0.0' })).toMatchObject({
    packageName: '@acme/shop',
    className: 'Shop',
  });
});

describe('input', () => {
  test('aws-json: what its header says is the protocol’s, the body is the input', () => {
    const operation = makeOperation({
      id: 'Buy',
      parameters: [parameter('header', 'X-Amz-Target')],
      requestBody: jsonBody(objectOf(property('what'))),
    });
    const made = view(makeModel({ protocol: awsJson, operations: [operation] }));
    expect(made.operations[0]?.input).toMatchObject({ kind: 'body', typeName: 'BuyRequest' });
    expect(made.types.map(({ typeName, direction }) => [typeName, direction])).toEqual([['BuyRequest', 'sent']]);
  });

  test('aws-json without a body takes nothing', () => {
    const operation = makeOperation({ id: 'Buy', parameters: [parameter('header', 'X-Amz-Target')] });
    expect(onlyOperation(makeModel({ protocol: awsJson, operations: [operation] })).input).toEqual({ kind: 'none' });
  });

  test('rest-json: a member per parameter in the page’s order, and the body last', () => {
    const operation = makeOperation({
      id: 'buy',
      parameters: [parameter('query', 'limit', { required: false }), parameter('path', 'shop')],
      requestBody: jsonBody(objectOf(property('what')), false),
    });
    const { input } = onlyOperation(makeModel({ operations: [operation] }));
    expect(input).toMatchObject({ kind: 'members', typeName: 'BuyInput', mediaType: 'application/json' });
    expect(input.kind === 'members' && input.members.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['limit', 'query', false],
      ['shop', 'path', true],
      ['body', 'body', false],
    ]);
  });

  test('members that want one name say where they belong, whatever the order', () => {
    const parameters = [
      parameter('header', 'id'),
      parameter('query', 'id'),
      parameter('path', 'id'),
      parameter('query', 'body'),
      parameter('query', '__proto__'),
      parameter('cookie', 'idInHeader'),
    ];
    const { input } = onlyOperation(
      makeModel({ operations: [makeOperation({ id: 'buy', parameters, requestBody: jsonBody(text) })] }),
    );
    expect(input.kind === 'members' && input.members.map(({ name }) => name)).toEqual([
      'idInHeader',
      'idInQuery',
      'id',
      'bodyInQuery',
      '__proto__InQuery',
      'idInHeaderInCookie',
      'body',
    ]);
  });

  test('the media types of a call are the client’s to say', () => {
    const parameters = [parameter('header', 'Content-Type'), parameter('header', 'accept')];
    expect(onlyOperation(makeModel({ operations: [makeOperation({ id: 'buy', parameters })] })).input).toEqual({ kind: 'none' });
  });
});

describe('output', () => {
  const output = (...responses: readonly ReturnType<typeof jsonResponse>[]) =>
    onlyOperation(makeModel({ operations: [makeOperation({ id: 'buy', responses })], types: [namedType('Receipt', text)] }))
      .output;
  const empty = (status: number) => ({ status, contents: [], headers: [], evidence: {} });

  test.each([
    ['no response', output(), { kind: 'none', status: 200 }],
    ['only a status', output(empty(204)), { kind: 'none', status: 204 }],
    [
      'a body beside a bare status',
      output(empty(202), jsonResponse(reference('Receipt'), 201)),
      { kind: 'body', status: 201, mediaType: 'application/json', typeName: 'Receipt' },
    ],
    [
      'a body without a name of its own',
      output(jsonResponse(text)),
      { kind: 'body', status: 200, mediaType: 'application/json', typeName: 'BuyResponse' },
    ],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test('directions look through references, and do not get lost in a type that holds itself', () => {
  const model = makeModel({
    types: [
      namedType('Cart', objectOf(property('lines', { kind: 'array', items: reference('Line'), evidence: {} }))),
      namedType('Line', objectOf(property('price', reference('Money')), property('parts', reference('Cart')))),
      namedType('Money', text),
      namedType('Problem', objectOf(property('at', reference('Place')))),
      namedType('Place', text),
      namedType('Unused', text),
    ],
    errors: [apiError('Bad', { schema: reference('Problem') })],
    operations: [
      makeOperation({ id: 'buy', requestBody: jsonBody(reference('Cart')), responses: [jsonResponse(reference('Money'))] }),
    ],
  });
  expect(Object.fromEntries(view(model).types.map(({ typeName, direction }) => [typeName, direction]))).toEqual({
    Cart: 'sent',
    Line: 'sent',
    Money: 'both',
    Problem: 'received',
    Place: 'received',
    Unused: 'none',
  });
});

test('the model is not touched', () => {
  const model = makeModel({ operations: [makeOperation({ id: 'buy', parameters: [parameter('query', 'id')] })] });
  const before = structuredClone(model);
  view(model);
  expect(model).toEqual(before);
});
