import type { ApiModel } from '../model/api.js';
import { formatFactPath } from '../model/fact-path.js';
import { byText } from '../model/order.js';
import { withScriptPatterns } from '../model/script-patterns.js';
import { asItTravels } from '../protocol/wire-dates.js';
import { Comparison } from './compare.js';
import type { Exchange } from './exchange.js';
import type { DriftKind, Finding } from './finding.js';
import { Matcher } from './match.js';
import { ModelIndex } from './model-index.js';
import type { Recording } from './recording.js';
import { Site, Sites } from './site.js';

/** What became of the calls of all recordings. */
export interface Counts {
  /** Calls of operations of the API. */
  compared: number;
  /** Calls that went to other hosts, or to other APIs of the same host. */
  elsewhere: number;
  /** Pages, scripts, preflight requests: what is no call of an API. */
  others: number;
  /** Bodies that are not what their media type says. */
  unreadable: number;
  /** Undocumented names beyond those that are told apart at one place. */
  folded: number;
}

/** How recorded traffic and a model differ. */
export interface Drifted {
  readonly model: ApiModel;
  /** By place, then by kind. */
  readonly findings: readonly FoundAt[];
  readonly counts: Counts;
  /** Hosts that calls went to which are not the API's, most called first. */
  readonly hosts: readonly string[];
}

export interface FoundAt extends Finding {
  /** The place, as paths are written. */
  readonly where: string;
  /** Kinds of all values seen at the place. */
  readonly seen: number;
  /** Whether they were text first. */
  readonly textual: boolean;
}

/** What is said of one place, in the order in which corrections have to say it. */
const order: readonly DriftKind[] = [
  'operation',
  'parameter',
  'field',
  'status',
  'error',
  'body',
  'absent',
  'type',
  'null',
  'enum',
  'constraint',
];

/** So many calls that no operation is for are told apart. */
const mostUnknown = 200;

/** @param hosts to which calls count; all that the pages allow where there are none */
export function verifyTraffic(documented: ApiModel, recordings: readonly Recording[], hosts: readonly string[]): Drifted {
  const model = withScriptPatterns(asItTravels(documented).value);
  const index = new ModelIndex(model);
  const matcher = new Matcher(model, hosts);
  const sites = new Sites();
  const strangers = new Strangers();
  const counts: Counts = { compared: 0, elsewhere: 0, others: 0, unreadable: 0, folded: 0 };
  const otherHosts = new Map<string, number>();
  const ownHosts = new Set<string>();
  for (const { source, exchanges } of recordings) {
    const comparison = new Comparison(index, sites, source);
    for (const exchange of exchanges) {
      const host = exchange.origin?.host ?? '';
      const matched = matcher.match(exchange);
      switch (matched.kind) {
        case 'operation':
          counts.compared += 1;
          ownHosts.add(host);
          comparison.compare(exchange, matched.operation, matched.variables);
          break;
        case 'unknown':
          strangers.note(matched, host, exchange, source);
          break;
        case 'no-call':
          counts.others += 1;
          otherHosts.set(host, otherHosts.get(host) ?? 0);
          break;
        case 'elsewhere':
          counts.elsewhere += 1;
          otherHosts.set(host, (otherHosts.get(host) ?? 0) + 1);
      }
    }
    counts.unreadable += comparison.unreadable;
  }
  counts.folded = sites.folded.count;
  // Where no page says at which host an API is, those are its hosts that answer to its operations.
  const unknown = strangers.at(ownHosts);
  counts.elsewhere += strangers.count - unknown.reduce((sum, { findings }) => sum + countOf(findings), 0);
  const findings = [...sites.all(), ...unknown].flatMap((site) =>
    [...site.findings.values()].map(
      (finding): FoundAt => ({ ...finding, where: formatFactPath(finding.path), seen: site.seen, textual: site.textual }),
    ),
  );
  const sorted = findings.sort(
    (a, b) => byText(a.where, b.where) || order.indexOf(a.drift.kind) - order.indexOf(b.drift.kind) || byText(keyOf(a), keyOf(b)),
  );
  const away = [...otherHosts]
    .filter(([host]) => host !== '' && !ownHosts.has(host))
    .sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  return { model: documented, findings: sorted, counts, hosts: away.map(([host]) => host) };
}

const keyOf = ({ drift }: Finding): string => {
  switch (drift.kind) {
    case 'operation':
      return `${drift.path} ${drift.method}`;
    case 'constraint':
      return drift.fact;
    default:
      return '';
  }
};

const countOf = (findings: ReadonlyMap<string, Finding>): number =>
  [...findings.values()].reduce((sum, { count }) => sum + count, 0);

/** Calls that no operation is for, until it is known whether their host is the API's. */
class Strangers {
  readonly #sites = new Map<string, { readonly site: Site; readonly host: string; readonly sure: boolean }>();
  count = 0;

  note(
    call: { readonly method: string; readonly path: string; readonly sure: boolean },
    host: string,
    exchange: Exchange,
    source: string,
  ): void {
    this.count += 1;
    const { method, path, sure } = call;
    const key = JSON.stringify([sure ? '' : host, method, path]);
    const known = this.#sites.get(key);
    if (!known && this.#sites.size >= mostUnknown) return;
    const site = known?.site ?? new Site({ root: { kind: 'api' }, steps: [] }, false);
    this.#sites.set(key, { site, host, sure });
    const place = `${exchange.place}.${exchange.parts.path}`;
    site.note({ kind: 'operation', method, path }, () => ({ source, called: exchange.called, place, pointer: '' }));
  }

  at(hosts: ReadonlySet<string>): readonly Site[] {
    return [...this.#sites.values()].flatMap(({ site, host, sure }) => (sure || hosts.has(host) ? [site] : []));
  }
}
