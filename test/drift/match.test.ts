import { describe, expect, it } from 'vitest';
import { Matcher } from '../../src/drift/match.js';
import type { ApiModel, Server } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { pageWriter } from '../model/make.js';
import { type RecordedCall, recorded } from './traffic.js';

const p = pageWriter('page.txt');
const server = (url: string): Server => ({ url, evidence: {} });

function rest(...urls: readonly string[]): ApiModel {
  const operation = (id: string, method: 'GET' | 'POST', path: string) => p.operation(id, { method, path, parameters: [] });
  const { value } = buildModel([
    p.reading(
      [operation('GetPet', 'GET', '/pets/{id}'), operation('GetMine', 'GET', '/pets/mine'), operation('AddPet', 'POST', '/pets')],
      {
        servers: urls.map(server),
      },
    ),
  ]);
  return decideProtocol(value).value;
}

function aws(prefix?: string): ApiModel {
  const { value } = buildModel([p.reading([p.operation('GetPet'), p.operation('AddPet')])]);
  const model = decideProtocol(value).value;
  if (model.protocol.kind !== 'aws-json') throw new Error('the header makes it AWS JSON');
  return prefix === undefined ? model : { ...model, protocol: { ...model.protocol, targetPrefix: prefix } };
}

function matched(model: ApiModel, call: RecordedCall, hosts: readonly string[] = []): string {
  const [exchange] = recorded({ answer: {}, answerHeaders: { 'content-type': 'application/json' }, ...call }).exchanges;
  if (!exchange) throw new Error('it was recorded');
  const found = new Matcher(model, hosts).match(exchange);
  switch (found.kind) {
    case 'operation':
      return `${found.operation.id} ${[...found.variables.values()].join()}`.trim();
    case 'unknown':
      return `unknown ${found.method} ${found.path}`;
    default:
      return found.kind;
  }
}

describe('by method and path', () => {
  it.each<[servers: readonly string[], url: string, hosts: readonly string[], operation: string]>([
    [['https://a.example'], 'https://a.example/pets/7', [], 'GetPet 7'],
    [['https://a.example'], 'https://A.example:443/pets/mine/', [], 'GetMine'],
    [['https://a.example/v1'], 'https://a.example/v1/pets/7', [], 'GetPet 7'],
    [['https://a.example/v1'], 'https://a.example/pets/7', [], 'elsewhere'],
    [['https://a.example/v1'], 'https://b.example/v1/pets/7', [], 'elsewhere'],
    [['https://{region}.a.example/{stage}'], 'https://eu.a.example/beta/pets/7', [], 'GetPet 7'],
    [['https://a.example', 'https://b.example/v2'], 'https://b.example/v2/pets/7', [], 'GetPet 7'],
    [[], 'https://any.example/pets/7', [], 'GetPet 7'],
    [[], 'https://any.example/v1/pets/7', [], 'unknown GET /v1/pets/{}'],
    [['/v1'], 'https://any.example/v1/pets/7', [], 'GetPet 7'],
    [['https://a.example/v1'], 'http://localhost:4010/pets/7', ['localhost:4010'], 'GetPet 7'],
    [['https://a.example/v1'], 'http://localhost:4010/v1/pets/7', ['localhost'], 'GetPet 7'],
    [['https://a.example/v1'], 'https://a.example/v1/pets/7', ['localhost'], 'elsewhere'],
    [['https://a.example'], 'https://b.example/base/pets/7', ['b.example/base'], 'GetPet 7'],
    [['https://a.example'], 'https://b.example/base/pets/7', ['https://b.example/base/'], 'GetPet 7'],
    [['https://a.example'], 'https://a.example/pets/7/toys/5f3a9c1b2d4e', [], 'unknown GET /pets/{}/toys/{}'],
    [['https://a.example'], 'https://a.example/people/jo@x.example', [], 'unknown GET /people/{}'],
  ])('%j: %s %j', (servers, url, hosts, operation) => {
    expect(matched(rest(...servers), { url }, hosts)).toBe(operation);
  });

  it.each<[call: Partial<RecordedCall>, kind: string]>([
    [{ method: 'DELETE' }, 'unknown DELETE /pets'],
    [{ method: 'DELETE', status: 405 }, 'no-call'],
    [{ method: 'OPTIONS' }, 'no-call'],
    [{ answerHeaders: { 'content-type': 'text/html' }, answer: 'x' }, 'unknown GET /pets'],
    [{ status: 404 }, 'no-call'],
  ])('%j is no operation', (call, kind) => {
    expect(matched(rest('https://a.example'), { url: 'https://a.example/pets', ...call })).toBe(kind);
  });
});

describe('by X-Amz-Target', () => {
  it.each<[prefix: string | undefined, target: string | undefined, operation: string]>([
    ['Pets_1', 'Pets_1.GetPet', 'GetPet'],
    ['Pets_1', 'Cars_1.GetPet', 'elsewhere'],
    ['Pets_1', 'Pets_1.DropPet', 'unknown POST DropPet'],
    ['Pets.v1', 'Pets.v1.GetPet', 'GetPet'],
    [undefined, 'Any.AddPet', 'AddPet'],
    [undefined, 'AddPet', 'AddPet'],
    ['Pets_1', undefined, 'no-call'],
    ['Pets_1', '__proto__', 'elsewhere'],
  ])('%s: %s', (prefix, target, operation) => {
    const headers = target === undefined ? {} : { 'X-Amz-Target': target };
    expect(matched(aws(prefix), { method: 'POST', url: 'https://pets.example/', headers, request: {} })).toBe(operation);
  });
});
