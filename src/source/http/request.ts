import { version } from '../../version.js';
import type { SourceSettings } from '../settings.js';
import { acceptedCodings } from './body.js';
import { sha256 } from './cache.js';

/** How much of one answer is waited for and taken. */
export type Limits = Pick<SourceSettings, 'timeout' | 'maxBytes' | 'retries'>;

/** One question to a server, for the network and for the cache. */
export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What tells the answers of two requests apart. */
  readonly identity: string;
  readonly anyType: boolean;
  readonly limits: Limits;
  readonly forPolicy: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
}

/** @param given headers of the user's, where they are for this URL */
export function requestFor(url: string, given: Readonly<Record<string, string>>, anyType: boolean, limits: Limits): Request {
  const { host } = new URL(url);
  const own = lowerCase(given);
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
    anyType,
    limits,
    forPolicy: { url, method: 'GET', headers: { ...headers, ...hidden, host } },
  };
}

/** Of the headers that ask again, those that the request does not have anyway. */
export function conditionsOf(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const names = ['if-none-match', 'if-modified-since'] as const;
  return Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
