import type { Operation, Parameter, Response, Schema, SecurityRequirement } from '../model/api.js';
import { mainResponse } from '../model/derive-types.js';
import type { PathRoot } from '../model/fact-path.js';

/** A part of an operation as a report heads it. */
interface OperationGroup {
  readonly title: string;
  /** What the part is made of; the types behind them are told below it. */
  readonly schemas: readonly Schema[];
  readonly has: (root: PathRoot) => boolean;
}

const parameterTitles = { path: 'Path', query: 'Query', header: 'Headers', cookie: 'Cookies' } as const satisfies Record<
  Parameter['in'],
  string
>;

/** In the order in which people read them. */
export function operationGroups(operation: Operation): readonly OperationGroup[] {
  const { parameters, requestBody, responses } = operation;
  const main = mainResponse(responses);
  return [
    { title: 'Operation', schemas: [], has: ({ kind }) => kind === 'operation' },
    ...(['path', 'query', 'header', 'cookie'] as const).map(
      (place): OperationGroup => ({
        title: parameterTitles[place],
        schemas: parameters.filter((one) => one.in === place).map(({ schema }) => schema),
        has: (root) => root.kind === 'parameter' && root.in === place,
      }),
    ),
    ...(requestBody?.contents ?? []).map(
      ({ mediaType, schema }, index): OperationGroup => ({
        title: index === 0 ? 'Request' : `Request, ${mediaType}`,
        schemas: [schema],
        has: (root) => root.kind === 'request' && root.select === (index === 0 ? undefined : mediaType),
      }),
    ),
    ...responses.map((response): OperationGroup => responseGroup(response, response === main)),
    { title: 'Errors', schemas: [], has: ({ kind }) => kind === 'operation-error' },
    // What is left, such as a body of which no page shows the content.
    { title: 'Request', schemas: [], has: ({ kind }) => kind === 'request' },
  ];
}

function responseGroup({ status, title, contents, headers }: Response, isMain: boolean): OperationGroup {
  return {
    title: `Response ${status}${title === undefined ? '' : ` ${title}`}`,
    schemas: [...contents, ...headers].map(({ schema }) => schema),
    has: (root) => {
      if (root.kind !== 'response' && root.kind !== 'response-header') return false;
      return root.select === undefined ? isMain : root.select === String(status) || root.select.startsWith(`${status} `);
    },
  };
}

/** `apiKey in header X-Key` */
export function securityText(one: SecurityRequirement): string {
  switch (one.kind) {
    case 'bearer':
      return one.format === undefined ? 'bearer' : `bearer, ${one.format}`;
    case 'apiKey':
      return `${one.kind} in ${one.in} ${one.key}`;
    case 'unknown':
      return one.label;
    case 'basic':
    case 'oauth2':
      return one.kind;
  }
}
