import { type Diagnostic, diagnostic } from '../../diagnostic.js';
import type { ApiModel, NamedType, Schema } from '../../model/api.js';
import { placeOf } from '../../model/evidence.js';
import { formatFactPath } from '../../model/fact-path.js';
import { nodesOf } from '../../model/nodes.js';
import { schemasIn } from '../../model/walk.js';
import { forgetful, type Memory, recalled } from '../memory.js';
import type { SchemaNode } from './runtime/schema.js';
import { Synthesiser } from './runtime/synthesise.js';
import { schemaDataOf, wholeText } from './schema-data.js';

/** Values that are made up of a schema before it is given up. */
const tries = 4;

/**
 * Schemas that no value was found for: the mock server answers with one that breaks them, and says so. Bounds that cross are
 * `checkModel`'s to report.
 */
export async function checkValues(model: ApiModel, memory: Memory = forgetful): Promise<readonly Diagnostic[]> {
  const { patterns } = model.protocol;
  const roots = rootsOf(model);
  const data = await schemaDataOf(roots, patterns);
  const types = new Map(model.types.map(({ name, schema }) => [name, data(schema)]));
  const synthesiser = new Synthesiser(types, patterns);
  const known = new Map<string, boolean>();
  const isFound = (schema: Schema): boolean => {
    const node = data(schema);
    const question = `${patterns} pattern, any value: ${wholeText(node, types)}`;
    const found = known.get(question) ?? recalled(question, memory, () => hasValue(synthesiser, node));
    known.set(question, found);
    return found;
  };
  const tried = roots.flatMap((root) => [...schemasIn(root)].filter(isWorthTrying));
  const impossible = new Set(tried.filter((schema) => !isFound(schema)));
  return [
    ...placesOf(impossible, model).map(([path, schema]) => notFound(path, schema)),
    ...endless(model.types.filter(({ name }) => !synthesiser.isFinite({ kind: 'reference', name }))),
  ];
}

function rootsOf({ types, errors, operations }: ApiModel): readonly Schema[] {
  return [
    ...types.map(({ schema }) => schema),
    ...errors.flatMap(({ schema }) => schema ?? []),
    ...operations.flatMap(({ parameters, requestBody, responses }) => [
      ...parameters.map(({ schema }) => schema),
      ...(requestBody?.contents ?? []).map(({ schema }) => schema),
      ...responses.flatMap(({ contents, headers }) => [...contents, ...headers].map(({ schema }) => schema)),
    ]),
  ];
}

/** Where the schemas stand: asked only where there is something to tell. */
function placesOf(schemas: ReadonlySet<Schema>, model: ApiModel): readonly (readonly [path: string, schema: Schema])[] {
  if (schemas.size === 0) return [];
  return [...nodesOf(model)].flatMap(({ path, layer }) =>
    layer.node === 'schema' && schemas.has(layer.value) ? [[formatFactPath(path), layer.value] as const] : [],
  );
}

function hasValue(synthesiser: Synthesiser, node: SchemaNode): boolean {
  // What is wrong inside of it is told there.
  if (!synthesiser.isFinite(node)) return true;
  return Array.from({ length: tries }, (_, number) => synthesiser.value(node, `check/${number}`, false)).some((value) =>
    synthesiser.fits(value, node),
  );
}

/** Only schemas that say several things that must hold at once; and not those that say what crosses. */
function isWorthTrying(schema: Schema): boolean {
  switch (schema.kind) {
    case 'string':
      return schema.pattern !== undefined && !crosses(schema.minLength, schema.maxLength);
    case 'integer':
    case 'number': {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
      const isBounded = [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf].some((bound) => bound !== undefined);
      return isBounded && !crosses(minimum, maximum);
    }
    case 'array':
      return schema.uniqueItems === true && schema.minItems !== undefined && !crosses(schema.minItems, schema.maxItems);
    case 'union':
      return schema.mode === 'one-of';
    case 'boolean':
    case 'enum':
    case 'map':
    case 'object':
    case 'reference':
    case 'null':
    case 'binary':
    case 'unknown':
      return false;
  }
}

const crosses = (low: number | undefined, high: number | undefined): boolean =>
  low !== undefined && high !== undefined && low > high;

function notFound(path: string, schema: Schema): Diagnostic {
  const fact = ['pattern', 'multipleOf', 'uniqueItems', 'type'].find((name) => schema.evidence[name] !== undefined) ?? 'type';
  const place = placeOf(schema.evidence[fact]?.[0], `${path} ${fact}`);
  const where = place === undefined ? {} : { where: place };
  return diagnostic('value-impossible', `No value was found that is all that \`${path}\` has to be.`, where);
}

/** Types that require one another in a circle make all those endless that require them: told once. */
function endless([first, ...others]: readonly NamedType[]): readonly Diagnostic[] {
  if (first === undefined) return [];
  const path = formatFactPath({ root: { kind: 'type', name: first.name }, steps: [] });
  const more = others.length === 0 ? '' : `, nor of ${others.length === 1 ? 'one other type' : `${others.length} other types`}`;
  const place = placeOf(first.evidence['name']?.[0] ?? first.schema.evidence['type']?.[0], path);
  const message = `No value of \`${path}\` comes to an end${more}: what is required requires itself.`;
  return [diagnostic('value-impossible', message, place === undefined ? {} : { where: place })];
}
