import { type Diagnostic, diagnostic, hasErrors, type Outcome } from '../diagnostic.js';
import type { ApiModel } from './api.js';
import { checkEvidence } from './check-evidence.js';
import { checkSchemas } from './check-schemas.js';
import { placeOf } from './evidence.js';
import { formatFactPath } from './fact-path.js';
import { parameterKey } from './join-operations.js';
import { groupBy } from './order.js';
import { operationSchemas, schemasIn } from './walk.js';

/** Whether packages can be made of the model, and what in it deserves a second look. Invalid patterns are taken out. */
export function checkModel(model: ApiModel): Outcome<ApiModel> {
  const schemas = checkSchemas(model);
  const diagnostics = [
    ...checkEmpty(model),
    ...checkUnique(model),
    ...checkReferences(model),
    ...checkParameters(model),
    ...checkTravel(model),
    ...schemas.diagnostics,
  ];
  // A model that is broken otherwise would only repeat itself here.
  return {
    value: schemas.value,
    diagnostics: hasErrors(diagnostics) ? diagnostics : [...diagnostics, ...checkEvidence(schemas.value)],
  };
}

function checkEmpty(model: ApiModel): readonly Diagnostic[] {
  if (model.operations.length > 0 || model.types.length > 0) return [];
  const [source] = model.sources;
  return [
    diagnostic(
      'model-empty',
      'Neither an operation nor a type was found in the pages.',
      source === undefined ? {} : { where: { source: source.source } },
    ),
  ];
}

function checkUnique(model: ApiModel): readonly Diagnostic[] {
  const twice = (items: readonly string[], what: string): readonly Diagnostic[] =>
    [...groupBy(items, (item) => item)]
      .filter(([, group]) => group.length > 1)
      .map(([name]) => diagnostic('model-inconsistent', `There is more than one ${what} called ${name}.`));
  return [
    ...twice(
      model.operations.map(({ id }) => id),
      'operation',
    ),
    ...twice(
      model.types.map(({ name }) => name),
      'type',
    ),
    ...twice(
      model.errors.map(({ name }) => name),
      'error',
    ),
  ];
}

function checkReferences(model: ApiModel): readonly Diagnostic[] {
  const types = new Set(model.types.map((type) => type.name));
  const errors = new Set(model.errors.map((error) => error.name));
  const roots = [
    ...model.operations.map((operation) => ({ at: operation.id, schemas: operationSchemas(operation) })),
    ...model.types.map((type) => ({ at: `types.${type.name}`, schemas: [type.schema] })),
    ...model.errors.map((error) => ({ at: `errors.${error.name}`, schemas: error.schema === undefined ? [] : [error.schema] })),
  ];
  const lost = roots.flatMap(({ at, schemas }) =>
    schemas
      .flatMap((schema) => [...schemasIn(schema)])
      .flatMap((schema) =>
        schema.kind === 'reference' && !types.has(schema.name)
          ? [diagnostic('model-inconsistent', `${at} refers to the type ${schema.name}, which is not there.`)]
          : [],
      ),
  );
  const unknownErrors = model.operations.flatMap((operation) =>
    operation.errors
      .filter((error) => !errors.has(error.name))
      .map((error) =>
        diagnostic('model-inconsistent', `${operation.id} answers with ${error.name}, which is not among the API's errors.`),
      ),
  );
  return [...lost, ...unknownErrors];
}

function checkParameters(model: ApiModel): readonly Diagnostic[] {
  return model.operations.flatMap((operation) => {
    const keys = operation.parameters.map(parameterKey);
    const twice = operation.parameters.filter((_, index) => keys.indexOf(keys[index] ?? '') !== index);
    const variables = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
    const told = operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
    const where = placeOf(
      operation.evidence['path']?.[0],
      formatFactPath({ root: { kind: 'operation', id: operation.id }, steps: [], fact: 'path' }),
    );
    const details = { ...(where === undefined ? {} : { where }), quote: operation.path };
    return [
      ...twice.map((parameter) => {
        const at = placeOf(parameter.evidence['name']?.[0]);
        return diagnostic(
          'model-inconsistent',
          `${operation.id} has the ${parameter.in} parameter ${parameter.name} twice.`,
          at === undefined ? {} : { where: at },
        );
      }),
      ...variables
        .filter((name) => !told.includes(name))
        .map((name) =>
          diagnostic(
            'fact-doubtful',
            `The path of ${operation.id} holds {${name}}, and no path parameter is called that.`,
            details,
          ),
        ),
      ...told
        .filter((name) => !variables.includes(name))
        .map((name) =>
          diagnostic('fact-doubtful', `${operation.id} has a path parameter ${name}, which its path does not hold.`, details),
        ),
    ];
  });
}

/** What a client needs to reach the API and few pages say. */
function checkTravel(model: ApiModel): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const [source] = model.sources;
  const where = (fact: string): Pick<Diagnostic, 'where'> =>
    source === undefined ? {} : { where: { source: source.source, fact } };
  if (model.protocol.kind === 'aws-json' && model.protocol.targetPrefix === undefined)
    found.push(
      diagnostic(
        'target-prefix-missing',
        `No page says what stands before the operation in X-Amz-Target for ${model.title}.`,
        where('protocol targetPrefix'),
      ),
    );
  // Types by themselves are called nowhere.
  const served = model.servers.length > 0 || model.operations.every(({ servers }) => servers.length > 0);
  if (!served)
    found.push(diagnostic('endpoint-missing', `No page says which server ${model.title} is at.`, where('servers url')));
  return found;
}
