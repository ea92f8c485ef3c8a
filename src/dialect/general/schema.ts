import type { Evidence, Property, Schema } from '../../model/api.js';
import { schemaOfExample } from '../../notation/example-schema.js';
import { type FieldNode, nestByPath, propertiesOf, withProperties } from '../../notation/field-tree.js';
import { type Example, itemOf, memberOf } from '../../notation/json-example.js';
import { schemaOfWords, type TypeWords } from '../../notation/type-schema.js';
import { type KnownType, readTypeWords } from '../../notation/type-words.js';
import { constrained, mapInner } from './constrain.js';
import type { Field } from './field.js';
import type { Notebook } from './line.js';
import { type RequirementContext, requirementOf } from './requirement.js';

/** What the fields of one place are read with. */
export interface SchemaContext {
  readonly notebook: Notebook;
  readonly known: KnownType;
  readonly requirement: RequirementContext;
  /** Fact path of what the fields are in: `createOrder.request`. */
  readonly fact: string;
}

/** An example, and the line that it begins on. */
export interface PlacedExample {
  readonly example: Example;
  readonly at: number;
}

/** Fields as the properties of an object: dotted names and fields within fields become objects within it. */
export function propertiesOfFields(fields: readonly Field[], context: SchemaContext, shown?: PlacedExample): readonly Property[] {
  const named = fields.map((field) => ({ ...field, name: dotted(field.name) }));
  // `items[].sku` says that `items` is a list, where the row of `items` does not.
  const rows = named.map((field) =>
    !(field.type && readTypeWords(field.type.text, context.known)) &&
    named.some(({ name }) => name.startsWith(`${field.name}[].`))
      ? { ...field, name: `${field.name}[]` }
      : field,
  );
  return propertiesOf(nestByPath(rows, impliedParent), (row, node) => propertyFacts(row, node, context, shown));
}

/** `address[street]` and `address.street` are one notation; `items[]` stays. */
const dotted = (name: string): string => name.replace(/\[([A-Za-z_][\w-]*)\]/g, '.$1');

const impliedParent = (path: string, child: Field): Field => ({
  name: path,
  at: child.at,
  rule: 'a path of names holds the field’s name',
  constraints: [],
  children: [],
  ...(child.requirement?.required === true ? {} : {}),
});

function propertyFacts(
  field: Field,
  node: FieldNode<Field>,
  context: SchemaContext,
  shown: PlacedExample | undefined,
): Omit<Property, 'name'> {
  const { notebook } = context;
  const fact = `${context.fact}.${field.name}`;
  const needed = requirementOf(notebook, { ...field, name: field.name }, context.requirement);
  const sample = sampleOf(shown, field.name);
  const bare = schemaOfField(field, { ...context, fact }, sample, node.children.length > 0 || field.children.length > 0);
  const listed =
    node.lists > 0 && bare.kind !== 'array'
      ? inList(bare, notebook.cite(field.at, 'brackets behind a name stand for a list'))
      : bare;
  const children = field.children.map((child) => ({ ...child, name: withoutParent(dotted(child.name), dotted(field.name)) }));
  const inner = sample && listed.kind === 'array' ? exampleWithin(sample) : sample;
  const schema = withProperties(listed, propertiesOfFields(children, { ...context, fact }, inner));
  return {
    required: needed.required,
    // What the fields below it tell comes first.
    schema: node.children.length > 0 ? schema : filled(schema, sample, context),
    evidence: { name: [notebook.cite(field.at, field.rule)], required: needed.evidence },
  };
}

const exampleWithin = ({ example, at }: PlacedExample): PlacedExample | undefined => {
  const item = itemOf(example);
  return item && { example: item, at };
};

/** `destination.street` within `destination` is `street`. */
function withoutParent(name: string, parent: string): string {
  for (const before of [`${parent}.`, `${parent}[].`])
    if (name.startsWith(before) && name.length > before.length) return name.slice(before.length);
  return name;
}

function sampleOf(shown: PlacedExample | undefined, name: string): PlacedExample | undefined {
  let example: Example | undefined = shown?.example;
  for (const step of name.split('.')) {
    const [, own = step, lists = ''] = /^(.*?)((?:\[[\w*]*\])*)$/.exec(step) ?? [];
    example = memberOf(example?.kind === 'array' ? itemOf(example) : example, own);
    for (let left = lists.split('[').length - 1; left > 0; left -= 1) example = itemOf(example);
  }
  return example && shown ? { example, at: shown.at } : undefined;
}

const inList = (items: Schema, evidence: Evidence): Schema => ({ kind: 'array', items, evidence: { type: [evidence] } });

/** The schema that a field's own words tell; `holds` says that fields within it follow. */
export function schemaOfField(field: Field, context: SchemaContext, sample: PlacedExample | undefined, holds = false): Schema {
  const { notebook } = context;
  const typed = withNull(withFormat(typeOf(field, context, sample, holds), field, notebook), field, notebook);
  const described = field.description?.text.replaceAll('`', '').trim();
  const withWords = mapInner(typed, (inner) => constrained(inner, field, notebook));
  if (!field.description || described === undefined || described === '') return withWords;
  const evidence = [notebook.cite(field.description.at, field.description.rule, 'documented', described.split('\n')[0] ?? '')];
  return { ...withWords, description: described, evidence: { ...withWords.evidence, description: evidence } };
}

