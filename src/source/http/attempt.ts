import { readBody } from './body.js';
import { isReadable, parseMediaType } from './media-type.js';
import type { Network } from './network.js';
import { problemOf } from './network-error.js';
import { type Problem, Unavailable } from './problem.js';
import type { Request } from './request.js';
import { retryAfterOf } from './retry.js';

/** What a server answers, whether or not it is what was hoped for. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** Longest silence, in milliseconds. */
const longestSilence = 30_000;

/** Statuses of answers that say what is at a URL, and not how the server feels. */
export const telling: ReadonlySet<number> = new Set([200, 301, 302, 303, 307, 308, 404, 410]);

/** Asks once, within the limits. */
export async function attempt(
  network: Network,
  { url, headers, anyType, limits }: Request,
): Promise<Reply | { readonly problem: Problem }> {
  const { timeout, maxBytes } = limits;
  const idle = Math.min(timeout, longestSilence);
  const clock = new AbortController();
  const alarm = setTimeout(() => clock.abort(new Unavailable({ kind: 'timeout', during: 'all of it', limit: timeout })), timeout);
  try {
    const response = await network.request(url, { headers: { ...headers }, signal: clock.signal, idle });
    const { statusCode: status, body } = response;
    const told = flat(response.headers);
    if (status === 304 || (status !== 200 && telling.has(status))) {
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
    return { problem: problemOf(reason, { host: new URL(url).hostname, idle, connecting: network.connecting }) };
  } finally {
    clearTimeout(alarm);
  }
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

const flat = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
