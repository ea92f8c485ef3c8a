import type { ApiModel, Operation, Server } from '../model/api.js';
import type { Exchange } from './exchange.js';
import { matchTemplate, type PathTemplate, pathSegments, pathTemplate } from './path-template.js';

/** Where an API is: tells whether a call went there, and which part of its path is the API's. */
export class Servers {
  readonly #known: readonly KnownServer[];
  readonly #hosts: readonly string[];

  /** @param hosts to which calls count, whatever the pages say; all that the pages allow where there are none */
  constructor(model: ApiModel, hosts: readonly string[]) {
    const servers = [...model.servers, ...model.operations.flatMap((operation: Operation) => operation.servers)];
    const byUrl = new Map(servers.map((server) => [server.url, server]));
    this.#known = [...byUrl.values()].flatMap((server) => knownServer(server) ?? []);
    this.#hosts = hosts.map((host) => host.toLowerCase());
  }

  /** Whether pages or people say where the API is. */
  get areKnown(): boolean {
    return this.#hosts.length > 0 || this.#known.some(({ host }) => host !== undefined);
  }

  /**
   * The segments that an operation's path is compared with, one list for each base path that fits, longest base first;
   * none where the call went to another host.
   */
  relativePaths({ origin, path }: Exchange): readonly (readonly string[])[] {
    const segments = pathSegments(path);
    const host = origin?.host.toLowerCase();
    if (host !== undefined && this.#hosts.length > 0 && !this.#isNamed(host)) return [];
    // Named hosts, and recordings without any, may stand for any of the servers: a proxy, a copy on this machine.
    const anyHost = host === undefined || this.#hosts.length > 0 || !this.areKnown;
    const fitting = this.#known.filter((server) => anyHost || server.host === undefined || fits(server.host, host));
    const isHere = anyHost || fitting.some((server) => server.host !== undefined);
    if (!isHere) return [];
    const bases = fitting.map(({ base }) => base).sort((a, b) => b.segments.length - a.segments.length);
    const below = bases.flatMap((base) => {
      const length = isRoot(base) ? 0 : base.segments.length;
      const fitsBase = length === 0 || matchTemplate(base, segments.slice(0, length));
      return fitsBase ? [rest(segments, length)] : [];
    });
    return anyHost && !bases.some(isRoot) ? [...below, segments] : below;
  }

  /** With or without its port. */
  #isNamed(host: string): boolean {
    return this.#hosts.includes(host) || this.#hosts.includes(host.replace(/:\d+$/, ''));
  }
}

interface KnownServer {
  /** `undefined` where a page tells a path only. */
  readonly host: PathTemplate | undefined;
  readonly base: PathTemplate;
}

function knownServer({ url }: Server): KnownServer | undefined {
  const [, host, path = ''] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (host !== undefined) return { host: pathTemplate(withoutDefaultPort(host).toLowerCase()), base: pathTemplate(path) };
  return url.startsWith('/') ? { host: undefined, base: pathTemplate(url) } : undefined;
}

const withoutDefaultPort = (host: string): string => host.replace(/^.*@/, '').replace(/:(?:80|443)$/, '');

const fits = (template: PathTemplate, host: string): boolean => matchTemplate(template, [host]) !== undefined;

const isRoot = ({ segments }: PathTemplate): boolean =>
  segments.length === 1 && segments[0]?.literals.join('') === '' && segments[0].names.length === 0;

/** The root is one empty segment, as it is in a template. */
const rest = (segments: readonly string[], length: number): readonly string[] =>
  segments.length > length ? segments.slice(length) : [''];
