import type { Authenticate, SecurityScheme } from './authenticate.js';
import type { TransportRequest } from './transport.js';

/** A secret, or what gets it anew for each attempt: a token that expires, for one. */
export type Secret = string | (() => string | Promise<string>);

export interface BasicCredentials {
  readonly username: string;
  readonly password: Secret;
}

/** Where an API key goes. */
export interface ApiKeyPlace {
  readonly in: 'query' | 'header' | 'cookie';
  readonly name: string;
}

/** `Authorization: Bearer …` */
export function bearer(token: Secret): Authenticate {
  return async ({ headers }) => {
    headers['authorization'] = `Bearer ${await secretOf(token)}`;
  };
}

/** `Authorization: Basic …` */
export function basic({ username, password }: BasicCredentials): Authenticate {
  return async ({ headers }) => {
    if (username.includes(':')) throw new TypeError('a user name for Basic authentication holds no colon');
    const bytes = new TextEncoder().encode(`${username}:${await secretOf(password)}`);
    headers['authorization'] = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  };
}

/** A key in a header, a cookie, or the query. */
export function apiKey(place: ApiKeyPlace, key: Secret): Authenticate {
  return async (request) => put(request, place, await secretOf(key));
}

/** Ways to sign in; those are used that an operation documents. */
export interface Credentials {
  readonly bearer?: Secret | undefined;
  readonly basic?: BasicCredentials | undefined;
  /** For every key that is documented, or by the key's own name. */
  readonly apiKey?: Secret | { readonly [name: string]: Secret } | undefined;
}

/**
 * Signs in as each operation documents it: by the first of its ways that there are credentials for. An operation that documents
 * none gets nothing; one that documents some, and none that there are credentials for, is not called.
 */
export function asDocumented(credentials: Credentials): Authenticate {
  return async (request, { name, security = [] }) => {
    if (security.length === 0) return;
    for (const scheme of security) {
      const authenticate = forScheme(scheme, credentials);
      if (authenticate !== undefined) return authenticate(request, { name, security });
    }
    const ways = security.map((scheme) => (scheme.kind === 'apiKey' ? `the API key ${scheme.key}` : scheme.kind));
    throw new TypeError(`${name} wants ${ways.join(' or ')}, and \`asDocumented\` was given none of that`);
  };
}

function forScheme(scheme: SecurityScheme, credentials: Credentials): Authenticate | undefined {
  switch (scheme.kind) {
    case 'bearer':
    case 'oauth2':
      return credentials.bearer === undefined ? undefined : bearer(credentials.bearer);
    case 'basic':
      return credentials.basic === undefined ? undefined : basic(credentials.basic);
    case 'apiKey': {
      const key = keyFor(scheme.key, credentials.apiKey);
      return key === undefined ? undefined : apiKey({ in: scheme.in, name: scheme.key }, key);
    }
  }
}

function keyFor(name: string, keys: Credentials['apiKey']): Secret | undefined {
  return typeof keys !== 'object' ? keys : Object.hasOwn(keys, name) ? keys[name] : undefined;
}

const secretOf = (secret: Secret): string | Promise<string> => (typeof secret === 'function' ? secret() : secret);

function put(request: TransportRequest, { in: place, name }: ApiKeyPlace, key: string): void {
  switch (place) {
    case 'header':
      request.headers[name.toLowerCase()] = key;
      return;
    case 'cookie': {
      const others = request.headers['cookie'];
      request.headers['cookie'] = `${others === undefined ? '' : `${others}; `}${name}=${encodeURIComponent(key)}`;
      return;
    }
    case 'query':
      request.url += `${request.url.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
      return;
  }
}
