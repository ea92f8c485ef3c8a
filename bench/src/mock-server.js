// Answers a second at 50 connections and how long they take, each server a process of its own; memory and connections held.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hold } from './connections.js';
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

const connections = 50;
const awsJson = request('application/x-amz-json-1.1');

export async function measure() {
  return [...(await speed()), await memory(), await manyConnections()];
}

/** How fast a process runs is settled by chance when it starts, by some percent: each server is started several times. */
const starts = 5;
const rounds = 4;
const seconds = 0.8;

async function speed() {
  const figures = { ours: [], bare: [], prism: [], ourSlowest: [], bareSlowest: [] };
  const folder = await mkdtemp(join(tmpdir(), 'bench-mock-'));
  const document = join(folder, 'openapi.json');
  await writeFile(document, await documentForPrism());
  try {
    for (let start = 0; start < starts; start++) {
      for (const [name, all] of Object.entries(await speedOnce(document))) figures[name].push(...all);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const row = (theirs, peerName, bar) => ({
    what: `calls at ${connections} connections`,
    peer: peerName,
    ours: `${Math.round(median(figures.ours))} /s`,
    theirs: `${Math.round(median(theirs))} /s`,
    ratio: ratio(figures.ours, theirs),
    bar,
  });
  const milliseconds = (all) => `${median(all).toFixed(2)} ms`;
  return [
    row(figures.bare, '`node:http`, parsing the body', '≥ 0.9'),
    row(figures.prism, 'prism 5.14, silent', '≥ 10'),
    {
      what: `what 99 of 100 calls at ${connections} connections stay below (less is better)`,
      peer: '`node:http`, parsing the body',
      ours: milliseconds(figures.ourSlowest),
      theirs: milliseconds(figures.bareSlowest),
      ratio: ratio(figures.ourSlowest, figures.bareSlowest),
      bar: '≤ 2',
    },
  ];
}

async function speedOnce(document) {
  const ours = await startServer([join(root, 'dist/cli.js'), 'mock', generated], /http:\/\/[^\s]*:(\d+)/);
  const bare = await startServer([join(root, 'bench/src/bare-server.js')], /port (\d+)/);
  const port = await freePort();
  const prism = await startSilentServer([peer('prism'), 'mock', document, '-p', String(port), '-v', 'silent'], port);
  const rate = (server, text) => () => load({ port: server.port, request: text, connections, seconds });
  try {
    return await inTurn(
      {
        ours: rate(ours, awsJson),
        bare: rate(bare, awsJson),
        ourSlowest: () => percentile99(ours),
        bareSlowest: () => percentile99(bare),
        prism: rate(prism, request('application/json')),
      },
      rounds,
    );
  } finally {
    for (const server of [ours, bare, prism]) server.stop();
  }
}

/** Milliseconds. */
async function percentile99({ port }) {
  const waits = [];
  await load({ port, request: awsJson, connections, seconds, waits });
  return waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
}

const [early, late] = [200_000, 2_000_000];

async function memory() {
  const server = await startServer(['--expose-gc', join(root, 'bench/src/memory-server.js'), generated], /port (\d+)/);
  try {
    const heapAfter = async (requests) => {
      await load({ port: server.port, request: awsJson, connections, requests });
      return Number(await server.ask('heap'));
    };
    const before = await heapAfter(early);
    const after = await heapAfter(late - early);
    const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
    return {
      what: `heap after ${late.toLocaleString('en')} calls, all through the journal (less is better)`,
      peer: `itself after ${early.toLocaleString('en')}`,
      ours: megabytes(after),
      theirs: megabytes(before),
      ratio: after / before,
      bar: '≤ 1.1',
    };
  } finally {
    server.stop();
  }
}

const held = 10_000;

async function manyConnections() {
  const server = await startServer([join(root, 'dist/cli.js'), 'mock', generated], /http:\/\/[^\s]*:(\d+)/);
  try {
    const answered = await hold({ port: server.port, request: awsJson, connections: held });
    return {
      what: 'connections held open at once, each answered before and after the last was opened',
      peer: 'those that were opened',
      ours: answered.toLocaleString('en'),
      theirs: held.toLocaleString('en'),
      ratio: answered / held,
      bar: '≥ 1',
    };
  } finally {
    server.stop();
  }
}

/** The exported document with its one operation under `/`: prism knows no path with a fragment. */
async function documentForPrism() {
  const document = JSON.parse(await readFile(join(generated, 'openapi.json'), 'utf8'));
  const [operation] = Object.values(document.paths);
  const text = JSON.stringify({ ...document, servers: [], paths: { '/': operation } });
  return text.replaceAll('application/x-amz-json-1.1', 'application/json');
}
