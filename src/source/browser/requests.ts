import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Request, Route } from 'playwright-core';
import type { FileAddress } from '../address.js';
import type { HttpPages } from '../http/pages.js';
import { Unavailable } from '../http/problem.js';
import { resolveLink } from '../link.js';

/** Where a browser finds the files of a page that is one: a host that nobody has. */
export const fileOrigin = 'http://files.invalid';

/** Requests of one page: no page needs more. */
const maximumRequests = 1000;

/** What a page's words do not depend on. */
const needless: ReadonlySet<string> = new Set([
  'image',
  'media',
  'font',
  'texttrack',
  'eventsource',
  'websocket',
  'ping',
  'cspviolationreport',
]);

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mjs': 'text/javascript',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
};

/** What a page is given: its own HTML, as it was opened, and where it is. */
export interface Shown {
  readonly url: string;
  readonly html: Uint8Array;
  readonly charset: string | undefined;
  /** Where the page is a file. */
  readonly file?: FileAddress;
}

interface Fulfilment {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers what a page asks for in the place of the network: within the same limits as everything else that is fetched. */
export class PageRequests {
  readonly #shown: Shown;
  readonly #pages: () => Promise<HttpPages>;
  #count = 0;
  #open = 0;

  constructor(shown: Shown, pages: () => Promise<HttpPages>) {
    this.#shown = shown;
    this.#pages = pages;
  }

  /** How many are underway. */
  get open(): number {
    return this.#open;
  }

  async answer(route: Route): Promise<void> {
    this.#open += 1;
    try {
      const found = await this.#find(route.request());
      if (found) await route.fulfill({ status: 200, headers: { ...found.headers }, body: found.body });
      // "No content" leaves a page that wants to go elsewhere where it is.
      else if (route.request().isNavigationRequest()) await route.fulfill({ status: 204 });
      else await route.abort('blockedbyclient');
    } catch (error) {
      // A page that is closed while it waits has nobody to be told.
      await route.abort(error instanceof Unavailable ? 'failed' : 'aborted').catch(() => {});
    } finally {
      this.#open -= 1;
    }
  }

  async #find(request: Request): Promise<Fulfilment | undefined> {
    this.#count += 1;
    const isPage = request.isNavigationRequest();
    if (request.method() !== 'GET' || needless.has(request.resourceType()) || this.#count > maximumRequests) return undefined;
    const url = new URL(request.url());
    url.hash = '';
    if (isPage) return request.frame().parentFrame() === null && url.href === this.#shown.url ? this.#own() : undefined;
    if (url.origin === fileOrigin) return this.#file(url);
    if (!/^https?:$/.test(url.protocol)) return undefined;
    const { bytes, type, charset, allowOrigin } = await (await this.#pages()).client.get(url.href, { anyType: true });
    return {
      body: Buffer.from(bytes),
      headers: {
        ...(type === undefined ? {} : { 'content-type': withCharset(type, charset) }),
        // Said in any case: where nothing is, the library below lets every page read it.
        'access-control-allow-origin': allowOrigin ?? 'http://nobody.invalid',
      },
    };
  }

  #own(): Fulfilment {
    return { body: Buffer.from(this.#shown.html), headers: { 'content-type': withCharset('text/html', this.#shown.charset) } };
  }

  async #file({ pathname }: URL): Promise<Fulfilment | undefined> {
    const { file } = this.#shown;
    if (!file) return undefined;
    const top = { ...file, file: `${file.folder.path}/.` };
    const { address } = await resolveLink({ url: `.${pathname}` }, { from: top, scope: undefined, reach: 'document' });
    const type = mediaTypes[extname(pathname).toLowerCase()];
    if (address?.kind !== 'file' || type === undefined) return undefined;
    // Scripts are written in UTF-8, whatever the page is in.
    return { body: await readFile(address.file), headers: { 'content-type': withCharset(type, 'utf-8') } };
  }
}

const withCharset = (type: string, charset: string | undefined): string =>
  charset === undefined ? type : `${type}; charset=${charset}`;
