import { type Endpoint, pathParameters } from '../../notation/endpoint.js';
import type { Example } from '../../notation/json-example.js';
import type { ShownRequest } from '../../notation/shown-request.js';
import type { Field, Place } from './field.js';
import type { Topic } from './topic.js';

/** Where a field is sent, and how that is known. */
export interface FoundPlace {
  readonly in: Place;
  readonly rule: string;
  readonly standing: 'documented' | 'inferred';
}

/** What may tell where a field is sent. */
export interface PlaceContext {
  readonly endpoint: Endpoint;
  readonly topic?: Topic;
  /** From the heading of the column of names. */
  readonly column?: Place;
  readonly requests: readonly ShownRequest[];
  readonly body?: Example;
}

interface PlaceRule {
  readonly name: string;
  readonly standing: FoundPlace['standing'];
  read(field: Field, context: PlaceContext): Place | undefined;
}

const hasBody = ({ method }: Endpoint): boolean => method === 'POST' || method === 'PUT' || method === 'PATCH';

/** Whether the words above the fields leave open where they are sent. */
const anywhere = (topic: Topic | undefined): boolean =>
  topic === undefined || topic.kind === 'parameters' || topic.kind === 'endpoint';

const inPath = ({ name }: Field, { endpoint }: PlaceContext): boolean => pathParameters(endpoint.path).includes(name);

/** First match wins. */
export const placeRules: readonly PlaceRule[] = [
  { name: 'a column tells where the field is sent', standing: 'documented', read: ({ place }) => place?.in },
  {
    name: 'the heading of the column of names tells where the fields are sent',
    standing: 'documented',
    read: (_, { column }) => column,
  },
  {
    name: 'the words above the fields tell where they are sent',
    standing: 'documented',
    read: (field, context) => {
      const kind = context.topic?.kind;
      // `URL parameters` are as often in the query as in the path.
      if (kind === 'path')
        return pathParameters(context.endpoint.path).length === 0 || inPath(field, context) ? 'path' : undefined;
      return kind === 'query' || kind === 'header' || kind === 'cookie' || kind === 'body' ? kind : undefined;
    },
  },
  {
    name: 'the path holds the field’s name',
    standing: 'documented',
    read: (field, context) => (inPath(field, context) ? 'path' : undefined),
  },
  {
    name: 'the address shows the field in its query',
    standing: 'documented',
    read: ({ name }, { endpoint }) => (endpoint.query.some((one) => one.name === name) ? 'query' : undefined),
  },
  {
    name: 'an example of a request shows where the field is sent',
    standing: 'inferred',
    read: ({ name }, { requests, body }) => {
      const root = name.split(/[.[]/)[0] ?? name;
      if (body?.kind === 'object' && body.members.some((member) => member.name === root)) return 'body';
      for (const { query, form, headers } of requests) {
        if (query.some((one) => one.name === name)) return 'query';
        if (form.some((one) => one.name === name || one.name.startsWith(`${root}[`))) return 'body';
        if (headers.some((one) => one.name.toLowerCase() === name.toLowerCase()) && /-/.test(name)) return 'header';
      }
      return undefined;
    },
  },
  {
    name: 'a request that has no body sends its fields in the query',
    standing: 'inferred',
    read: (_, { endpoint, topic }) =>
      anywhere(topic) && (endpoint.method === 'GET' || endpoint.method === 'HEAD') ? 'query' : undefined,
  },
  {
    name: 'a request that has a body sends its fields in it',
    standing: 'inferred',
    read: (_, { endpoint, topic }) => (anywhere(topic) && hasBody(endpoint) ? 'body' : undefined),
  },
];

/** Where a field is sent; `undefined` where nothing tells. */
export function placeOf(field: Field, context: PlaceContext): FoundPlace | undefined {
  for (const { name, standing, read } of placeRules) {
    const place = read(field, context);
    if (place !== undefined) return { in: place, rule: name, standing };
  }
  return undefined;
}
