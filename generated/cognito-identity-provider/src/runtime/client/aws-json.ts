import type { ClientConfig, ClientContext } from './config.js';
import { execute } from './execute.js';
import { firstText, jsonObject, readJson, Unreadable } from './json.js';
import type { NamedError, Operation, Protocol } from './operation.js';
import type { CallOptions } from './options.js';

/** AWS JSON 1.1: every call is a `POST` to the endpoint, told apart by the `X-Amz-Target` header. */
const awsJson: Protocol<Operation> = {
  target: (config) => ({ method: 'POST', url: `${config.url}/` }),

  encode(config: ClientConfig, operation: Operation, input: unknown) {
    if (config.targetPrefix === undefined) throw new TypeError('the client was given no `targetPrefix`');
    return {
      method: 'POST',
      url: `${config.url}/`,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${config.targetPrefix}.${operation.name}`,
      },
      body: JSON.stringify(input ?? {}),
      // The protocol has no notion of a safe method: as the service's own clients do, every call may be sent again.
      repeatable: true,
    };
  },

  isSuccess: (_operation, response) => response.ok,

  async decode(_operation, response) {
    const text = await response.text();
    if (text === '') return {};
    const value = readJson(text, response.headers);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Unreadable('it is JSON, but no object', text);
    return value;
  },

  nameError(_operation, response, text): NamedError | undefined {
    const members = jsonObject(text);
    const type =
      firstText(members, ['__type']) ?? response.headers.get('x-amzn-errortype') ?? firstText(members, ['code', 'Code']);
    const code = type === undefined ? '' : bareName(type);
    if (code === '') return undefined;
    return { code, message: firstText(members, ['message', 'Message']) ?? '', body: members && Object.fromEntries(members) };
  },
};

/** `name.space#Name:http://…` → `Name`. */
function bareName(type: string): string {
  const [beforeUri = ''] = type.split(':', 1);
  return beforeUri.slice(beforeUri.lastIndexOf('#') + 1).trim();
}

/** Calls an operation. The output is what the service answered; only validation checks that it is an `Output`. */
export function call<Output>(
  client: ClientContext,
  operation: Operation,
  input: unknown,
  options?: CallOptions,
): Promise<Output> {
  return execute(client, awsJson, operation, input, options) as Promise<Output>;
}
