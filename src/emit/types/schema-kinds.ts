import type { Schema, SchemaKind } from '../../model/api.js';

/** The schema of each kind, so that a table with one handler per kind is checked to be whole. */
export type SchemaOf = { readonly [Kind in SchemaKind]: Extract<Schema, { readonly kind: Kind }> };

/** One handler per kind of schema. A missing one does not compile. */
export type SchemaHandlers<Context, Result> = {
  readonly [Kind in SchemaKind]: (schema: SchemaOf[Kind], context: Context) => Result;
};

export function handle<Kind extends SchemaKind, Context, Result>(
  handlers: SchemaHandlers<Context, Result>,
  schema: SchemaOf[Kind] & { readonly kind: Kind },
  context: Context,
): Result {
  const kind: Kind = schema.kind;
  return handlers[kind](schema, context);
}

/** The schemas directly inside one, each with what its place adds to a name derived from the outer one's. */
export function childrenOf(schema: Schema): readonly { readonly schema: Schema; readonly step: string }[] {
  switch (schema.kind) {
    case 'array':
      return [{ schema: schema.items, step: 'Item' }];
    case 'map':
      return [{ schema: schema.values, step: 'Value' }];
    case 'object':
      return schema.properties.map((property) => ({ schema: property.schema, step: property.name }));
    case 'union': {
      const lone = schema.members.filter((member) => member.kind !== 'null').length === 1;
      return schema.members.map((member, index) => ({ schema: member, step: lone ? '' : `Option${index + 1}` }));
    }
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'reference':
    case 'null':
    case 'binary':
    case 'unknown':
      return [];
  }
}
