import { buildView } from '../../../src/emit/build-view.js';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { schemaDataOf } from '../../../src/emit/mock-server/schema-data.js';
import { declarationsOf } from '../../../src/emit/types/declarations.js';
import type { ApiModel, Schema } from '../../../src/model/api.js';
import { withScriptPatterns } from '../../../src/model/script-patterns.js';
import { mapChildren } from '../../../src/model/walk.js';
import { asItTravels } from '../../../src/protocol/wire-dates.js';
import { modelOf } from '../types/models.js';
import type { FixtureModel } from './fixture-models.js';

type Patterns = ApiModel['protocol']['patterns'];

/** Schemas of many models under names of their own, in one model: so that one validator is made for all of them. */
export interface SchemaPool {
  readonly patterns: Patterns;
  readonly model: ApiModel;
  /** As the mock server has them. */
  readonly nodes: ReadonlyMap<string, SchemaNode>;
  /** What people know a schema by: its page and its place in there. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Every type, parameter, body and header of the models as they travel; what several pages say alike is there once. */
export async function schemaPools(models: readonly FixtureModel[]): Promise<readonly SchemaPool[]> {
  const schemas: { [patterns in Patterns]: Record<string, Schema> } = { whole: {}, search: {} };
  const titles = new Map<string, string>();
  const seen = new Set<string>();
  const known = new Map<string, string>();
  for (const { from, model } of models) {
    const travelling = asItTravels(withScriptPatterns(model)).value;
    const { own, typeTitle } = schemasOf(travelling);
    const text = JSON.stringify([...own.values()].map(bare));
    if (seen.has(text)) continue;
    seen.add(text);
    // No page of such an API says how its patterns are meant; corrections do.
    const patterns = travelling.protocol.kind === 'aws-json' ? 'whole' : travelling.protocol.patterns;
    const names = new Map<string, string>();
    for (const [title, schema] of own) {
      const key = `${patterns} ${JSON.stringify(bare(schema))}`;
      // What refers to a type is another schema on each page; what refers to none is the same wherever it stands.
      const name = key.includes('"reference"') ? `S${titles.size}` : (known.get(key) ?? `S${titles.size}`);
      known.set(key, name);
      names.set(title, name);
      if (!titles.has(name)) titles.set(name, `${from}: ${title}`);
    }
    for (const [title, schema] of own) {
      const name = names.get(title) ?? title;
      schemas[patterns][name] ??= renamed(bare(schema), (type) => names.get(typeTitle(type)) ?? type);
    }
  }
  return Promise.all((['whole', 'search'] as const).map((patterns) => poolOf(patterns, schemas[patterns], titles)));
}

async function poolOf(
  patterns: Patterns,
  types: Readonly<Record<string, Schema>>,
  titles: SchemaPool['titles'],
): Promise<SchemaPool> {
  const data = await schemaDataOf(Object.values(types), patterns);
  const nodes = new Map(Object.entries(types).map(([name, schema]) => [name, data(schema)]));
  return { patterns, model: modelOf({ types, patterns }), nodes, titles };
}

interface Own {
  readonly own: ReadonlyMap<string, Schema>;
  /** What the schema that references of that name lead to stands under. */
  readonly typeTitle: (reference: string) => string;
}

function schemasOf(model: ApiModel): Own {
  const { all, byReference } = declarationsOf(buildView(model, { version: '1.0.0' }));
  const parts = model.operations.flatMap(({ id, parameters, requestBody, responses }): [string, Schema][] => [
    ...parameters.map(({ in: place, name, schema }): [string, Schema] => [`${id} ${place} ${name}`, schema]),
    ...(requestBody?.contents ?? []).map(({ mediaType, schema }): [string, Schema] => [`${id} ${mediaType}`, schema]),
    ...responses.flatMap(({ status, contents, headers }): [string, Schema][] => [
      ...contents.map(({ mediaType, schema }): [string, Schema] => [`${id} ${status} ${mediaType}`, schema]),
      ...headers.map(({ name, schema }): [string, Schema] => [`${id} ${status} ${name}`, schema]),
    ]),
  ]);
  const errors = model.errors.flatMap(({ name, schema }): [string, Schema][] =>
    schema === undefined ? [] : [[`error ${name}`, schema]],
  );
  // What is a type by its name only is among the types already.
  const inPlace = [...parts, ...errors].filter(([, schema]) => schema.kind !== 'reference');
  return {
    own: new Map([...all.map(({ name, schema }): [string, Schema] => [`type ${name}`, schema]), ...inPlace]),
    typeTitle: (reference) => `type ${byReference.get(reference)?.name}`,
  };
}

/** Without what only people read. */
function bare(schema: Schema): Schema {
  const { title: _, description: __, ...rest } = mapChildren(schema, bare);
  return { ...rest, evidence: {} } as Schema;
}

function renamed(schema: Schema, nameOf: (type: string) => string): Schema {
  if (schema.kind === 'reference') return { ...schema, name: nameOf(schema.name) };
  return mapChildren(schema, (each) => renamed(each, nameOf));
}
