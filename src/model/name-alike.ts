import type { Property, Schema } from './api.js';

/** Documented types by name, to look through a page's references. */
export type TypesByName = ReadonlyMap<string, Schema>;

/** Objects without a name get the name that another page gives to what stands in the same place. */
export function namedAlike(plain: Schema, known: Schema, types: TypesByName): Schema {
  if (known.kind === 'reference') {
    const type = types.get(known.name);
    if (type === undefined || type.kind === 'reference') return plain.kind === 'object' ? named(plain, known.name) : plain;
    const inner = namedAlike(plain, type, types);
    return inner.kind === 'object' && type.kind === 'object' ? named(inner, known.name) : inner;
  }
  if (plain.kind === 'array' && known.kind === 'array') return { ...plain, items: namedAlike(plain.items, known.items, types) };
  if (plain.kind === 'map' && known.kind === 'map') return { ...plain, values: namedAlike(plain.values, known.values, types) };
  if (plain.kind !== 'object' || known.kind !== 'object') return plain;
  const others = new Map(known.properties.map((property) => [property.name, property.schema]));
  const properties = plain.properties.map((property): Property => {
    const other = others.get(property.name);
    return other === undefined ? property : { ...property, schema: namedAlike(property.schema, other, types) };
  });
  const inner = { ...plain, properties };
  return known.name === undefined ? inner : named(inner, known.name);
}

const named = (object: Extract<Schema, { kind: 'object' }>, name: string): Schema => ({ name, ...object });
