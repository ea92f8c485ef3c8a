import type { EnumSchema } from '../model/api.js';
import { type Comparison, told } from './comparison.js';
import { compareConstraints } from './constraints.js';
import { tellNotation, tellOrder } from './order.js';
import { meets, type Place } from './place.js';
import { tellType } from './tell-type.js';

/** Lists of values. The generated types of what is received leave room for more values, but for true and false. */
export function compareEnums(comparison: Comparison, place: Place, before: EnumSchema, after: EnumSchema): void {
  compareConstraints(comparison, place, before, after);
  if (before.type === after.type) compareValues(comparison, place, before, after);
  else tellType(comparison, place, before, after);
}

function compareValues(comparison: Comparison, place: Place, before: EnumSchema, after: EnumSchema): void {
  const [older, newer] = [new Set(before.values), new Set(after.values)];
  for (const value of before.values) {
    if (newer.has(value)) continue;
    comparison.tell(
      place,
      'enum',
      { kind: 'enum-value-removed', name: JSON.stringify(value), before: told(value, before.evidence, 'enum', 'type') },
      { compile: meets(place.seen, 'sent') },
    );
  }
  for (const value of after.values) {
    if (older.has(value)) continue;
    comparison.tell(
      place,
      'enum',
      { kind: 'enum-value-added', name: JSON.stringify(value), after: told(value, after.evidence, 'enum', 'type') },
      { compile: meets(place.seen, 'received') && (after.type === 'boolean' || comparison.isClosed(place.root)) },
    );
  }
  tellOrder(comparison, place, 'enum', before.values.map(written), after.values.map(written));
  tellNotation(comparison, place, 'constant', before.constant, after.constant);
}

const written = (value: string | number | boolean): string => JSON.stringify(value);
