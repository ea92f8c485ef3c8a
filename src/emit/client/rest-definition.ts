import { stringLiteral } from '../escape/index.js';
import type { ApiView, OperationView } from '../view.js';
import { schemasBelow } from './schemas-below.js';

/** Imports something of the client's runtime; returns what to call it. */
type Runtime = (file: string, name: string) => string;

interface CodecRule<Name extends string> {
  readonly when: string;
  readonly matches: (mediaType: string) => boolean;
  readonly file: string;
  readonly name: Name;
}

const isJson = (mediaType: string): boolean => /(?:\/|\+)json$/.test(mediaType) || mediaType === '*/*';
const isText = (mediaType: string): boolean => /^text\/|(?:\/|\+)xml$|\/javascript$/.test(mediaType);

/** The first that matches writes the body. */
const encoders: readonly CodecRule<string>[] = [
  { when: 'JSON and its kin', matches: isJson, file: 'body-json.js', name: 'jsonBody' },
  {
    when: 'a form in a query string’s notation',
    matches: (type) => type === 'application/x-www-form-urlencoded',
    file: 'body-form.js',
    name: 'formBody',
  },
  {
    when: 'a form with files',
    matches: (type) => type === 'multipart/form-data',
    file: 'body-multipart.js',
    name: 'multipartBody',
  },
  { when: 'anything else is text or bytes', matches: () => true, file: 'body-raw.js', name: 'rawBody' },
];

/** The first that matches reads the body. */
const readers: readonly CodecRule<string>[] = [
  { when: 'JSON and its kin', matches: isJson, file: 'rest-body.js', name: 'readJsonBody' },
  { when: 'text', matches: isText, file: 'rest-body.js', name: 'readTextBody' },
  { when: 'anything else is bytes', matches: () => true, file: 'rest-body.js', name: 'readBinaryBody' },
];

/** Whether a success is bytes, whatever the page calls them: its media type is neither JSON nor text. */
export function answersBytes({ output }: OperationView, { model }: ApiView): boolean {
  return model.protocol.kind === 'rest-json' && output.kind === 'body' && !isJson(output.mediaType) && !isText(output.mediaType);
}

/** What a REST operation's definition has besides what every operation's has. */
export function restMembers(view: OperationView, api: ApiView, server: string | undefined, runtime: Runtime): readonly string[] {
  const { input, output } = view;
  const members = input.kind === 'members' ? input.members : [];
  const parameters = members
    .filter((member) => member.in !== 'body')
    .map(
      (member) =>
        `{ in: ${stringLiteral(member.in)}, member: ${stringLiteral(member.name)}, name: ${stringLiteral(member.wireName)} }`,
    );
  const codec = (rules: readonly CodecRule<string>[], mediaType: string): string => {
    const rule = rules.find((candidate) => candidate.matches(mediaType));
    if (rule === undefined) throw new Error(`No codec for ${mediaType}`);
    return runtime(rule.file, rule.name);
  };
  const body = members.find((member) => member.in === 'body');
  const bodyType = input.kind === 'members' && body !== undefined ? input.mediaType : undefined;
  const encoder = (mediaType: string): string => {
    const holdsBytes = body !== undefined && schemasBelow(body.schema, api.model).some(({ kind }) => kind === 'binary');
    return isJson(mediaType) && holdsBytes ? runtime('body-json-bytes.js', 'jsonBodyWithBytes') : codec(encoders, mediaType);
  };
  return [
    `method: ${stringLiteral(view.method)}`,
    `path: ${stringLiteral(view.path.startsWith('/') ? view.path : `/${view.path}`)}`,
    ...(server === undefined ? [] : [`server: ${stringLiteral(server)}`]),
    `parameters: [${parameters.join(', ')}]`,
    ...(bodyType === undefined ? [] : [`requestBody: { mediaType: ${stringLiteral(bodyType)}, encode: ${encoder(bodyType)} }`]),
    ...idempotency(view, runtime),
    `status: ${output.status}`,
    ...(output.kind === 'none' ? [] : [`accept: ${stringLiteral(output.mediaType)}`]),
    `readBody: ${output.kind === 'none' ? runtime('rest-body.js', 'discardBody') : codec(readers, output.mediaType)}`,
    `errorsByStatus: ${braced(statusTable(view))}`,
  ];
}

/** A documented header by which a service tells a second attempt from a second call. */
function idempotency({ operation }: OperationView, runtime: Runtime): readonly string[] {
  const header = operation.parameters.find(
    ({ in: place, name }) => place === 'header' && /^(?:x-)?idempotency-?key$/i.test(name),
  );
  if (header === undefined) return [];
  return [`idempotency: { header: ${stringLiteral(header.name.toLowerCase())}, key: ${runtime('idempotency.js', 'randomKey')} }`];
}

/** A status tells an error only where no other error of the operation has it. */
function statusTable({ operation, errors }: OperationView): readonly string[] {
  const byStatus = new Map<number, Set<string>>();
  for (const { error } of errors) {
    const documented = operation.errors.find((candidate) => candidate.name === error.name)?.documentedStatus;
    for (const status of [error.status, documented]) {
      if (status !== undefined) byStatus.set(status, (byStatus.get(status) ?? new Set()).add(error.name));
    }
  }
  return [...byStatus]
    .sort(([a], [b]) => a - b)
    .flatMap(([status, [name, ...others]]) =>
      name === undefined || others.length > 0 ? [] : [`${status}: ${stringLiteral(name)}`],
    );
}

const braced = (members: readonly string[]): string => (members.length === 0 ? '{}' : `{ ${members.join(', ')} }`);
