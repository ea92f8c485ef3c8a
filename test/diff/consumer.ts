import { pagedOperations } from '../../src/emit/client/paginators-view.js';
import { publicNames } from '../../src/emit/client/public-names.js';
import { destinations } from '../../src/emit/client/servers.js';
import { propertyAccess, propertyKey, stringLiteral } from '../../src/emit/escape/index.js';
import { type Declaration, type Declarations, declarationsOf } from '../../src/emit/types/declarations.js';
import { receivedTypeName } from '../../src/emit/types/index.js';
import { ownTypeText, type TypeContext, typeText } from '../../src/emit/types/type-text.js';
import type { ErrorView, OperationView } from '../../src/emit/view.js';
import type { Schema } from '../../src/model/api.js';
import type { PackageSources } from './package-sources.js';

/**
 * A project that uses all of a package: imports every name, writes a value of every type that is sent, with all members and
 * with as few as will do, reads every member of what is received into a variable of the type that it had, calls every
 * operation in each way there is, tells the errors apart, and validates.
 * @param module what it imports the package as
 */
export function consumerOf({ view, files }: PackageSources, module: string): string {
  const declarations = declarationsOf(view);
  const className = `${view.className}Client`;
  return [
    importsOf(files, module),
    ...declarations.all.flatMap((declaration) => [
      ...(declaration.direction === 'received' ? [] : [literalsOf(declaration, declarations)]),
      ...(declaration.direction === 'sent' ? [] : [readerOf(declaration, declarations)]),
    ]),
    ...validationOf(files),
    ...view.operations.map((operation) => callsOf(operation, className, { view, files })),
    ...walksOf(view, className),
    ...view.errors.map((error) => errorOf(error, view)),
    clientsOf(view, className),
  ].join('\n');
}

/** Every name that the generated files export; those of the runtime come along unasked. */
function importsOf(files: ReadonlyMap<string, string>, module: string): string {
  const names = ['types', 'validator', 'errors', 'operations', 'paginators', 'client'].flatMap((file) => {
    const text = files.get(`src/${file}.ts`) ?? '';
    return [...text.matchAll(/^export (interface|type|class|function|const) ([\p{ID_Start}_$][\p{ID_Continue}$]*)/gmu)].map(
      ([, kind, name]) => (kind === 'interface' || kind === 'type' ? `type ${name}` : name),
    );
  });
  const runtime = ['type Answer', 'type CallOptions', 'type ClientContext', 'type StandardSchemaV1', 'type Validated'];
  return `import {\n${[...names, ...runtime].map((name) => `  ${name},\n`).join('')}} from ${stringLiteral(module)};`;
}

/**
 * Values as callers write them: whole, as little as will do, and one for each further choice that a member leaves. What is
 * called like something that every value has cannot be left out.
 */
function literalsOf(declaration: Declaration, declarations: Declarations): string {
  const context: TypeContext = { declarations, owner: declaration, side: 'sent' };
  const values = choices(declaration.schema, context, true);
  return `export function $write${declaration.name}(): ${declaration.name}[] {\n  return [\n${values.map((value) => `    ${value},\n`).join('')}  ];\n}`;
}

function choices(schema: Schema, context: TypeContext, whole = false): readonly string[] {
  const part = whole ? undefined : context.owner.parts.get(schema);
  if (part !== undefined) return [first(part)];
  switch (schema.kind) {
    case 'string':
      return ["'text'"];
    case 'integer':
    case 'number':
      return ['1'];
    case 'boolean':
      return ['true'];
    case 'enum':
      return schema.values.map((value) => JSON.stringify(value));
    case 'array':
      return choices(schema.items, context).map((item) => `[${item}]`);
    case 'map':
      return choices(schema.values, context).map((value) => `{ key: ${value} }`);
    case 'object':
      return objects(schema, context);
    case 'union':
      return schema.members.flatMap((member) => choices(member, context));
    case 'reference':
      return [ofType(context.declarations.byReference.get(schema.name))];
    case 'null':
      return ['null'];
    case 'binary':
      return ["'data'"];
    case 'unknown':
      return ['{}'];
  }
}

const first = (typeName: string): string => `$write${typeName}()[0]!`;

/** Of a type that is only received nobody writes values. */
function ofType(declaration: Declaration | undefined): string {
  if (declaration === undefined) return '{}';
  return declaration.direction === 'received' ? `({} as unknown as ${declaration.name})` : first(declaration.name);
}

function objects(schema: Extract<Schema, { readonly kind: 'object' }>, context: TypeContext): readonly string[] {
  const members = schema.properties.map(({ name, required, schema: inner }) => {
    const [value = 'undefined', ...others] = choices(inner, context);
    return { key: propertyKey(name), required, value, others };
  });
  const write = (chosen: readonly { readonly key: string; readonly value: string }[]): string =>
    `{ ${chosen.map(({ key, value }) => `${key}: ${value}`).join(', ')} }`;
  return [
    write(members),
    write(members.filter(({ required, key }) => required || key in Object.prototype)),
    ...members.flatMap((member) =>
      member.others.map((other) => write(members.map((one) => (one === member ? { ...one, value: other } : one)))),
    ),
  ];
}

