import type { Property, Schema } from '../../../src/model/api.js';
import type { Random } from './random.js';

const evidence = {};

export const patterns = [
  '[a-z]+',
  '[^_]*',
  '\\p{L}{1,3}',
  '[\\w-]*',
  '(?:foo|bar)-\\d+',
  '^[0-9]{2,4}$',
  '.',
  '[\\p{L}\\p{N}]+',
  'x|y+',
] as const;
/** Not `__proto__`: ajv leaves out a property of that name. */
const names = ['Name', 'value', 'a-b', 'constructor', 'toString', '', 'isT1', 'log', 'Value', 'item', '0'] as const;
/** Nor here: ajv does not see that two items of that text are alike. */
const values = ['red', 'green', "it's", '', '🟠', 'constructor'] as const;

/** Named types that refer to each other; none is its own union member, at whatever remove. */
export function randomTypes(random: Random, count: number): Record<string, Schema> {
  const types: Record<string, Schema> = {};
  for (let index = 0; index < count; index += 1) {
    const schema = randomSchema(random, { count, after: index, depth: 0, inUnion: false });
    types[`T${index}`] = schema.kind === 'reference' ? { kind: 'array', items: schema, evidence } : schema;
  }
  return types;
}

interface Place {
  readonly count: number;
  /** Own number: directly inside a union only later types may be referred to. */
  readonly after: number;
  readonly depth: number;
  readonly inUnion: boolean;
}

const leaves = ['string', 'string', 'integer', 'number', 'boolean', 'enum', 'null', 'unknown', 'reference', 'binary'] as const;
const all = ['object', 'object', 'object', 'array', 'array', 'map', 'union', ...leaves] as const;

function randomSchema(random: Random, place: Place): Schema {
  const inside: Place = { ...place, depth: place.depth + 1, inUnion: false };
  const maybe = <T>(value: T): T | undefined => (random.chance(0.4) ? value : undefined);
  const kind = place.depth > 2 ? random.pick(leaves) : random.pick(all);
  switch (kind) {
    case 'string':
      return defined({
        kind,
        minLength: maybe(random.integer(0, 3)),
        maxLength: maybe(random.integer(2, 6)),
        pattern: maybe(random.pick(patterns)),
        evidence,
      });
    case 'integer':
    case 'number':
      return defined({
        kind,
        minimum: maybe(random.integer(-3, 3)),
        maximum: maybe(random.integer(0, 9)),
        exclusiveMinimum: maybe(random.integer(-5, 0)),
        exclusiveMaximum: maybe(random.integer(5, 12)),
        multipleOf: maybe(random.pick([1, 2, 3, 0.5, 0.25])),
        evidence,
      });
    case 'enum':
      return random.chance(0.7)
        ? { kind, type: 'string', values: unique([random.pick(values), random.pick(values), random.pick(values)]), evidence }
        : { kind, type: 'integer', values: unique([random.integer(0, 3), random.integer(0, 3)]), evidence };
    case 'array':
      return defined({
        kind,
        items: randomSchema(random, inside),
        minItems: maybe(random.integer(0, 2)),
        maxItems: maybe(random.integer(1, 4)),
        uniqueItems: maybe(random.chance(0.5)),
        evidence,
      });
    case 'map':
      return defined({
        kind,
        values: randomSchema(random, inside),
        minProperties: maybe(random.integer(0, 2)),
        maxProperties: maybe(random.integer(1, 3)),
        evidence,
      });
    case 'object':
      return { kind, properties: randomProperties(random, inside), evidence };
    case 'union': {
      const member = (): Schema => randomSchema(random, { ...inside, inUnion: true });
      const nullable = random.chance(0.4);
      const members: Schema[] = nullable ? [member(), { kind: 'null', evidence }] : [member(), member(), member()];
      return { kind, mode: random.pick(['one-of', 'any-of']), members, evidence };
    }
    case 'reference': {
      const first = place.inUnion ? place.after + 1 : 0;
      if (first >= place.count) return { kind: 'boolean', evidence };
      return { kind, name: `T${random.integer(first, place.count - 1)}`, evidence };
    }
    default:
      return { kind, evidence };
  }
}

function randomProperties(random: Random, inside: Place): readonly Property[] {
  const chosen = unique(Array.from({ length: random.integer(0, 4) }, () => random.pick(names)));
  return chosen.map((name) => ({ name, required: random.chance(0.5), schema: randomSchema(random, inside), evidence }));
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Without the members that are undefined. */
const defined = (schema: { readonly [key: string]: unknown }): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as unknown as Schema;
