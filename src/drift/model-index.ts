import type { ApiModel, ObjectSchema, Property, Schema } from '../model/api.js';
import { operationSchemas, schemasIn } from '../model/walk.js';

/** What comparing many values with one model asks for again and again. */
export class ModelIndex {
  readonly model: ApiModel;
  readonly #types: ReadonlyMap<string, Schema>;
  readonly #apart: ReadonlySet<string>;
  readonly #properties = new WeakMap<ObjectSchema, ReadonlyMap<string, Property>>();

  constructor(model: ApiModel) {
    this.model = model;
    this.#types = new Map(model.types.map(({ name, schema }) => [name, schema]));
    this.#apart = new Set([...sharedTypes(model), ...documentedTypes(model)]);
  }

  /** What a schema stands for, and the last type that was referred to on the way; no schema where no page describes it. */
  meant(schema: Schema): { readonly schema: Schema | undefined; readonly type: string | undefined } {
    let type: string | undefined;
    let meant: Schema | undefined = schema;
    // Named types are never bare references; the bound is for models that somebody edited by hand.
    for (let step = 0; meant?.kind === 'reference' && step < 16; step += 1) {
      type = meant.name;
      meant = this.#types.get(meant.name);
    }
    return { schema: meant?.kind === 'reference' ? undefined : meant, type };
  }

  /** Whether what is inside the type stands under the type's own name: pages name it, or several places refer to it. */
  standsApart(type: string): boolean {
    return this.#apart.has(type);
  }

  propertiesOf(schema: ObjectSchema): ReadonlyMap<string, Property> {
    const known = this.#properties.get(schema) ?? new Map(schema.properties.map((property) => [property.name, property]));
    this.#properties.set(schema, known);
    return known;
  }
}

const documentedTypes = (model: ApiModel): readonly string[] =>
  model.types.flatMap(({ name, evidence }) => (evidence['name']?.[0]?.standing === 'documented' ? [name] : []));

function sharedTypes(model: ApiModel): ReadonlySet<string> {
  const schemas = [
    ...model.operations.flatMap(operationSchemas),
    ...model.types.map(({ schema }) => schema),
    ...model.errors.flatMap(({ schema }) => schema ?? []),
  ];
  const met = new Set<string>();
  const shared = new Set<string>();
  for (const schema of schemas)
    for (const inner of schemasIn(schema)) {
      if (inner.kind !== 'reference') continue;
      if (met.has(inner.name)) shared.add(inner.name);
      met.add(inner.name);
    }
  return shared;
}
