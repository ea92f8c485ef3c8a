import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { EnumSchema, Evidence, NamedType, Operation, Schema } from './api.js';
import { formatPlace, joinEvidence, placeOf } from './evidence.js';
import { recoveredRule } from './join-schema.js';
import { isGlued } from './telling-strength.js';
import { mapChildren, mapOperationSchemas, operationSchemas } from './walk.js';

export interface Recovered {
  readonly operations: readonly Operation[];
  readonly types: readonly NamedType[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes an undivided run of enum values apart where a field of the same name shows the same run divided,
 * and all such fields divide it alike.
 */
export function recoverEnums(operations: readonly Operation[], types: readonly NamedType[]): Recovered {
  const known = new Map<string, EnumSchema[]>();
  const collect = (schema: Schema, field: string): void =>
    visitFields(schema, field, (found, name) => {
      if (found.kind !== 'enum') return;
      const fields = known.get(name);
      if (fields === undefined) known.set(name, [found]);
      else fields.push(found);
    });
  for (const type of types) collect(type.schema, '');
  for (const operation of operations) for (const schema of operationSchemas(operation)) collect(schema, '');

  const diagnostics: Diagnostic[] = [];
  const recover = (schema: Schema, field: string): Schema => {
    const inner = mapChildren(schema, (child, step) => recover(child, schema.kind === 'object' ? step : field));
    const words = inner.evidence['enum'];
    if (words?.[0] === undefined || inner.kind === 'enum' || words[0].standing !== 'unknown') return inner;
    const fitting = (known.get(field) ?? []).filter((other) => words.every(({ quote }) => isGlued(quote, other.values)));
    const [first] = fitting;
    if (first === undefined || fitting.some((other) => JSON.stringify(other.values) !== JSON.stringify(first.values)))
      return inner;
    diagnostics.push(recovered(field, words[0], first));
    return asEnum(inner, words, first);
  };
  return {
    operations: operations.map((operation) => mapOperationSchemas(operation, (schema) => recover(schema, ''))),
    types: types.map((type) => ({ ...type, schema: recover(type.schema, '') })),
    diagnostics,
  };
}

/** Array items and map values go by the name of the field that holds them. */
function visitFields(schema: Schema, field: string, visit: (schema: Schema, field: string) => void): void {
  visit(schema, field);
  mapChildren(schema, (child, step) => {
    visitFields(child, schema.kind === 'object' ? step : field, visit);
    return child;
  });
}

function asEnum(schema: Schema, words: readonly Evidence[], known: EnumSchema): Schema {
  const { title, description, deprecated, examples, evidence } = schema;
  const here = words.map((one): Evidence => ({ ...one, rule: recoveredRule, standing: 'inferred' }));
  const there = (known.evidence['enum'] ?? []).map((one): Evidence => ({ ...one, rule: recoveredRule, standing: 'inferred' }));
  return {
    kind: 'enum',
    type: known.type,
    values: known.values,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(examples === undefined ? {} : { examples }),
    evidence: { ...evidence, enum: joinEvidence(here, there) },
  };
}

function recovered(field: string, here: Evidence, known: EnumSchema): Diagnostic {
  const where = placeOf(here);
  return diagnostic(
    'enum-recovered',
    `The values of ${field} stand without a separator and are told apart as ${known.values.join(', ')}, as at ${formatPlace(known.evidence['enum']?.[0])}.`,
    { ...(where === undefined ? {} : { where }), quote: here.quote },
  );
}
