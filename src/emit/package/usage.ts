import type { Json } from '../../model/api.js';
import { publicNames } from '../client/public-names.js';
import { destinations } from '../client/servers.js';
import { markdownFence, stringLiteral } from '../escape/index.js';
import type { ApiView, OperationView } from '../view.js';
import { exampleValue, requestExample } from './example.js';

/** Fenced snippets that show the client; Markdown. */
export interface Usage {
  readonly client: string;
  readonly errors: string | false;
  readonly safe: string;
}

interface Snippets {
  readonly client: Usage;
  readonly validator?: { readonly code: string; readonly schema: string };
  readonly mockServer: string;
}

/** Snippets for the API's first operation; they compile as they stand. */
export function usage(view: ApiView): Snippets | undefined {
  const [operation] = view.operations;
  if (operation === undefined) return undefined;
  const call = callOf(operation, view);
  return {
    client: {
      client: clientSnippet(operation, call, view),
      errors: errorSnippet(operation, call, view),
      safe: safeSnippet(operation, call, view),
    },
    ...validatorSnippet(operation, view),
    mockServer: mockServerSnippet(operation, call, view),
  };
}

const fence = (lines: readonly string[]): string => markdownFence(lines.join('\n'), 'ts');

const from = (view: ApiView, names: readonly string[], subpath = ''): string =>
  `import { ${names.join(', ')} } from ${stringLiteral(view.packageName + subpath)};`;

function clientSnippet(operation: OperationView, input: readonly string[], view: ApiView): string {
  return fence([
    from(view, [publicNames(view).client, operation.functionName]),
    '',
    `const client = new ${publicNames(view).client}(${clientOptions(view)});`,
    '',
    `const output = await ${operation.functionName}(${['client', ...input].join(', ')});`,
  ]);
}

function errorSnippet(operation: OperationView, input: readonly string[], view: ApiView): string | false {
  const [error] = operation.errors;
  if (error === undefined) return false;
  return fence([
    from(view, [error.className]),
    '',
    'try {',
    `  await ${operation.functionName}(${['client', ...input.map((text) => indentRest(text, '  '))].join(', ')});`,
    '} catch (error) {',
    `  if (error instanceof ${error.className}) console.error(error.message);`,
    '  else throw error;',
    '}',
  ]);
}

function safeSnippet(operation: OperationView, input: readonly string[], view: ApiView): string {
  return fence([
    from(view, [publicNames(view).exported('safe')]),
    '',
    `const { data, error } = await ${publicNames(view).exported('safe')}(${operation.functionName})(${['client', ...input].join(', ')});`,
    'if (error === undefined) console.log(data);',
    'else console.error(error.name, error.message);',
  ]);
}

function validatorSnippet(operation: OperationView, view: ApiView): Pick<Snippets, 'validator'> {
  const { input, output } = operation;
  const typeName = input.kind === 'body' ? input.typeName : output.kind === 'body' ? output.typeName : undefined;
  if (typeName === undefined) return {};
  const code = fence([
    from(view, [`is${typeName}`, `validate${typeName}`], '/validator'),
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

function mockServerSnippet(operation: OperationView, input: readonly string[], view: ApiView): string {
  const [error] = operation.errors;
  return fence([
    from(view, ['createMockServer'], '/mock-server'),
    '',
    'const server = createMockServer();',
    'const { url } = await server.listen();',
    `const local = new ${publicNames(view).client}({ ${['endpoint: url', ...prefixOption(view)].join(', ')} });`,
    '',
    ...(error === undefined ? [] : [`server.fail(${stringLiteral(error.error.name)}, { times: 1 });`]),
    `const tried = await ${publicNames(view).exported('safe')}(${operation.functionName})(${['local', ...input].join(', ')});`,
    'console.log(tried.error ?? tried.data, server.requests.length);',
    '',
    'await server.close();',
  ]);
}

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

/** Arguments behind the client. */
function callOf(operation: OperationView, view: ApiView): readonly string[] {
  const { input } = operation;
  if (input.kind === 'none') return [];
  if (input.kind === 'body') return [literal(requestExample(operation, view))];
  const required = input.members.filter((member) => member.required);
  const value = Object.fromEntries(
    required.map((member): [string, Json] => [
      member.name,
      member.in === 'body' ? requestExample(operation, view) : exampleValue(member.schema, view),
    ]),
  );
  return [literal(value)];
}

/** JSON as one writes it in TypeScript: keys that are identifiers without quotes, and a key that would set a prototype computed. */
function literal(value: Json): string {
  return JSON.stringify(value, null, 2)
    .replace(/^(\s*)"__proto__":/gmu, '$1["__proto__"]:')
    .replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gmu, '$1$2:')
    .replace(/[\p{Cf}\p{Zl}\p{Zp}\x7f-\x9f]/gu, (character) =>
      character
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
    );
}

const indentRest = (text: string, indent: string): string => text.replaceAll('\n', `\n${indent}`);
