import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Playwright from 'playwright-core';
import { type Diagnostic, diagnostic, type Outcome } from '../../diagnostic.js';
import type { Address, FileAddress } from '../address.js';
import { HostGate, pause } from '../http/host-gate.js';
import type { HttpPages } from '../http/pages.js';
import { inspect } from '../inspect.js';
import type { SourceSettings } from '../settings.js';
import type { Source } from '../source.js';
import { findChromium } from './find-chromium.js';
import { measure, serialise } from './page-script.js';
import { fileOrigin, PageRequests, type Shown } from './requests.js';

/** Pages that are shown at a time. */
const width = 2;

/** Milliseconds without a change after which a page is what it wants to be. */
const quiet = 600;
const glance = 150;

/** Longest time that a page is given to come to rest, in milliseconds; one that never does is taken as it is. */
const longestUnrest = 20_000;

/** Tall, for pages that make up their lower parts only once somebody sees them. */
const viewport = { width: 1280, height: 8000 };

/** Nothing leaves the browser by itself: what a page asks for is answered by the program, and what is left goes to a proxy that is not there. */
const nowhere = { server: 'http://127.0.0.1:9', bypass: '<-loopback>' };
const args = [
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--dns-prefetch-disable',
  '--disable-background-networking',
];

/** Shows pages in Chromium, and takes them as their scripts leave them. */
export class Browser {
  readonly #settings: SourceSettings;
  readonly #pages: () => Promise<HttpPages>;
  readonly #gate = new HostGate(width);
  #launched: Promise<Playwright.Browser | Diagnostic> | undefined;

  /** @param pages where pages get what they ask for */
  constructor(settings: SourceSettings, pages: () => Promise<HttpPages>) {
    this.#settings = settings;
    this.#pages = pages;
  }

  /** The page as HTML, once it has come to rest. */
  async show(source: Source, at: Address): Promise<Outcome<Source | undefined>> {
    return this.#gate.through(async () => {
      this.#launched ??= launch(this.#settings.chromium);
      const browser = await this.#launched;
      if ('code' in browser) return { value: undefined, diagnostics: [{ ...browser, where: { source: source.id } }] };
      const context = await browser.newContext({ viewport, serviceWorkers: 'block', acceptDownloads: false });
      try {
        const html = await withinTime(this.#settings.timeout, this.#settle(context, shownAs(source, at)));
        const value: Source = { id: source.id, bytes: new TextEncoder().encode(html), mediaType: 'text/html', charset: 'utf-8' };
        const diagnostics = inspect(value, this.#settings.maxBytes);
        return { value: diagnostics.length > 0 ? undefined : value, diagnostics };
      } catch (error) {
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        return {
          value: undefined,
          diagnostics: [
            diagnostic('render-failed', `${source.id} could not be shown: ${reason}`, { where: { source: source.id } }),
          ],
        };
      } finally {
        await withinTime(glance * 20, context.close()).catch(() => {});
      }
    });
  }

  async close(): Promise<void> {
    const browser = await this.#launched;
    if (browser && !('code' in browser)) await browser.close();
  }

  async #settle(context: Playwright.BrowserContext, shown: Shown): Promise<string> {
    const requests = new PageRequests(shown, this.#pages);
    await context.route('**/*', (route) => requests.answer(route));
    await context.routeWebSocket('**/*', (socket) => void socket.close());
    const page = await context.newPage();
    context.on('page', (other) => void other.close().catch(() => {}));
    await page.goto(shown.url, { waitUntil: 'commit', timeout: this.#settings.timeout });
    const patience = Date.now() + Math.min(longestUnrest, this.#settings.timeout / 2);
    let [size, since] = [-1, Date.now()];
    while (Date.now() - since < quiet && Date.now() < patience) {
      const now = Number(await page.evaluate(measure));
      if (now !== size || requests.open > 0) [size, since] = [now, Date.now()];
      await pause(glance);
    }
    return String(await page.evaluate(serialise));
  }
}

function shownAs({ bytes, charset }: Source, at: Address): Shown {
  // Without a word on it, a browser would take bytes for those of another time.
  const page = { html: bytes, charset: charset ?? (isUtf8(bytes) ? 'utf-8' : undefined) };
  switch (at.kind) {
    case 'url':
      return { ...page, url: at.url };
    case 'file':
      return { ...page, url: fileUrl(at), file: at };
    case 'standard input':
      return { ...page, url: `${fileOrigin}/` };
  }
}

function fileUrl({ file, folder }: FileAddress): string {
  const inside = path.relative(folder.path, file).split(path.sep).map(encodeURIComponent).join('/');
  return `${fileOrigin}/${inside}`;
}

/** A browser, or why there is none. */
async function launch(named: string | undefined): Promise<Playwright.Browser | Diagnostic> {
  let playwright: typeof Playwright;
  try {
    playwright = createRequire(import.meta.url)('playwright-core');
  } catch {
    return diagnostic('render-unavailable', 'Pages cannot be shown: the package playwright-core is not installed.', {
      help: 'Install it beside this program: `npm install --save-dev playwright-core`. Or save the page from a browser.',
    });
  }
  const { chromium } = playwright;
  const executablePath = findChromium(named, [chromium.executablePath()]);
  if (executablePath === undefined) {
    const missing = named ?? process.env['PAGEWRIGHT_CHROMIUM'];
    const message = missing ? `there is no program ${missing}` : 'no Chromium was found on this machine';
    return diagnostic('render-unavailable', `Pages cannot be shown: ${message}.`, {
      help: 'Install Chromium or Chrome, or say where it is: PAGEWRIGHT_CHROMIUM, or `render: { executablePath: … }` in the config.',
    });
  }
  try {
    // The superuser is the one whom the browser's own sandbox refuses.
    const chromiumSandbox = process.getuid?.() !== 0;
    // What an interruption means is for the command line to say; the browser ends with the process.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    return await chromium.launch({ executablePath, args, proxy: nowhere, chromiumSandbox, ...signals });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return diagnostic('render-unavailable', `Pages cannot be shown: ${executablePath} does not start: ${reason}`);
  }
}

async function withinTime<T>(limit: number, work: Promise<T>): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    alarm = setTimeout(() => fail(new Error(`it was not done after ${limit / 1000} seconds`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(alarm);
    work.catch(() => {});
  }
}
