import type { Schema } from '../../model/api.js';
import { jsonLiteral } from '../escape/index.js';
import type { Declaration, Declarations } from './declarations.js';
import { handle, type SchemaHandlers, type SchemaOf } from './schema-kinds.js';

/** Which of two variants is written: what a caller may send (closed enums), or what a caller may receive (open enums). */
export type Side = 'sent' | 'received';

export interface TypeContext {
  readonly declarations: Declarations;
  /** Whose text is written. */
  readonly owner: Declaration;
  readonly side: Side;
}

/** A schema as a TypeScript type; parts with a declaration of their own by name. */
export function typeText(schema: Schema, context: TypeContext): string {
  const part = context.owner.parts.get(schema);
  return part === undefined ? ownTypeText(schema, context) : nameOn(context.declarations.byName.get(part), context.side, part);
}

/** The same, for the declaration's own schema: never its own name. */
export function ownTypeText(schema: Schema, context: TypeContext): string {
  return handle(handlers, schema, context);
}

const nameOn = (declaration: Declaration | undefined, side: Side, fallback: string): string =>
  (side === 'received' ? declaration?.receivedName : undefined) ?? declaration?.name ?? fallback;

const handlers: SchemaHandlers<TypeContext, string> = {
  string: () => 'string',
  integer: () => 'number',
  number: () => 'number',
  boolean: () => 'boolean',
  enum: enumText,
  array: (schema, context) => `${grouped(typeText(schema.items, context), schema.items)}[]`,
  // Not `Record`: a type alias may refer to itself only inside braces.
  map: (schema, context) => `{ [key: string]: ${typeText(schema.values, context)} }`,
  // Declared elsewhere; only an object without properties can come here.
  object: () => '{ [key: string]: unknown }',
  union: (schema, context) =>
    [...new Set(schema.members.map((member) => grouped(typeText(member, context), member)))].join(' | '),
  reference: (schema, context) => nameOn(context.declarations.byReference.get(schema.name), context.side, 'unknown'),
  null: () => 'null',
  binary: bytesText,
  unknown: () => 'unknown',
};

/** JSON carries bytes as base64 text: so they are received, and the client writes them. */
function bytesText(schema: SchemaOf['binary'], { declarations, side }: TypeContext): string {
  switch (declarations.bytes.get(schema)) {
    case 'json':
      return side === 'received' ? 'string' : 'string | Uint8Array';
    case 'whole':
      // All at once, or as it comes.
      return 'string | Blob | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>';
    case undefined:
      return 'string | Blob | Uint8Array';
  }
}

function enumText(schema: SchemaOf['enum'], { side }: TypeContext): string {
  const values = schema.values.map((value) => jsonLiteral(value));
  // `& {}` keeps an editor offering the known values, which a plain `| string` would swallow.
  if (side === 'received' && schema.type === 'string') values.push('(string & {})');
  if (side === 'received' && (schema.type === 'integer' || schema.type === 'number')) values.push('(number & {})');
  return values.join(' | ');
}

/** In brackets where it is a choice, and has no name that stands for it. */
const grouped = (text: string, schema: Schema): string =>
  (schema.kind === 'union' || schema.kind === 'enum' || schema.kind === 'binary') && text.includes(' ') ? `(${text})` : text;
