import type { Json } from '../../model/api.js';
import type { ApiView, InputMember, OperationView } from '../view.js';
import { exampleValue, requestExample } from './example.js';

/** A request as it travels, for people to look at and to send by hand. */
export interface WireRequest {
  readonly method: string;
  /** Whole; variables of the server's URL in capitals. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  /** What stands in capitals for something that only the caller knows. */
  readonly placeholders: readonly string[];
}

export function wireRequest(operation: OperationView, view: ApiView): WireRequest {
  const { model } = view;
  const [server] = [...operation.operation.servers, ...model.servers];
  const template = (server?.url ?? 'https://{host}').replace(/\/$/u, '');
  const placeholders = [...template.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => placeholder(name));
  const base = template.replace(/\{([^{}]*)\}/gu, (_, name: string) => placeholder(name));
  const { protocol } = model;
  if (protocol.kind === 'aws-json') {
    return {
      method: 'POST',
      url: `${base}/`,
      headers: [
        ['Content-Type', `application/x-amz-json-${protocol.version}`],
        ['X-Amz-Target', `${protocol.targetPrefix ?? 'PREFIX'}.${operation.operation.id}`],
      ],
      body: jsonText(requestExample(operation, view)),
      placeholders,
    };
  }
  const members = operation.input.kind === 'members' ? operation.input.members : [];
  const hasBody = members.some((member) => member.in === 'body' && member.required) || requestIsDocumented(operation);
  const mediaType = operation.input.kind === 'members' ? operation.input.mediaType : undefined;
  return {
    method: operation.method,
    url: base + filledPath(operation.path, members, view) + queryOf(members, view),
    headers: [
      ...members
        .filter((member) => member.in === 'header' && member.required)
        .map((member) => [member.wireName, textOf(member, view)] as const),
      ...(hasBody && mediaType !== undefined ? [['Content-Type', mediaType] as const] : []),
    ],
    ...(hasBody ? { body: jsonText(requestExample(operation, view)) } : {}),
    placeholders,
  };
}

const requestIsDocumented = (operation: OperationView): boolean =>
  operation.operation.requestBody !== undefined && operation.operation.examples.some((example) => example.role === 'request');

function filledPath(path: string, members: readonly InputMember[], view: ApiView): string {
  return path.replace(/\{([^{}]*)\}/gu, (_, name: string) => {
    const member = members.find((candidate) => candidate.in === 'path' && candidate.wireName === name);
    return member === undefined ? placeholder(name) : encodeURIComponent(wellFormed(textOf(member, view)));
  });
}

function queryOf(members: readonly InputMember[], view: ApiView): string {
  const pairs = members
    .filter((member) => member.in === 'query' && member.required)
    .map(
      (member) => `${encodeURIComponent(wellFormed(member.wireName))}=${encodeURIComponent(wellFormed(textOf(member, view)))}`,
    );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function textOf(member: InputMember, view: ApiView): string {
  const value = exampleValue(member.schema, view);
  return typeof value === 'string' ? value || placeholder(member.wireName) : JSON.stringify(value);
}

/** Characters that cannot be seen are spelt out; every other line break and space is between tokens. */
export const jsonText = (value: Json): string =>
  JSON.stringify(value, null, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}\x7f-\x9f]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

const placeholder = (name: string): string => name.replace(/[^A-Za-z0-9]+/gu, '_').toUpperCase() || 'VALUE';

/** Half a character cannot be put into a URL. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
