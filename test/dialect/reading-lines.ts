import type { Dialect } from '../../src/dialect/dialect.js';
import { nowhere } from '../../src/dialect/dialect.js';
import type { Operation, Parameter, Schema } from '../../src/model/api.js';
import type { Reading } from '../../src/model/reading.js';
import { outline } from '../../src/page/outline.js';
import type { Page } from '../../src/page/page.js';

/** Text as a page, whatever it holds. */
export const pageOf = (text: string, id = 'page.txt'): Page => outline({ id, bytes: new TextEncoder().encode(text) }).value;

/** Reads text by one dialect, which must know it for its own. */
export async function readAs(dialect: Dialect, text: string, id = 'page.txt'): Promise<Reading> {
  const page = pageOf(text, id);
  if (!dialect.matches(page).sure) throw new Error(`${dialect.name} does not know ${id}`);
  return dialect.parse(page, nowhere);
}

/** A reading as a person would note it down: one line a fact's place, in the page's order. */
export function linesOf(reading: Reading): readonly string[] {
  return [
    ...reading.operations.flatMap(operationLines),
    ...reading.errors.flatMap((error) => [
      `error ${error.status} ${error.name}${said(error.description)}`,
      ...(error.schema ? schemaLines(`error ${error.name}`, error.schema) : []),
    ]),
  ];
}

/** The types that a page documents by themselves, noted down in the same way. */
export const typeLinesOf = ({ types }: Reading): readonly string[] =>
  types.flatMap(({ name, schema }) => schemaLines(`type ${name}`, schema));

export const codesOf = (reading: Reading): readonly string[] =>
  reading.diagnostics.map(({ code }) => code).filter((code) => code !== 'operation-id-inferred');

function operationLines(operation: Operation): readonly string[] {
  return [
    `${operation.method} ${[...operation.servers.map(({ url }) => url), operation.path].join('')}${operation.deprecated ? ' deprecated' : ''}`,
    ...operation.security.map(({ evidence: _, ...one }) => `security ${Object.values(one).join(' ')}`),
    ...operation.parameters.flatMap((one) => parameterLines('', one)),
    ...(operation.requestBody?.contents ?? []).flatMap(({ mediaType, schema }) => [
      `body ${mediaType}`,
      ...schemaLines('request', schema),
    ]),
    ...operation.responses.flatMap(({ status, title, description, headers, contents }) => [
      `response ${status}${title === undefined ? '' : ` ${title}`}${said(description)}`,
      ...headers.flatMap((header) => parameterLines('  response ', header)),
      ...contents.flatMap(({ mediaType, schema }) => [`  ${mediaType}`, ...schemaLines('  response', schema)]),
    ]),
    ...operation.errors.map(({ documentedStatus, name }) => `fails ${documentedStatus} ${name}`),
  ];
}

function parameterLines(
  before: string,
  { in: place, name, required, deprecated, schema, examples, description }: Parameter,
): readonly string[] {
  const shown = examples.length === 0 ? '' : ` e.g. ${examples.join(', ')}`;
  return [
    `${before}${place} ${name}${required ? '*' : ''}: ${typeOf(schema)}${deprecated ? ' deprecated' : ''}${shown}${said(description)}`,
  ];
}

export function schemaLines(path: string, schema: Schema): readonly string[] {
  return [`${path}: ${typeOf(schema)}${said(schema.description)}`, ...below(path, schema)];
}

function below(path: string, schema: Schema): readonly string[] {
  switch (schema.kind) {
    case 'object':
      return schema.properties.flatMap(({ name, required, schema: own }) => [
        `${path}.${name}${required ? '*' : ''}: ${typeOf(own)}${said(own.description)}`,
        ...below(`${path}.${name}`, own),
      ]);
    case 'array':
      return below(`${path}[]`, schema.items);
    case 'map':
      return below(`${path}{}`, schema.values);
    case 'union':
      return schema.members.flatMap((member, index) => below(`${path}<${index}>`, member));
    default:
      return [];
  }
}

const bounds = [
  'format',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'default',
  'examples',
  'deprecated',
  'partial',
] as const;

/** `~` marks what was inferred, `?` what is unknown. */
function typeOf(schema: Schema): string {
  const facts = Object.entries(schema);
  const more = bounds.flatMap((key) =>
    facts.filter(([name]) => name === key).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`),
  );
  const standing = schema.evidence['type']?.[0]?.standing;
  const doubt = standing === 'inferred' ? '~' : standing === 'unknown' ? '?' : '';
  return `${doubt}${nameOf(schema)}${more.join('')}`;
}

function nameOf(schema: Schema): string {
  switch (schema.kind) {
    case 'object':
      return schema.name === undefined ? 'object' : `object ${schema.name}`;
    case 'array':
      return `array of ${typeOf(schema.items)}`;
    case 'map':
      return `map of ${typeOf(schema.values)}`;
    case 'enum':
      return `${schema.type} ${schema.evidence['enum']?.[0]?.standing === 'inferred' ? '~' : ''}${schema.values.join('|')}`;
    case 'union':
      return `${schema.mode} (${schema.members.map(typeOf).join(' | ')})`;
    case 'reference':
      return `-> ${schema.name}`;
    default:
      return schema.evidence['enum']?.[0]?.standing === 'unknown' ? `${schema.kind} ?values` : schema.kind;
  }
}

const said = (description: string | undefined): string =>
  description === undefined ? '' : ` “${description.replaceAll('\n', ' / ')}”`;
