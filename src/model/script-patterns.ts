import type { ApiModel, Schema } from './api.js';
import { scriptPattern } from './pattern/script-pattern.js';
import { mapChildren, mapOperationSchemas } from './walk.js';

/** The model with every pattern as JavaScript writes it: for what runs them. The page's words stay as evidence. */
export function withScriptPatterns(model: ApiModel): ApiModel {
  const written = (schema: Schema): Schema => {
    const inner = mapChildren(schema, written);
    const found = inner.kind === 'string' && inner.pattern !== undefined ? scriptPattern(inner.pattern) : undefined;
    if (!found || found.rules.length === 0 || inner.kind !== 'string') return inner;
    const rule = found.rules.join('; ');
    const words = (inner.evidence['pattern'] ?? []).map((one) => ({ ...one, rule, standing: 'inferred' as const }));
    return { ...inner, pattern: found.pattern, evidence: { ...inner.evidence, pattern: words } };
  };
  return {
    ...model,
    operations: model.operations.map((operation) => mapOperationSchemas(operation, written)),
    types: model.types.map((type) => ({ ...type, schema: written(type.schema) })),
    errors: model.errors.map((error) => (error.schema === undefined ? error : { ...error, schema: written(error.schema) })),
  };
}
