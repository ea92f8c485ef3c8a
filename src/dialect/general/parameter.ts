import type { Evidence, Parameter, Schema } from '../../model/api.js';
import type { Field } from './field.js';
import type { Notebook } from './line.js';
import type { FoundPlace } from './place.js';
import { requirementOf } from './requirement.js';
import { type SchemaContext, schemaOfField } from './schema.js';

/** A parameter of the path that nothing but the path tells. */
export function bareParameter(notebook: Notebook, fact: string, name: string, at: number): Parameter {
  const quote = `{${name}}`;
  const evidence = (rule: string, standing: Evidence['standing']): readonly Evidence[] => [
    notebook.cite(at, rule, standing, quote),
  ];
  notebook.say('type-unknown', `The type of the path parameter ${name} is not told.`, {
    at,
    quote,
    fact: `${fact}.path.${name}`,
    help: `Write a correction: where: ${fact}.path.${name} type, set: the type.`,
  });
  return {
    in: 'path',
    name,
    required: true,
    deprecated: false,
    schema: {
      kind: 'unknown',
      evidence: { type: evidence('nothing tells the type of a parameter that only the path shows', 'unknown') },
    },
    examples: [],
    evidence: {
      in: evidence('the path holds the parameter', 'documented'),
      name: evidence('the path holds the parameter', 'documented'),
      required: evidence('a path cannot be without its parameters', 'inferred'),
    },
  };
}

export function parameterOf(
  field: Field,
  place: FoundPlace & { readonly in: Parameter['in'] },
  context: SchemaContext,
): Parameter {
  const { notebook } = context;
  const schema = schemaOfField(field, { ...context, fact: `${context.fact}.${field.name}` }, undefined);
  const { description, ...bare } = schema;
  const needed = requirementOf(notebook, field, context.requirement);
  const inPath = place.in === 'path';
  const required =
    inPath && !needed.required
      ? [notebook.cite(field.at, 'a path cannot be without its parameters', 'inferred', field.name)]
      : needed.evidence;
  return {
    in: place.in,
    name: field.name,
    ...(description === undefined ? {} : { description }),
    required: inPath || needed.required,
    deprecated: field.deprecated !== undefined,
    schema: withItems(bare, field, context),
    examples: [],
    evidence: {
      in: [notebook.cite(field.place?.at ?? field.at, place.rule, place.standing, field.place?.text)],
      name: [notebook.cite(field.at, field.rule)],
      required,
      ...(schema.evidence['description'] ? { description: schema.evidence['description'] } : {}),
      ...(field.deprecated ? { deprecated: [notebook.cite(field.deprecated.at, field.deprecated.rule)] } : {}),
    },
  };
}

/** `ids[]` in a query is a list, whatever the type of one says. */
const withItems = (schema: Schema, { name, at }: Field, { notebook }: SchemaContext): Schema =>
  /\[\]$/.test(name) && schema.kind !== 'array' && schema.kind !== 'unknown'
    ? { kind: 'array', items: schema, evidence: { type: [notebook.cite(at, 'brackets behind a name stand for a list')] } }
    : schema;
