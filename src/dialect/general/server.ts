import type { Server } from '../../model/api.js';
import { readAddress } from '../../notation/endpoint.js';
import { baseOf, type Chapter } from './chapter.js';
import type { Step } from './flow.js';
import type { Notebook } from './line.js';
import { pairsOf } from './shown-endpoint.js';

/** A server that the page names for all of its operations. */
export interface BaseUrl {
  readonly url: string;
  readonly at: readonly number[];
}

const label =
  /\b(?:base|root|api|host|server|service|production)[ -]?(?:url|uri|endpoint|address|path|root|host)s?\b|\b(?:relative to|begin with|start with|prefixed with|hosted at|available at|served from|reached at|listens (?:on|at)|lives at)\b|\bbasis-?url\b|^(?:host|server|url de base)\b/i;
const url = /https?:\/\/[^\s"'`<>),]+/;

/** Finds a line or a row such as `Base URL: https://api.example.com/v1`. */
export function baseUrlOf(steps: readonly Step[]): BaseUrl | undefined {
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'line' && step.words.text.length < 400 && label.test(step.words.text)) {
      const found = url.exec(step.words.text)?.[0];
      const next = steps[index + 1];
      const below =
        next?.kind === 'line' && /[:：]\s*$/.test(step.words.text) ? next.words : next?.kind === 'code' ? next.code : undefined;
      const told = found ?? (below && /^https?:\/\/\S+$/.test(below.text.trim()) ? below.text.trim() : undefined);
      if (told !== undefined)
        return { url: plain(told), at: [step.words.at, ...(found === undefined && below ? [below.at] : [])] };
    }
    if (step.kind === 'heading' && /^(?:base ur[li]|server|host|api (?:url|root|endpoint))$/i.test(step.words.text.trim())) {
      const next = steps[index + 1];
      const below = next?.kind === 'line' ? next.words : next?.kind === 'code' ? next.code : undefined;
      const found = below && url.exec(below.text)?.[0];
      if (below && found) return { url: plain(found), at: [step.words.at, below.at] };
    }
    if (step.kind === 'table')
      for (const { key, keyAt, value } of pairsOf(step.table)) {
        const found = /^(?:base ur[li]|server|host|api root|environment url|production)$/i.test(key)
          ? url.exec(value.text)?.[0]
          : undefined;
        if (found !== undefined) return { url: plain(found), at: [keyAt, value.at] };
      }
  }
  return undefined;
}

const plain = (text: string): string => text.replace(/[.,;:/]+$/, '');

export interface FoundAddress {
  readonly path: string;
  readonly servers: readonly Server[];
}

/** Path and server of an operation: from its own address, from the page's base URL, or from an example of a request. */
export function addressOf(notebook: Notebook, { shown, again }: Chapter, base: BaseUrl | undefined): FoundAddress {
  const endpoint = shown?.endpoint;
  const path = endpoint?.path ?? '/';
  const server = (address: string, at: number, rule: string, standing: 'documented' | 'inferred'): readonly Server[] => [
    { url: address, evidence: { url: [notebook.cite(at, rule, standing, address)] } },
  ];
  const at = shown?.at.at(-1) ?? 0;
  if (endpoint?.server !== undefined) {
    const whole = `${endpoint.server}${path}`;
    const within = base && whole.startsWith(`${base.url}/`) ? whole.slice(base.url.length) : undefined;
    if (base && within !== undefined && readAddress(within))
      return {
        path: within,
        servers: server(base.url, base.at[0] ?? at, 'a line tells the base of all addresses', 'documented'),
      };
    const standing = shown?.how === 'example' ? 'inferred' : 'documented';
    return { path, servers: server(endpoint.server, at, 'the address is a whole URL: scheme and host are the server', standing) };
  }
  if (base) {
    for (const one of base.at) notebook.pass(one, one + 1, 'a line tells the base of all addresses');
    // The path may repeat what the base ends with: `/v1/orders` below `https://api.example.com/v1`.
    const prefix = /^https?:\/\/[^/]+(\/.+)$/.exec(base.url)?.[1];
    const repeated = prefix !== undefined && path.startsWith(`${prefix}/`);
    return {
      path: repeated ? path.slice(prefix.length) : path,
      servers: server(base.url, base.at[0] ?? at, 'a line tells the base of all addresses', 'documented'),
    };
  }
  for (const { endpoint: other, at: places } of again) {
    const before = other.server === undefined ? undefined : baseOf(path, other.path);
    if (other.server !== undefined && before !== undefined)
      return {
        path,
        servers: server(`${other.server}${before}`, places[0] ?? at, 'an example of a request shows the server', 'inferred'),
      };
  }
  return { path, servers: [] };
}
