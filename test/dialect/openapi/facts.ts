type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Obj = { readonly [key: string]: Json };

const isObj = (value: Json | undefined): value is Obj => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: Json | undefined, ...keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>((one, key) => (isObj(one) && Object.hasOwn(one, key) ? one[key] : undefined), value);
const obj = (value: Json | undefined): Obj => (isObj(value) ? value : {});
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** What an OpenAPI 3.1 document says, one line a fact, without regard to how it says it; stops at named types. */
export function factsOf(document: Json): readonly string[] {
  return new Facts(document).all();
}

const limits = [
  'format',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'const',
  'default',
  'title',
  'description',
  'deprecated',
  'examples',
] as const;

class Facts {
  private readonly document: Json;
  private readonly lines: string[] = [];

  constructor(document: Json) {
    this.document = document;
  }

  all(): readonly string[] {
    this.put('title', at(this.document, 'info', 'title'));
    for (const server of list(at(this.document, 'servers')))
      this.put('server', [
        at(server, 'url') ?? null,
        at(server, 'description') ?? null,
        ...Object.entries(obj(at(server, 'variables'))).map(([name, one]) => [
          name,
          at(one, 'default') ?? null,
          at(one, 'enum') ?? null,
          at(one, 'description') ?? null,
        ]),
      ]);
    for (const [path, item] of Object.entries(obj(at(this.document, 'paths'))))
      for (const [method, operation] of Object.entries(obj(item)))
        if (method !== 'parameters') this.operation(path, obj(item), method, obj(operation));
    for (const [name, schema] of Object.entries(obj(at(this.document, 'components', 'schemas'))))
      if (!name.endsWith('OrNull')) this.schema(`type ${nameOf(name)}`, this.resolved(schema), true);
    return this.lines.sort();
  }

  private put(place: string, value: Json | undefined): void {
    if (value !== undefined) this.lines.push(`${place} = ${JSON.stringify(value)}`);
  }

  private operation(path: string, item: Obj, method: string, operation: Obj): void {
    const where = String(operation['operationId']);
    this.put(`${where} address`, `${method} ${path}`);
    for (const key of ['summary', 'description', 'deprecated']) this.put(`${where} ${key}`, operation[key]);
    for (const requirement of list(operation['security'] ?? at(this.document, 'security')))
      for (const name of Object.keys(obj(requirement))) {
        const { type, scheme, name: key, in: place } = obj(at(this.document, 'components', 'securitySchemes', name));
        this.put(`${where} security ${name}`, [type ?? null, scheme ?? null, key ?? null, place ?? null]);
      }
    for (const one of [...list(item['parameters']), ...list(operation['parameters'])]) {
      const parameter = obj(this.resolved(one));
      const name = `${where} ${parameter['in']} ${parameter['name']}`;
      this.put(`${name} required`, parameter['required'] ?? false);
      for (const key of ['description', 'deprecated']) this.put(`${name} ${key}`, parameter[key]);
      this.schema(name, parameter['schema']);
    }
    const body = this.resolved(operation['requestBody']);
    this.put(`${where} request required`, at(body, 'required'));
    this.put(`${where} request description`, at(body, 'description'));
    this.contents(`${where} request`, body);
    for (const [status, one] of Object.entries(obj(operation['responses']))) {
      const response = this.resolved(one);
      this.put(`${where} ${status} description`, at(response, 'description'));
      this.contents(`${where} ${status}`, response);
      for (const [name, header] of Object.entries(obj(at(response, 'headers'))))
        this.schema(`${where} ${status} ${name}`, at(header, 'schema'));
    }
  }

  private contents(where: string, body: Json | undefined): void {
    for (const [media, content] of Object.entries(obj(at(body, 'content')))) {
      this.put(`${where} media type`, media);
      this.schema(`${where} ${media}`, at(content, 'schema'));
      for (const example of Object.values(obj(at(content, 'examples'))))
        this.put(`${where} ${media} example`, at(example, 'value'));
    }
  }

  private schema(where: string, schema: Json | undefined, whole = false): void {
    if (schema === undefined) return;
    const { $ref } = obj(schema);
    if (typeof $ref === 'string' && !whole) {
      this.put(`${where} type`, `ref ${nameOf($ref.split('/').at(-1) ?? '')}`);
      for (const key of ['title', 'description', 'deprecated', 'default']) this.put(`${where} ${key}`, obj(schema)[key]);
      return;
    }
    const one = this.merged(schema);
    const types = [one['type'] ?? []].flat().map(String).sort();
    this.put(`${where} type`, types.length > 0 ? types : undefined);
    for (const key of limits) this.put(`${where} ${key}`, one[key]);
    if (one['enum'] !== undefined)
      this.put(
        `${where} enum`,
        list(one['enum'])
          .map((value) => JSON.stringify(value))
          .sort(),
      );
    for (const key of ['oneOf', 'anyOf'])
      for (const [index, member] of list(one[key]).entries()) this.schema(`${where} ${key} ${index}`, member);
    this.schema(`${where}[]`, one['items']);
    if (isObj(one['additionalProperties'])) this.schema(`${where}{}`, one['additionalProperties']);
    else this.put(`${where}{}`, one['additionalProperties']);
    for (const [name, property] of Object.entries(obj(one['properties']))) {
      this.put(`${where}.${name} required`, list(one['required']).includes(name));
      this.schema(`${where}.${name}`, property);
    }
  }

  /** All parts of a schema as one. */
  private merged(schema: Json): Obj {
    const { allOf, ...own } = obj(this.resolved(schema));
    const parts = [...list(allOf).map((part) => this.merged(part)), own];
    const { title: _, description: __, ...first } = parts[0] ?? {};
    const all: { [key: string]: Json } = parts.length === 1 ? { ...parts[0] } : first;
    for (const part of parts.slice(1)) {
      const properties = [...Object.entries(obj(all['properties'])), ...Object.entries(obj(part['properties']))];
      const required = [...list(all['required']), ...list(part['required'])];
      Object.assign(all, part);
      if (properties.length > 0) all['properties'] = Object.fromEntries(properties);
      if (required.length > 0) all['required'] = required;
    }
    return all;
  }

  private resolved(value: Json | undefined): Json | undefined {
    const { $ref } = obj(value);
    if (typeof $ref !== 'string') return value;
    const keys = $ref
      .slice(2)
      .split('/')
      .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
    return this.resolved(at(this.document, ...keys));
  }
}

/** A component's key as the name that was meant. */
const nameOf = (key: string): string =>
  decodeURIComponent(key).replace(/_u([0-9a-f]+)_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
