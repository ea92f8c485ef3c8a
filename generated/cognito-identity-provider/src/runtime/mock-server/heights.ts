import type { SchemaNode, TypeTable } from './schema.js';

/** How many levels the shallowest value of a schema has; infinite where a type requires itself. */
export class Heights {
  readonly #types: TypeTable;
  #ofTypes: ReadonlyMap<string, number> | undefined;
  readonly #known = new WeakMap<SchemaNode, number>();

  constructor(types: TypeTable) {
    this.#types = types;
  }

  of(schema: SchemaNode): number {
    const before = this.#known.get(schema);
    if (before !== undefined) return before;
    this.#ofTypes ??= heightsOfTypes(this.#types);
    const height = heightOf(schema, this.#ofTypes);
    this.#known.set(schema, height);
    return height;
  }
}

/** Nothing is known to end at first; each round finds types that end one level above those of the round before. */
function heightsOfTypes(types: TypeTable): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (let grown = true; grown; ) {
    grown = false;
    const found = [...types]
      .filter(([name]) => !heights.has(name))
      .map(([name, schema]) => [name, heightOf(schema, heights)] as const)
      .filter(([, height]) => height < Number.POSITIVE_INFINITY);
    for (const [name, height] of found) {
      heights.set(name, height);
      grown = true;
    }
  }
  return heights;
}

function heightOf(schema: SchemaNode, types: ReadonlyMap<string, number>): number {
  switch (schema.kind) {
    case 'array':
      return (schema.minItems ?? 0) > 0 ? 1 + heightOf(schema.items, types) : 1;
    case 'map':
      return (schema.minProperties ?? 0) > 0 ? 1 + heightOf(schema.values, types) : 1;
    case 'object':
      return schema.properties
        .filter(({ required }) => required)
        .reduce((most, property) => Math.max(most, 1 + heightOf(property.schema, types)), 1);
    case 'union':
      return schema.members.reduce((least, member) => Math.min(least, heightOf(member, types)), Number.POSITIVE_INFINITY);
    case 'reference':
      return types.get(schema.name) ?? Number.POSITIVE_INFINITY;
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'null':
    case 'binary':
    case 'unknown':
      return 0;
  }
}
