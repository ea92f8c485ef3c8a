import CachePolicy from 'http-cache-semantics';
import { version } from '../../version.js';
import type { SourceSettings } from '../settings.js';
import { acceptedCodings, readBody } from './body.js';
import { HttpCache, type Stored, sha256 } from './cache.js';
import { HostGate, type Pause, pause } from './host-gate.js';
import { isReadable, parseMediaType } from './media-type.js';
import { type Lookup, type Network, openNetwork } from './network.js';
import { problemOf } from './network-error.js';
import { maximumRedirects, type Problem, Unavailable } from './problem.js';
import { refreshTarget } from './refresh.js';
import { retryAfterOf, waitBefore } from './retry.js';

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

/** How much of one answer is waited for and taken. */
export type Limits = Pick<SourceSettings, 'timeout' | 'maxBytes' | 'retries'>;

/** Longest silence, in milliseconds. */
const longestSilence = 30_000;

/** Statuses of answers worth keeping: those that say what is at a URL, and not how the server feels. */
const kept: ReadonlySet<number> = new Set([200, 301, 302, 303, 307, 308, 404, 410]);

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
    const request: Request = { ...this.#request(url), anyType, limits };
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
    if (kept.has(reply.status) && !/\bno-store\b/i.test(reply.headers['cache-control'] ?? '')) {
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
    for (let attempt = 1; ; attempt++) {
      const outcome = await gate.through(() => this.#attempt(request));
      if (!('problem' in outcome)) return outcome;
      const { problem } = outcome;
      const delay = attempt > request.limits.retries ? undefined : waitBefore(attempt, problem, random);
      if (delay === undefined) throw new Unavailable(problem);
      // Asked to slow down, all that wait for the host do.
      if (problem.kind === 'status' && problem.retryAfter !== undefined) gate.hold(delay);
      else await wait(delay);
    }
  }

  async #attempt({ url, headers, anyType, limits }: Request): Promise<Reply | { readonly problem: Problem }> {
    const { timeout, maxBytes } = limits;
    const idle = Math.min(timeout, longestSilence);
    const clock = new AbortController();
    const alarm = setTimeout(
      () => clock.abort(new Unavailable({ kind: 'timeout', during: 'all of it', limit: timeout })),
      timeout,
    );
    try {
      const response = await this.#network.request(url, { headers: { ...headers }, signal: clock.signal, idle });
      const { statusCode: status, body } = response;
      const told = flat(response.headers);
      if (status === 304 || (status !== 200 && kept.has(status))) {
        // The little that comes is taken off the connection, so that it can be used again.
        await body.dump({ limit: 16_384, signal: clock.signal });
        return { status, headers: told, bytes: new Uint8Array() };
      }
      const refused = refusal(status, told, anyType, maxBytes);
      if (refused) {
        body.on('error', () => {}).destroy();
        return { problem: refused };
      }
      return { status, headers: told, bytes: await readBody(body, told['content-encoding'], maxBytes) };
    } catch (error) {
      const reason: unknown = clock.signal.aborted ? clock.signal.reason : error;
      return { problem: problemOf(reason, { host: new URL(url).hostname, idle, connecting: this.#network.connecting }) };
    } finally {
      clearTimeout(alarm);
    }
  }

  #request(url: string): Omit<Request, 'anyType' | 'limits'> {
    const { origin, host } = new URL(url);
    const own = this.#trusted.has(origin) ? lowerCase(this.#settings.headers) : {};
    const headers = {
      'user-agent': `pagewright/${version}`,
      accept: 'text/html, text/markdown, application/json, application/yaml, text/plain;q=0.9, */*;q=0.5',
      'accept-encoding': acceptedCodings,
      ...own,
    };
    // What the user's headers say is a secret: neither the cache nor its keys hold more of it than a hash.
    const hidden = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, sha256(value)]));
    return {
      url,
      headers,
      identity: JSON.stringify([url, Object.entries(hidden).sort()]),
      forPolicy: { url, method: 'GET', headers: { ...headers, ...hidden, host } },
    };
  }
}

interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What tells the answers of two requests apart. */
  readonly identity: string;
  readonly anyType: boolean;
  readonly limits: Limits;
  readonly forPolicy: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** What is wrong with an answer before its body is read. */
function refusal(
  status: number,
  headers: Readonly<Record<string, string>>,
  anyType: boolean,
  maxBytes: number,
): Problem | undefined {
  if (status !== 200) {
    const retryAfter = retryAfterOf(headers['retry-after'], Date.now());
    return { kind: 'status', status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  const type = parseMediaType(headers['content-type'])?.type;
  if (!anyType && type !== undefined && !isReadable(type)) return { kind: 'media type', type };
  if (Number(headers['content-length'] ?? 0) > maxBytes) return { kind: 'size', limit: maxBytes };
  return undefined;
}

function answerOf(url: string, headers: Reply['headers'], bytes: Uint8Array): Answer {
  const allowOrigin = headers['access-control-allow-origin'];
  return { url, bytes, ...parseMediaType(headers['content-type']), ...(allowOrigin === undefined ? {} : { allowOrigin }) };
}

const replyOf = ({ entry, bytes }: Stored): Reply => ({ status: entry.status, headers: entry.headers, bytes });

/** Of the headers that ask again, those that the request does not have anyway. */
function conditionsOf(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const names = ['if-none-match', 'if-modified-since'] as const;
  return Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
}

const withoutCookies = ({ 'set-cookie': _, ...headers }: Readonly<Record<string, string>>): Record<string, string> => headers;

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const flat = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

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
