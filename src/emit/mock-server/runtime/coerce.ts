import { dereference, type SchemaNode, setProperty, type TypeTable } from './schema.js';

/** Named texts off a URL, a form, headers or cookies. */
export interface Texts {
  /** Every value under that name, in order. */
  all(name: string): readonly string[];
  names(): readonly string[];
}

/**
 * Turns text into what the schema wants there. Text that does not read as that stays text: saying so is the validator's part.
 * @returns `undefined` where nothing stands under the name
 */
export function coerceNamed(texts: Texts, name: string, schema: SchemaNode, types: TypeTable): unknown {
  const node = dereference(schema, types);
  const values = texts.all(name);
  if (node.kind === 'array') {
    const repeated = values.length > 0 ? values : texts.all(`${name}[]`);
    return repeated.length === 0 ? undefined : listItems(repeated, node.items, types);
  }
  if ((node.kind === 'object' || node.kind === 'map') && values.length === 0) return deepObject(texts, name, node, types);
  const [value] = values;
  return value === undefined ? undefined : coerceText(value, node, types);
}

const wholeNumber = /^-?\d+$/;
const anyNumber = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

export function coerceText(text: string, schema: SchemaNode, types: TypeTable): unknown {
  const node = dereference(schema, types);
  switch (node.kind) {
    case 'integer':
      return wholeNumber.test(text) ? Number(text) : text;
    case 'number':
      return anyNumber.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'enum':
      return node.values.find((value) => String(value) === text) ?? text;
    case 'null':
      return text === '' || text === 'null' ? null : text;
    case 'union':
      return coerceUnion(text, node.members, types);
    case 'array':
      return listItems([text], node.items, types);
    case 'object':
    case 'map':
    case 'unknown':
      return parsedObject(text);
    case 'string':
    case 'binary':
    case 'reference':
      return text;
  }
}

/** The first member that makes something other than text of it; text where a member is text. */
function coerceUnion(text: string, members: readonly SchemaNode[], types: TypeTable): unknown {
  for (const member of members) {
    const value = coerceText(text, member, types);
    if (value !== text) return value;
  }
  return text;
}

/** `a=1&a=2`, or `a=1,2` in one. */
function listItems(values: readonly string[], items: SchemaNode, types: TypeTable): readonly unknown[] {
  const [only] = values;
  if (values.length === 1 && only !== undefined) {
    const list = only.startsWith('[') ? parsedObject(only) : undefined;
    if (Array.isArray(list)) return list;
    return only.split(',').map((text) => coerceText(text.trim(), items, types));
  }
  return values.map((text) => coerceText(text, items, types));
}

/** `filter[status]=open`. */
function deepObject(texts: Texts, name: string, node: SchemaNode & { kind: 'object' | 'map' }, types: TypeTable): unknown {
  const value: Record<string, unknown> = {};
  let found = false;
  for (const key of texts.names()) {
    if (!key.startsWith(`${name}[`) || !key.endsWith(']')) continue;
    const property = key.slice(name.length + 1, -1);
    const schema = node.kind === 'map' ? node.values : node.properties.find((each) => each.name === property)?.schema;
    setProperty(value, property, coerceNamed(texts, key, schema ?? { kind: 'string' }, types));
    found = true;
  }
  return found ? value : undefined;
}

/** An object whose members stand for themselves, `room=2&floor=1`; names that something else has are not its members. */
export function spreadObject(texts: Texts, schema: SchemaNode, types: TypeTable, others: ReadonlySet<string>): unknown {
  const node = dereference(schema, types);
  if (node.kind !== 'object') return undefined;
  const value: Record<string, unknown> = {};
  for (const property of node.properties) {
    const found = others.has(property.name) ? undefined : coerceNamed(texts, property.name, property.schema, types);
    if (found !== undefined) setProperty(value, property.name, found);
  }
  return Object.keys(value).length === 0 ? undefined : value;
}

/** JSON where the text is an object or a list, else the text. */
function parsedObject(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A form's or query's object, read by the schema; names the schema does not know are kept as text. */
export function coerceObject(texts: Texts, schema: SchemaNode, types: TypeTable): unknown {
  const node = dereference(schema, types);
  const value: Record<string, unknown> = {};
  const properties = node.kind === 'object' ? node.properties : [];
  for (const property of properties) {
    const found = coerceNamed(texts, property.name, property.schema, types);
    if (found !== undefined) setProperty(value, property.name, found);
  }
  const known = new Set(properties.map((property) => property.name));
  for (const name of texts.names()) {
    if (known.has(name) || known.has(name.replace(/\[.*$/s, ''))) continue;
    setProperty(value, name, node.kind === 'map' ? coerceNamed(texts, name, node.values, types) : texts.all(name)[0]);
  }
  return value;
}

export function searchTexts(search: URLSearchParams): Texts {
  return {
    all: (name) => search.getAll(name),
    names: () =>
      uniqueNames((visit) =>
        search.forEach((_, name) => {
          visit(name);
        }),
      ),
  };
}

export function uniqueNames(each: (visit: (name: string) => void) => void): readonly string[] {
  const names = new Set<string>();
  each((name) => names.add(name));
  return [...names];
}
