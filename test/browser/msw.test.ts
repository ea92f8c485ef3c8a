import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmittedPackage, emitToFolder, fixtureModel } from '../emit/mock-server/emitted-package.js';
import { executablePath } from './report-page.js';

/** A generated package in a page whose network is MSW's worker. */
const app = (file: (name: string) => string): string => `
import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import { CognitoIdentityProviderClient, updateUserAttributes } from '${file('index')}';
import { createMockServer } from '${file('mock-server')}';
import { mswHandler } from '${file('testing')}';

window.run = async () => {
  const mock = createMockServer({ handlers: { UpdateUserAttributes: () => ({ CodeDeliveryDetailsList: [] }) } });
  const worker = setupWorker(mswHandler(http, { server: mock }));
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
  const client = new CognitoIdentityProviderClient({ region: 'eu-central-1', retry: false });
  const input = { AccessToken: 'token', UserAttributes: [{ Name: 'name', Value: 'Ada' }] };
  const output = await updateUserAttributes(client, input);
  mock.fail('UserNotFoundException', { message: 'Who?' });
  const error = await updateUserAttributes(client, input).catch(({ name }) => name);
  const plain = await (await fetch('/plain')).text();
  return { output, error, plain, inputs: mock.requests.map(({ input }) => input) };
};`;

let emitted: EmittedPackage;
let site: Server;
let browser: Browser;
beforeAll(async () => {
  emitted = await emitToFolder(await fixtureModel());
  const bundle = await build({
    stdin: { contents: app((name) => emitted.file(`dist/esm/${name}.js`)), resolveDir: '.' },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', '<!doctype html><title>App</title><script type="module" src="/app.js"></script>'],
    '/app.js': ['text/javascript', bundle.outputFiles[0]?.text ?? ''],
    '/mockServiceWorker.js': ['text/javascript', await readFile('node_modules/msw/lib/mockServiceWorker.js', 'utf8')],
    '/plain': ['text/plain', 'plain'],
  };
  site = createServer(({ url = '' }, response) => {
    const [type, text] = files[url] ?? ['text/plain', ''];
    response.writeHead(files[url] === undefined ? 404 : 200, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking'],
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
  await emitted?.remove();
});

test('in a browser, MSW’s worker has the mock server answer for the API, and leaves other requests alone', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  await page.waitForFunction('window.run !== undefined');
  const input = { AccessToken: 'token', UserAttributes: [{ Name: 'name', Value: 'Ada' }] };
  expect(await page.evaluate('window.run()')).toEqual({
    output: { CodeDeliveryDetailsList: [] },
    error: 'UserNotFoundException',
    plain: 'plain',
    inputs: [input, input],
  });
});
