import type { Json, Schema } from '../../../src/model/api.js';
import type { Random } from './random.js';

type Types = Readonly<Record<string, Schema>>;

const characters = ['a', 'b', 'z', 'x', 'y', '0', '7', '-', '_', 'é', '🟠', 'ß', ' ', '\ud800', '\n'] as const;
const samples = ['foo-1', 'bar-22', '12', 'abc', 'x', 'yy', '', 'red'] as const;

/** A value that keeps most of a schema's promises, most of the time. */
export function randomValue(schema: Schema, types: Types, random: Random, depth = 0): Json {
  switch (schema.kind) {
    case 'string': {
      if (schema.pattern !== undefined && random.chance(0.7)) return random.pick(samples);
      const length = random.integer(schema.minLength ?? 0, Math.max(schema.minLength ?? 0, schema.maxLength ?? 5));
      return Array.from({ length }, () => random.pick(characters)).join('');
    }
    case 'integer':
    case 'number': {
      const step = schema.multipleOf ?? (schema.kind === 'integer' ? 1 : 0.5);
      return (
        random.integer(schema.minimum ?? schema.exclusiveMinimum ?? -4, schema.maximum ?? schema.exclusiveMaximum ?? 8) * step
      );
    }
    case 'boolean':
      return random.chance(0.5);
    case 'enum':
      return schema.values[random.integer(0, schema.values.length - 1)] ?? null;
    case 'array': {
      const length = depth > 4 ? 0 : random.integer(schema.minItems ?? 0, Math.max(schema.minItems ?? 0, schema.maxItems ?? 3));
      return Array.from({ length }, () => randomValue(schema.items, types, random, depth + 1));
    }
    case 'map': {
      const length =
        depth > 4 ? 0 : random.integer(schema.minProperties ?? 0, Math.max(schema.minProperties ?? 0, schema.maxProperties ?? 3));
      const key = (index: number): string => (random.chance(0.1) ? random.pick(['__proto__', 'constructor', '']) : `k${index}`);
      return Object.fromEntries(
        Array.from({ length }, (_, index) => [key(index), randomValue(schema.values, types, random, depth + 1)]),
      );
    }
    case 'object': {
      const present = schema.properties.filter(({ required }) => required || (depth < 4 && random.chance(0.6)));
      return Object.fromEntries(
        present.map(({ name, schema: member }) => [name, depth > 8 ? null : randomValue(member, types, random, depth + 1)]),
      );
    }
    case 'union': {
      const member = schema.members[random.integer(0, schema.members.length - 1)];
      return member === undefined ? null : randomValue(member, types, random, depth + 1);
    }
    case 'reference': {
      const target = types[schema.name];
      return target === undefined || depth > 8 ? null : randomValue(target, types, random, depth + 1);
    }
    case 'null':
      return null;
    case 'binary':
      return 'Zm9v';
    case 'unknown':
      return oddValue(random);
  }
}

/** The value with one thing changed somewhere in it. */
export function mutated(value: Json, random: Random): Json {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.7)) {
    const at = random.integer(0, value.length - 1);
    return random.pick<() => Json>([
      () => value.map((item: Json, index) => (index === at ? mutated(item, random) : item)),
      () => value.map((item: Json, index) => (index === at ? mutated(item, random) : item)),
      () => value.filter((_, index) => index !== at),
      () => [...value, value[at] ?? null],
    ])();
  }
  if (isRecord(value) && random.chance(0.8)) {
    const entries = Object.entries(value);
    const at = random.integer(0, Math.max(0, entries.length - 1));
    return Object.fromEntries(
      random.pick<() => [string, Json][]>([
        () => entries.map(([key, member], index) => [key, index === at ? mutated(member, random) : member]),
        () => entries.map(([key, member], index) => [key, index === at ? mutated(member, random) : member]),
        () => entries.filter((_, index) => index !== at),
        () => [...entries, [random.pick(['extra', '__proto__', 'constructor', 'toString']), oddValue(random)]],
      ])(),
    );
  }
  if (typeof value === 'string' && random.chance(0.7)) {
    const edit = random.pick<(text: string) => string>([
      (text) => text.slice(1),
      (text) => text + random.pick(characters),
      (text) => `${text}${text}`,
      (text) => `${text}\n`,
      (text) => text.toUpperCase(),
      (text) => '🟠'.repeat([...text].length),
      () => random.pick(samples),
    ]);
    return edit(value);
  }
  if (typeof value === 'number' && random.chance(0.7)) {
    return value + random.pick([1, -1, 0.5, -0.5, 10, -10, 0.1]);
  }
  return oddValue(random);
}

const oddValue = (random: Random): Json =>
  random.pick<Json>([
    null,
    true,
    false,
    0,
    -0,
    1,
    1.5,
    -1,
    1e15,
    '',
    'a',
    '1',
    'red',
    [],
    {},
    [null],
    { a: 1 },
    [[]],
    [1, 1],
    [{ a: 1 }, { a: 1 }],
  ]);

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
