import type { ApiView } from '../view.js';

/** Exported by the validator whatever the pages say. */
export const validatorExports = [
  'InvalidValueError',
  'StandardSchemaV1',
  'ValidateOptions',
  'Validated',
  'ValueIssue',
  'ValueKeyword',
] as const;

/**
 * Names that a package's index already speaks for, so that a derived type does not take one. What the client exports
 * beside them gives way to the derived types.
 */
export function exportedNames(view: ApiView): Set<string> {
  const inputs = view.operations.flatMap((operation) => (operation.input.kind === 'members' ? [operation.input.typeName] : []));
  const types = [...view.types.map((typeView) => typeView.typeName), ...inputs];
  return new Set<string>([
    ...types,
    ...types.flatMap((name) => [`validate${name}`, `is${name}`, `assert${name}`, `${name}Schema`]),
    ...view.operations.map((operation) => operation.functionName),
    ...view.errors.map((error) => error.className),
    ...['Client', 'ClientOptions', 'Error', 'ServiceError'].map((suffix) => `${view.className}${suffix}`),
    ...validatorExports,
  ]);
}
