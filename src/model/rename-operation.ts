import type { ApiModel, Schema } from './api.js';
import { operationNameRule } from './derive-types.js';
import { pascal } from './names.js';
import { mapChildren, mapOperationSchemas } from './walk.js';

/** Takes the names that were made of an operation's id along with its new one, wherever that leaves names unique. */
export function renameOperation(model: ApiModel, from: string, to: string): ApiModel {
  const [before, after] = [pascal(from), pascal(to)];
  const known = new Set(model.types.map((type) => type.name));
  const names = new Map<string, string>();
  for (const { name, evidence } of model.types) {
    const derived = evidence['name']?.some((one) => one.rule === operationNameRule && one.quote === from) ?? false;
    const wanted = `${after}${name.slice(before.length)}`;
    if (!derived || !name.startsWith(before) || known.has(wanted)) continue;
    known.add(wanted);
    names.set(name, wanted);
  }
  const rename = (schema: Schema): Schema =>
    schema.kind === 'reference' ? { ...schema, name: names.get(schema.name) ?? schema.name } : mapChildren(schema, rename);
  return {
    ...model,
    operations: model.operations.map((operation) => mapOperationSchemas(operation, rename)),
    types: model.types.map((type) => ({
      ...type,
      name: names.get(type.name) ?? type.name,
      schema: rename(type.schema),
      ...(names.has(type.name)
        ? {
            evidence: {
              ...type.evidence,
              name: (type.evidence['name'] ?? []).map((one) => ({ ...one, quote: one.quote === from ? to : one.quote })),
            },
          }
        : {}),
    })),
    errors: model.errors.map((error) => (error.schema === undefined ? error : { ...error, schema: rename(error.schema) })),
  };
}
