import type { MockApi, MockError, MockInputMember, MockResponse } from './api.js';
import { readBody } from './body.js';
import type { Call } from './call.js';
import { coerceNamed, searchTexts, spreadObject, type Texts } from './coerce.js';
import { unacceptable } from './negotiate.js';
import { RouteTable } from './routes.js';
import { setProperty, type TypeTable } from './schema.js';
import {
  type ErrorBody,
  type MakeWire,
  type ReadInput,
  type Refusal,
  type Route,
  refusal,
  type Violation,
  type Wire,
  type Written,
  written,
} from './wire.js';

const problemType = 'application/problem+json';
const json = /^application\/json$|\+json$/;

export function restJson(): MakeWire {
  return (api, types) => new RestJsonWire(api, types);
}

/** Operations told apart by method and path, input spread over path, query, headers, cookies and body. */
class RestJsonWire implements Wire {
  readonly statusesTell = true;
  readonly #routes: RouteTable;
  readonly #types: TypeTable;

  constructor(api: MockApi, types: TypeTable) {
    this.#routes = new RouteTable(api.operations);
    this.#types = types;
  }

  route(call: Call): Route | Refusal {
    return this.#routes.find(call.method, call.url.replace(/[?#].*$/s, ''));
  }

  readInput(route: Route, call: Call, text: string): ReadInput | Promise<ReadInput> {
    const others = unacceptable(route.operation, call.headers['accept']);
    if (others !== undefined) {
      const told = `${route.operation.name} answers with ${others.join(', ')}; accepted is ${call.headers['accept']}.`;
      return refusal(406, 'Not Acceptable', told);
    }
    const wanted = route.operation.input;
    switch (wanted.kind) {
      case 'none':
        return { kind: 'input', input: undefined };
      case 'body':
        return readBody(call, text, wanted.mediaTypes, { kind: 'unknown' }, this.#types);
      case 'members': {
        const bodyMember = wanted.members.find((member) => member.in === 'body');
        if (bodyMember === undefined) return this.#gather(route, call, wanted.members, undefined);
        const body = readBody(call, text, wanted.mediaTypes, bodyMember.schema, this.#types);
        if (body instanceof Promise) return body.then((read) => this.#gather(route, call, wanted.members, read));
        return this.#gather(route, call, wanted.members, body);
      }
    }
  }

  writeValue(response: MockResponse, value: unknown): Written {
    if (response.mediaType === undefined) return written(response.status, {}, '');
    const headers = { 'content-type': response.mediaType };
    if (value instanceof Uint8Array) return written(response.status, headers, value);
    if (typeof value === 'string' && !json.test(response.mediaType)) return written(response.status, headers, value);
    return written(response.status, headers, JSON.stringify(value ?? null));
  }

  writeError(error: MockError, message: string, body: ErrorBody | undefined): Written {
    if (body === undefined) return problem(error.status, error.name, message);
    const value = body.isExample ? body.value : withMessage(body.value, message);
    return written(error.status, { 'content-type': 'application/json' }, JSON.stringify(value));
  }

  writeRefusal(refused: Refusal): Written {
    return problem(refused.status, refused.name, refused.message, refused.violations, refused.headers);
  }

  refuseInput(message: string, violations: readonly Violation[]): Refusal {
    return refusal(400, 'Bad Request', message, { violations });
  }

  refuseSize(limit: number): Refusal {
    return refusal(413, 'Content Too Large', `The body is larger than ${limit} bytes.`);
  }

  describePath(path: readonly (string | number)[]): string {
    return path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
      .join('')
      .replace(/^\./, '');
  }

  headers(): { [name: string]: string } {
    return {};
  }

  #gather(route: Route, call: Call, members: readonly MockInputMember[], body: ReadInput | undefined): ReadInput {
    if (body?.kind === 'refusal') return body;
    const places = textsOf(route, call);
    const inQuery = new Set(members.filter((member) => member.in === 'query').map((member) => member.wireName));
    const read = ({ in: place, wireName, schema }: MockInputMember): unknown => {
      if (place === 'body') return body?.input;
      const value = coerceNamed(places[place], wireName, schema, this.#types);
      return value === undefined && place === 'query' ? spreadObject(places.query, schema, this.#types, inQuery) : value;
    };
    const input: Record<string, unknown> = {};
    for (const member of members) {
      const value = read(member);
      if (value !== undefined) setProperty(input, member.name, value);
    }
    return { kind: 'input', input };
  }
}

function problem(
  status: number,
  title: string,
  detail: string,
  violations: readonly Violation[] = [],
  headers: Refusal['headers'] = {},
): Written {
  const body = { type: 'about:blank', title, status, detail, ...(violations.length === 0 ? {} : { violations }) };
  return written(status, { ...headers, 'content-type': problemType }, JSON.stringify(body));
}

/** Names under which APIs put an error's words. */
const messageName = /^(?:error_?)?(?:message|detail|description|msg)$/i;

/** A made-up error body says the message where it has a place for one. */
function withMessage(value: unknown, message: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(
    ([name, each]) => [name, messageName.test(name) && typeof each === 'string' ? message : each] as const,
  );
  return Object.fromEntries(entries);
}

function textsOf(route: Route, call: Call): { readonly [place in 'path' | 'query' | 'header' | 'cookie']: Texts } {
  const query = call.url.indexOf('?');
  return {
    path: singleTexts(route.variables),
    query: searchTexts(new URLSearchParams(query < 0 ? '' : call.url.slice(query + 1))),
    header: headerTexts(call),
    cookie: singleTexts(cookies(call.headers['cookie'] ?? '')),
  };
}

function singleTexts(values: ReadonlyMap<string, string>): Texts {
  return {
    all: (name) => {
      const value = values.get(name);
      return value === undefined ? [] : [value];
    },
    names: () => [...values.keys()],
  };
}

function headerTexts(call: Call): Texts {
  return {
    all: (name) => {
      const value = call.headers[name.toLowerCase()];
      return value === undefined ? [] : [value];
    },
    names: () => Object.keys(call.headers),
  };
}

function cookies(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    const value = pair
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/s, '$1');
    if (!found.has(name)) found.set(name, decoded(value));
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
