import type { Evidence, Property, Schema } from '../../model/api.js';
import { allowedSchema } from '../../notation/allowed-schema.js';
import { shownDefault } from '../../notation/shown-default.js';
import type { Notebook } from '../notebook.js';
import type { Notation, NotedMember } from './notation.js';

/** What types are read with: where they stand, and what pointers stand for. */
export interface Context {
  readonly notebook: Notebook;
  /** Place of the code block. */
  readonly at: number;
  /** The notation behind a pointer that the page lists below “References”. */
  readonly find: (pointer: string) => Notation | undefined;
  readonly within: readonly string[];
}

const cite = ({ notebook, at }: Context, rule: string, quote: string, standing: Evidence['standing'] = 'documented'): Evidence =>
  notebook.cite(at, rule, standing, quote);

export function schemaOf(context: Context, notation: Notation): Schema {
  switch (notation.kind) {
    case 'object': {
      const properties = notation.members.map((member) => propertyOf(context, member));
      return { kind: 'object', properties, evidence: { type: [cite(context, 'braces around fields are an object', '{')] } };
    }
    case 'array':
      return {
        kind: 'array',
        items: schemaOf(context, notation.items),
        evidence: { type: [cite(context, 'brackets behind a type are a list', '[]')] },
      };
    case 'reference': {
      const name = nameIn(notation.pointer);
      const cited = cite(context, 'a pointer to a schema is a reference', notation.pointer);
      return name === undefined
        ? { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } }
        : { kind: 'reference', name, evidence: { type: [cited] } };
    }
    case 'values':
      return valuesOf(context, notation.values);
    case 'word':
      return plain(context, notation.word);
    case 'joined':
      return joined(context, notation.by, notation.parts);
  }
}

/** `#/components/schemas/Berth` → Berth. */
export const nameIn = (pointer: string): string | undefined =>
  /^#\/(?:components\/schemas|definitions)\/(.+)$/.exec(pointer)?.[1];

function plain(context: Context, word: string): Schema {
  const evidence = { type: [cite(context, 'a type is called by its name', word)] };
  switch (word) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: word, evidence };
    case 'file':
      return { kind: 'binary', evidence };
    default:
      return {
        kind: 'unknown',
        evidence:
          evidence.type.length > 0 && word !== '' ? { type: [cite(context, 'a type that no rule knows', word, 'unknown')] } : {},
      };
  }
}

/** Values are printed without their type. */
function valuesOf(context: Context, values: readonly string[]): Schema {
  const quote = `enum[${values.join(', ')}]`;
  const whole = values.every((value) => /^-?\d+$/.test(value));
  const numeric = values.every((value) => value !== '' && Number.isFinite(Number(value)));
  const type = [cite(context, 'allowed values tell what type they are of', quote, 'inferred')];
  const base: Schema = { kind: whole ? 'integer' : numeric ? 'number' : 'string', evidence: { type } };
  return allowedSchema(base, values, [cite(context, '“enum” stands before all allowed values', quote)]);
}

function joined(context: Context, by: 'and' | 'or' | 'any', parts: readonly Notation[]): Schema {
  const [only, ...others] = parts;
  if (only && others.length === 0) return schemaOf(context, only);
  if (by === 'and') {
    const type = [cite(context, '“&” stands between what makes up one object', '&')];
    const properties = parts.flatMap((part) => membersOf(context, part));
    return {
      kind: 'object',
      properties: [...new Map(properties.map((property) => [property.name, property])).values()],
      evidence: { type },
    };
  }
  const members = parts.map((part) => schemaOf(context, part));
  const type = [
    cite(
      context,
      by === 'any' ? '“Partial” and “&” stand around alternatives' : '“|” stands between alternatives',
      by === 'any' ? 'Partial' : '|',
    ),
  ];
  const mode = by === 'any' ? 'any-of' : 'one-of';
  return { kind: 'union', mode, members, evidence: { type } };
}

/** Fields that a part of an object adds; of a reference, those of the type that it names. */
function membersOf(context: Context, part: Notation): readonly Property[] {
  if (part.kind !== 'reference') {
    const schema = schemaOf(context, part);
    return schema.kind === 'object' ? schema.properties : [];
  }
  const { pointer } = part;
  const found = context.within.includes(pointer) ? undefined : context.find(pointer);
  if (found) return membersOf({ ...context, within: [...context.within, pointer] }, found);
  context.notebook.say(
    'fields-missing',
    `An object has the fields of ${nameIn(pointer) ?? pointer} too, which the page does not show.`,
    { at: context.at, quote: pointer },
  );
  return [];
}

/** Whether a field has to be there is told of plain values and of alternatives; of objects, lists and references it is not. */
export const tellsRequired = ({ value }: NotedMember): boolean =>
  value.kind === 'word' || value.kind === 'values' || value.kind === 'joined';

export function propertyOf(context: Context, member: NotedMember): Property {
  const { name, optional, comment, byDefault } = member;
  const told = tellsRequired(member);
  const schema = withDefault(context, schemaOf(context, member.value), byDefault);
  const described = comment === undefined ? {} : { description: comment };
  return {
    name,
    required: told && !optional,
    schema: {
      ...schema,
      ...described,
      evidence: {
        ...schema.evidence,
        ...(comment === undefined ? {} : { description: [cite(context, 'a comment above a field describes it', comment)] }),
      },
    },
    evidence: {
      name: [cite(context, 'a name before a colon is a field', name)],
      required: [
        told
          ? cite(context, '“?” stands behind the name of what may be left out', `${name}${optional ? '?' : ''}:`)
          : cite(context, 'of lists and objects it is not told whether they have to be there', name, 'unknown'),
      ],
    },
  };
}

export function withDefault(context: Context, schema: Schema, words: string | undefined): Schema {
  const value = words === undefined ? undefined : shownDefault(schema, words.trim());
  if (value === undefined || words === undefined) return schema;
  return {
    ...schema,
    default: value,
    evidence: { ...schema.evidence, default: [cite(context, '“//default:” stands before the default', words)] },
  };
}
