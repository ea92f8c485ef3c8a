import type { Evidence, Json, Property, Schema } from '../../model/api.js';
import { allowedSchema } from '../../notation/allowed-schema.js';
import { constrained, readConstraint } from '../../notation/constraint-chips.js';
import { memberOf } from '../../notation/sample-json.js';
import type { List, Paragraph, Part, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';

type Combiner = 'all' | 'any' | 'one' | 'not' | 'array';

interface CombinerRule {
  readonly name: string;
  readonly match: RegExp;
  readonly kind: Combiner;
}

/** Words in bold above the schemas that they join. */
export const combinerRules: readonly CombinerRule[] = [
  { name: '“All of:” stands above what makes up one object', match: /^All of:$/i, kind: 'all' },
  { name: '“Any of:” stands above alternatives', match: /^Any of:$/i, kind: 'any' },
  { name: '“One of:” stands above alternatives that exclude each other', match: /^One of:$/i, kind: 'one' },
  { name: '“Not:” stands above what a value must not be', match: /^Not:$/i, kind: 'not' },
  { name: '“Array of:” stands above the items of a list', match: /^Array of:$/i, kind: 'array' },
];

const combinerOf = (part: Part | undefined): CombinerRule | undefined =>
  part?.kind === 'paragraph' ? combinerRules.find(({ match }) => match.test(part.words.text)) : undefined;

/** Parts that tell one schema: a list of fields, a line with a type, or a word such as “One of:” and more schemas below it. */
export function schemaOf(notebook: Notebook, parts: readonly Part[], sample: Json | undefined): Schema | undefined {
  const [first, ...rest] = parts;
  if (!first) return undefined;
  const rule = combinerOf(first);
  if (rule && first.kind === 'paragraph') return combined(notebook, first, rule, rest, sample);
  if (first.kind === 'list') return isFields(first) ? objectOf(notebook, first, sample) : undefined;
  if (first.kind === 'paragraph' && isTypeLine(first)) return typeLine(notebook, first, sample);
  return undefined;
}

const isFields = ({ items }: List): boolean =>
  items.some(({ parts: [head] }) => head?.kind === 'paragraph' && head.words.spans.some(({ strong, code }) => strong && code));

const isTypeLine = ({ words }: Paragraph): boolean => words.spans[0]?.code === true;

function combined(
  notebook: Notebook,
  head: Paragraph,
  { kind, name }: CombinerRule,
  rest: readonly Part[],
  sample: Json | undefined,
): Schema {
  const cited = notebook.cite(head.words.at, name);
  const evidence = { type: [cited] };
  if (kind === 'array') return listOf(notebook, rest, sample, cited);
  // Where one such word stands below another, nothing tells where what belongs to it ends.
  const nested = rest.some((part) => combinerOf(part) !== undefined);
  const schemas = nested && kind !== 'all' ? [] : rest.flatMap((part) => schemaOf(notebook, [part], sample) ?? []);
  if (kind === 'all') {
    const properties = schemas.flatMap((schema) => (schema.kind === 'object' ? schema.properties : []));
    const [only, ...others] = schemas;
    if (properties.length === 0 && only && others.length === 0) return only;
    if (nested) doubt(notebook, head.words);
    return { kind: 'object', properties: once(properties), ...(nested ? { partial: true } : {}), evidence };
  }
  if (kind === 'not' || schemas.length === 0) {
    doubt(notebook, head.words);
    return { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } };
  }
  return { kind: 'union', mode: kind === 'one' ? 'one-of' : 'any-of', members: schemas, evidence };
}

const doubt = (notebook: Notebook, { at, text }: Words): void =>
  notebook.say('fields-missing', `Below “${text}” stand schemas of which the page does not show where one ends.`, { at });

/** The last telling of a field counts. */
function once(properties: readonly Property[]): readonly Property[] {
  return [...new Map(properties.map((property) => [property.name, property])).values()];
}

function listOf(notebook: Notebook, rest: readonly Part[], sample: Json | undefined, cited: Evidence): Schema {
  const bounds = rest.findLastIndex((part) => part.kind === 'list' && !isFields(part));
  const told = bounds > 0 ? rest.slice(0, bounds) : rest;
  const items = schemaOf(notebook, told, Array.isArray(sample) ? sample[0] : undefined);
  const array: Schema = {
    kind: 'array',
    items: items ?? { kind: 'unknown', evidence: { type: [cited] } },
    evidence: { type: [cited] },
  };
  const last = rest[bounds];
  if (last?.kind !== 'list') return array;
  return last.items.reduce<Schema>((schema, { parts: [line] }) => {
    if (line?.kind !== 'paragraph') return schema;
    const [, word, value] = /^(Min|Max|Unique) items: (\S+)$/i.exec(line.words.text) ?? [];
    if (word === undefined) return schema;
    const chip = /^unique$/i.test(word)
      ? readConstraint('unique')
      : readConstraint(`${/^min$/i.test(word) ? '>=' : '<='} ${value} items`);
    return chip ? constrained(schema, chip.constraint, notebook.cite(line.words.at, chip.rule)) : schema;
  }, array);
}

function objectOf(notebook: Notebook, list: List, sample: Json | undefined): Schema {
  const properties = list.items.flatMap(({ parts }) => propertyOf(notebook, parts, sample) ?? []);
  const [first] = properties;
  return { kind: 'object', properties, evidence: { type: (first?.evidence['name'] ?? []).slice(0, 1) } };
}

