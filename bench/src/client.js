// Calls a second to a bare server in a process of its own, one at a time and 32 at a time.
import { join } from 'node:path';
import {
  CognitoIdentityProviderClient as SdkClient,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Agent, request } from 'undici';
import { inTurn, median, ratio } from './pairs.js';
import { generated, root } from './paths.js';
import { startServer } from './servers.js';

const input = { AccessToken: 'token', UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] };

const headers = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes',
};

export async function measure() {
  const server = await startServer([join(root, 'bench/src/bare-server.js')], /port (\d+)/);
  const endpoint = `http://127.0.0.1:${server.port}`;
  try {
    const { CognitoIdentityProviderClient, fetchTransport } = await import(join(generated, 'dist/esm/client.js'));
    const client = new CognitoIdentityProviderClient({ endpoint });
    const byFetch = new CognitoIdentityProviderClient({ endpoint, transport: fetchTransport() });
    const sdk = new SdkClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
    const dispatcher = new Agent({ connections: 64 });
    const calls = {
      ours: () => client.updateUserAttributes(input),
      byFetch: () => byFetch.updateUserAttributes(input),
      fetch: async () => {
        const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
        if (!response.ok) throw new Error(String(response.status));
        return JSON.parse(await response.text());
      },
      undici: async () => {
        const { statusCode, body } = await request(endpoint, {
          method: 'POST',
          headers,
          body: JSON.stringify(input),
          dispatcher,
        });
        if (statusCode !== 200) throw new Error(String(statusCode));
        return body.json();
      },
      sdk: () => sdk.send(new UpdateUserAttributesCommand(input)),
    };
    const rows = [];
    for (const atOnce of [1, 32]) {
      const contenders = Object.entries(calls).map(([name, call]) => [name, () => perSecond(call, atOnce)]);
      const figures = await inTurn(Object.fromEntries(contenders), 9);
      const what = atOnce === 1 ? 'one call at a time' : `${atOnce} calls at a time`;
      const row = (name, peer, bar, mine = 'ours') => ({
        what: mine === 'ours' ? what : `${what}, by \`fetchTransport\``,
        peer,
        ours: `${Math.round(median(figures[mine]))} /s`,
        theirs: `${Math.round(median(figures[name]))} /s`,
        ratio: ratio(figures[mine], figures[name]),
        bar,
      });
      const bar = (most) => (atOnce === 1 ? undefined : most);
      rows.push(row('undici', 'undici `request`', bar('≥ 0.9')), row('sdk', 'AWS SDK', bar('≥ 6')));
      rows.push(row('fetch', 'bare `fetch`'), row('fetch', 'bare `fetch`', '≥ 0.9', 'byFetch'));
    }
    return rows;
  } finally {
    server.stop();
  }
}

/** Calls a second, over half a second, with so many on their way. */
async function perSecond(call, atOnce) {
  const start = performance.now();
  let count = 0;
  const lane = async () => {
    while (performance.now() - start < 500) {
      await call();
      count++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (count / (performance.now() - start)) * 1000;
}
