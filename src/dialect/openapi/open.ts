import type { Page } from '../../page/page.js';
import type { Site } from '../dialect.js';
import type { Carried } from './carried.js';
import { wholeText } from './carriers/whole.js';
import { carriageOf } from './carriers.js';
import { type Document, type DocumentText, readDocument } from './document.js';
import { isObject } from './node.js';
import { lineOf, type Notes } from './notes.js';
import { joinUrl, type Library, outwardReferences } from './references.js';

export interface Opened {
  /** Those that the page is read from, in its order. */
  readonly documents: readonly Document[];
  /** These, and all that they refer to. */
  readonly library: Library;
}

/** Pages load scripts that load documents; no page goes further. */
const maximumSteps = 3;
/** More parts than any document is split into. */
const maximumDocuments = 500;
/** Slips of one document that are said one by one. */
const maximumProblems = 20;

/** Reads what a page holds, opens what it loads and what that refers to. What cannot be had is said. */
export async function openDocuments(carried: readonly Carried[], page: Page, site: Site, notes: Notes): Promise<Opened> {
  const opener = new Opener(site, notes);
  const documents = await opener.all(carried, page, '', 0);
  await opener.references(documents);
  return { documents, library: opener.library };
}

class Opener {
  readonly library = new Map<string, Document>();
  private readonly site: Site;
  private readonly notes: Notes;

  constructor(site: Site, notes: Notes) {
    this.site = site;
    this.notes = notes;
  }

  async all(carried: readonly Carried[], page: Page, url: string, step: number): Promise<readonly Document[]> {
    const found: Document[] = [];
    for (const one of carried) {
      if (one.kind === 'document') {
        const document = await this.read(one.text, page.source, this.library.has(url) ? `${url}?${this.library.size}` : url);
        if (document) found.push(document);
      } else found.push(...(await this.linked(one.url, page, url, one.line, step)));
    }
    return found;
  }

  private async linked(written: string, page: Page, base: string, line: number, step: number): Promise<readonly Document[]> {
    const url = fromPage(joinUrl(base, written), page);
    const known = this.library.get(url);
    if (known) return [known];
    const opened = step < maximumSteps ? await this.site.open(url) : undefined;
    if (!opened) {
      const whole = URL.canParse(url, page.source) ? new URL(url, page.source).href : url;
      const help = `Give the document itself as a source: ${whole}`;
      this.notes.sayAt(
        'document-missing',
        `${page.source} shows the document ${whole}, which could not be opened.`,
        line,
        written,
        help,
        page.source,
      );
      return [];
    }
    const carriage = carriageOf(opened);
    if (carriage && carriage.carried.length > 0) return this.all(carriage.carried, opened, url, step + 1);
    const document = await this.read(wholeText(opened), opened.source, url);
    const inside = document && isObject(document.value) ? swaggerConfig(document.value) : [];
    if (document && inside.length > 0)
      return this.all(
        inside.map((one) => ({ kind: 'link', url: one, line: 1 })),
        opened,
        url,
        step + 1,
      );
    return document ? [document] : [];
  }

  async references(documents: readonly Document[]): Promise<void> {
    const open = [...documents];
    const tried = new Set(this.library.keys());
    for (const document of open)
      for (const [url, node] of outwardReferences(document)) {
        if (tried.has(url) || tried.size > maximumDocuments) continue;
        tried.add(url);
        const page = await this.site.open(url);
        const read = page && (await this.read(wholeText(page), page.source, url));
        if (read) open.push(read);
        else if (!page)
          this.notes.sayAt(
            'document-missing',
            `${document.source} refers to ${url}, which could not be opened.`,
            lineOf(node),
            url,
            `Keep ${url} beside the document, or give a document that holds all its parts.`,
            document.source,
          );
      }
  }

  private async read(text: DocumentText, source: string, url: string): Promise<Document | undefined> {
    const outcome = await readDocument(text, source, url);
    if ('fault' in outcome) {
      const { message, line } = outcome.fault;
      const quote = text.text.split('\n')[line - text.line]?.trim().slice(0, 160) ?? '';
      this.notes.sayAt('document-unreadable', `The document cannot be read: ${message}.`, line, quote, undefined, source);
      return undefined;
    }
    const { document } = outcome;
    const { problems } = document;
    for (const { message, offset } of problems.slice(0, maximumProblems)) {
      const end = document.text.indexOf('\n', offset);
      const quote = document.text.slice(offset, Math.min(end < 0 ? offset + 160 : end, offset + 160)).trim();
      this.notes.sayAt('document-mended', `${message}.`, document.lineAt(offset), quote, undefined, source);
    }
    if (problems.length > maximumProblems)
      this.notes.sayAt('document-mended', `${problems.length - maximumProblems} more slips follow.`, 1, '', undefined, source);
    this.library.set(url, document);
    return document;
  }
}

/** On a disk the root of a site is, if anywhere, where its page is. */
const fromPage = (url: string, { source }: Page): string =>
  url.startsWith('/') && !/^https?:/i.test(source) ? url.replace(/^\/+/, '') : url;

/** A configuration of Swagger UI, which names documents instead of being one. */
function swaggerConfig(value: { readonly [key: string]: unknown }): readonly string[] {
  const several = Array.isArray(value['urls']) ? value['urls'].filter(isObject).map((one) => one['url']) : [];
  const all = several.length > 0 ? several : [value['url']];
  return 'paths' in value ? [] : all.filter((url) => typeof url === 'string');
}
