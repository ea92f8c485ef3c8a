import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { findChromium } from '../../src/source/browser/find-chromium.js';
import { emptyProject } from '../commands/project.js';

export const executablePath = findChromium(undefined);

/** A report in a browser, and everything that it should not do. */
export interface Shown {
  readonly page: Page;
  /** Requests other than that for the file, errors, dialogs, complaints of the browser. */
  readonly trouble: readonly string[];
}

/** A browser for the tests of a file; each report has a window of its own. */
export function browserForTests(): (
  document: string,
  options?: BrowserContextOptions & { readonly hash?: string },
) => Promise<Shown> {
  let browser: Browser | undefined;
  let number = 0;
  beforeAll(async () => {
    // The superuser is the one whom the browser's own sandbox refuses.
    const chromiumSandbox = process.getuid?.() !== 0;
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      chromiumSandbox,
      args: ['--disable-background-networking', '--disable-quic'],
    });
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  });
  afterAll(() => browser?.close());
  return async (document, { hash = '', ...options } = {}) => {
    if (!browser) throw new Error('the browser has not started');
    number += 1;
    const file = join(await folder(), `report-${number}.html`);
    await writeFile(file, document);
    const trouble: string[] = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    await context.route(/^(?!file:)/, (route) => {
      trouble.push(`sent ${route.request().url()}`);
      return route.abort();
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const { href } = pathToFileURL(file);
    page.on('request', (request) => request.url().split('#')[0] !== href && trouble.push(`request ${request.url()}`));
    page.on('pageerror', (error) => trouble.push(`error ${error.message}`));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
    page.on('dialog', (dialog) => {
      trouble.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${href}${hash}`);
    return { page, trouble };
  };
}

let made: Promise<string> | undefined;

function folder(): Promise<string> {
  made ??= emptyProject();
  return made;
}

/** What axe has against a page as it is, in a line each. */
export async function complaints(page: Page): Promise<readonly string[]> {
  // The page lets no script in but its own; the debugger may put one there all the same.
  const found = (await page.evaluate(`(async () => {
    ${axe.source};
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target.join(' ') + ' ' + failureSummary));
  })()`)) as readonly string[];
  return found;
}
