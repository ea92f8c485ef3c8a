import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import type * as Undici from 'undici';
import { isLocalName, isPrivateAddress } from '../private-address.js';
import type { SourceSettings } from '../settings.js';
import { Unavailable } from './problem.js';

/** Of node's own resolver, as much as is used. */
export type Lookup = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Longest time for a connection to come about, in milliseconds. */
const longestConnecting = 10_000;

/** The way out: connections, by way of a proxy where the environment names one. */
export interface Network {
  /** Milliseconds for a connection to come about. */
  readonly connecting: number;
  /** Throws `Unavailable` where the host of a URL is itself a private address. */
  check(url: URL): void;
  request(
    url: string,
    options: { headers: Record<string, string>; signal: AbortSignal; idle: number },
  ): Promise<Undici.Dispatcher.ResponseData>;
  close(): Promise<void>;
}

export function openNetwork({ allowPrivate, concurrency, timeout }: SourceSettings, lookup: Lookup = systemLookup): Network {
  // Loaded here and not above: programs that name no URL do without it.
  const undici: typeof Undici = createRequire(import.meta.url)('undici');
  const mayBePrivate = (host: string): boolean => allowPrivate === true || allowPrivate.includes(host.replace(/^\[|\]$/g, ''));
  const refuse = (host: string, address: string): Unavailable => new Unavailable({ kind: 'private address', host, address });

  /** The addresses that the socket will take, and no others: a name cannot lead elsewhere between this look and the connection. */
  const guarded = (
    host: string,
    options: LookupOptions,
    done: (error: Error | null, address: LookupAddress[] | string, family?: number) => void,
  ): void => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const [worst] = found.filter(({ address }) => isPrivateAddress(address));
      if (worst && !mayBePrivate(host)) return done(refuse(host, worst.address), []);
      const [first] = found;
      if (options.all || !first) return done(null, found);
      done(null, first.address, first.family);
    });
  };

  const connecting = Math.min(longestConnecting, timeout);
  const dispatcher = new undici.EnvHttpProxyAgent({
    connect: { lookup: guarded, timeout: connecting },
    connections: concurrency,
    pipelining: 1,
    // What the servers send is bounded before it is looked at.
    maxHeaderSize: 64 * 1024,
  });

  return {
    connecting,
    check({ hostname }) {
      const literal = hostname.replace(/^\[|\]$/g, '');
      const inside = isIP(literal) > 0 ? isPrivateAddress(literal) : isLocalName(hostname);
      if (inside && !mayBePrivate(hostname)) throw refuse(hostname, hostname);
    },
    request: (url, { headers, signal, idle }) =>
      undici.request(url, { dispatcher, headers, signal, headersTimeout: idle, bodyTimeout: idle }),
    close: () => dispatcher.destroy(),
  };
}
