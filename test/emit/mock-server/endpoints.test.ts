import { expect, test } from 'vitest';
import { buildView } from '../../../src/emit/build-view.js';
import { endpoints } from '../../../src/emit/mock-server/endpoints.js';
import { mockServerTarget } from '../../../src/emit/mock-server/index.js';
import type { ApiModel } from '../../../src/model/api.js';
import { makeModel, makeOperation } from '../make-model.js';

const at = (...urls: readonly string[]): ApiModel['servers'] => urls.map((url) => ({ url, evidence: {} }));

test.each<[title: string, api: readonly string[], operations: readonly (readonly string[])[], found: readonly string[]]>([
  ['the API’s', ['https://a.example', 'http://a.example'], [[]], ['https://a.example', 'http://a.example']],
  ['an operation’s own', ['https://a.example'], [['https://b.example/v1'], []], ['https://a.example', 'https://b.example/v1']],
  ['each once', ['https://a.example'], [['https://a.example'], ['https://a.example']], ['https://a.example']],
  ['with variables', ['https://{region}.a.example/{version}'], [], ['https://{region}.a.example/{version}']],
  [
    'none that is not whole',
    ['/v1', '//a.example', 'ws://a.example', 'https://', 'HTTPS://B.example'],
    [],
    ['HTTPS://B.example'],
  ],
])('endpoints: %s', (_, api, operations, found) => {
  const model = makeModel({
    servers: at(...api),
    operations: operations.map((urls, index) => makeOperation({ id: `get${index}`, servers: at(...urls) })),
  });
  expect(endpoints(model)).toEqual(found);
});

test.each([
  ['https://a.example', 'readonly endpoint?: Endpoint;'],
  ['/v1', 'readonly endpoint: Endpoint;'],
])('where the API is at %s, a handler for MSW has %s', async (url, option) => {
  const model = makeModel({ servers: at(url), operations: [makeOperation({ id: 'get' })] });
  const files = await mockServerTarget.emit(buildView(model, { version: '1.0.0' }), model);
  expect(files.find(({ path }) => path === 'src/testing.ts')?.text).toContain(option);
});
