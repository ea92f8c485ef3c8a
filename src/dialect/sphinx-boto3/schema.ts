import type { Evidence, Property, Schema } from '../../model/api.js';
import { allowedSchema } from '../../notation/allowed-schema.js';
import type { Notebook } from '../notebook.js';
import type { Member } from './member.js';
import { itemShape, memberShape, type Shape, valueShape } from './syntax.js';

interface TypeRule {
  readonly name: string;
  readonly match: RegExp;
  build(source: Source, said: Evidence): Schema;
}

interface Source {
  readonly notebook: Notebook;
  readonly member: Member;
  /** The same place in the syntax that the page prints. */
  readonly shape: Shape | undefined;
  /** Words of the syntax, for evidence. */
  readonly syntaxAt: number | undefined;
  /** Whether the member is sent: of what is returned the page does not say what has to be there. */
  readonly sent: boolean;
}

/** Types as Python has them, and what of them travels as JSON. */
export const typeRules: readonly TypeRule[] = [
  { name: 'a “string” is text', match: /^(?:string|str|unicode|character)$/, build: (source, said) => texts(source, said) },
  {
    name: 'an “integer” is a whole number',
    match: /^(?:integer|int|long|short|byte)$/,
    build: (_, said) => ({ kind: 'integer', evidence: { type: [said] } }),
  },
  {
    name: 'a “float” is a number',
    match: /^(?:float|double|number|decimal)$/,
    build: (_, said) => ({ kind: 'number', evidence: { type: [said] } }),
  },
  {
    name: 'a “boolean” is true or false',
    match: /^bool(?:ean)?$/,
    build: (_, said) => ({ kind: 'boolean', evidence: { type: [said] } }),
  },
  {
    name: 'a “list” has its items below it',
    match: /^(?:list|tuple|set)$/,
    build: (source, said) => {
      const [item] = source.member.children;
      const items: Schema = item
        ? schemaOf({ ...source, member: item, shape: itemShape(source.shape) })
        : { kind: 'unknown', evidence: { type: [{ ...said, standing: 'unknown' }] } };
      return { kind: 'array', items, evidence: { type: [said] } };
    },
  },
  {
    name: 'a “dict” with named members is an object, with an unnamed one a map',
    match: /^(?:dict|structure|map)$/,
    build: (source, said) => dict(source, said),
  },
  {
    name: 'a stream is bytes of their own',
    match: /^(?:StreamingBody|EventStream|(?:bytes or )?seekable file-like object|bytes or seekable .*|blob)$/i,
    build: (_, said) => ({ kind: 'binary', evidence: { type: [said] } }),
  },
  {
    name: '“bytes” within JSON are base64',
    match: /^bytes$/,
    build: (_, said) => ({
      kind: 'string',
      format: 'byte',
      evidence: { type: [{ ...said, standing: 'inferred' }], format: [{ ...said, standing: 'inferred' }] },
    }),
  },
  {
    name: 'how a “datetime” travels is not said',
    match: /^(?:datetime|timestamp)$/,
    build: (_, said) => ({ kind: 'unknown', evidence: { type: [{ ...said, standing: 'unknown' }] } }),
  },
  {
    name: 'a “document” is any JSON',
    match: /^document\b/,
    build: (_, said) => ({ kind: 'unknown', evidence: { type: [said] } }),
  },
];

export function schemaOf(source: Source): Schema {
  const { notebook, member } = source;
  const rule = typeRules.find(({ match }) => match.test(member.type));
  const schema = rule?.build(source, notebook.cite(member.at, rule.name)) ?? unknown(source);
  if (member.description === undefined) return schema;
  return { ...schema, description: member.description, evidence: { ...schema.evidence, description: member.described } };
}

function unknown({ notebook, member }: Source): Schema {
  notebook.say('type-unknown', `The type “${member.type}” of ${member.name ?? 'an item'} is not one that is known.`, {
    at: member.at,
  });
  return { kind: 'unknown', evidence: { type: [notebook.cite(member.at, 'a type in words that are not known', 'unknown')] } };
}

const valuesRule = 'texts joined by bars in the syntax are the values that there are';

function texts({ notebook, shape, syntaxAt }: Source, said: Evidence): Schema {
  const schema: Schema = { kind: 'string', evidence: { type: [said] } };
  const values = shape?.kind === 'texts' ? shape.values : [];
  // One text alone is a sample, unless it is not the one that stands for all texts.
  if (values.length === 0 || (values.length === 1 && values[0] === 'string') || syntaxAt === undefined) return schema;
  return allowedSchema(schema, values, [
    notebook.cite(
      syntaxAt,
      valuesRule,
      'documented',
      values
        .map((one) => `'${one}'`)
        .join('|')
        .slice(0, 400),
    ),
  ]);
}

function dict(source: Source, said: Evidence): Schema {
  const { member, shape } = source;
  const named = member.children.filter(({ name }) => name !== undefined);
  if (named.length > 0) return { kind: 'object', properties: propertiesOf(source, named, shape), evidence: { type: [said] } };
  const [key] = member.children;
  const value = key?.children[0];
  if (key && value)
    return { kind: 'map', values: schemaOf({ ...source, member: value, shape: valueShape(shape) }), evidence: { type: [said] } };
  // Nothing below it: the type goes on within itself, or the page does not show its fields.
  const empty = shape?.kind === 'dict' && shape.members.size === 0 && !shape.recursive;
  return { kind: 'object', properties: [], ...(empty ? {} : { partial: true }), evidence: { type: [said] } };
}

/** Members as properties; a response never says which of them has to be there. */
export function propertiesOf(
  source: Omit<Source, 'member'>,
  members: readonly Member[],
  shape: Shape | undefined,
): readonly Property[] {
  const { notebook, sent } = source;
  return members.flatMap((member): readonly Property[] => {
    if (member.name === undefined) return [];
    const said = notebook.cite(member.at, 'a name in bold names a member');
    const open: Evidence = sent
      ? notebook.cite(member.at, 'a member without “[REQUIRED]” may be left out')
      : notebook.cite(member.at, 'the page does not say which members are always returned', 'unknown');
    return [
      {
        name: member.name,
        required: member.required !== undefined,
        schema: schemaOf({ ...source, member, shape: memberShape(shape, member.name) }),
        evidence: { name: [said], required: [member.required ?? open] },
      },
    ];
  });
}
