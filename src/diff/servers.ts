import type { Json, Server, ServerVariable } from '../model/api.js';
import type { Width } from './change.js';
import { beforeAfter, type Comparison, told } from './comparison.js';
import { compareEvidence } from './evidence.js';
import { tellNotation } from './order.js';
import { pairedBy } from './pairing.js';
import { type Place, wherePlace } from './place.js';
import { plainJson } from './plain-json.js';
import { same } from './same.js';
import { compareTexts } from './texts.js';

/**
 * Where requests go, by URL: of the API, or of one operation.
 * @param place of the API's servers or of the operation
 */
export function compareServers(comparison: Comparison, place: Place, before: readonly Server[], after: readonly Server[]): void {
  if (same(before, after)) return;
  const { removed, added, kept, order } = pairedBy(before, after, ({ url }) => url);
  const ofApi = place.root.kind === 'server';
  const at = (server: Server, servers: readonly Server[]): Place =>
    ofApi ? { ...place, root: { kind: 'server', index: servers.indexOf(server) } } : place;
  const fact = ofApi ? 'url' : 'servers';
  for (const server of removed) {
    const words = told(server.url, server.evidence, 'url', ...Object.keys(server.evidence));
    comparison.tell(at(server, before), fact, { kind: 'server-removed', name: server.url, before: words });
  }
  for (const server of added) {
    const words = told(server.url, server.evidence, 'url', ...Object.keys(server.evidence));
    comparison.tell(at(server, after), fact, { kind: 'server-added', name: server.url, after: words });
  }
  for (const pair of kept) {
    const { before: older, after: newer } = pair;
    compareTexts(comparison, at(newer, after), { ...older }, { ...newer });
    compareVariables(comparison, at(newer, after), older.variables, newer.variables);
    compareEvidence(comparison, at(newer, after), older.evidence, newer.evidence);
  }
  const [was, is] = [order.before[0], order.after[0]];
  const stayed = (url: string | undefined): boolean => kept.some((pair) => pair.after.url === url);
  if (was !== is && stayed(was) && stayed(is)) {
    // Requests go to the first of them, unless they are sent elsewhere.
    comparison.tellAt(wherePlace(place, ofApi ? undefined : 'servers'), place, {
      kind: 'transport-changed',
      fact: 'server',
      ...beforeAfter({ value: was, evidence: {} }, { value: is, evidence: {} }, 'url'),
    });
  } else {
    const [older, newer] = [order.before.filter(stayed), order.after.filter(stayed)];
    if (!same(older, newer)) tellNotation(comparison, place, 'order', [...older], [...newer]);
  }
}

function compareVariables(
  comparison: Comparison,
  place: Place,
  before: readonly ServerVariable[] | undefined,
  after: readonly ServerVariable[] | undefined,
): void {
  if (same(before, after)) return;
  const { removed, added, kept, order } = pairedBy(before ?? [], after ?? [], ({ name }) => name);
  let told = false;
  for (const pair of kept) {
    const { before: older, after: newer } = pair;
    const both = (value: (variable: ServerVariable) => Json | undefined) =>
      beforeAfter({ value: value(older), evidence: {} }, { value: value(newer), evidence: {} });
    if (older.description !== newer.description) {
      told = true;
      comparison.tell(place, 'variables', {
        kind: 'description-changed',
        fact: 'description',
        ...both(({ description }) => description),
      });
    }
    if (older.default !== newer.default) {
      told = true;
      comparison.tell(place, 'variables', { kind: 'default-changed', ...both((variable) => variable.default) });
    }
    if (!same(older.values, newer.values)) {
      told = true;
      comparison.tell(place, 'variables', {
        kind: 'constraint-changed',
        constraint: 'variables',
        width: widthOf(older.values, newer.values),
        ...both(({ values }) => values),
      });
    }
  }
  if (removed.length > 0 || added.length > 0 || !same(order.before, order.after) || !told) {
    tellNotation(comparison, place, 'variables', before && plainJson(before), after && plainJson(after));
  }
}

function widthOf(before: readonly string[] = [], after: readonly string[] = []): Width {
  // Without a list, any text will do.
  if (after.length === 0 || (before.length > 0 && before.every((value) => after.includes(value)))) return 'wider';
  return before.length === 0 || after.every((value) => before.includes(value)) ? 'narrower' : 'other';
}
