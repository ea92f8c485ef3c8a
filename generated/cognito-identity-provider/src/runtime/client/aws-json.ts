import type { ClientConfig, ClientContext } from './config.js';
import { execute } from './execute.js';
import { firstText, jsonObject, type Reviver, readJson, Unreadable } from './json.js';
import type { NamedError, Operation, Protocol } from './operation.js';
import type { CallOptions } from './options.js';

/** An operation told apart by its name alone. */
export interface AwsJsonOperation extends Operation {
  /** Writes inputs and reads outputs that hold more than JSON has a notation for. */
  readonly json?: AwsJsonNotation;
  /** Somewhere in input or output a null is a value of its own; elsewhere it says that a member is not there. */
  readonly nulls?: 'kept';
  /** Writes the bytes that the input may hold. */
  readonly bytes?: (value: unknown) => unknown;
  /** Members of the output, wherever they stand, that are numbers; those that JSON has no number for travel as text. */
  readonly fractions?: readonly string[];
}

export interface AwsJsonNotation {
  write(operation: AwsJsonOperation, input: unknown): string;
  /** What parsing has to do with the members of an output, if anything. */
  reviver(operation: AwsJsonOperation, text: string): Reviver | undefined;
}

/** AWS JSON 1.1: every call is a `POST` to the endpoint, told apart by the `X-Amz-Target` header. */
const awsJson: Protocol<AwsJsonOperation> = {
  target: (config) => ({ method: 'POST', url: `${config.url}/` }),

  encode(config: ClientConfig, operation: AwsJsonOperation, input: unknown) {
    if (config.targetPrefix === undefined) throw new TypeError('the client was given no `targetPrefix`');
    return {
      method: 'POST',
      url: `${config.url}/`,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${config.targetPrefix}.${operation.name}`,
      },
      body: operation.json?.write(operation, input) ?? JSON.stringify(input, withoutNulls),
      // The protocol has no notion of a safe method: as the service's own clients do, every call may be sent again.
      repeatable: true,
    };
  },

  isSuccess: (_operation, status) => status >= 200 && status < 300,

  async decode(operation, response) {
    const text = await response.text();
    if (text === '') return {};
    const { json } = operation;
    // A reviver makes parsing several times slower.
    const revive = json ? json.reviver(operation, text) : text.includes('null') ? withoutNulls : undefined;
    const value = readJson(text, response.headers, revive);
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
    return {
      code,
      serviceMessage: firstText(members, ['message', 'Message']) ?? '',
      body: members && Object.fromEntries(members),
    };
  },
};

/** Takes away members that are null, when written as when read: in this protocol a null says that a member is not there. */
function withoutNulls(this: unknown, _key: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}

/** `name.space#Name:http://…` → `Name`. */
function bareName(type: string): string {
  const [beforeUri = ''] = type.split(':', 1);
  return beforeUri.slice(beforeUri.lastIndexOf('#') + 1).trim();
}

/** Calls an operation. The output is what the service answered; only validation checks that it is an `Output`. */
export function call<Output>(
  client: ClientContext,
  operation: AwsJsonOperation,
  input: unknown,
  options?: CallOptions,
): Promise<Output> {
  return execute(client, awsJson, operation, input ?? {}, options) as Promise<Output>;
}
