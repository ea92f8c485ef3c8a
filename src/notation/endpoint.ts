import type { HttpMethod } from '../model/api.js';

/** Where an operation is called, as a line of text, a line of HTTP or a command shows it. */
export interface Endpoint {
  readonly method: HttpMethod;
  /** With every notation of a parameter as `{name}`, without query. */
  readonly path: string;
  /** Scheme and host where they are given: `https://api.example.com`. */
  readonly server?: string;
  /** Names and values behind the question mark. */
  readonly query: readonly NameAndValue[];
  /** The words of method and address. */
  readonly quote: string;
}

export interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

export const methods: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'];

const method = '(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE)';
const address = String.raw`((?:https?:\/\/|\/|\{\{?[\w.-]+\}?\}\/|<[\w -]+>\/)\S*)`;

interface EndpointRule {
  readonly name: string;
  readonly match: RegExp;
  /** Places of method and address among the groups. */
  readonly groups: readonly [number, number];
}

/** How a line shows an endpoint that it is about. First match wins. */
const endpointRules: readonly EndpointRule[] = [
  {
    name: 'a method stands before an address',
    match: new RegExp(
      String.raw`^(?:[\p{L} ]{1,24}:\s*)?[[(]?${method}[\])]?\s*(?::|·|\||—|–|-)?\s*${address}(?:\s+HTTP\/\d(?:\.\d)?)?[.:]?$`,
      'u',
    ),
    groups: [1, 2],
  },
  {
    name: 'an address stands before its method',
    match: new RegExp(String.raw`^(?:[\p{L} ]{1,24}:\s*)?${address}\s*(?:-|–|—|:|·|\|)?\s*[[(]?${method}[\])]?$`, 'u'),
    groups: [2, 1],
  },
];

/** Reads a line that is nothing but an endpoint. Methods are words in capitals: `Get /x` is prose. */
export function readEndpoint(line: string): (Endpoint & { readonly rule: string }) | undefined {
  const text = line.replace(/\s+/g, ' ').trim();
  if (text.length > 600) return undefined;
  for (const rule of endpointRules) {
    const found = rule.match.exec(text);
    const verb = methodOf(found?.[rule.groups[0]]);
    const url = found && verb && readAddress(found[rule.groups[1]] ?? '');
    if (url && verb) return { method: verb, ...url, quote: text, rule: rule.name };
  }
  return undefined;
}

/** Finds the first endpoint in a sentence: `Send a POST request to /orders`, `call GET /orders/{id} first`. */
export function findEndpoint(text: string): (Endpoint & { readonly rule: string }) | undefined {
  if (text.length > 3000) return undefined;
  const found =
    new RegExp(String.raw`(?:^|[\s(\x60"'“])${method}(?: request)?(?:\s*(?:to|on|at|:)?\s*)["'\x60“(]*${address}`).exec(text) ??
    undefined;
  const verb = methodOf(found?.[1]);
  const url = found && verb && readAddress((found[2] ?? '').replace(/[)"'`”.,;:]+$/, ''));
  return url && verb
    ? { method: verb, ...url, quote: found[0].trim(), rule: 'a sentence names a method and an address' }
    : undefined;
}

export const methodOf = (text: string | undefined): HttpMethod | undefined => methods.find((one) => one === text);

/** An address without its method: `https://host/path?query`, `/path`, `{{host}}/path`. */
export function readAddress(text: string): Pick<Endpoint, 'path' | 'server' | 'query'> | undefined {
  const trimmed = text.trim().replace(/^["'`<]+(?=https?:)|["'`]+$/g, '');
  const url = /^(https?:\/\/[^/?#\s]+|\{\{[\w.-]+\}\}|\{[\w.-]+\}(?=\/)|<[\w -]+>(?=\/))?(\/[^\s]*)?$/i.exec(trimmed);
  if (!url || (url[1] === undefined && url[2] === undefined)) return undefined;
  const host = /^https?:/i.test(url[1] ?? '') ? url[1] : undefined;
  if (host !== undefined && !/[\p{L}\p{N}{<[]/u.test(host.slice(host.indexOf('//') + 2))) return undefined;
  const rest = (url[2] ?? '').split('#')[0] ?? '';
  const cut = queryStart(rest);
  const path = normalisePath(cut < 0 ? rest : rest.slice(0, cut));
  if (path === undefined) return undefined;
  return { path, ...(host === undefined ? {} : { server: host }), query: cut < 0 ? [] : readQuery(rest.slice(cut + 1)) };
}

/** Where the query begins: a question mark within a parameter's braces (`{id?}`) is none. */
function queryStart(path: string): number {
  let depth = 0;
  for (const [at, sign] of [...path].entries()) {
    if (sign === '{' || sign === '<') depth += 1;
    else if (sign === '}' || sign === '>') depth -= 1;
    else if (sign === '?' && depth <= 0) return [...path].slice(0, at).join('').length;
  }
  return -1;
}

interface ParameterNotation {
  readonly name: string;
  readonly match: RegExp;
}

/** How people write that a part of a path varies; the first group is its name. */
const parameterNotations: readonly ParameterNotation[] = [
  { name: 'two braces', match: /\{\{\s*([\w.-]+)\s*\}\}/g },
  { name: 'braces, with what may stand beside the name in routers', match: /\{[+*]?\s*([\w.-]+)\s*(?:[?*]|:[^{}]*)?\}/g },
  { name: 'braces around words', match: /\{\s*([\w.-]+(?: [\w.-]+)+)\s*\}/g },
  { name: 'angle brackets, with a type before the name', match: /<(?:\w+:)?\s*([\w.-]+(?: [\w.-]+)*)\s*>/g },
  { name: 'a colon', match: /(?<=\/|,|\.|@|-):([A-Za-z_]\w*)(?:\([^()/]*\))?\??/g },
  { name: 'square brackets', match: /(?<=\/)\[([A-Za-z_][\w-]*)\](?=\/|$|\.)/g },
  { name: 'a dollar sign', match: /(?<=\/)\$\{?([A-Za-z_]\w*)\}?(?=\/|$)/g },
];

/** `undefined` where the text can be no path. */
function normalisePath(text: string): string | undefined {
  let path = text.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
  for (const { match } of parameterNotations)
    path = path.replace(match, (_, name: string) => `{${name.trim().replace(/ +/g, '_')}}`);
  path = path.replace(/[.,;]+$/, '');
  if (path === '') return '/';
  return /^\/[^\s<>"'`\\]*$/.test(path) && !/^\/\//.test(path) ? path : undefined;
}

/** `a=1&b={b}` as names and values; parts without `=` have no value. */
export function readQuery(text: string): readonly NameAndValue[] {
  return text.split(/&(?:amp;)?/).flatMap((pair) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    const plain = decoded(name);
    return /^[\w.[\]$-]{1,100}$/.test(plain) ? [{ name: plain, value: decoded(value) }] : [];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** The names that a path holds: `/users/{id}` → id. */
export const pathParameters = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
