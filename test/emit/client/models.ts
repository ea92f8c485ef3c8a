import { readFileSync } from 'node:fs';
import type { ApiModel, Operation, Schema } from '../../../src/model/api.js';
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
} from '../make-model.js';

/** The first page's API: AWS JSON, one operation, nineteen errors. */
export function cognito(): ApiModel {
  const file = new URL('../../../fixtures/apidog/update-user-attributes/model.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as ApiModel;
}

const binary: Schema = { kind: 'binary', evidence: {} };
const content = (mediaType: string, schema: Schema) => ({ mediaType, schema, evidence: {} });
const error = (name: string, documentedStatus: number): Operation['errors'][number] => ({ name, documentedStatus, evidence: {} });

/** A REST API with something of everything. */
export function shop(): ApiModel {
  return makeModel({
    title: 'Shop',
    servers: [{ url: 'https://{tenant}.shop.example/v1', evidence: {} }],
    types: [
      namedType('Order', objectOf(property('id'), property('note', text, false))),
      namedType('Problem', objectOf(property('code'), property('hint', text, false))),
    ],
    errors: [
      apiError('OrderNotFound', { status: 404, schema: reference('Problem'), description: 'There is no such order.' }),
      apiError('OrderClosed', { status: 409 }),
      apiError('OrderLocked', { status: 409 }),
    ],
    operations: [
      makeOperation({
        id: 'getOrder',
        title: 'Get an order',
        path: '/orders/{orderId}',
        parameters: [
          parameter('path', 'orderId'),
          parameter('query', 'expand', { required: false, schema: { kind: 'array', items: text, evidence: {} } }),
          parameter('header', 'X-Trace', { required: false }),
        ],
        responses: [jsonResponse(reference('Order'))],
        errors: [error('OrderNotFound', 404)],
      }),
      makeOperation({
        id: 'createOrder',
        method: 'POST',
        path: '/orders',
        requestBody: jsonBody(reference('Order')),
        responses: [jsonResponse(reference('Order'), 201)],
        errors: [error('OrderClosed', 409), error('OrderLocked', 409)],
      }),
      makeOperation({
        id: 'attach',
        method: 'PUT',
        path: '/orders/{orderId}/file',
        parameters: [parameter('path', 'orderId')],
        requestBody: {
          required: true,
          contents: [content('multipart/form-data', objectOf(property('file', binary)))],
          evidence: {},
        },
        responses: [{ status: 204, contents: [], headers: [], evidence: {} }],
      }),
      makeOperation({
        id: 'exportOrders',
        path: '/orders.csv',
        responses: [{ status: 200, contents: [content('text/csv', text)], headers: [], evidence: {} }],
      }),
    ],
  });
}
