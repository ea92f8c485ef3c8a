import CachePolicy from 'http-cache-semantics';
import type { SourceSettings } from '../settings.js';
import { attempt, type Reply, telling } from './attempt.js';
import { HttpCache, type Stored } from './cache.js';
import { HostGate, type Pause, pause } from './host-gate.js';
import { isReadable, parseMediaType } from './media-type.js';
import { type Lookup, type Network, openNetwork } from './network.js';
import { maximumRedirects, Unavailable } from './problem.js';
import { refreshTarget } from './refresh.js';
import { conditionsOf, type Limits, type Request, requestFor } from './request.js';
import { waitBefore } from './retry.js';

/** A page as a server gave it, now or earlier. */
export interface Answer {
  /** Where it was found in the end. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
  readonly charset?: string;
  /** `Access-Control-Allow-Origin`: which pages may read it, for a browser. */
  readonly allowOrigin?: string;
}

export interface Asking {
  /** Whether a redirect may lead there; throws `Unavailable` where not. */
  readonly mayLead?: (url: string) => void | Promise<void>;
  /** Any media type will do: scripts and the like, for a browser. */
  readonly anyType?: boolean;
  /** Where they are not those of the settings. */
  readonly limits?: Limits;
}

/** What the machine around lends; tests give their own. */
export interface Machine {
  readonly lookup?: Lookup;
  readonly random?: () => number;
  readonly pause?: Pause;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const keptHeaders = ['content-type', 'location', 'access-control-allow-origin'];

/** Fetches with a cache, politely, within limits. Whatever cannot be had is thrown as `Unavailable`. */
export class HttpClient {
  readonly cache: HttpCache;
  /** Answers that are at least as new as this count as this crawl's own. */
  since = Number.POSITIVE_INFINITY;
  readonly #settings: SourceSettings;
  readonly #machine: Machine;
  readonly #network: Network;
  readonly #gates = new Map<string, HostGate>();
  readonly #underway = new Map<string, Promise<Reply>>();
  /** Origins that the user's headers are for. */
  readonly #trusted = new Set<string>();

  constructor(settings: SourceSettings, machine: Machine = {}) {
    this.#settings = settings;
    this.#machine = machine;
    this.#network = openNetwork(settings, machine.lookup);
    this.cache = new HttpCache(settings.cache);
  }

  trust(url: string): void {
    this.#trusted.add(new URL(url).origin);
  }

  gate(url: string): HostGate {
    const { host } = new URL(url);
    const gate = this.#gates.get(host) ?? new HostGate(this.#settings.concurrency, this.#machine.pause);
    this.#gates.set(host, gate);
    return gate;
  }

  /** A page, by way of its redirects. */
  async get(url: string, asking: Asking = {}): Promise<Answer> {
    const seen = new Set<string>();
    for (let at = url; ; ) {
      if (seen.has(at)) throw new Unavailable({ kind: 'redirect', reason: 'loop', to: at });
      if (seen.size > maximumRedirects) throw new Unavailable({ kind: 'redirect', reason: 'count', to: at });
      seen.add(at);
      const { status, headers, bytes } = await this.#once(at, asking);
      if (redirects.has(status)) at = redirectTarget(headers['location'], at);
      else {
        if (status !== 200) throw new Unavailable({ kind: 'status', status });
        const answer = answerOf(at, headers, bytes);
        // In the cache is also what a browser asked for.
        if (!asking.anyType && answer.type !== undefined && !isReadable(answer.type))
          throw new Unavailable({ kind: 'media type', type: answer.type });
        const further = asking.anyType ? undefined : refreshTarget(answer);
        const target = further === undefined ? at : redirectTarget(further, at);
        if (target === at) return answer;
        at = target;
      }
      await asking.mayLead?.(at);
    }
  }

  async close(): Promise<void> {
    await this.#network.close();
  }

