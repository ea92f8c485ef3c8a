import type { Evidence, Parameter, Schema } from '../../model/api.js';
import { described } from './body.js';
import { untold } from './kinds.js';
import { survey } from './left-out.js';
import { isObject, items, jsonOfAll, member, members, type Node } from './node.js';
import type { Reader } from './reader.js';
import { schemaAt } from './schema.js';

const places = ['path', 'query', 'header', 'cookie'] as const;

/** Ways to write a value that are the usual ones of their place. */
const usualStyles: Readonly<Record<Parameter['in'], string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

/** Parameters of the operation, and those that its path has for all operations; the operation's own stand first. */
export function parametersOf(reader: Reader, operation: Node, path: Node): readonly Parameter[] {
  const own = items(member(operation, 'parameters')).flatMap((node) => parameterOf(reader, node) ?? []);
  const keys = new Set(own.map(({ in: place, name }) => `${place} ${name}`));
  const shared = items(member(path, 'parameters')).flatMap((node) => {
    const parameter = parameterOf(reader, node);
    return parameter && !keys.has(`${parameter.in} ${parameter.name}`) ? [{ ...parameter, shared: true as const }] : [];
  });
  return [...own, ...shared];
}

/** Of Swagger 2: what is no parameter of the address but of the body. */
export const isBodyParameter = (node: Node): boolean => ['body', 'formData'].includes(String(member(node, 'in')?.value));

function parameterOf(reader: Reader, own: Node): Parameter | undefined {
  const node = reader.follow(own);
  if (!node) {
    reader.lost(own);
    return undefined;
  }
  if (isBodyParameter(node)) return undefined;
  return reader.once(node, () => read(reader, node));
}

function read(reader: Reader, node: Node): Parameter | undefined {
  const [name, where] = [member(node, 'name'), member(node, 'in')];
  const place = places.find((one) => one === where?.value);
  if (typeof name?.value !== 'string' || name.value === '' || place === undefined) {
    reader.notes.leaveOut('parameters without a name, or in a place that is none', node);
    return undefined;
  }
  return { ...parameterFacts(reader, node, place, name), in: place, name: name.value };
}

/** All of a parameter or header but its place and name. `named` is where the name stands. */
export function parameterFacts(reader: Reader, node: Node, place: Parameter['in'], named: Node): Omit<Parameter, 'in' | 'name'> {
  const { notes } = reader;
  const description = described(reader, node, 'description', 'a parameter is described');
  const [required, deprecated] = [member(node, 'required'), member(node, 'deprecated')];
  const shown = examplesIn(reader, node);
  for (const one of shown) notes.passAll(one, 'a value is taken whole');
  const [first] = shown;
  sayStyle(reader, node, place);
  survey(reader, node, 'parameter');
  const evidence: { [fact: string]: readonly Evidence[] } = { name: [notes.cite(named, 'a parameter says its name')] };
  if (required) evidence['required'] = [notes.cite(required, 'a parameter says whether it is required')];
  if (deprecated?.value === true) evidence['deprecated'] = [notes.cite(deprecated, 'a parameter is said to be deprecated')];
  if (description) evidence['description'] = description.evidence;
  if (first) evidence['examples'] = [notes.cite(first, 'a parameter shows examples')];
  return {
    ...(description ? { description: description.value } : {}),
    required: required?.value === true,
    deprecated: deprecated?.value === true,
    schema: schemaFor(reader, node),
    examples: jsonOfAll(shown),
    evidence,
  };
}

/** OpenAPI 3 gives a schema, or one for a media type; Swagger 2 writes the schema's keywords into the parameter itself. */
function schemaFor(reader: Reader, node: Node): Schema {
  const schema = member(node, 'schema');
  if (schema) return schemaAt(reader, schema);
  const content = member(node, 'content');
  const [, media] = (content ? members(content) : [])[0] ?? [];
  if (media) {
    reader.notes.leaveOut('the media type of a parameter (`content`)', media);
    const inside = member(media, 'schema');
    if (inside) return schemaAt(reader, inside);
  }
  if (member(node, 'type')) return withoutWords(schemaAt(reader, node));
  return untold([reader.notes.cite(node, 'a parameter without a schema may be anything')]);
}

/** The description of a parameter that is its own schema is the parameter's. */
export function withoutWords(schema: Schema): Schema {
  const { title: _title, description: _description, deprecated: _deprecated, examples: _examples, ...bare } = schema;
  const words = ['title', 'description', 'deprecated', 'examples'];
  return { ...bare, evidence: Object.fromEntries(Object.entries(bare.evidence).filter(([fact]) => !words.includes(fact))) };
}

function sayStyle(reader: Reader, node: Node, place: Parameter['in']): void {
  const [style, explode] = [member(node, 'style'), member(node, 'explode')];
  if (style && style.value !== usualStyles[place])
    reader.notes.leaveOut('unusual ways to write lists and objects (`style`)', style);
  if (explode && explode.value !== (place === 'query' || place === 'cookie'))
    reader.notes.leaveOut('unusual ways to write lists and objects (`explode`)', explode);
  for (const key of ['allowReserved', 'allowEmptyValue', 'collectionFormat']) {
    const found = member(node, key);
    if (found && found.value !== false && !(key === 'collectionFormat' && found.value === 'multi'))
      reader.notes.leaveOut(`unusual ways to write lists and objects (\`${key}\`)`, found);
  }
}

function examplesIn(reader: Reader, node: Node): readonly Node[] {
  const [single, named] = [member(node, 'example'), member(node, 'examples')];
  const listed = !named
    ? []
    : isObject(named.value)
      ? members(named).flatMap(([, own]) => member(reader.follow(own) ?? own, 'value') ?? [])
      : items(named);
  return [...(single ? [single] : []), ...listed];
}