/** A name in bold, below it the type, below that what the field holds. */
function propertyOf(notebook: Notebook, parts: readonly Part[], sample: Json | undefined): Property | undefined {
  const [head, type, ...below] = parts;
  if (head?.kind !== 'paragraph') return undefined;
  const name = head.words.spans.find(({ strong, code }) => strong && code)?.text;
  if (name === undefined) return undefined;
  const named = notebook.cite(head.words.at, 'a name in bold begins a field');
  const required = /\(required\)$/.test(head.words.text);
  const own = memberOf(sample, name);
  const typed: Schema =
    type?.kind === 'paragraph' ? typeLine(notebook, type, own) : { kind: 'unknown', evidence: { type: [named] } };
  return {
    name,
    required,
    schema: withBelow(notebook, typed, below, own),
    evidence: { name: [named], required: [{ ...named, rule: '“(required)” stands behind the name of what has to be there' }] },
  };
}

function withBelow(notebook: Notebook, schema: Schema, below: readonly Part[], sample: Json | undefined): Schema {
  const [first] = below;
  if (!first) return schema;
  const { description } = schema;
  const described = { ...(description === undefined ? {} : { description }) };
  if (first.kind === 'paragraph' && /^Items:$/i.test(first.words.text)) {
    notebook.pass(first.words.at, first.words.at + 1, '“Items:” stands above what a list holds');
    const items = schemaOf(notebook, below.slice(1), Array.isArray(sample) ? sample[0] : undefined);
    return schema.kind === 'array' && items ? { ...schema, items } : schema;
  }
  const inner = schemaOf(notebook, below, sample);
  return inner
    ? { ...inner, ...described, evidence: { ...inner.evidence, ...schema.evidence, type: inner.evidence['type'] ?? [] } }
    : schema;
}

/** `` `string`, format: `date`, possible values: `"a", "b"`, default: `"a"` — Description ``. */
function typeLine(notebook: Notebook, { words }: Paragraph, sample: Json | undefined): Schema {
  const { spans, at } = words;
  const cite = (rule: string): Evidence => notebook.cite(at, rule);
  const behind = (label: RegExp): string | undefined => {
    const index = spans.findIndex((span, place) => place > 0 && !span.code && label.test(span.text));
    return index < 0 ? undefined : spans[index + 1]?.text;
  };
  const plain = typesOf(spans[0]?.text ?? '', behind(/^, format: $/), sample, cite('the type stands below the name of a field'));
  const listed = behind(/^, possible values: $/);
  const values = listed === undefined ? undefined : jsonIn(`[${listed}]`);
  const chosen = Array.isArray(values)
    ? allowedSchema(
        plain,
        values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
        [cite('allowed values stand behind “possible values”')],
      )
    : plain;
  const shown = behind(/^, default: $/);
  const byDefault = shown === undefined ? undefined : jsonIn(shown);
  const description = / — (.*)$/s.exec(words.text.slice(spans[0]?.text.length ?? 0))?.[1]?.trim();
  return {
    ...chosen,
    ...(byDefault === undefined || byDefault === null ? {} : { default: byDefault }),
    ...(description ? { description } : {}),
    evidence: {
      ...chosen.evidence,
      ...(byDefault === undefined || byDefault === null ? {} : { default: [cite('a default stands behind “default”')] }),
      ...(description ? { description: [cite('words behind a dash describe a field')] } : {}),
    },
  };
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function typesOf(words: string, format: string | undefined, sample: Json | undefined, cited: Evidence): Schema {
  const members = words.split('|').map((word) => plainType(word.trim(), format, sample, cited));
  const [only, ...others] = members;
  if (!only || others.length === 0) return only ?? { kind: 'unknown', evidence: {} };
  return {
    kind: 'union',
    mode: members.some(({ kind }) => kind === 'null') ? 'one-of' : 'any-of',
    members,
    evidence: { type: [cited] },
  };
}

function plainType(word: string, format: string | undefined, sample: Json | undefined, cited: Evidence): Schema {
  const formatted = format === undefined ? {} : { format };
  const evidence = { type: [cited], ...(format === undefined ? {} : { format: [cited] }) };
  switch (word) {
    case 'string':
      return { kind: format === 'binary' ? 'binary' : 'string', ...formatted, evidence };
    case 'integer':
    case 'number':
      return { kind: word, ...formatted, evidence };
    case 'boolean':
    case 'null':
      return { kind: word, evidence: { type: [cited] } };
    case 'array':
      return { kind: 'array', items: { kind: 'unknown', evidence: { type: [cited] } }, evidence: { type: [cited] } };
    case 'object':
      return objectOrElse(sample, cited);
    default:
      return { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } };
  }
}

/** The renderer calls every schema without a type an object; an example that is none, or that is a map, says better. */
function objectOrElse(sample: Json | undefined, cited: Evidence): Schema {
  const isObject = typeof sample === 'object' && sample !== null && !Array.isArray(sample);
  if (sample !== undefined && !isObject) return { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } };
  const value = isObject && Object.keys(sample).length === 1 ? memberOf(sample, 'additionalProperty') : undefined;
  if (value === undefined) return { kind: 'object', properties: [], evidence: { type: [cited] } };
  const rule = 'an example with the key “additionalProperty” is that of a map';
  const type = [{ ...cited, rule, standing: 'inferred' as const }];
  const values: Schema =
    typeof value === 'string'
      ? { kind: 'string', evidence: { type } }
      : typeof value === 'boolean'
        ? { kind: 'boolean', evidence: { type } }
        : { kind: 'unknown', evidence: { type } };
  return { kind: 'map', values, evidence: { type } };
}
