import type { QueryValues } from './options.js';

/** One parameter of an operation, and where its value stands in the input. */
export interface RestParameter {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** Property of the input. */
  readonly member: string;
  /** On the wire. */
  readonly name: string;
}

/** Input members by name; what is `undefined` is left out. */
export type Members = ReadonlyMap<string, unknown>;

/** `/users/{id}` with its variables filled in. Throws where a value is missing, or would lead to another path. */
export function expandPath(template: string, parameters: readonly RestParameter[], members: Members): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (parameter === undefined) return encodeURIComponent(whole);
    const text = listOf(members.get(parameter.member)).map(textOf).map(encodeURIComponent).join(',');
    // No escape helps: a URL's parser reads `%2e%2e` as `..` too.
    if (text === '' || text === '.' || text === '..') {
      throw new TypeError(`${parameter.member} has to be a path segment, not ${JSON.stringify(decodeURIComponent(text))}`);
    }
    return text;
  });
}

/** `?a=1&a=2&b=x`, or nothing. Lists repeat their name, an object's members stand for themselves; what `own` names is taken from there. */
export function queryString(parameters: readonly RestParameter[], members: Members, own: QueryValues = {}): string {
  const given = parameters
    .filter((parameter) => parameter.in === 'query' && !Object.hasOwn(own, parameter.name))
    .map((parameter) => [parameter.name, members.get(parameter.member)] as const);
  const pairs = [...given, ...Object.entries(own)].flatMap(([name, value]) =>
    formFields(name, value).map(([field, item]) => `${encodeURIComponent(field)}=${encodeURIComponent(textOf(item))}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

export function headersOf(parameters: readonly RestParameter[], members: Members): { [name: string]: string } {
  const headers: { [name: string]: string } = {};
  const cookies: string[] = [];
  for (const parameter of parameters) {
    const values = listOf(members.get(parameter.member));
    if (values.length === 0) continue;
    if (parameter.in === 'header') headers[parameter.name.toLowerCase()] = values.map(textOf).join(', ');
    if (parameter.in === 'cookie') cookies.push(`${parameter.name}=${values.map(textOf).map(encodeURIComponent).join(',')}`);
  }
  if (cookies.length > 0) headers['cookie'] = cookies.join('; ');
  return headers;
}

/** A value as fields of a form, which a query is too. */
export function formFields(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)) {
    return Object.entries(value).flatMap(([key, member]) => listOf(member).map((item) => [key, item] as const));
  }
  return listOf(value).map((item) => [name, item] as const);
}

/** Nothing, one value, or several. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.filter((item) => item !== undefined) : [value];
}

/** A value as text outside JSON: strings as they are, structures as JSON. */
export function textOf(value: unknown): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
