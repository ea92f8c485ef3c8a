import type { Call } from './call.js';
import { type Drift, DriftCheck, errorNameOf } from './drift.js';
import type { Extension, FallbackAnswer } from './extension.js';
import type { Entry } from './journal.js';
import { type Fetched, isJson, mediaTypeOf, type Recording, recordingOf } from './recording.js';
import { Redactor } from './redact.js';

export interface ProxyOptions {
  /** The real endpoint: `https://api.example.com/v1`. What calls ask for is asked for below its path. */
  readonly target: string | URL;
  /**
   * - `unmatched` (default): calls that no rule, handler or recording answers, in place of an example or a made-up value. Input that
   *   breaks its schema does not get there, unless `validate` is false
   * - `all`: every call, whatever there is to answer it here
   */
  readonly mode?: 'unmatched' | 'all';
  /** Told of every answer that came, without its secrets. What it throws is the call's answer. */
  readonly record?: (recording: Recording) => void;
  /** How many placeholders for secrets are taken already, by recordings that new ones are kept with. Default 0. */
  readonly placeholders?: number;
  /** Told where an answer and the pages part. */
  readonly onDrift?: (drift: Drift) => void;
  /** Milliseconds until the whole of an answer has to be there. Default 30,000. */
  readonly timeout?: number;
  /** What calls are passed on with. Default: the platform's. */
  readonly fetch?: typeof fetch;
}

/** Passes calls on to a real endpoint. */
export function proxy(options: ProxyOptions): Extension {
  const passing = new Passing(options);
  return (server) => {
    const redactor = new Redactor(server.api.secrets, options.placeholders);
    const check = options.onDrift === undefined ? undefined : new DriftCheck(server.api);
    const pass = async (call: Call, entry: Readonly<Entry>): Promise<FallbackAnswer> => {
      const outcome = await passing.on(call);
      if ('kind' in outcome) return outcome;
      options.record?.(recordingOf(call, entry, outcome, redactor, server.api));
      if (check !== undefined) tellDrift(check, entry, outcome, options.onDrift);
      return { kind: 'proxied', ...outcome };
    };
    if (options.mode === 'all') server.takeOver(pass);
    else server.fallBack(pass);
  };
}

/** Headers that belong to one connection, of which there are two now. */
const hopByHop: readonly string[] = [
  'connection',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** `fetch` sets them itself: the length, and the encodings that it can undo. */
const ownOfFetch: readonly string[] = ['accept-encoding', 'content-length', 'expect'];

class Passing {
  readonly #target: URL;
  readonly #timeout: number;
  readonly #fetch: typeof fetch;
  /** Tells this server from others in `via`, so that it knows a call that it has passed on already. */
  readonly #pseudonym = `mock-${crypto.randomUUID().slice(0, 8)}`;

  /** @throws {TypeError} where the target is no URL of HTTP */
  constructor(options: ProxyOptions) {
    this.#target = new URL(options.target);
    if (!/^https?:$/.test(this.#target.protocol))
      throw new TypeError(`${this.#target.href} is no URL of HTTP to pass calls on to.`);
    this.#timeout = options.timeout ?? 30_000;
    this.#fetch = options.fetch ?? fetch;
  }

  async on(call: Call): Promise<Fetched | FallbackAnswer> {
    const via = call.headers['via'];
    if (via?.includes(this.#pseudonym) === true) {
      return problem(508, 'Loop Detected', `The call has been here before: ${this.#where} leads back to this server.`);
    }
    const signal = AbortSignal.timeout(this.#timeout);
    // Called by itself: browsers refuse a `fetch` that is called as some other object's method.
    const send = this.#fetch;
    try {
      const response = await send(this.#urlOf(call), {
        method: call.method,
        headers: { ...forwarded(call.headers, ownOfFetch), via: joined(via, `1.1 ${this.#pseudonym}`) },
        redirect: 'manual',
        signal,
        // These have no body, and `fetch` insists on it.
        ...(call.method === 'GET' || call.method === 'HEAD' ? {} : { body: call.body.slice() }),
      });
      return await fetched(response, call.method);
    } catch (error) {
      if (signal.aborted) {
        return problem(504, 'Gateway Timeout', `${this.#where} did not answer within ${this.#timeout} ms.`);
      }
      return problem(502, 'Bad Gateway', `${this.#where} could not be asked: ${reasonOf(error)}.`);
    }
  }

  /** The path is put behind the target's as it is: resolving it could lead to another host. */
  #urlOf(call: Call): string {
    const path = call.url.startsWith('/') ? call.url : `/${call.url}`;
    return `${this.#target.origin}${this.#target.pathname.replace(/\/$/, '')}${path}`;
  }

  get #where(): string {
    return `${this.#target.origin}${this.#target.pathname}`.replace(/\/$/, '');
  }
}

async function fetched(response: Response, method: string): Promise<Fetched> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers: { [name: string]: string } = {};
  const cookies: string[] = [];
  response.headers.forEach((value, name) => {
    if (name === 'set-cookie') cookies.push(value);
    else headers[name] = value;
  });
  const kept = forwarded(headers, method === 'HEAD' ? [] : ['content-encoding', 'content-length']);
  for (const [index, cookie] of cookies.entries()) kept[cookieName(index)] = cookie;
  if (method !== 'HEAD' && response.status !== 204 && response.status !== 304) kept['content-length'] = String(body.length);
  return { status: response.status, headers: kept, body };
}

/** Cookies cannot be joined, and an object has each name once: other spellings of it are other names there, and the same in HTTP. */
function cookieName(index: number): string {
  return [...'set-cookie'].map((letter, place) => ((index >> place) & 1 ? letter.toUpperCase() : letter)).join('');
}

/** What is between this server and its callers stays there, too. */
function forwarded(headers: { readonly [name: string]: string }, dropped: readonly string[]): { [name: string]: string } {
  const named = (headers['connection'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const left = [...hopByHop, ...named, ...dropped];
  const isLeft = (name: string): boolean => left.includes(name) || name.startsWith('x-mock-');
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isLeft(name.toLowerCase())));
}

function joined(before: string | undefined, added: string): string {
  return before === undefined ? added : `${before}, ${added}`;
}

/** What `fetch` says is mostly in the cause of what it throws. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return cause.message === '' ? code || cause.name : cause.message.replace(/\.$/, '');
}

function problem(status: number, title: string, detail: string): FallbackAnswer {
  const body = JSON.stringify({ title, status, detail });
  const headers = { 'content-type': 'application/problem+json', 'content-length': String(new TextEncoder().encode(body).length) };
  return { kind: 'refused', status, headers, body };
}

function tellDrift(
  check: DriftCheck,
  entry: Readonly<Entry>,
  { status, headers, body }: Fetched,
  tell: ProxyOptions['onDrift'],
): void {
  let json: unknown;
  try {
    if (isJson(mediaTypeOf(headers['content-type']))) json = JSON.parse(new TextDecoder().decode(body));
  } catch {
    // What cannot be read is no drift of the model.
  }
  for (const drift of check.check(entry.operation, status, errorNameOf(headers, json, status), json)) tell?.(drift);
}
