import type { EnumSchema, Evidence, Schema } from '../model/api.js';

/**
 * A schema whose values are only those listed, each as the page writes it. Of an array the items are meant; a schema that
 * cannot have such values, and a reference, stay as they are.
 */
export function allowedSchema(schema: Schema, listed: readonly string[], cited: readonly Evidence[]): Schema {
  switch (schema.kind) {
    case 'string':
    case 'binary':
      return chosen(schema, 'string', listed, cited);
    case 'integer':
    case 'number': {
      const values = listed.filter((one) => one !== 'null').map(Number);
      return values.every(Number.isFinite) ? chosen(schema, schema.kind, values, cited) : schema;
    }
    case 'boolean':
      return listed.every((one) => /^(?:true|false)$/.test(one))
        ? chosen(
            schema,
            'boolean',
            listed.map((one) => one === 'true'),
            cited,
          )
        : schema;
    case 'unknown':
      return chosen(schema, 'string', listed, cited);
    case 'array':
      return { ...schema, items: allowedSchema(schema.items, listed, cited) };
    case 'union': {
      const [only, ...others] = schema.members.filter(({ kind }) => kind !== 'null');
      if (!only || others.length > 0) return schema;
      const values = listed.filter((one) => one !== 'null');
      return { ...schema, members: schema.members.map((one) => (one === only ? allowedSchema(one, values, cited) : one)) };
    }
    default:
      return schema;
  }
}

function chosen(schema: Schema, type: EnumSchema['type'], listed: EnumSchema['values'], cited: readonly Evidence[]): Schema {
  const values = [...new Set(listed)];
  if (values.length === 0) return schema;
  const { title, description, deprecated, default: byDefault, examples } = schema;
  const format = 'format' in schema ? schema.format : undefined;
  return {
    kind: 'enum',
    type,
    ...(format === undefined ? {} : { format }),
    values,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    ...(examples === undefined ? {} : { examples }),
    evidence: { ...schema.evidence, enum: cited },
  };
}
