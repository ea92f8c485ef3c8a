import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { awsJson } from '../../src/emit/mock-server/runtime/aws-json.js';
import { createServer } from '../../src/emit/mock-server/runtime/server.js';
import type { Server, ServerOptions } from '../../src/emit/mock-server/runtime/types.js';
import { errors, type Operations, operations, typeList } from '../emit/mock-server/notes-api.js';
import { executablePath } from './report-page.js';

export interface Watched {
  readonly page: Page;
  readonly server: Server<Operations, Map<string, unknown>>;
  readonly url: string;
  /** Calls an operation of the server, as a client does. */
  call(operation: string, input: unknown): Promise<Response>;
  /** Requests that leave the server, errors, dialogs, complaints of the browser. */
  readonly trouble: readonly string[];
}

export const title = '<Notes> & "co"';

/** A browser for the tests of a file; each test has a server and a window of its own. */
export function controlWindows(): (options?: ServerOptions, window?: BrowserContextOptions) => Promise<Watched> {
  let browser: Browser | undefined;
  const open: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      // The superuser is the one whom the browser's own sandbox refuses.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking', '--disable-quic'],
    });
  });
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });
  afterAll(() => browser?.close());
  return async (options = {}, window = {}) => {
    if (!browser) throw new Error('the browser has not started');
    const wire = awsJson({ version: '1.1', targetPrefix: 'Notes_v1' });
    const server = createServer<Operations, Map<string, unknown>>(
      { title, wire, patterns: 'whole', operations, errors, types: typeList },
      { control: true, ...options },
    );
    open.push(server);
    const { url } = await server.listen();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...window });
    open.push(context);
    const trouble: string[] = [];
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('request', (request) => {
      if (!request.url().startsWith(`${url}/__mock__`) && request.url() !== 'data:,') trouble.push(`request ${request.url()}`);
    });
    page.on('pageerror', (error) => trouble.push(`error ${error.message}`));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
    page.on('dialog', (dialog) => {
      trouble.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${url}/__mock__`);
    await page.getByText('live', { exact: true }).waitFor();
    const call = (operation: string, input: unknown): Promise<Response> =>
      fetch(url, { method: 'POST', headers: { 'x-amz-target': `Notes_v1.${operation}` }, body: JSON.stringify(input) });
    return { page, server, url, call, trouble };
  };
}
