import { type Diagnostic, diagnostic } from '../../diagnostic.js';
import type { ApiModel, Schema } from '../../model/api.js';
import { type FactPath, formatFactPath, type PathStep } from '../../model/fact-path.js';
import { patternSafety } from './pattern-safety.js';

interface StringPlace {
  readonly path: FactPath;
  readonly schema: Extract<Schema, { readonly kind: 'string' }>;
}

/**
 * Patterns that the validator applies to short values only, or not at all: one diagnostic per place, in the model's order.
 * Those that are no regular expression are `checkModel`'s to report.
 */
export async function checkPatterns(model: ApiModel): Promise<readonly Diagnostic[]> {
  const types = model.types.flatMap(({ name, schema }) => stringsIn(schema, { root: { kind: 'type', name }, steps: [] }));
  const parameters = model.operations.flatMap(({ id, parameters: all }) =>
    all.flatMap(({ in: place, name, schema }) =>
      stringsIn(schema, { root: { kind: 'parameter', id, in: place, name }, steps: [] }),
    ),
  );
  const found = await Promise.all([...types, ...parameters].map((place) => checkPattern(place, model)));
  return found.filter((one) => one !== undefined);
}

async function checkPattern({ path, schema }: StringPlace, model: ApiModel): Promise<Diagnostic | undefined> {
  const { pattern, maxLength, evidence } = schema;
  if (pattern === undefined) return undefined;
  const safety = await patternSafety(pattern, model.protocol.patterns, maxLength);
  const fact = formatFactPath({ ...path, fact: 'pattern' });
  const [first] = evidence['pattern'] ?? [];
  const where =
    first === undefined ? undefined : { source: first.source, fact, ...(first.line === undefined ? {} : { line: first.line }) };
  const details = { quote: pattern, ...(where === undefined ? {} : { where }) };
  if (safety.kind === 'unsafe') {
    return diagnostic('pattern-unsafe', `The pattern of \`${fact}\` can run away on short values and is not applied.`, details);
  }
  // Values past twice the documented length in code units are longer than it in code points, and fail anyway.
  if (safety.kind !== 'bounded' || (maxLength !== undefined && safety.limit >= 2 * maxLength)) return undefined;
  const words = `is applied to values of up to ${safety.limit} characters only`;
  return diagnostic('pattern-bounded', `The pattern of \`${fact}\` may backtrack much and ${words}.`, details);
}

function stringsIn(schema: Schema, path: FactPath): readonly StringPlace[] {
  const under = (inner: Schema, step: PathStep): readonly StringPlace[] =>
    stringsIn(inner, { ...path, steps: [...path.steps, step] });
  switch (schema.kind) {
    case 'string':
      return [{ path, schema }];
    case 'array':
      return under(schema.items, { kind: 'items' });
    case 'map':
      return under(schema.values, { kind: 'values' });
    case 'object':
      return schema.properties.flatMap(({ name, schema: property }) => under(property, { kind: 'property', name }));
    case 'union':
      return schema.members.flatMap((member, index) => under(member, { kind: 'member', index }));
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'reference':
    case 'null':
    case 'binary':
    case 'unknown':
      return [];
  }
}
