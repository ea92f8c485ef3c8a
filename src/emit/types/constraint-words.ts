import type { Json, Schema } from '../../model/api.js';
import { markdownCode } from '../escape/index.js';
import type { SchemaHandlers, SchemaOf } from './schema-kinds.js';
import { handle } from './schema-kinds.js';

/** What a schema demands beyond its type, as sentences: `1 to 32 characters.` Markdown. */
export function constraintWords(schema: Schema): readonly string[] {
  const own = handle(words, schema, undefined);
  const value = schema.default === undefined ? [] : [`Default: ${code(schema.default)}.`];
  const [example] = schema.examples ?? [];
  return [...own, ...value, ...(example === undefined ? [] : [`Example: ${code(example)}.`])];
}

const words: SchemaHandlers<undefined, readonly string[]> = {
  string: (schema) => [
    ...range(schema.minLength, schema.maxLength, 'character', 'characters'),
    ...(schema.pattern === undefined ? [] : [`Pattern: ${markdownCode(schema.pattern)}.`]),
    ...format(schema.format),
  ],
  integer: (schema) => numberWords(schema),
  number: (schema) => numberWords(schema),
  boolean: () => [],
  enum: (schema) => format(schema.format),
  array: (schema) => [
    ...range(schema.minItems, schema.maxItems, 'item', 'items'),
    ...(schema.uniqueItems === true ? ['No two items are alike.'] : []),
    ...each('Each item', schema.items),
  ],
  map: (schema) => [
    ...range(schema.minProperties, schema.maxProperties, 'entry', 'entries'),
    ...each('Each value', schema.values),
  ],
  object: () => [],
  union: (schema) => {
    const [member, ...others] = schema.members.filter((candidate) => candidate.kind !== 'null');
    return member !== undefined && others.length === 0 ? constraintWords(member) : [];
  },
  reference: () => [],
  null: () => [],
  binary: (schema) => format(schema.format),
  unknown: () => [],
};

function numberWords(schema: SchemaOf['integer'] | SchemaOf['number']): readonly string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const bounds =
    minimum !== undefined && maximum !== undefined
      ? [`${minimum} to ${maximum}.`]
      : [...said('At least', minimum), ...said('At most', maximum)];
  return [
    ...bounds,
    ...said('More than', exclusiveMinimum),
    ...said('Less than', exclusiveMaximum),
    ...said('A multiple of', multipleOf),
    ...format(schema.format),
  ];
}

const said = (words: string, bound: number | undefined): readonly string[] => (bound === undefined ? [] : [`${words} ${bound}.`]);

const format = (name: string | undefined): readonly string[] => (name === undefined ? [] : [`Format: ${markdownCode(name)}.`]);

function range(least: number | undefined, most: number | undefined, one: string, many: string): readonly string[] {
  const unit = (count: number): string => (count === 1 ? one : many);
  const low = least === 0 ? undefined : least;
  if (low !== undefined && most !== undefined) {
    return [low === most ? `Exactly ${most} ${unit(most)}.` : `${low} to ${most} ${unit(most)}.`];
  }
  if (low !== undefined) return [`At least ${low} ${unit(low)}.`];
  return most === undefined ? [] : [`At most ${most} ${unit(most)}.`];
}

function each(subject: string, schema: Schema): readonly string[] {
  const inner = [schema.description ?? '', ...constraintWords(schema)].filter((sentence) => sentence !== '');
  return inner.length === 0 ? [] : [`${subject}: ${inner.join(' ')}`];
}

const code = (value: Json): string => markdownCode(JSON.stringify(value));
