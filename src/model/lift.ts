import type { ApiError, Evidence, NamedType, ObjectSchema, Operation, Property, ReferenceSchema, Schema } from './api.js';
import { anyEvidence, onlyFacts, withoutFacts } from './evidence.js';
import type { Reading } from './reading.js';
import { mapChildren, mapOperationSchemas, type SchemaRole } from './walk.js';

/** One page's words about one named type, at one place. */
export interface Telling {
  /** The documented name. */
  readonly name: string;
  readonly schema: Schema;
  /** Operation and side that it was told in; absent where the page documents the type by itself. */
  readonly operation?: string;
  readonly side?: 'Request' | 'Response';
  readonly evidence: Evidence | undefined;
  /** The kind of page that tells it. */
  readonly dialect: string;
}

/** Readings whose named objects stand in one list, with references in their places. */
export interface Lifted {
  readonly operations: readonly Operation[];
  readonly errors: readonly ApiError[];
  readonly tellings: readonly Telling[];
  /** Fields that an object has a second time. */
  readonly repeated: readonly Property[];
}

/** What a field says of itself rather than of its type. */
const ownFacts = ['title', 'description', 'deprecated', 'default', 'examples'] as const;

/**
 * Until tellings are joined it is open which of them a reference means, so references carry the telling's number
 * behind the name; a reference that came as such carries none. The last NUL divides the two, whatever the name holds.
 */
const encode = (name: string, telling: number | undefined): string => `${name}\0${telling ?? ''}`;

/** Also takes a plain name, which carries no number. */
export function decodeReference(encoded: string): { readonly name: string; readonly telling?: number } {
  const cut = encoded.lastIndexOf('\0');
  if (cut < 0) return { name: encoded };
  const number = encoded.slice(cut + 1);
  return { name: encoded.slice(0, cut), ...(number === '' ? {} : { telling: Number(number) }) };
}

/** Moves every named object of the readings to a list of tellings and leaves references. */
export function lift(readings: readonly Reading[]): Lifted {
  const tellings: Telling[] = [];
  const repeated: Property[] = [];

  function liftSchema(schema: Schema, where: Pick<Telling, 'operation' | 'side' | 'dialect'>): Schema {
    if (schema.kind === 'reference') return { ...schema, name: encode(schema.name, undefined) };
    const inner = mapChildren(schema.kind === 'object' ? withoutRepeats(schema, repeated) : schema, (child) =>
      liftSchema(child, where),
    );
    if (inner.kind !== 'object' || inner.name === undefined) return inner;
    const number = tellings.push({
      name: inner.name,
      schema: typeItself(inner),
      evidence: anyEvidence(inner.evidence),
      ...where,
    });
    return referenceTo(inner, encode(inner.name, number - 1));
  }

  const operations: Operation[] = [];
  const errors: ApiError[] = [];
  for (const reading of readings) {
    const { dialect } = reading;
    for (const operation of reading.operations) {
      operations.push(
        mapOperationSchemas(operation, (schema, role) => {
          const side = sideOf(role);
          return liftSchema(schema, { dialect, operation: operation.id, ...(side === undefined ? {} : { side }) });
        }),
      );
    }
    for (const error of reading.errors)
      errors.push(error.schema === undefined ? error : { ...error, schema: liftSchema(error.schema, { dialect }) });
    for (const type of reading.types) {
      const schema = documentedType(type, (child) => liftSchema(child, { dialect }), repeated);
      tellings.push({ name: type.name, schema, evidence: anyEvidence(type.evidence) ?? anyEvidence(schema.evidence), dialect });
    }
  }
  return { operations, errors, tellings, repeated };
}

/** An object has each field once: the first telling counts. */
function withoutRepeats(object: ObjectSchema, repeated: Property[]): ObjectSchema {
  const seen = new Set<string>();
  const properties = object.properties.filter((property) => {
    if (!seen.has(property.name)) return seen.add(property.name);
    repeated.push(property);
    return false;
  });
  return properties.length === object.properties.length ? object : { ...object, properties };
}

function documentedType(type: NamedType, liftChild: (child: Schema) => Schema, repeated: Property[]): Schema {
  const schema = mapChildren(type.schema.kind === 'object' ? withoutRepeats(type.schema, repeated) : type.schema, liftChild);
  if (schema.kind === 'reference') return { ...schema, name: encode(schema.name, undefined) };
  if (schema.kind !== 'object') return schema;
  const { name: _name, ...itself } = schema;
  return itself;
}

function typeItself(object: ObjectSchema): ObjectSchema {
  const { name: _name, title: _title, description: _description, deprecated: _deprecated, ...rest } = object;
  const { default: _default, examples: _examples, ...itself } = rest;
  return { ...itself, evidence: withoutFacts(object.evidence, ownFacts) };
}

function referenceTo(object: ObjectSchema, name: string): ReferenceSchema {
  const { title, description, deprecated, examples } = object;
  return {
    kind: 'reference',
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(object.default === undefined ? {} : { default: object.default }),
    ...(examples === undefined ? {} : { examples }),
    evidence: onlyFacts(object.evidence, ['type', ...ownFacts]),
  };
}

function sideOf(role: SchemaRole): 'Request' | 'Response' | undefined {
  switch (role.part) {
    case 'request':
    case 'parameter':
      return 'Request';
    case 'response':
    case 'response-header':
      return 'Response';
  }
}
