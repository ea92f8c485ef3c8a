// Whole processes, from start to exit: importing a client and making one call with it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn, median, ratio } from './pairs.js';
import { generated, root } from './paths.js';
import { seconds } from './seconds.js';
import { startServer } from './servers.js';

const input = JSON.stringify({ AccessToken: 'token', UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] });

const headers = JSON.stringify({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes',
});

const check = "if (answer.CodeDeliveryDetailsList.length !== 1) throw new Error('no such answer');";

const programs = {
  ours: (endpoint) => `
    import { CognitoIdentityProviderClient } from ${JSON.stringify(join(generated, 'dist/esm/client.js'))};
    const client = new CognitoIdentityProviderClient({ endpoint: '${endpoint}' });
    const answer = await client.updateUserAttributes(${input});
    ${check}`,
  http: (endpoint) => `
    import { request } from 'node:http';
    const answer = await new Promise((done, failed) => {
      const outgoing = request('${endpoint}', { method: 'POST', headers: ${headers} }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk) => { text += chunk; });
        incoming.on('end', () => done(JSON.parse(text)));
      });
      outgoing.on('error', failed);
      outgoing.end(JSON.stringify(${input}));
    });
    ${check}`,
  fetch: (endpoint) => `
    const response = await fetch('${endpoint}', { method: 'POST', headers: ${headers}, body: JSON.stringify(${input}) });
    const answer = JSON.parse(await response.text());
    ${check}`,
  sdk: (endpoint) => `
    import { createRequire } from 'node:module';
    const require = createRequire(${JSON.stringify(join(root, 'bench/package.json'))});
    const { CognitoIdentityProviderClient, UpdateUserAttributesCommand } = require('@aws-sdk/client-cognito-identity-provider');
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const client = new CognitoIdentityProviderClient({ endpoint: '${endpoint}', region: 'us-east-1', credentials });
    const answer = await client.send(new UpdateUserAttributesCommand(${input}));
    ${check}`,
};

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-client-start-'));
  const server = await startServer([join(root, 'bench/src/bare-server.js')], /port (\d+)/);
  try {
    const contenders = {};
    for (const [name, program] of Object.entries(programs)) {
      const path = join(folder, `${name}.mjs`);
      await writeFile(path, program(`http://127.0.0.1:${server.port}`));
      contenders[name] = () => seconds([path], folder);
    }
    const figures = await inTurn(contenders, 15);
    const row = (peer, name, bar) => ({
      what: 'start, one call, exit',
      peer,
      ours: `${(median(figures.ours) * 1000).toFixed(0)} ms`,
      theirs: `${(median(figures[name]) * 1000).toFixed(0)} ms`,
      ratio: ratio(figures.ours, figures[name]),
      bar,
    });
    return [row('one `node:http` request', 'http', '≤ 1.3'), row('one `fetch`', 'fetch'), row('AWS SDK', 'sdk')];
  } finally {
    server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