/** Reads a value into variables of the types that it had, so that what is read no longer fits where it is passed on to. */
function readerOf(declaration: Declaration, declarations: Declarations): string {
  const context: TypeContext = { declarations, owner: declaration, side: 'received' };
  const { schema } = declaration;
  const name = declaration.receivedName ?? declaration.name;
  const lines =
    schema.kind === 'object'
      ? schema.properties.map(({ name: member, required, schema: inner }, index) => {
          const type = `${typeText(inner, context)}${required ? '' : ' | undefined'}`;
          return `const member${index}: ${type} = value${propertyAccess(member)};`;
        })
      : [`const whole: ${ownTypeText(schema, context)} = value;`];
  const kept = lines.map((line) => line.slice('const '.length, line.indexOf(':')));
  return `export function $read${name}(value: ${name}): unknown[] {\n  ${[...lines, `return [${['value', ...kept].join(', ')}];`].join('\n  ')}\n}`;
}

/** Every validator that there is, in each of its forms. */
function validationOf(files: ReadonlyMap<string, string>): readonly string[] {
  const text = files.get('src/validator.ts') ?? '';
  const names = [...text.matchAll(/^export function validate([\p{ID_Continue}$]+)/gmu)].map(([, name = '']) => name);
  return names.map(
    (name) => `export function $check${name}(value: unknown): unknown[] {
  const checked: Validated<${name}> = validate${name}(value);
  const schema: StandardSchemaV1<${name}> = ${name}Schema;
  const known: ${name} | undefined = is${name}(value) ? value : undefined;
  assert${name}(value);
  const sure: ${name} = value;
  return [checked, schema, known, sure];
}`,
  );
}

function callsOf(operation: OperationView, className: string, { view, files }: PackageSources): string {
  const { functionName, input, output } = operation;
  const answer = output.kind === 'none' ? 'void' : receivedTypeName(view, output.typeName);
  const given = input.kind === 'none' ? '' : first(input.typeName);
  const leading = given === '' ? '' : `${given}, `;
  const type = input.kind === 'none' ? '' : `, input: ${input.typeName}`;
  const without = new RegExp(`^export function ${functionName}\\(\\s*client: [^,]+,\\s*input\\?`, 'mu').test(
    files.get('src/operations.ts') ?? '',
  );
  const failure = `${functionName.charAt(0).toUpperCase()}${functionName.slice(1)}Error`;
  return `export async function $call_${functionName}(client: ${className}): Promise<unknown[]> {
  const byFunction: ${answer} = await ${functionName}(client, ${leading}{ timeout: 1000 });
  const byMethod: ${answer} = await client.${functionName}(${given});
  const { data, error } = await client.safe.${functionName}(${given});
  const safely: ${answer} | undefined = data;
  const failed: ${failure} | undefined = error;
  const passedOn: (client: ClientContext${type}, options?: CallOptions) => Answer<${answer}, ${failure}> = ${functionName};
  return [byFunction, byMethod, safely, failed, passedOn${without ? `, await ${functionName}(client), await client.${functionName}()` : ''}];
}`;
}

/** Walks through pages, and through their items where these are the one list of them. */
function walksOf(view: PackageSources['view'], className: string): readonly string[] {
  return pagedOperations(view, publicNames(view)).map(({ operation, name, pagination: { items } }) => {
    const { functionName, input, output } = operation;
    const page = output.kind === 'none' ? 'void' : receivedTypeName(view, output.typeName);
    const given = input.kind === 'none' ? '' : first(input.typeName);
    const leading = given === '' ? '' : `${given}, `;
    const each = `for await (const item of client.${name}(${given})) found.push(item);`;
    return `export async function $walk_${functionName}(client: ${className}): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const page of ${name}(client, ${leading}{ maxPages: 2 }).pages()) { const whole: ${page} = page; found.push(whole); }
  ${items === undefined ? '' : each}
  return found;
}`;
  });
}

function errorOf({ className, error }: ErrorView, view: PackageSources['view']): string {
  const schema = error.schema;
  const named = schema?.kind === 'reference' ? view.types.find(({ type }) => type.name === schema.name) : undefined;
  const body = named === undefined ? 'unknown' : receivedTypeName(view, named.typeName);
  return `export function $catch${className}(error: unknown): unknown[] {
  if (!(error instanceof ${className})) return [];
  const code: ${stringLiteral(error.name)} = error.code;
  const body: ${body} = error.body;
  return [code, body, error.status];
}`;
}

function clientsOf(view: PackageSources['view'], className: string): string {
  const { complete, variables } = destinations(view);
  const prefix =
    view.model.protocol.kind === 'aws-json' && view.model.protocol.targetPrefix === undefined ? ", targetPrefix: 'p'" : '';
  const elsewhere = `new ${className}({ endpoint: 'https://there.example'${prefix} })`;
  const here = !complete
    ? elsewhere
    : `new ${className}(${variables.length === 0 && prefix === '' ? '' : `{ ${variables.map(({ optionKey }) => `${optionKey}: 'here'`).join(', ')}${prefix} }`})`;
  return `export const $clients: readonly ${className}[] = [${elsewhere}, ${here}];`;
}
