import { type Diagnostic, diagnostic, type Outcome } from '../../diagnostic.js';
import type { UrlAddress } from '../address.js';
import { inspect } from '../inspect.js';
import { folderOf, isWithin } from '../scope.js';
import type { SourceSettings } from '../settings.js';
import type { Source } from '../source.js';
import { type Answer, HttpClient, type Machine } from './client.js';
import { isTelling } from './media-type.js';
import { type Problem, problemDiagnostic, Unavailable } from './problem.js';
import type { Limits } from './request.js';
import { type Robots, readRobots } from './robots.js';

/** A page that was fetched, and where it was found after redirects. */
export interface FetchedPage {
  readonly source: Source;
  readonly at: UrlAddress;
}

/** Robots.txt is small, and nobody waits long for it. */
const robotsLimits: Limits = { timeout: 10_000, maxBytes: 512 * 1024, retries: 1 };

/** So many failures in a row, and a host is left alone: each of its pages would take as long. */
const patience = 5;

/** Pages from the web. What a person named is fetched as it is; what a page links to only where its site lets programs in. */
export class HttpPages {
  readonly client: HttpClient;
  readonly #settings: SourceSettings;
  readonly #crawl: string;
  readonly #robots = new Map<string, Promise<Robots>>();
  /** Failures in a row by host, that have to do with the host and not with one page of it. */
  readonly #failures = new Map<string, number>();

  /** @param crawl what is crawled: an interrupted crawl of the same is taken up where it ended */
  constructor(settings: SourceSettings, crawl: string, machine?: Machine) {
    this.#settings = settings;
    this.#crawl = crawl;
    this.client = new HttpClient(settings, machine);
  }

  async open(address: UrlAddress, asked: 'named' | 'linked'): Promise<Outcome<FetchedPage | undefined>> {
    const { host } = new URL(address.url);
    try {
      if (asked === 'linked') await this.#mayFollow(address.url);
      const answer = await this.client.get(address.url, {
        mayLead: async (url) => {
          if (asked === 'named') return;
          if (!isWithin(url, address.scope)) throw new Unavailable({ kind: 'redirect', reason: 'scope', to: url });
          await this.#mayFollow(url);
        },
      });
      this.#failures.delete(host);
      if (isLogin(answer.url) && !isLogin(address.url)) throw new Unavailable({ kind: 'login', to: answer.url });
      const source = sourceOf(address.id, answer);
      const diagnostics = inspect(source, this.#settings.maxBytes);
      return {
        value: diagnostics.length > 0 ? undefined : { source, at: this.#foundAt(address, answer.url, asked) },
        diagnostics,
      };
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      this.#countFailure(host, error.problem);
      return { value: undefined, diagnostics: [problemDiagnostic(error.problem, address.url)] };
    }
  }

  /** The crawl came to its end: the next one asks anew. What is to be said about the whole of it is said now. */
  async finish(): Promise<readonly Diagnostic[]> {
    if (!this.#settings.offline) {
      await this.client.cache.end(this.#crawl);
      await this.client.cache.prune();
    }
    const notes: Diagnostic[] = [];
    const { trouble } = this.client.cache;
    if (trouble !== undefined) {
      notes.push(
        diagnostic('cache-unwritable', `The cache in ${this.#settings.cache} cannot be written: ${trouble}`, {
          where: { source: this.#settings.cache },
        }),
      );
    }
    for (const [origin, promise] of [...this.#robots].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const robots = await promise;
      if (!robots.trouble) continue;
      const url = new URL('/robots.txt', origin).href;
      const why = problemDiagnostic(robots.trouble, url).message;
      notes.push(
        diagnostic('robots-unreadable', `No link to ${origin} is followed: what its robots.txt says is not known. ${why}`, {
          where: { source: url },
        }),
      );
    }
    return notes;
  }

  /** A crawl begins, or goes on where one of the same ended before its time. */
  async begin(): Promise<void> {
    if (!this.#settings.offline) this.client.since = await this.client.cache.begin(this.#crawl);
  }

  #countFailure(host: string, { kind }: Problem): void {
    if (kind === 'timeout' || kind === 'connection' || kind === 'name')
      this.#failures.set(host, (this.#failures.get(host) ?? 0) + 1);
    else if (kind === 'status') this.#failures.delete(host);
  }

  async #mayFollow(url: string): Promise<void> {
    const { origin, host } = new URL(url);
    const failures = this.#failures.get(host) ?? 0;
    if (failures >= patience) throw new Unavailable({ kind: 'given up', host, failures });
    const known = this.#robots.get(origin);
    const reading = known ?? readRobots(origin, (file) => this.client.get(file, { anyType: true, limits: this.#robotsLimits() }));
    this.#robots.set(origin, reading);
    const robots = await reading;
    if (!known && robots.delay > 0) this.client.gate(url).space(robots.delay);
    const line = robots.refuses(url);
    if (line !== undefined) throw new Unavailable({ kind: 'robots', line });
  }

  #robotsLimits(): Limits {
    return { ...robotsLimits, timeout: Math.min(robotsLimits.timeout, this.#settings.timeout) };
  }

  /** Where a named URL redirects to, its links may lead as well, unless somebody said how far they may. */
  #foundAt(address: UrlAddress, url: string, asked: 'named' | 'linked'): UrlAddress {
    const widened = asked === 'named' && this.#settings.scope === undefined && !isWithin(url, address.scope);
    return { ...address, url, scope: widened ? [...address.scope, folderOf(url)] : address.scope };
  }
}

function sourceOf(id: string, { bytes, type, charset }: Answer): Source {
  return {
    id,
    bytes,
    ...(type !== undefined && isTelling(type) ? { mediaType: type } : {}),
    ...(charset === undefined ? {} : { charset }),
  };
}

/** Names of the pages that sites send strangers to. */
const isLogin = (url: string): boolean =>
  /(?:^|[/._-])(?:log-?in|sign-?in|sso|oauth2?|saml2?|authorize)(?:$|[/._-])/i.test(new URL(url).pathname) ||
  /^(?:login|signin|sso|accounts)\./i.test(new URL(url).hostname);