function typeOf(
  field: Field,
  { notebook, known, fact }: SchemaContext,
  sample: PlacedExample | undefined,
  holds: boolean,
): Schema {
  const { type, values } = field;
  const read = type && readTypeWords(type.text, known);
  const named = read && type && !holds ? namedAfter(field, read.type, known) : undefined;
  if (named && type)
    return schemaOfWords(named, {
      type: [notebook.cite(type.at, 'an object has the name of a type that the page tells', 'inferred', field.name)],
    });
  if (read && type)
    return schemaOfWords(read.type, { type: [notebook.cite(type.at, `${type.rule}: ${read.rule}`, 'documented', type.text)] });
  const shown = sample && ofExample(sample, notebook);
  if (shown && shown.kind !== 'unknown') {
    notebook.say('type-inferred', `The type of ${fact} was concluded from the example.`, {
      at: sample?.at ?? field.at,
      quote: field.name,
      fact,
    });
    return shown;
  }
  if (!type && values && values.list.length > 0)
    return {
      kind: 'string',
      evidence: { type: [notebook.cite(values.at, 'values that are listed as words are texts', 'inferred', values.text)] },
    };
  const rule = type ? 'a type is written in words that are not understood' : 'nothing tells the type of the field';
  const evidence = { type: [notebook.cite(type?.at ?? field.at, rule, 'unknown', type?.text ?? field.name)] };
  if (!holds) {
    const message = type
      ? `The type of ${fact} is given as “${type.text}”, which is not understood.`
      : `The type of ${fact} is not told.`;
    notebook.say('type-unknown', message, {
      at: type?.at ?? field.at,
      fact,
      help: `Write a correction: where: ${fact} type, set: the type.`,
    });
  }
  return { kind: 'unknown', evidence };
}

/** `address: object` where the page tells what an address is. */
function namedAfter({ name, children }: Field, type: TypeWords, known: KnownType): TypeWords | undefined {
  const own = children.length === 0 ? known(name) : undefined;
  if (own === undefined) return undefined;
  if (type.kind === 'object' && type.name === undefined) return { kind: 'reference', name: own };
  return type.kind === 'array' && type.items?.kind === 'object' && type.items.name === undefined
    ? { kind: 'array', items: { kind: 'reference', name: own } }
    : undefined;
}

const ofExample = ({ example, at }: PlacedExample, notebook: Notebook): Schema =>
  schemaOfExample(example, (rule, quote, standing) => notebook.cite(at, rule, standing, quote));

function withFormat(schema: Schema, { format }: Field, notebook: Notebook): Schema {
  if (
    !format ||
    (schema.kind !== 'string' && schema.kind !== 'integer' && schema.kind !== 'number') ||
    schema.format !== undefined
  )
    return schema;
  const read = readTypeWords(`${schema.kind} (${format.text.replaceAll('`', '')})`);
  const told =
    read && 'format' in read.type && (read.type.kind === schema.kind || schema.kind === 'number') ? read.type : undefined;
  if (told?.format === undefined) return schema;
  const evidence = { ...schema.evidence, format: [notebook.cite(format.at, format.rule, 'documented', format.text)] };
  return told.kind === 'integer' && schema.kind === 'number'
    ? { ...schema, kind: 'integer', format: told.format, evidence }
    : { ...schema, format: told.format, evidence };
}

function withNull(schema: Schema, { nullable }: Field, notebook: Notebook): Schema {
  if (!nullable || schema.kind === 'unknown' || schema.kind === 'null') return schema;
  const evidence = { type: [notebook.cite(nullable.at, nullable.rule, 'documented', nullable.text)] };
  const members = schema.kind === 'union' ? schema.members : [schema];
  if (members.some(({ kind }) => kind === 'null')) return schema;
  return { kind: 'union', mode: 'one-of', members: [...members, { kind: 'null', evidence }], evidence };
}

/** What no words tell is taken from the example: fields of objects, items of lists. */
export function filled(schema: Schema, shown: PlacedExample | undefined, context: SchemaContext): Schema {
  if (!shown) return schema;
  const { example } = shown;
  switch (schema.kind) {
    case 'object': {
      if (example.kind !== 'object' || schema.properties.length > 0) return schema;
      const read = ofExample(shown, context.notebook);
      if (read.kind === 'map')
        return {
          ...read,
          ...(schema.description === undefined ? {} : { description: schema.description }),
          evidence: { ...schema.evidence, ...read.evidence },
        };
      if (read.kind !== 'object' || read.properties.length === 0) return schema;
      const { partial: _, ...whole } = schema;
      return { ...whole, properties: read.properties, ...(read.partial ? { partial: true } : {}) };
    }
    case 'array': {
      const item = itemOf(example);
      if (!item) return schema;
      const items =
        schema.items.kind === 'unknown'
          ? ofExample({ example: item, at: shown.at }, context.notebook)
          : filled(schema.items, { example: item, at: shown.at }, context);
      return items.kind === 'unknown' ? schema : { ...schema, items };
    }
    case 'union':
      return mapInner(schema, (inner) => filled(inner, shown, context));
    default:
      return schema;
  }
}
