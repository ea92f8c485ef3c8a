import type { Schema } from '../../model/api.js';
import { type Example, itemOf } from '../json-example.js';
import { schemaOfExample } from '../json-example.js';
import { withProperties } from '../field-tree.js';
import type { Field } from './field.js';
import type { Notebook } from './line.js';
import { filled, type PlacedExample, propertiesOfFields, type SchemaContext } from './schema.js';

/** What fields and an example together tell of a body. Fields come first; the example tells what they leave open. */
export function bodySchema(fields: readonly Field[], shown: PlacedExample | undefined, context: SchemaContext): Schema | undefined {
  if (fields.length === 0) return shown && onlyShown(shown, context);
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
  notebook.say('type-inferred', `The type of ${fact} was concluded from the example.`, { at, quote: firstLine(notebook, at), fact });
  return schemaOfExample(example, (rule, quote, standing) => notebook.cite(at, rule, standing, quote));
}

const firstLine = (notebook: Notebook, at: number): string => (notebook.lines[at]?.text ?? '').split('\n').slice(0, 2).join(' ').slice(0, 80);

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
    properties: schema.properties.map((property) => (property.name === step.member ? { ...property, schema: replacedAt(property.schema, rest, inner) } : property)),
  };
}
