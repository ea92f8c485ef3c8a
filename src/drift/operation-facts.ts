import type { ApiError, Content, Operation, Parameter, Response, Schema } from '../model/api.js';
import { mainResponse } from '../model/derive-types.js';
import type { PathRoot } from '../model/fact-path.js';
import { isJsonType } from './exchange.js';
import type { ModelIndex } from './model-index.js';

/** What an operation documents for a status. */
export type Documented =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'errors'; readonly errors: readonly ApiError[] }
  | { readonly kind: 'nothing' };

/** The first that documents the status; what is told of one number stands over what is told of many. */
export function documentedFor(operation: Operation, status: number, errors: ReadonlyMap<string, ApiError>): Documented {
  const { responses } = operation;
  const exact = responses.find((response) => response.status === status && response.range === undefined);
  if (exact) return { kind: 'response', response: exact };
  const named = operation.errors.flatMap(({ name, documentedStatus }) => {
    const error = errors.get(name);
    return error && (documentedStatus === status || error.status === status) ? [error] : [];
  });
  if (named.length > 0) return { kind: 'errors', errors: named };
  const range = responses.find(
    (response) => response.range && typeof response.status === 'number' && sameHundred(response.status, status),
  );
  const wide = range ?? responses.find((response) => response.status === 'default');
  return wide ? { kind: 'response', response: wide } : { kind: 'nothing' };
}

const sameHundred = (one: number, other: number): boolean => Math.floor(one / 100) === Math.floor(other / 100);

/** The content that a body of a media type is; `undefined` where none is documented that it could be. */
export function contentFor(contents: readonly Content[], mediaType: string): Content | undefined {
  return (
    contents.find((content) => content.mediaType === mediaType) ??
    contents.find((content) => isJsonType(content.mediaType) && isJsonType(mediaType)) ??
    contents.find((content) => content.mediaType.endsWith('/*') && fitsRange(content.mediaType, mediaType)) ??
    (mediaType === '' ? contents[0] : undefined)
  );
}

const fitsRange = (range: string, mediaType: string): boolean => range === '*/*' || mediaType.startsWith(range.slice(0, -1));

/** As paths have it: the first content needs no word, nor does the response that the operation is called for. */
export function requestRoot({ id, requestBody }: Operation, content: Content): PathRoot {
  return { kind: 'request', id, ...(requestBody?.contents[0] === content ? {} : { select: content.mediaType }) };
}

export function responseRoot(operation: Operation, response: Response, content?: Content): PathRoot {
  const { id, responses } = operation;
  const status = response === mainResponse(responses) ? '' : String(response.status);
  const first = content === undefined || response.contents[0] === content;
  const select = first ? status : `${response.status} ${content.mediaType}`;
  return { kind: 'response', id, ...(select === '' ? {} : { select }) };
}

/** Names that may stand in an operation's query. */
export function queryNames(operation: Operation, index: ModelIndex): ReadonlySet<string> {
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
  const keys = operation.security.flatMap((one) => (one.kind === 'apiKey' && one.in === 'query' ? [one.key] : []));
  return new Set([...keys, ...parameters.flatMap(({ name, schema }) => [name, ...spreadNames(schema, index)])]);
}

/** Members of an object may stand in the query for themselves. */
export function spreadNames(schema: Schema, index: ModelIndex): readonly string[] {
  const { schema: meant } = index.meant(schema);
  return meant?.kind === 'object' ? meant.properties.map(({ name }) => name) : [];
}

/** `filter` of `filter[status]`, `ids` of `ids[]`. */
export const stem = (name: string): string => {
  const bracket = name.indexOf('[');
  return bracket > 0 ? name.slice(0, bracket) : name;
};

export const parametersIn = (operation: Operation, place: Parameter['in']): readonly Parameter[] =>
  operation.parameters.filter((parameter) => parameter.in === place);
