import type { PackageConfig } from '../config/config.js';
import type { ApiModel, NamedType, Operation } from '../model/api.js';
import { directions } from './directions.js';
import { decideNames, type NameRequest, nameKey, pascalCase } from './naming.js';
import { viewOperation } from './operation-view.js';
import { validatorExports } from './types/exported-names.js';
import type { ApiView, ErrorView, OperationView, TypeView } from './view.js';

/** Not in the package's index; but a handler there is named after it. */
const mockServerExports = ['createMockServer'];

/** Decides everything that templates would otherwise have to: names, what an operation takes and gives, who handles which type. */
export function buildView(model: ApiModel, pkg: PackageConfig): ApiView {
  const className = pascalCase(model.name);
  const operationParts = model.operations.map((operation) => viewOperation(operation, model));
  const types: readonly NamedType[] = [...model.types, ...operationParts.flatMap((parts) => parts.types)];
  const names = decideNames(
    [
      ...model.errors.map((error): NameRequest => ({ kind: 'error', wireName: error.name })),
      ...types.map((type): NameRequest => ({ kind: 'type', wireName: type.name })),
      ...operationParts.flatMap((parts) => parts.inputs),
      ...model.operations.map((operation): NameRequest => ({ kind: 'operation', wireName: operation.id })),
    ],
    [...validatorExports, ...mockServerExports],
  );
  const nameOf = (request: NameRequest): string => {
    const name = names.get(nameKey(request));
    if (name === undefined) throw new Error(`The model speaks of the ${request.kind} ${request.wireName} but does not have it`);
    return name;
  };
  const used = directions(model, operationParts);

  const errors = model.errors.map((error): ErrorView => ({ error, className: nameOf({ kind: 'error', wireName: error.name }) }));
  const errorNamed = new Map(errors.map((view) => [view.error.name, view]));
  return {
    model,
    packageName: pkg.name ?? model.name,
    version: pkg.version,
    className,
    types: types.map(
      (type): TypeView => ({
        type,
        typeName: nameOf({ kind: 'type', wireName: type.name }),
        direction: used(type.name),
      }),
    ),
    operations: operationParts.map(
      (parts): OperationView => ({
        operation: parts.operation,
        functionName: nameOf({ kind: 'operation', wireName: parts.operation.id }),
        method: parts.operation.method,
        path: parts.operation.path,
        input: parts.input(nameOf),
        output: parts.output(nameOf),
        errors: errorsOf(parts.operation, errorNamed),
      }),
    ),
    errors,
  };
}

function errorsOf(operation: Operation, errorNamed: ReadonlyMap<string, ErrorView>): readonly ErrorView[] {
  return operation.errors.flatMap((error) => errorNamed.get(error.name) ?? []);
}
