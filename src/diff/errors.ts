import type { ApiError, OperationError, Schema } from '../model/api.js';
import { placesIn } from '../model/places.js';
import { blame, type Comparison, told } from './comparison.js';
import { compareEvidence } from './evidence.js';
import { tellOrder } from './order.js';
import { pairedBy } from './pairing.js';
import type { Place } from './place.js';
import { same } from './same.js';
import { compareSchemas } from './schemas.js';
import { tellType } from './tell-type.js';
import { compareTexts } from './texts.js';

/** The API's errors: each is a class of the package. */
export function compareErrors(comparison: Comparison): void {
  const { removed, added, kept } = pairedBy(comparison.before.errors, comparison.after.errors, ({ name }) => name);
  for (const { name, status, evidence } of removed) {
    comparison.tell(
      comparison.errorPlace(name),
      undefined,
      { kind: 'error-removed', name, before: told(status, evidence, 'name', ...Object.keys(evidence)) },
      { compile: true },
    );
  }
  for (const { name, status, evidence } of added) {
    comparison.tell(comparison.errorPlace(name), undefined, {
      kind: 'error-added',
      name,
      after: told(status, evidence, 'name', ...Object.keys(evidence)),
    });
  }
  for (const { before, after } of kept) if (!same(before, after)) compareError(comparison, before, after);
}

function compareError(comparison: Comparison, before: ApiError, after: ApiError): void {
  const place = comparison.errorPlace(after.name);
  if (before.status !== after.status) {
    comparison.tell(place, 'status', {
      kind: 'status-changed',
      before: told(before.status, before.evidence, 'status'),
      after: told(after.status, after.evidence, 'status'),
    });
  }
  compareTexts(comparison, place, before, after);
  compareEvidence(
    comparison,
    place,
    before.evidence,
    after.evidence,
    (fact) => !same(Reflect.get(before, fact), Reflect.get(after, fact)),
  );
  compareBodies(comparison, place, before, after);
}

/** The class shows a body that has a name of its own; any other is unknown to code. */
function compareBodies(comparison: Comparison, place: Place, before: ApiError, after: ApiError): void {
  const { schema: older = unknown } = before;
  const { schema: newer = unknown } = after;
  if (same(older, newer)) return;
  const [had, has] = [older.kind === 'reference', newer.kind === 'reference'];
  const at: Place = { ...place, seen: had && has ? 'received' : 'none' };
  const known = comparison.told.length;
  if (older.kind === 'unknown' || newer.kind === 'unknown') tellType(comparison, at, older, newer);
  else compareSchemas(comparison, at, older, newer);
  const [first] = comparison.told.slice(known);
  if (first !== undefined && had && !has && comparison.breaksCode(older, unknown, { seen: 'received' })) blame(first);
}

const unknown: Schema = { kind: 'unknown', evidence: {} };

/** The errors that one operation can end with. What is new in the API, or gone from it, is told there. */
export function compareErrorsOf(
  comparison: Comparison,
  place: Place,
  before: readonly OperationError[],
  after: readonly OperationError[],
): void {
  const { removed, added, kept, order } = pairedBy(before, after, ({ name }) => name);
  const [older, newer] = [placesIn(comparison.before).errors, placesIn(comparison.after).errors];
  const placeOf = (name: string): Place => ({
    ...place,
    root: { kind: 'operation-error', id: place.operations[0] ?? '', name },
    side: 'received',
    seen: 'received',
  });
  for (const { name, documentedStatus, evidence } of removed) {
    if (!newer.has(name)) continue;
    comparison.tell(
      placeOf(name),
      undefined,
      { kind: 'error-removed', name, before: told(documentedStatus, evidence, 'name', ...Object.keys(evidence)) },
      { elsewhere: true },
    );
  }
  for (const { name, documentedStatus, evidence } of added) {
    if (!older.has(name)) continue;
    comparison.tell(placeOf(name), undefined, {
      kind: 'error-added',
      name,
      after: told(documentedStatus, evidence, 'name', ...Object.keys(evidence)),
    });
  }
  for (const pair of kept) {
    const { name } = pair.after;
    if (pair.before.documentedStatus !== pair.after.documentedStatus) {
      comparison.tell(placeOf(name), 'documentedStatus', {
        kind: 'status-changed',
        before: told(pair.before.documentedStatus, pair.before.evidence, 'documentedStatus'),
        after: told(pair.after.documentedStatus, pair.after.evidence, 'documentedStatus'),
      });
    }
    compareEvidence(
      comparison,
      placeOf(name),
      pair.before.evidence,
      pair.after.evidence,
      (fact) => fact === 'documentedStatus' && pair.before.documentedStatus !== pair.after.documentedStatus,
    );
  }
  tellOrder(comparison, place, 'errors', order.before, order.after);
}
