import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHar } from '../../src/drift/har.js';
import { parseJournal } from '../../src/drift/journal.js';
import type { ApiModel } from '../../src/model/api.js';
import { cases, corrected, modelOf, verified } from './traffic.js';

type MockServer = Awaited<ReturnType<typeof start>>['server'];

async function start() {
  const { createMockServer } = await import('../../generated/cognito-identity-provider/dist/esm/mock-server.js');
  const server = createMockServer({ seed: 1 });
  return { server, ...(await server.listen(0)) };
}

/** Calls a server and records the call as a browser would. */
async function call(url: string, body: object) {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes',
  };
  const text = JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', headers, body: text });
  const pairs = (record: Iterable<readonly [string, string]>) => [...record].map(([name, value]) => ({ name, value }));
  return {
    request: {
      method: 'POST',
      url,
      headers: pairs(Object.entries(headers)),
      postData: { mimeType: headers['content-type'], text },
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      headers: pairs(response.headers),
      content: { mimeType: response.headers.get('content-type'), text: await response.text() },
    },
  };
}

const fine = { AccessToken: 'hidden', UserAttributes: [{ Name: 'name', Value: 'Ada' }] };

describe('the mock server of a generated package', () => {
  let server: MockServer;
  let url: string;
  let model: ApiModel;
  beforeAll(async () => {
    ({ server, url } = await start());
    const one = cases.find(({ name }) => name === 'user-pool');
    if (!one) throw new Error('there is a case');
    model = await modelOf(one);
  });
  afterAll(() => server.close());

  it('what it makes of the page does not drift from the page', async () => {
    server.reset();
    const har = JSON.stringify({
      log: { entries: [await call(url, fine), await call(url, { ...fine, ClientMetadata: { a: 'b' } })] },
    });
    const host = new URL(url).host;
    const { counts, kinds } = verified(model, [parseHar(har, 'traffic.har')], [host]);
    expect(counts).toMatchObject({ compared: 2, elsewhere: 0 });
    expect(kinds).toEqual([]);
    const journal = verified(model, [parseJournal(JSON.stringify(server.requests), 'journal.json')]);
    expect(journal.counts.compared).toBe(2);
    expect(journal.kinds).toEqual([]);
  });

  it('its journal tells what callers send that the page does not have', async () => {
    server.reset();
    await call(url, { ...fine, DryRun: true });
    await call(url, { ...fine, UserAttributes: [{ Name: 'x'.repeat(40), Value: 'Ada' }] });
    await call(url, { UserAttributes: [] });
    const recording = parseJournal(server.requests.map((entry) => JSON.stringify(entry)).join('\n'), 'journal.json');
    const { kinds, yaml } = verified(model, [recording]);
    expect(kinds).toEqual([
      'absent UpdateUserAttributes.request.AccessToken',
      'field UpdateUserAttributes.request.DryRun',
      'constraint types.AttributeType.Name',
    ]);
    expect(yaml).toContain('because: Recorded traffic shows this field once (journal.json, call 1).');
    expect(yaml).not.toContain('hidden');
    const { model: mended } = corrected(model, yaml);
    expect(verified(mended, [recording]).kinds).toEqual([]);
  });

  it('errors that it is told to answer with are those of the page', async () => {
    server.reset();
    server.fail('NotAuthorizedException', { times: 1 });
    const har = JSON.stringify({ log: { entries: [await call(url, fine)] } });
    const { kinds } = verified(model, [parseHar(har, 'traffic.har')], [new URL(url).host]);
    expect(kinds).toEqual([]);
  });
});
