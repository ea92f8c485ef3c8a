import { type Diagnostic, diagnostic } from '../../diagnostic.js';
import type { ApiModel, Schema } from '../../model/api.js';
import { type FactPath, formatFactPath, type PathStep } from '../../model/fact-path.js';
import { patternSafety } from './pattern-safety.js';

interface StringPlace {
  readonly path: FactPath;
  readonly schema: Extract<Schema, { readonly kind: 'string' }>;
}

/**
 * Patterns that the validator applies to short values only, or not at all: one diagnostic per pattern, at its first place.
 * Those that are no regular expression are `checkModel`'s to report.
 */
export async function checkPatterns(model: ApiModel): Promise<readonly Diagnostic[]> {
  const types = model.types.flatMap(({ name, schema }) => stringsIn(schema, { root: { kind: 'type', name }, steps: [] }));
  const parameters = model.operations.flatMap(({ id, parameters: all }) =>
    all.flatMap(({ in: place, name, schema }) =>
      stringsIn(schema, { root: { kind: 'parameter', id, in: place, name }, steps: [] }),
    ),
  );
  const groups = new Map<string, { readonly finding: Finding; readonly places: StringPlace[] }>();
  for (const place of [...types, ...parameters]) {
    const finding = await findingOn(place, model);
    if (finding === undefined) continue;
    const key = `${finding.code} ${finding.words} ${place.schema.pattern}`;
    const group = groups.get(key) ?? { finding, places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ finding, places }) => report(finding, places));
}

interface Finding {
  readonly code: 'pattern-unsafe' | 'pattern-bounded';
  readonly words: string;
}

async function findingOn({ schema: { pattern, maxLength } }: StringPlace, model: ApiModel): Promise<Finding | undefined> {
  if (pattern === undefined) return undefined;
  const safety = await patternSafety(pattern, model.protocol.patterns, maxLength);
  if (safety.kind === 'unsafe') return { code: 'pattern-unsafe', words: 'can run away on short values and is not applied' };
  // Values past twice the documented length in code units are longer than it in code points, and fail anyway.
  if (safety.kind !== 'bounded' || (maxLength !== undefined && safety.limit >= 2 * maxLength)) return undefined;
  const words = `may backtrack much and is applied to values of up to ${safety.limit} characters only`;
  return { code: 'pattern-bounded', words };
}

function report({ code, words }: Finding, [first, ...others]: readonly StringPlace[]): readonly Diagnostic[] {
  if (first === undefined) return [];
  const { pattern, evidence } = first.schema;
  const place = formatFactPath(first.path);
  const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'place' : 'places'}`;
  const [known] = evidence['pattern'] ?? [];
  const line = known?.line === undefined ? {} : { line: known.line };
  const where = known === undefined ? {} : { where: { source: known.source, ...line, fact: `${place} pattern` } };
  return [diagnostic(code, `The pattern of \`${place}\`${more} ${words}.`, { quote: pattern ?? '', ...where })];
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
