import type { Schema } from '../../model/api.js';
import { schemaOfExample } from '../../notation/example-schema.js';
import { withProperties } from '../../notation/field-tree.js';
import { type Example, itemOf } from '../../notation/json-example.js';
import { type KnownType, readTypeWords } from '../../notation/type-words.js';
import type { Field } from './field.js';
import type { Notebook } from './line.js';
import { filled, type PlacedExample, propertiesOfFields, type SchemaContext } from './schema.js';

/** What fields and an example together tell of a body. Fields come first; the example tells what they leave open. */
export function bodySchema(
  told: readonly Field[],
  shown: PlacedExample | undefined,
  context: SchemaContext,
  flat = false,
): Schema | undefined {
  if (told.length === 0) return shown && onlyShown(shown, context);
  const fields = withinOthers(told, shown?.example, context, flat);
  const at = shown && placeOfFields(fields, shown.example);
  if (!shown || !at) return objectOf(fields, shown, context);
  if (at.length === 0) return objectOf(fields, shown, context);
  // The fields are those of something within the body: the example tells what is around it.
  const whole = onlyShown(shown, context);
  const within = exampleAt(shown.example, at);
  const inner = objectOf(fields, within && { example: within, at: shown.at }, context);
  return whole && inner ? replacedAt(whole, at, inner) : inner;
}

const objectRule = 'fields that are told together make up an object';

function objectOf(fields: readonly Field[], shown: PlacedExample | undefined, context: SchemaContext): Schema {
  const [first] = fields;
  const evidence = { type: [context.notebook.cite(first?.at ?? 0, objectRule)] };
  const properties = propertiesOfFields(fields, context, shown);
  return filled(withProperties({ kind: 'object', properties: [], evidence }, properties), shown, context);
}

/** A schema that nothing but an example tells. */
export function onlyShown({ example, at }: PlacedExample, { notebook, fact }: SchemaContext): Schema | undefined {
  if (example.kind === 'object' && example.members.length === 0) return undefined;
  notebook.say('type-inferred', `The type of ${fact} was concluded from the example.`, {
    at,
    quote: firstLine(notebook, at),
    fact,
  });
  return schemaOfExample(example, (rule, quote, standing) => notebook.cite(at, rule, standing, quote));
}

/**
 * Fields that stand one below the other though some are within others: an example tells which. Where none does, the lines behind
 * an object may be its fields or its neighbours, and are left out.
 */
function withinOthers(
  fields: readonly Field[],
  example: Example | undefined,
  { notebook, known, fact }: SchemaContext,
  flat: boolean,
): readonly Field[] {
  const root = example?.kind === 'array' ? itemOf(example) : example;
  const isRoot = (name: string): boolean => root?.kind === 'object' && root.members.some((member) => member.name === name);
  const found: Field[] = [];
  let holder: Field | undefined;
  let lost: Field | undefined;
  for (const field of fields) {
    const name = field.name.split(/[.[]/)[0] ?? field.name;
    if (holder && !isRoot(name) && root && field.name === name) {
      const inside = nestedIn(holder, memberNamed(root, holder.name), field);
      if (inside) {
        holder = inside;
        found.splice(-1, 1, inside);
        continue;
      }
    }
    if (flat && holder && !isRoot(name)) {
      lost ??= field;
      continue;
    }
    found.push(field);
    if (mayHold(field, known)) holder = field;
    else if (isRoot(name)) holder = undefined;
  }
  if (lost) {
    const help = 'Write corrections that add the fields where they belong.';
    notebook.say(
      'fields-doubtful',
      `${lost.name} and what follows may be fields of ${holder?.name ?? 'another field'} or stand beside it; they were left out of ${fact}.`,
      {
        at: lost.at,
        quote: lost.name,
        fact,
        help,
      },
    );
  }
  return found;
}

const memberNamed = (example: Example, name: string): Example | undefined => {
  const member = example.kind === 'object' ? example.members.find((one) => one.name === name)?.value : undefined;
  return member?.kind === 'array' ? itemOf(member) : member;
};

/** The field with another one put where the example has it within it; deeper levels are looked through in turn. */
function nestedIn(holder: Field, example: Example | undefined, field: Field): Field | undefined {
  if (example?.kind !== 'object') return undefined;
  const last = holder.children.at(-1);
  if (example.members.some(({ name }) => name === field.name) && !holder.children.some(({ name }) => name === field.name))
    return { ...holder, children: [...holder.children, field] };
  const deeper = last && nestedIn(last, memberNamed(example, last.name), field);
  return deeper && { ...holder, children: [...holder.children.slice(0, -1), deeper] };
}

/** Whether a field is an object, or a list of objects, the fields of which are not told with it. */
function mayHold({ type, children }: Field, known: KnownType): boolean {
  const read = type && readTypeWords(type.text, known)?.type;
  const inner = read?.kind === 'array' ? read.items : read;
  if (type && !read) return children.length === 0;
  return children.length === 0 && (inner?.kind === 'object' || (read?.kind === 'array' && inner === undefined));
}

const firstLine = (notebook: Notebook, at: number): string =>
  (notebook.lines[at]?.text ?? '').split('\n').slice(0, 2).join(' ').slice(0, 80);

/** One step into an example: a member, or the items of a list. */
type Step = { readonly member: string } | 'items';

const most = 4;

/** Where in an example the fields stand; `undefined` where it has none of them. */
function placeOfFields(fields: readonly Field[], example: Example): readonly Step[] | undefined {
  const names = fields.map(({ name }) => name.split(/[.[]/)[0] ?? name);
  const found: { readonly path: readonly Step[]; readonly hits: number }[] = [];
  const visit = (one: Example, path: readonly Step[]): void => {
    if (path.length > most) return;
    if (one.kind === 'array') {
      const item = itemOf(one);
      if (item) visit(item, [...path, 'items']);
    } else if (one.kind === 'object') {
      const hits = names.filter((name) => one.members.some((member) => member.name === name)).length;
      if (hits > 0) found.push({ path, hits });
      for (const { name, value } of one.members) visit(value, [...path, { member: name }]);
    }
  };
  visit(example, []);
  const root = found.find(({ path }) => path.length === 0);
  if (root) return root.path;
  const [best, next] = [...found].sort((a, b) => b.hits - a.hits || a.path.length - b.path.length);
  // Two places that fit as well decide nothing, and one field of many may be a coincidence.
  return best && best.hits * 2 >= names.length && next?.hits !== best.hits ? best.path : undefined;
}

function exampleAt(example: Example, path: readonly Step[]): Example | undefined {
  let one: Example | undefined = example;
  for (const step of path) {
    if (step === 'items') one = itemOf(one);
    else one = one?.kind === 'object' ? one.members.find(({ name }) => name === step.member)?.value : undefined;
  }
  return one;
}

function replacedAt(schema: Schema, path: readonly Step[], inner: Schema): Schema {
  const [step, ...rest] = path;
  if (step === undefined) return inner;
  if (step === 'items') return schema.kind === 'array' ? { ...schema, items: replacedAt(schema.items, rest, inner) } : schema;
  if (schema.kind !== 'object') return schema;
  return {
    ...schema,
    properties: schema.properties.map((property) =>
      property.name === step.member ? { ...property, schema: replacedAt(property.schema, rest, inner) } : property,
    ),
  };
}