  /** One URL without its redirects; asked for twice at the same time, it is fetched once. */
  #once(url: string, { anyType = false, limits = this.#settings }: Asking): Promise<Reply> {
    const given = this.#trusted.has(new URL(url).origin) ? this.#settings.headers : {};
    const request = requestFor(url, given, anyType, limits);
    const identity = `${request.identity} ${anyType}`;
    const running = this.#underway.get(identity);
    if (running) return running;
    const begun = this.#cached(request).finally(() => this.#underway.delete(identity));
    this.#underway.set(identity, begun);
    return begun;
  }

  async #cached(request: Request): Promise<Reply> {
    const stored = await this.cache.read(request.identity);
    if (stored) {
      const isOwn = stored.entry.checkedAt >= this.since;
      if (this.#settings.offline || isOwn) return replyOf(stored);
      const policy = CachePolicy.fromObject(stored.entry.policy);
      if (policy.satisfiesWithoutRevalidation(request.forPolicy)) return replyOf(stored);
      return this.#fetch(request, stored, policy);
    }
    if (this.#settings.offline) throw new Unavailable({ kind: 'not cached' });
    return this.#fetch(request);
  }

  /** Asks the server; of what is in the cache, only whether it still holds. */
  async #fetch(request: Request, stored?: Stored, policy?: CachePolicy): Promise<Reply> {
    const conditions = policy === undefined ? {} : conditionsOf(policy.revalidationHeaders(request.forPolicy));
    const reply = await this.#persistently({ ...request, headers: { ...request.headers, ...conditions } });
    const forPolicy = { status: reply.status, headers: withoutCookies(reply.headers) };
    const checkedAt = Date.now();
    if (reply.status === 304 && stored && policy) {
      const { policy: renewed, matches } = policy.revalidatedPolicy(request.forPolicy, forPolicy);
      await this.cache.renew(request.identity, { ...stored.entry, checkedAt, policy: (matches ? renewed : policy).toObject() });
      return replyOf(stored);
    }
    const fresh = new CachePolicy(request.forPolicy, forPolicy, { shared: false });
    // A redirect for now is no answer for later, but it is one for offline and for the crawl that is underway.
    if (telling.has(reply.status) && !/\bno-store\b/i.test(reply.headers['cache-control'] ?? '')) {
      const headers = Object.fromEntries(
        keptHeaders.flatMap((name) => (reply.headers[name] === undefined ? [] : [[name, reply.headers[name]]])),
      );
      await this.cache.write(
        request.identity,
        { url: request.url, status: reply.status, headers, checkedAt, policy: fresh.toObject() },
        reply.bytes,
      );
    }
    return reply;
  }

  /** Tries again where that may help. */
  async #persistently(request: Request): Promise<Reply> {
    const { random = Math.random, pause: wait = pause } = this.#machine;
    const gate = this.gate(request.url);
    this.#network.check(new URL(request.url));
    for (let failures = 1; ; failures++) {
      const outcome = await gate.through(() => attempt(this.#network, request));
      if (!('problem' in outcome)) return outcome;
      const { problem } = outcome;
      const delay = failures > request.limits.retries ? undefined : waitBefore(failures, problem, random);
      if (delay === undefined) throw new Unavailable(problem);
      // Asked to slow down, all that wait for the host do.
      if (problem.kind === 'status' && problem.retryAfter !== undefined) gate.hold(delay);
      else await wait(delay);
    }
  }
}

function answerOf(url: string, headers: Reply['headers'], bytes: Uint8Array): Answer {
  const allowOrigin = headers['access-control-allow-origin'];
  return { url, bytes, ...parseMediaType(headers['content-type']), ...(allowOrigin === undefined ? {} : { allowOrigin }) };
}

const replyOf = ({ entry, bytes }: Stored): Reply => ({ status: entry.status, headers: entry.headers, bytes });

const withoutCookies = ({ 'set-cookie': _, ...headers }: Readonly<Record<string, string>>): Record<string, string> => headers;

function redirectTarget(location: string | undefined, from: string): string {
  if (location === undefined || !URL.canParse(location, from))
    throw new Unavailable({ kind: 'redirect', reason: 'nowhere', to: '' });
  const target = new URL(location, from);
  target.hash = '';
  if (!/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '') {
    throw new Unavailable({ kind: 'redirect', reason: 'scheme', to: target.href });
  }
  return target.href;
}
