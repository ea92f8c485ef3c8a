import type { Parameter } from '../model/api.js';
import type { Comparison } from './comparison.js';
import { compareEvidence } from './evidence.js';
import { compareRequirement, partTold } from './objects.js';
import { tellNotation, tellOrder } from './order.js';
import { pairedBy } from './pairing.js';
import type { Place } from './place.js';
import { sameFacts } from './same.js';
import { compareSchemas } from './schemas.js';
import { isShown, type Shown } from './shown.js';
import { compareTexts } from './texts.js';

/** What an operation takes beside its body. */
export function compareParameters(
  comparison: Comparison,
  place: Place,
  before: readonly Parameter[],
  after: readonly Parameter[],
  shown: Shown,
): void {
  const { operations } = place;
  compareLists(comparison, place, before, after, ({ in: where, name }, pair) => ({
    root: { kind: 'parameter', id: operations[0] ?? '', in: where, name },
    steps: [],
    side: 'sent',
    seen: isShown(shown, pair.before?.schema, pair.after?.schema) ? 'sent' : 'none',
    operations,
  }));
}

/** Parameters, or the headers of answers. */
export function compareLists(
  comparison: Comparison,
  place: Place,
  before: readonly Parameter[],
  after: readonly Parameter[],
  placeOf: (parameter: Parameter, pair: { readonly before?: Parameter; readonly after?: Parameter }) => Place,
): void {
  const { removed, added, kept, order } = pairedBy(before, after, keyOf);
  // To callers, one that is sent elsewhere stays a member of that name: the signature tells whether it still fits.
  const moved = new Set(removed.filter(({ name }) => added.some((one) => one.name === name)).map(({ name }) => name));
  for (const parameter of removed) {
    const at = placeOf(parameter, { before: parameter });
    comparison.tell(
      at,
      undefined,
      {
        kind: 'parameter-removed',
        name: parameter.name,
        required: parameter.required,
        before: partTold(parameter.schema, parameter.evidence),
      },
      { compile: at.seen === 'sent' && !moved.has(parameter.name) },
    );
  }
  for (const parameter of added) {
    const at = placeOf(parameter, { after: parameter });
    comparison.tell(
      at,
      undefined,
      {
        kind: 'parameter-added',
        name: parameter.name,
        required: parameter.required,
        after: partTold(parameter.schema, parameter.evidence),
      },
      { compile: parameter.required && at.seen === 'sent' && !moved.has(parameter.name) },
    );
  }
  for (const pair of kept) compareParameter(comparison, placeOf(pair.after, pair), pair.before, pair.after);
  tellOrder(comparison, place, undefined, order.before, order.after);
}

function compareParameter(comparison: Comparison, place: Place, before: Parameter, after: Parameter): void {
  compareRequirement(comparison, place, before, after);
  compareTexts(comparison, place, before, after);
  tellNotation(comparison, place, 'shared', before.shared, after.shared);
  // One header to servers; but callers write the name as it is spelled.
  tellNotation(comparison, place, 'name', before.name, after.name, place.seen === 'sent');
  compareEvidence(
    comparison,
    place,
    before.evidence,
    after.evidence,
    (fact) => !sameFacts(factOf(before, fact), factOf(after, fact)),
  );
  compareSchemas(comparison, place, before.schema, after.schema);
}

const factOf = (parameter: Parameter, fact: string): unknown =>
  Object.hasOwn(parameter, fact) ? Reflect.get(parameter, fact) : undefined;

/** Header names do not tell capitals apart. */
const keyOf = ({ in: where, name }: Parameter): string => `${where} ${where === 'header' ? name.toLowerCase() : name}`;
