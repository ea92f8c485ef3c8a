import type { ApiModel } from '../model/api.js';
import { byText } from '../model/order.js';
import { type Cause, type Change, type ModelDiff, severest, severities } from './change.js';
import { Comparison } from './comparison.js';
import { compareErrors } from './errors.js';
import { compareEvidence, tellMoves } from './evidence.js';
import { surfaceOf } from './exported.js';
import { compareExports } from './exports.js';
import { compareOperations } from './operations.js';
import type { Place } from './place.js';
import { compareProtocols } from './protocol.js';
import { isQuiet } from './quiet.js';
import { same } from './same.js';
import { compareServers } from './servers.js';
import { compareSignatures } from './signatures.js';
import { compareSources } from './sources.js';
import { compareTexts } from './texts.js';
import { compareTypes } from './types.js';

/** All that is different between two models of one API, severest first. */
export function compareModels(before: ApiModel, after: ApiModel, cause: Cause): ModelDiff {
  if (same(before, after)) return { changes: [] };
  const comparison = new Comparison(before, after, cause);
  compareApis(comparison);
  compareProtocols(comparison, before.protocol, after.protocol);
  compareServers(comparison, servers, before.servers, after.servers);
  compareOperations(comparison);
  compareTypes(comparison);
  compareErrors(comparison);
  compareSurfaces(comparison);
  tellMoves(comparison);
  compareSources(comparison);
  const changes = [...comparison.changes()].sort(bySeverity);
  const severity = severest(changes.map(({ impact }) => impact.severity));
  return { changes, ...(severity === undefined ? {} : { severity }) };
}

function compareSurfaces(comparison: Comparison): void {
  if (isQuiet(comparison)) return;
  const [older, newer] = [surfaceOf(comparison.before), surfaceOf(comparison.after)];
  compareExports(comparison, older, newer);
  compareSignatures(comparison, older, newer);
}

const api: Place = { root: { kind: 'api' }, steps: [], side: 'both', seen: 'both', operations: [] };

const servers: Place = { root: { kind: 'server' }, steps: [], side: 'sent', seen: 'sent', operations: [] };

function compareApis(comparison: Comparison): void {
  const { before, after } = comparison;
  compareTexts(comparison, api, { ...textsOf(before) }, { ...textsOf(after) });
  compareEvidence(
    comparison,
    api,
    before.evidence,
    after.evidence,
    (fact) => !same(Reflect.get(before, fact), Reflect.get(after, fact)),
  );
}

const textsOf = ({ title, description, evidence }: ApiModel) => ({
  title,
  ...(description === undefined ? {} : { description }),
  evidence,
});

/** Severest first, then by place; what stands at one place by kind and name. */
function bySeverity(a: Change, b: Change): number {
  return (
    severities.indexOf(b.impact.severity) - severities.indexOf(a.impact.severity) ||
    byText(a.where, b.where) ||
    byText(a.kind, b.kind) ||
    byText(details(a), details(b))
  );
}

function details(change: Change): string {
  if (change.kind === 'example-changed') return `${change.of} ${change.status ?? ''}`;
  return 'name' in change ? change.name : 'fact' in change ? change.fact : '';
}
