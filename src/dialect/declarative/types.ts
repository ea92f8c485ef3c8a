import type { NamedType, Schema } from '../../model/api.js';
import { withProperties } from '../../notation/field-tree.js';
import { knownTypes } from '../../notation/type-words.js';
import { cite, type Found, factIn } from './fact.js';
import { find, list } from './find.js';
import type { Notes } from './notes.js';
import type { Region } from './region.js';
import { besideRows, fieldsOf, objectOf, rowsIn } from './rows.js';
import { describedIn, schemaIn } from './schema.js';
import type { DialectSpec, TypeSpec } from './spec.js';

/** A type that the page documents by itself: where it stands, and what it is called. */
export interface TypePlace {
  readonly spec: TypeSpec;
  readonly region: Region;
  readonly named: Found;
}

/** Found before anything is read, for their names are words of other types. */
export function typePlaces(notes: Notes, spec: DialectSpec, page: Region): readonly TypePlace[] {
  return list(spec.types).flatMap((one) =>
    find(notes.sheet, one.each, page, 'is a type').flatMap((region): readonly TypePlace[] => {
      const named = factIn(notes, region, one.name, 'name');
      return named ? [{ spec: one, region, named }] : [];
    }),
  );
}

export const namesOf = (places: readonly TypePlace[]) => knownTypes(places.map(({ named }) => named.value));

export function typeAt(notes: Notes, { spec, region, named }: TypePlace): NamedType {
  const name = [cite(notes, named)];
  return { name: named.value, schema: schemaAt(notes, spec, region, named.value), evidence: { name } };
}

function schemaAt(notes: Notes, spec: TypeSpec, region: Region, name: string): Schema {
  const rows = spec.fields ? rowsIn(notes, spec.fields, region, `a field of ${name}`) : [];
  const own = besideRows(notes, region, [spec.fields]);
  const told = spec.type !== undefined || spec.values !== undefined ? schemaIn(notes, own, spec, name) : undefined;
  if (told && told.kind !== 'unknown' && told.kind !== 'reference') return withProperties(told, fieldsOf(notes, rows));
  const object = objectOf(notes, rows, 'the fields of a type make up an object');
  const { fact, evidence } = describedIn(notes, own, spec);
  return { ...object, ...fact, evidence: { ...object.evidence, ...evidence } };
}
