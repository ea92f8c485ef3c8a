import type { ApiModel, Operation, Server } from '../model/api.js';
import type { Exchange } from './exchange.js';
import { matchTemplate, type PathTemplate, pathSegments, pathTemplate } from './path-template.js';

/** Where an API is: tells whether a call went there, and which part of its path is the API's. */
export class Servers {
  readonly #known: readonly KnownServer[];
  readonly #named: readonly KnownServer[];

  /** @param hosts to which calls count, whatever the pages say, maybe with a base path; all that the pages allow where there are none */
  constructor(model: ApiModel, hosts: readonly string[]) {
    const servers = [...model.servers, ...model.operations.flatMap((operation: Operation) => operation.servers)];
    const byUrl = new Map(servers.map((server) => [server.url, server]));
    this.#known = [...byUrl.values()].flatMap((server) => knownServer(server) ?? []);
    this.#named = hosts.flatMap((host) => knownServer({ url: host.includes('//') ? host : `//${host}` }) ?? []);
  }

  /** Whether pages or people say where the API is. */
  get areKnown(): boolean {
    return this.#named.length > 0 || this.#known.some(({ host }) => host !== undefined);
  }

  /**
   * The segments that an operation's path is compared with, one list for each base path that fits, longest base first;
   * none where the call went to another host.
   */
  relativePaths({ origin, path }: Exchange): readonly (readonly string[])[] {
    const segments = pathSegments(path);
    const host = origin?.host.toLowerCase();
    if (host === undefined || this.#named.length === 0)
      return below(this.#fitting(host), segments, host === undefined || !this.areKnown);
    const named = this.#named.filter((server) => fitsHost(server, host));
    const based = named.filter(({ base }) => !isRoot(base));
    if (based.length > 0) return below(based, segments, false);
    // A named host may stand for any of the servers: a proxy, a copy on this machine.
    return named.length === 0 ? [] : below(this.#known, segments, true);
  }

  /** Servers that a call to the host may have meant; all of them where a recording knows none. */
  #fitting(host: string | undefined): readonly KnownServer[] {
    if (host === undefined) return this.#known;
    const fitting = this.#known.filter((server) => server.host === undefined || fitsHost(server, host));
    return this.areKnown && fitting.every((server) => server.host === undefined) ? [] : fitting;
  }
}

/** What is left of a path below each base, longest base first; as it is too, where the API may be at the root. */
function below(servers: readonly KnownServer[], segments: readonly string[], rootToo: boolean): readonly (readonly string[])[] {
  const bases = servers.map(({ base }) => base).sort((a, b) => b.segments.length - a.segments.length);
  const paths = bases.flatMap((base) => {
    const length = isRoot(base) ? 0 : base.segments.length;
    return length === 0 || matchTemplate(base, segments.slice(0, length)) ? [rest(segments, length)] : [];
  });
  return rootToo && !bases.some(isRoot) ? [...paths, segments] : paths;
}

interface KnownServer {
  /** `undefined` where a page tells a path only. */
  readonly host: PathTemplate | undefined;
  readonly base: PathTemplate;
}

function knownServer({ url }: Pick<Server, 'url'>): KnownServer | undefined {
  const [, host, path = ''] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (host !== undefined) return { host: pathTemplate(withoutDefaultPort(host).toLowerCase()), base: pathTemplate(path) };
  return url.startsWith('/') ? { host: undefined, base: pathTemplate(url) } : undefined;
}

const withoutDefaultPort = (host: string): string => host.replace(/^.*@/, '').replace(/:(?:80|443)$/, '');

/** With or without its port. */
const fitsHost = ({ host }: KnownServer, called: string): boolean =>
  host !== undefined && [called, called.replace(/:\d+$/, '')].some((name) => matchTemplate(host, [name]) !== undefined);

const isRoot = ({ segments }: PathTemplate): boolean =>
  segments.length === 1 && segments[0]?.literals.join('') === '' && segments[0].names.length === 0;

/** The root is one empty segment, as it is in a template. */
const rest = (segments: readonly string[], length: number): readonly string[] =>
  segments.length > length ? segments.slice(length) : [''];
