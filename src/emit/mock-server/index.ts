import type { Schema } from '../../model/api.js';
import { docComment, jsonLiteral, propertyKey, stringLiteral } from '../escape/index.js';
import { reachable } from '../reachable.js';
import { runtimeFiles } from '../runtime-files.js';
import { secretMembers } from '../secret-members.js';
import type { EmittedFile, Target } from '../target.js';
import { renderTemplate } from '../template.js';
import type { ApiView, ErrorView, OperationView } from '../view.js';
import { endpoints } from './endpoints.js';
import { asJson, operationData, validatorName } from './operation-data.js';
import { isSecretName } from './runtime/redact.js';
import type { SchemaNode } from './runtime/schema.js';
import { reachableTypes, type SchemaData, schemaDataOf } from './schema-data.js';

export { checkRoutes } from './check-routes.js';
export { checkValues } from './check-values.js';

/**
 * `src/mock-server.ts`: the API as types and data, over a runtime that is the same for every API; and `src/testing.ts`: such
 * servers for tests.
 */
export const mockServerTarget: Target = {
  name: 'mock-server',
  async emit(view) {
    const schemaData = await schemaDataOf(schemasOf(view), view.model.protocol.patterns);
    const text = renderTemplate('mock-server/mock-server', mockServerView(view, schemaData));
    const modules: readonly EmittedFile[] = [
      { path: 'src/mock-server.ts', text, format: 'lines' },
      { path: 'src/testing.ts', text: renderTemplate('mock-server/testing', testingView(view)), format: 'lines' },
    ];
    return [...modules, ...reachable(modules, runtimeFiles('mock-server'), '.ts')];
  },
};

function schemasOf({ model, types }: ApiView): readonly Schema[] {
  const inOperations = model.operations.flatMap(({ parameters, requestBody, responses }) => [
    ...parameters.map(({ schema }) => schema),
    ...(requestBody?.contents ?? []).map(({ schema }) => schema),
    ...responses.flatMap(({ contents, headers }) => [...contents, ...headers].map(({ schema }) => schema)),
  ]);
  return [...types.map(({ type }) => type.schema), ...model.errors.flatMap(({ schema }) => schema ?? []), ...inOperations];
}

/** Everything that the template prints, already in TypeScript. */
function mockServerView(view: ApiView, schemaData: SchemaData): object {
  const operations = view.operations.map((operation) => operationData(operation, view, schemaData));
  const errors = view.errors.map(({ error }) => ({
    error,
    schema: error.schema === undefined ? undefined : schemaData(error.schema),
  }));
  const types = new Map(view.types.map(({ type }) => [type.name, schemaData(type.schema)]));
  const roots = [...operations.flatMap(({ schemas }) => schemas), ...errors.flatMap(({ schema }) => schema ?? [])];
  const reachable = reachableTypes(roots, types);
  const validators = [...new Set(operations.flatMap(({ validated }) => validated))].sort().map(validatorName);
  const signatures = view.operations.map(signature);
  // Names that give themselves away need not be told.
  const secrets = secretMembers(view.model).filter((name) => !isSecretName(name));
  return {
    validators: validators.join(', '),
    hasValidators: validators.length > 0,
    usesTypes: signatures.some(({ input, output }) => input.startsWith('Types.') || output.startsWith('Types.')),
    signatures,
    errorNames: view.errors.length === 0 ? 'never' : view.errors.map(({ error }) => stringLiteral(error.name)).join(' | '),
    title: stringLiteral(view.model.title),
    wire: wireOf(view),
    patterns: stringLiteral(view.model.protocol.patterns),
    operations,
    secrets: secrets.length === 0 ? false : listOf(secrets.map(stringLiteral)),
    errors: listOf(errors.map(({ error, schema }) => errorLiteral({ error, schema }))),
    types: listOf(
      [...types].filter(([name]) => reachable.has(name)).map(([name, schema]) => jsonLiteral(asJson({ name, schema }))),
    ),
  };
}

function testingView({ model }: ApiView): object {
  const urls = endpoints(model);
  return { endpoints: urls.length === 0 ? false : listOf(urls.map(stringLiteral)) };
}

const listOf = (items: readonly string[]): string => `[${items.join(', ')}]`;

interface Signature {
  readonly doc: string;
  readonly key: string;
  readonly input: string;
  readonly output: string;
  readonly error: string;
}

function signature({ operation, input, output, errors }: OperationView): Signature {
  return {
    doc: docComment([operation.title ?? operation.description], operation.deprecated ? [{ name: 'deprecated' }] : []),
    key: propertyKey(operation.id),
    input: input.kind === 'none' ? 'undefined' : `Types.${input.typeName}`,
    output: output.kind === 'none' ? 'void' : `Types.${output.typeName}`,
    error: errors.length === 0 ? 'never' : errors.map(({ error }) => stringLiteral(error.name)).join(' | '),
  };
}

interface WireCall {
  readonly file: string;
  readonly name: string;
  readonly call: string;
}

/** Each protocol is a module of the runtime; only the API's own goes into the package. */
function wireOf({ model: { protocol } }: ApiView): WireCall {
  switch (protocol.kind) {
    case 'rest-json':
      return { file: 'rest-json', name: 'restJson', call: 'restJson()' };
    case 'aws-json': {
      const { version, targetPrefix } = protocol;
      const facts = jsonLiteral(targetPrefix === undefined ? { version } : { version, targetPrefix });
      return { file: 'aws-json', name: 'awsJson', call: `awsJson(${facts})` };
    }
  }
}

function errorLiteral({ error, schema }: Pick<ErrorView, 'error'> & { readonly schema: SchemaNode | undefined }): string {
  const message = firstParagraph(error.description) ?? error.name;
  const shape = schema === undefined || schema.kind === 'unknown' ? {} : { schema };
  return jsonLiteral(asJson({ name: error.name, status: error.status, message, ...shape }));
}

/** What the page says about the error, on one line. */
function firstParagraph(description: string | undefined): string | undefined {
  const paragraph = description
    ?.split(/\n\s*\n/, 1)[0]
    ?.replace(/\s+/g, ' ')
    .trim();
  return paragraph === undefined || paragraph === '' ? undefined : paragraph;
}
