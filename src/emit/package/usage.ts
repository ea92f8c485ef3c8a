import type { Json } from '../../model/api.js';
import { pagedOperations } from '../client/paginators-view.js';
import { type PublicNames, publicNames } from '../client/public-names.js';
import { destinations } from '../client/servers.js';
import { markdownFence, stringLiteral } from '../escape/index.js';
import type { ApiView, OperationView } from '../view.js';
import { exampleValue, requestExample } from './example.js';
import { jsonLines } from './json-lines.js';

/** Fenced snippets that show the client; Markdown. */
export interface Usage {
  readonly client: string;
  readonly errors: string | false;
  readonly safe: string;
  /** Of an operation that answers page by page. */
  readonly pages: string | false;
}

interface Snippets {
  readonly client: Usage;
  readonly validator?: { readonly code: string; readonly schema: string };
  readonly mockServer: string;
  /** A file of its own, which its first line names. */
  readonly mockTest: string;
}

/** What all the snippets are about. */
interface Subject {
  readonly view: ApiView;
  readonly names: PublicNames;
  readonly operation: OperationView;
}

/**
 * Snippets for the API's first operation. One after the other they compile as they stand: later ones use what earlier ones declare.
 * The test compiles by itself.
 */
export function usage(view: ApiView): Snippets | undefined {
  const [operation] = view.operations;
  if (operation === undefined) return undefined;
  const subject: Subject = { view, names: publicNames(view), operation };
  return {
    client: {
      client: clientSnippet(subject),
      errors: errorSnippet(subject),
      safe: safeSnippet(subject),
      pages: pagesSnippet(subject),
    },
    ...validatorSnippet(subject),
    mockServer: mockServerSnippet(subject),
    mockTest: mockTestSnippet(subject),
  };
}

const fence = (lines: readonly string[]): string => markdownFence(lines.join('\n'), 'ts');

const from = ({ view }: Subject, names: readonly string[], subpath = ''): string =>
  `import { ${names.join(', ')} } from ${stringLiteral(view.packageName + subpath)};`;

function clientSnippet(subject: Subject): string {
  const { view, names, operation } = subject;
  const { input, functionName } = operation;
  const inputType = input.kind === 'none' ? [] : [`type ${input.typeName}`];
  return fence([
    from(subject, [names.client, functionName, ...inputType]),
    '',
    `const client = new ${names.client}(${clientOptions(view)});`,
    ...(input.kind === 'none' ? [] : [`const input: ${input.typeName} = ${jsonLines(inputExample(subject))};`]),
    '',
    `const output = await ${functionName}(${argumentsFor(operation, 'client')});`,
  ]);
}

function errorSnippet(subject: Subject): string | false {
  const { functionName, errors } = subject.operation;
  const [error] = errors;
  if (error === undefined) return false;
  return fence([
    from(subject, [error.className]),
    '',
    'try {',
    `  await ${functionName}(${argumentsFor(subject.operation, 'client')});`,
    '} catch (error) {',
    `  if (error instanceof ${error.className}) console.error(error.message);`,
    '  else throw error;',
    '}',
  ]);
}

function safeSnippet(subject: Subject): string {
  return fence([
    from(subject, [subject.names.exported('safe')]),
    '',
    `const { data, error } = await ${safeCall(subject, 'client')};`,
    'if (error === undefined) console.log(data);',
    'else console.error(error.name, error.message);',
  ]);
}

function pagesSnippet(subject: Subject): string | false {
  const { view, names } = subject;
  const [paged] = pagedOperations(view, names);
  if (paged === undefined) return false;
  const { operation, name, pagination } = paged;
  const { input } = operation;
  const pages = `${name}(${input.kind === 'none' ? 'client' : 'client, pageInput'})`;
  const example = jsonLines(inputExample({ ...subject, operation }));
  return fence([
    from(subject, [name, ...(input.kind === 'none' ? [] : [`type ${input.typeName}`])]),
    '',
    ...(input.kind === 'none' ? [] : [`const pageInput: ${input.typeName} = ${example};`]),
    pagination.items === undefined
      ? `for await (const page of ${pages}.pages()) console.log(page);`
      : `for await (const item of ${pages}) console.log(item);`,
  ]);
}

