import type { MockOperation } from './api.js';
import { type Refusal, type Route, refusal } from './wire.js';

interface Segment {
  /** Matches the segment whole; one capture per variable. `undefined` for a literal segment. */
  readonly expression: RegExp | undefined;
  readonly literal: string;
  readonly names: readonly string[];
}

interface Entry {
  readonly operation: MockOperation;
  readonly segments: readonly Segment[];
}

/** Finds operations by method and path; literal segments win over templated ones, from the left. */
export class RouteTable {
  readonly #entries: readonly Entry[];

  constructor(operations: readonly MockOperation[]) {
    this.#entries = operations
      .map((operation) => ({ operation, segments: templateSegments(operation.path) }))
      .sort(bySpecificity);
  }

  find(method: string, path: string): Route | Refusal {
    const segments = decodeSegments(path);
    if (segments === undefined) return refusal(400, 'Bad Request', `The path ${path} is not valid percent-encoding.`);
    const matches = this.#entries.flatMap((entry) => {
      const variables = match(entry, segments);
      return variables === undefined ? [] : [{ operation: entry.operation, variables }];
    });
    const wanted =
      matches.find(({ operation }) => operation.method === method) ??
      matches.find(({ operation }) => isHeadOf(operation, method));
    if (wanted !== undefined) return { kind: 'route', ...wanted };
    if (matches.length === 0) return refusal(404, 'Not Found', `No operation has the path ${path}.`);
    const allow = allowedBy(matches.map(({ operation }) => operation)).join(', ');
    if (method === 'OPTIONS') return refusal(204, 'No Content', `${path} answers to ${allow}.`, { headers: { allow } });
    return refusal(405, 'Method Not Allowed', `${path} answers to ${allow}, not to ${method}.`, { headers: { allow } });
  }
}

/** Whoever is asked by GET answers to HEAD, too, and everybody to OPTIONS. */
function allowedBy(operations: readonly MockOperation[]): readonly string[] {
  const methods = new Set<string>(operations.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods.add('OPTIONS')].sort();
}

function isHeadOf(operation: MockOperation, method: string): boolean {
  return method === 'HEAD' && operation.method === 'GET';
}

const variable = /\{([^{}]*)\}|^:([^/]+)$/g;

/** `/users/{id}/file.{extension}` and `/users/:id`; a query or fragment is no part of the path. */
function templateSegments(path: string): readonly Segment[] {
  return split(path.replace(/[?#].*$/s, '')).map((segment) => {
    const names: string[] = [];
    let source = '';
    let from = 0;
    for (const found of segment.matchAll(variable)) {
      source += `${escapeExpression(segment.slice(from, found.index))}(.+?)`;
      names.push(found[1] ?? found[2] ?? '');
      from = found.index + found[0].length;
    }
    if (names.length === 0) return { expression: undefined, literal: decode(segment) ?? segment, names };
    return { expression: new RegExp(`^${source}${escapeExpression(segment.slice(from))}$`, 's'), literal: '', names };
  });
}

function match(entry: Entry, segments: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (entry.segments.length !== segments.length) return undefined;
  const variables = new Map<string, string>();
  for (const [index, template] of entry.segments.entries()) {
    const segment = segments[index] ?? '';
    if (template.expression === undefined) {
      if (template.literal !== segment) return undefined;
      continue;
    }
    const found = template.expression.exec(segment);
    if (found === null) return undefined;
    for (const [position, name] of template.names.entries()) variables.set(name, found[position + 1] ?? '');
  }
  return variables;
}

/** Literal before mixed before wholly variable, the first difference from the left decides; the page's order stays otherwise. */
function bySpecificity(one: Entry, other: Entry): number {
  for (const [index, segment] of one.segments.entries()) {
    const facing = other.segments[index];
    if (facing === undefined) return 0;
    const difference = looseness(segment) - looseness(facing);
    if (difference !== 0) return difference;
  }
  return 0;
}

function looseness(segment: Segment): number {
  if (segment.expression === undefined) return 0;
  return segment.expression.source === '^(.+?)$' ? 2 : 1;
}

function decodeSegments(path: string): readonly string[] | undefined {
  const decoded: string[] = [];
  for (const segment of split(path)) {
    const text = decode(segment);
    if (text === undefined) return undefined;
    decoded.push(text);
  }
  return decoded;
}

/** Slashes at the ends do not count. */
function split(path: string): readonly string[] {
  return path.replace(/^\/+|\/+$/g, '').split('/');
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
