import type { ApiModel, Json, Schema } from '../model/api.js';
import { placesIn } from '../model/places.js';

export const typeNamed = (model: ApiModel, name: string): Schema | undefined =>
  model.types[placesIn(model).types.get(name) ?? -1]?.schema;

/** Names of the types that schemas refer to, at whatever depth. */
export function namesIn(schemas: readonly Schema[]): readonly string[] {
  const names: string[] = [];
  const queue = [...schemas];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (schema.kind === 'reference') names.push(schema.name);
    else if (schema.kind === 'array') queue.push(schema.items);
    else if (schema.kind === 'map') queue.push(schema.values);
    else if (schema.kind === 'union') queue.push(...schema.members);
    else if (schema.kind === 'object') for (const property of schema.properties) queue.push(property.schema);
  }
  return names;
}

export interface Opened {
  /** Neither a reference nor one thing that may also be null, unless it leads nowhere. */
  readonly core: Schema;
  readonly nullable: boolean;
  /** Of the types on the way there, outermost first. */
  readonly names: readonly string[];
}

/** What stands behind names and behind `or null`; what outer ones say for people goes before what inner ones say. A type called `closed` is not looked into. */
export function opened(schema: Schema, model: ApiModel, closed?: string): Opened {
  let core = schema;
  let nullable = false;
  const names: string[] = [];
  for (;;) {
    const name = core.kind === 'reference' ? core.name : undefined;
    const isEnd = name !== undefined && (name === closed || names.includes(name));
    const next = isEnd ? undefined : name === undefined ? withoutNull(core) : typeNamed(model, name);
    if (next === undefined) return { core, nullable, names };
    if (name !== undefined) names.push(name);
    nullable ||= core.kind === 'union';
    core = { ...next, ...wordsOf(core) };
  }
}

/** What may be null, where it is one thing; the choice itself without null, where there are more. */
function withoutNull(schema: Schema): Schema | undefined {
  if (schema.kind !== 'union') return undefined;
  const members = schema.members.filter(({ kind }) => kind !== 'null');
  const [only] = members;
  if (members.length === schema.members.length || only === undefined) return undefined;
  return members.length === 1 ? only : { ...schema, members };
}

function wordsOf({ title, description, deprecated, default: initial, examples }: Schema): Words {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(initial === undefined ? {} : { default: initial }),
    ...(examples === undefined ? {} : { examples }),
  };
}

interface Words {
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly default?: Json;
  readonly examples?: readonly Json[];
}