function validatorSnippet(subject: Subject): Pick<Snippets, 'validator'> {
  const { input, output } = subject.operation;
  const typeName = input.kind === 'body' ? input.typeName : output.kind === 'body' ? output.typeName : undefined;
  if (typeName === undefined) return {};
  const code = fence([
    from(subject, [`is${typeName}`, `validate${typeName}`], '/validator'),
    '',
    "const value: unknown = JSON.parse('{}');",
    '',
    `const result = validate${typeName}(value);`,
    'if (result.issues) for (const issue of result.issues) console.error(issue.path, issue.message);',
    '',
    `if (is${typeName}(value)) console.log(value);`,
  ]);
  return { validator: { code, schema: `${typeName}Schema` } };
}

function mockServerSnippet(subject: Subject): string {
  const { view, names, operation } = subject;
  const [error] = operation.errors;
  return fence([
    from(subject, ['createMockServer'], '/mock-server'),
    '',
    'const server = createMockServer();',
    'const { url } = await server.listen();',
    `const local = new ${names.client}({ ${['endpoint: url', ...prefixOption(view)].join(', ')} });`,
    '',
    ...(error === undefined ? [] : [`server.fail(${stringLiteral(error.error.name)}, { times: 1 });`]),
    `const tried = await ${safeCall(subject, 'local')};`,
    'console.log(tried.error ?? tried.data, server.requests.length);',
    '',
    'await server.close();',
  ]);
}

function mockTestSnippet(subject: Subject): string {
  const { view, names, operation } = subject;
  const { input, functionName } = operation;
  const [error] = operation.errors;
  const imported = [
    names.client,
    functionName,
    ...(error === undefined ? [] : [error.className]),
    ...(input.kind === 'none' ? [] : [`type ${input.typeName}`]),
  ];
  const call = `${functionName}(${argumentsFor(operation, 'client')})`;
  return fence([
    '// mock.test.ts',
    from(subject, imported),
    from(subject, ['mockServerFixture'], '/testing'),
    "import { expect, test as base } from 'vitest';",
    '',
    'const test = base.extend({ mock: mockServerFixture() });',
    '',
    `test('${functionName}', async ({ mock }) => {`,
    `  const client = new ${names.client}({ ${['endpoint: mock.url', 'retry: false', ...prefixOption(view)].join(', ')} });`,
    ...(input.kind === 'none'
      ? []
      : [`  const input: ${input.typeName} = ${jsonLines(inputExample(subject)).replaceAll('\n', '\n  ')};`]),
    '',
    `  await ${call};`,
    '  expect(mock.requests).toHaveLength(1);',
    ...(error === undefined
      ? []
      : ['', `  mock.fail(${stringLiteral(error.error.name)});`, `  await expect(${call}).rejects.toThrow(${error.className});`]),
    '});',
  ]);
}

const safeCall = ({ names, operation }: Subject, client: string): string =>
  `${names.exported('safe')}(${operation.functionName})(${argumentsFor(operation, client)})`;

const argumentsFor = ({ input }: OperationView, client: string): string => (input.kind === 'none' ? client : `${client}, input`);

/** What the constructor needs: where to send to, or values for the variables of servers; and whatever else no page says. */
function clientOptions(view: ApiView): string {
  const { complete, variables } = destinations(view);
  const where = complete
    ? variables.map(({ optionKey }) => `${optionKey}: ${placeholder}`)
    : ["endpoint: 'https://api.example.com'"];
  const options = [...where, ...prefixOption(view)];
  return options.length === 0 ? '' : `{ ${options.join(', ')} }`;
}

const placeholder = "'…'";

const prefixOption = ({ model: { protocol } }: ApiView): readonly string[] =>
  protocol.kind === 'aws-json' && protocol.targetPrefix === undefined ? [`targetPrefix: ${placeholder}`] : [];

function inputExample({ operation, view }: Subject): Json {
  const { input } = operation;
  if (input.kind !== 'members') return requestExample(operation, view);
  const required = input.members.filter((member) => member.required);
  return Object.fromEntries(
    required.map((member): [string, Json] => [
      member.name,
      member.in === 'body' ? requestExample(operation, view) : exampleValue(member.schema, view),
    ]),
  );
}
