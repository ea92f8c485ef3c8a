// Answers a second at 50 connections, each server a process of its own.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.js';
import { inTurn, median, ratio } from './pairs.js';
import { generated, peer, root } from './paths.js';
import { freePort, startServer, startSilentServer } from './servers.js';

const body = JSON.stringify({ AccessToken: 'token', UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] });

const request = (contentType) =>
  [
    'POST / HTTP/1.1',
    'Host: localhost',
    `Content-Type: ${contentType}`,
    'X-Amz-Target: AWSCognitoIdentityProviderService.UpdateUserAttributes',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-mock-'));
  const document = join(folder, 'openapi.json');
  await writeFile(document, await documentForPrism());
  const ours = await startServer([join(root, 'dist/cli.js'), 'mock', generated], /http:\/\/[^\s]*:(\d+)/);
  const bare = await startServer([join(root, 'bench/src/bare-server.js')], /port (\d+)/);
  const port = await freePort();
  const prism = await startSilentServer([peer('prism'), 'mock', document, '-p', String(port), '-v', 'silent'], port);
  const rate = (server, contentType) => () =>
    load({ port: server.port, request: request(contentType), connections: 50, seconds: 1.5 });
  try {
    const figures = await inTurn(
      {
        ours: rate(ours, 'application/x-amz-json-1.1'),
        bare: rate(bare, 'application/x-amz-json-1.1'),
        prism: rate(prism, 'application/json'),
      },
      7,
    );
    const row = (name, peerName, bar) => ({
      what: 'calls at 50 connections',
      peer: peerName,
      ours: `${Math.round(median(figures.ours))} /s`,
      theirs: `${Math.round(median(figures[name]))} /s`,
      ratio: ratio(figures.ours, figures[name]),
      bar,
    });
    return [row('bare', '`node:http`, parsing the body', '≥ 0.85'), row('prism', 'prism 5.14, silent', '≥ 10')];
  } finally {
    for (const server of [ours, bare, prism]) server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The exported document with its one operation under `/`: prism knows no path with a fragment. */
async function documentForPrism() {
  const document = JSON.parse(await readFile(join(generated, 'openapi.json'), 'utf8'));
  const [operation] = Object.values(document.paths);
  const text = JSON.stringify({ ...document, servers: [], paths: { '/': operation } });
  return text.replaceAll('application/x-amz-json-1.1', 'application/json');
}
