import type { Content, ObjectSchema, Parameter, Property, Schema } from './api.js';
import { onlyFacts, withoutFacts } from './evidence.js';
import { namedAlike, type TypesByName } from './name-alike.js';

/** Where the members of one direction travel, as another page has it. */
export interface KnownPlaces {
  /** Parameters of the request, or headers of the response. */
  readonly parameters: readonly Parameter[];
  readonly contents: readonly Content[];
  /** Whether members that have no place there may be a body nevertheless. */
  readonly open: boolean;
}

export interface PlacedMembers {
  readonly parameters: readonly Parameter[];
  readonly contents: readonly Content[];
  /** Members that the other page has no place for. */
  readonly lost: readonly Property[];
}

/** Takes members that a page lists all in one to where another page says that they travel. */
export function placeMembers(told: readonly Content[], places: KnownPlaces, types: TypesByName): PlacedMembers {
  const [content, ...others] = told;
  if (content === undefined || others.length > 0) return { parameters: [], contents: told, lost: [] };
  const [known] = places.contents;
  const inBody = (schema: Schema): readonly Content[] => [
    {
      ...content,
      mediaType: places.contents.length === 1 && known !== undefined ? known.mediaType : content.mediaType,
      schema: known === undefined ? schema : namedAlike(schema, known.schema, types),
    },
  ];
  const { schema } = content;
  if (schema.kind !== 'object') return { parameters: [], contents: inBody(schema), lost: [] };
  const inKnownBody = fieldsOf(known?.schema, types);
  const found = new Map<Property, Parameter>();
  for (const property of schema.properties) {
    const place = placeFor(property.name, places.parameters, inKnownBody);
    if (place !== undefined) found.set(property, place);
  }
  const rest = schema.properties.filter((property) => !found.has(property) && !inKnownBody.has(property.name));
  const last = remaining(rest, places.parameters, [...found.values()]);
  if (last !== undefined) found.set(last.property, last.place);
  const parameters = [...found].map(([property, place]) => asParameter(property, place, types));
  const left = schema.properties.filter((property) => !found.has(property));
  const [first] = left;
  if (first === undefined) return { parameters, contents: [], lost: [] };
  if (left.length === 1 && known !== undefined && isWhole(first, known.schema, types))
    return { parameters, contents: inBody(first.schema), lost: [] };
  if (known === undefined && !places.open) return { parameters, contents: [], lost: left };
  return { parameters, contents: inBody({ ...schema, properties: left } satisfies ObjectSchema), lost: [] };
}

/** Ways in which a member and a parameter are the same, surest first; a way that fits several decides nothing. */
const sameness: readonly { readonly name: string; readonly same: (member: string, parameter: Parameter) => boolean }[] = [
  { name: 'both have one name', same: (member, { name }) => name === member },
  {
    name: 'the page calls the parameter by the member’s name, or leads to it by that',
    same: (member, { evidence }) =>
      (evidence['name'] ?? []).some(({ quote, anchor }) => [quote, anchor?.split('-').at(-1)].includes(member)),
  },
  { name: 'both names have the same letters', same: (member, { name }) => letters(name) === letters(member) },
  {
    name: 'the last words of a header’s name are the member’s',
    same: (member, { in: place, name }) => {
      const words = name.split('-');
      return place === 'header' && words.some((_, index) => letters(words.slice(index).join('')) === letters(member));
    },
  },
];

const letters = (name: string): string => name.replace(/[-_.]/g, '').toLowerCase();

function placeFor(member: string, parameters: readonly Parameter[], inBody: ReadonlySet<string>): Parameter | undefined {
  for (const { same } of inBody.has(member) ? sameness.slice(0, 1) : sameness) {
    const [found, ...others] = parameters.filter((parameter) => same(member, parameter));
    if (found !== undefined && others.length === 0) return found;
  }
  return undefined;
}

/** A path cannot do without its parameters: where one of them and one member that has to be there remain, they are the same. */
function remaining(
  members: readonly Property[],
  parameters: readonly Parameter[],
  taken: readonly Parameter[],
): { readonly property: Property; readonly place: Parameter } | undefined {
  const [property, ...properties] = members.filter(({ required }) => required);
  const [place, ...places] = parameters.filter((parameter) => parameter.in === 'path' && !taken.includes(parameter));
  if (property === undefined || place === undefined || properties.length + places.length > 0) return undefined;
  return property.schema.kind === place.schema.kind ? { property, place } : undefined;
}

const placedRule = 'a member of a request or an answer goes where another page places it';

function asParameter({ name, required, schema, evidence }: Property, place: Parameter, types: TypesByName): Parameter {
  const { description, ...bare } = schema;
  const said = (evidence['name'] ?? []).map((one) => ({ ...one, rule: placedRule, standing: 'inferred' as const }));
  return {
    in: place.in,
    name: place.name,
    ...(description === undefined ? {} : { description }),
    required,
    deprecated: schema.deprecated ?? false,
    schema: namedAlike({ ...bare, evidence: withoutFacts(schema.evidence, ['description']) }, place.schema, types),
    examples: [],
    evidence: {
      in: said,
      ...evidence,
      name: name === place.name ? (evidence['name'] ?? []) : said,
      ...onlyFacts(schema.evidence, ['description']),
    },
  };
}

/** Whether a member is the body itself: the other page shows its fields or its bytes where this one shows the member. */
function isWhole({ name, schema }: Property, body: Schema, types: TypesByName): boolean {
  const known = resolved(body, types);
  if (known.kind !== 'object') return known.kind === schema.kind || known.kind === 'binary';
  if (schema.kind !== 'object') return false;
  const names = fieldsOf(known, types);
  const shared = schema.properties.filter((property) => names.has(property.name)).length;
  return !names.has(name) && shared > 0 && shared * 2 >= names.size;
}

function fieldsOf(body: Schema | undefined, types: TypesByName): ReadonlySet<string> {
  const known = body && resolved(body, types);
  return new Set(known?.kind === 'object' ? known.properties.map(({ name }) => name) : []);
}

const resolved = (schema: Schema, types: TypesByName): Schema =>
  schema.kind === 'reference' ? (types.get(schema.name) ?? schema) : schema;
