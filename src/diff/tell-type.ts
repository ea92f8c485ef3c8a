import type { Schema } from '../model/api.js';
import { formatType } from '../model/type-notation.js';
import type { Told } from './change.js';
import { type Comparison, told } from './comparison.js';
import type { Place } from './place.js';
import type { Looked } from './width.js';

/**
 * A type that gave way to another one as a whole.
 * @param looked what else there is to it is told elsewhere
 */
export function tellType(comparison: Comparison, place: Place, before: Schema, after: Schema, looked?: Looked): void {
  const width = comparison.widthOf(before, after, looked);
  comparison.tell(
    place,
    'type',
    { kind: 'type-changed', width: width ?? 'wider', ...types(before, after) },
    {
      alike: width === undefined,
      opened: before.kind === 'enum' && width === 'wider',
      compile: comparison.breaksCode(before, after, place) || losesMembers(place, before, after),
    },
  );
}

/** Of a type by name, code may read again what it wrote, and spread it: it is an object to it until nothing is said of it. */
const losesMembers = ({ root, steps, seen }: Place, before: Schema, after: Schema): boolean =>
  root.kind === 'type' &&
  steps.length === 0 &&
  seen !== 'none' &&
  before.kind === 'object' &&
  before.properties.length > 0 &&
  after.kind === 'unknown';

/** What both models call the type of values at a place. */
export function types(before: Schema, after: Schema): { readonly before: Told; readonly after: Told } {
  return { before: typeOf(before), after: typeOf(after) };
}

const typeOf = (schema: Schema): Told => told(formatType(schema), schema.evidence, 'type', 'enum');
