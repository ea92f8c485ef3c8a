import type { EvidenceMap, Json, ObjectSchema, Property, Schema } from '../model/api.js';
import { formatType } from '../model/type-notation.js';
import type { Told } from './change.js';
import { type Comparison, told } from './comparison.js';
import { compareConstraints } from './constraints.js';
import { compareEvidence } from './evidence.js';
import { tellNotation, tellOrder } from './order.js';
import { inside, meets, type Place } from './place.js';
import { isInherited } from './width.js';

export type CompareSchemas = (comparison: Comparison, place: Place, before: Schema, after: Schema) => void;

/** Objects, field by field. */
export function compareObjects(
  comparison: Comparison,
  place: Place,
  before: ObjectSchema,
  after: ObjectSchema,
  compareSchemas: CompareSchemas,
): void {
  compareConstraints(comparison, place, before, after);
  tellNotation(comparison, place, 'name', before.name, after.name);
  const [older, newer] = [byName(before.properties), byName(after.properties)];
  const { seen } = place;
  for (const [name, property] of older) {
    if (newer.has(name)) continue;
    comparison.tell(
      inside(place, { kind: 'property', name }),
      undefined,
      { kind: 'field-removed', name, required: property.required, before: partTold(property.schema, property.evidence) },
      { compile: meets(seen, 'received') || (meets(seen, 'sent') && !takesAny(after)) },
    );
  }
  for (const [name, property] of newer) {
    const at = inside(place, { kind: 'property', name });
    const was = older.get(name);
    if (was === undefined) {
      comparison.tell(
        at,
        undefined,
        { kind: 'field-added', name, required: property.required, after: partTold(property.schema, property.evidence) },
        { compile: (property.required || isInherited(property)) && meets(seen, 'sent') },
      );
      continue;
    }
    compareRequirement(comparison, at, was, property);
    compareEvidence(
      comparison,
      at,
      was.evidence,
      property.evidence,
      (fact) => fact === 'required' && was.required !== property.required,
    );
    compareSchemas(comparison, at, was.schema, property.schema);
  }
  tellOrder(comparison, place, undefined, [...older.keys()], [...newer.keys()]);
}

/** A type that says nothing of its members, or not of all, takes what it does not know. */
const takesAny = ({ properties, partial }: ObjectSchema): boolean => partial === true || properties.length === 0;

interface Demanded {
  readonly required: boolean;
  readonly evidence: EvidenceMap;
}

/** Whether a part has to be there. */
export function compareRequirement(comparison: Comparison, place: Place, before: Demanded, after: Demanded): void {
  if (before.required === after.required) return;
  const became = after.required ? 'required' : 'optional';
  comparison.tell(
    place,
    'required',
    {
      kind: 'requirement-changed',
      became,
      before: told(before.required, before.evidence, 'required'),
      after: told(after.required, after.evidence, 'required'),
    },
    { compile: meets(place.seen, after.required ? 'sent' : 'received') },
  );
}

/** A field or parameter, told by its type. */
export function partTold(schema: Schema, evidence: EvidenceMap): Told {
  const value: Json = formatType(schema);
  return told(value, { ...schema.evidence, ...evidence }, 'name', 'type', ...Object.keys(evidence));
}

const byName = (properties: readonly Property[]): ReadonlyMap<string, Property> =>
  new Map(
    [...properties]
      .reverse()
      .map((property): [string, Property] => [property.name, property])
      .reverse(),
  );
