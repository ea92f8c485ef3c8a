import type { Operation, SecurityRequirement } from '../model/api.js';
import { compareAnswers } from './answers.js';
import { type Comparison, told } from './comparison.js';
import { compareErrorsOf } from './errors.js';
import { compareEvidence } from './evidence.js';
import { compareExamples } from './examples.js';
import { tellOrder } from './order.js';
import { pairedBy } from './pairing.js';
import { compareParameters } from './parameters.js';
import type { Place } from './place.js';
import { plainJson } from './plain-json.js';
import { compareRequests } from './requests.js';
import { same, sameFacts } from './same.js';
import { compareServers } from './servers.js';
import { shownOf } from './shown.js';
import { compareTexts } from './texts.js';

/** Operations by their ids. */
export function compareOperations(comparison: Comparison): void {
  const { removed, added, kept, order } = pairedBy(comparison.before.operations, comparison.after.operations, ({ id }) => id);
  for (const operation of removed) {
    comparison.tell(
      placeOf(operation),
      undefined,
      {
        kind: 'operation-removed',
        name: operation.id,
        before: told(address(operation), operation.evidence, 'id', 'method', 'path'),
      },
      { compile: true },
    );
  }
  for (const operation of added) {
    comparison.tell(placeOf(operation), undefined, {
      kind: 'operation-added',
      name: operation.id,
      after: told(address(operation), operation.evidence, 'id', 'method', 'path'),
    });
  }
  for (const { before, after } of kept) {
    if (!same(before, after)) compareOperation(comparison, before, after);
  }
  tellOrder(
    comparison,
    { root: { kind: 'api' }, steps: [], side: 'none', seen: 'none', operations: [] },
    'operations',
    order.before,
    order.after,
  );
}

const address = ({ method, path }: Operation): string => `${method} ${path}`;

const placeOf = ({ id }: Operation): Place => ({
  root: { kind: 'operation', id },
  steps: [],
  side: 'both',
  seen: 'both',
  operations: [id],
});

/** Whether paths differ in nothing but what their parameters are called; one that has changed places is another path. */
function isOnlyRenamed(before: string, after: string): boolean {
  const named = /\{[^{}]*\}/gu;
  if (before.replace(named, '{}') !== after.replace(named, '{}')) return false;
  const [was, is]: readonly (readonly string[])[] = [before.match(named) ?? [], after.match(named) ?? []];
  return (
    was !== undefined &&
    is !== undefined &&
    was.every((name, at) => name === is[at] || !(is.includes(name) || was.includes(is[at] ?? '')))
  );
}

function compareOperation(comparison: Comparison, before: Operation, after: Operation): void {
  const place = placeOf(after);
  const sent: Place = { ...place, side: 'sent' };
  const shown = shownOf(before, after, comparison);
  for (const fact of ['method', 'path'] as const) {
    if (before[fact] === after[fact]) continue;
    comparison.tell(
      sent,
      fact,
      {
        kind: 'endpoint-changed',
        fact,
        before: told(before[fact], before.evidence, fact),
        after: told(after[fact], after.evidence, fact),
      },
      { alike: fact === 'path' && isOnlyRenamed(before.path, after.path) },
    );
  }
  compareTexts(comparison, place, { ...before, examples: undefined }, { ...after, examples: undefined });
  compareServers(comparison, sent, before.servers, after.servers);
  compareParameters(comparison, place, before.parameters, after.parameters, shown);
  compareRequests(comparison, place, before, after, shown);
  compareAnswers(comparison, place, before, after, shown);
  compareErrorsOf(comparison, place, before.errors, after.errors);
  compareExamples(comparison, place, before, after);
  compareSecurity(comparison, sent, before.security, after.security);
  if (before.source !== after.source) {
    comparison.tell(place, 'source', {
      kind: 'evidence-changed',
      fact: 'source',
      before: { value: before.source },
      after: { value: after.source },
    });
  }
  compareEvidence(
    comparison,
    place,
    before.evidence,
    after.evidence,
    (fact) => !sameFacts(factOf(before, fact), factOf(after, fact)),
  );
}

const factOf = (operation: Operation, fact: string): unknown =>
  Object.hasOwn(operation, fact) ? Reflect.get(operation, fact) : undefined;

function compareSecurity(
  comparison: Comparison,
  place: Place,
  before: readonly SecurityRequirement[],
  after: readonly SecurityRequirement[],
): void {
  if (same(before, after)) return;
  if (!sameFacts(before, after)) {
    comparison.tell(
      place,
      'security',
      {
        kind: 'security-changed',
        ...(before.length === 0 ? {} : { before: told(plainJson(before), before[0]?.evidence ?? {}, ...factsIn(before)) }),
        ...(after.length === 0 ? {} : { after: told(plainJson(after), after[0]?.evidence ?? {}, ...factsIn(after)) }),
      },
      { alike: sameFacts(before.map(demanded), after.map(demanded)) },
    );
    return;
  }
  for (const [index, one] of before.entries()) {
    const other = after[index];
    if (other !== undefined) compareEvidence(comparison, place, one.evidence, other.evidence);
  }
}

const factsIn = ([first]: readonly SecurityRequirement[]): readonly string[] => Object.keys(first?.evidence ?? {});

/** What callers have to bring along, whatever the page calls it. */
function demanded(requirement: SecurityRequirement): readonly string[] {
  return requirement.kind === 'apiKey' ? [requirement.kind, requirement.in, requirement.key] : [requirement.kind];
}
