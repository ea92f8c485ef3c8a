import type { ClientContext } from './config.js';
import { ProtocolError } from './errors.js';
import { execute } from './execute.js';
import { firstText, type Members, parsed, type Reviver, readJson } from './json.js';
import type { Operation, Protocol } from './operation.js';
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
  encode: ({ api, destination, url }, operation, input) => ({
    method: 'POST',
    url: `${url}/`,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${destination.targetPrefix ?? api.targetPrefix}.${operation.name}`,
    },
    body: operation.json?.write(operation, input) ?? JSON.stringify(input, withoutNulls),
    // The protocol has no notion of a safe method: as the service's own clients do, every call may be sent again.
    repeatable: true,
  }),

  async decode(operation, answer, facts) {
    const body = await answer.text();
    if (!body) return {};
    const { json } = operation;
    // A reviver makes parsing several times slower.
    const revive = json ? json.reviver(operation, body) : body.includes('null') ? withoutNulls : undefined;
    const output = readJson(body, facts, revive);
    if (Object(output) !== output || Array.isArray(output))
      throw new ProtocolError({ ...facts, problem: 'it is JSON, but no object', body });
    return output;
  },

  nameError(_operation, { headers }, text) {
    const body = parsed(text);
    const { __type, code, Code, message, Message }: Members = Object(body);
    // `name.space#Name:http://…`
    const name = firstText(__type, headers.get('x-amzn-errortype'), code, Code)?.replace(/^[^:]*#|:.*/gs, '');
    return name ? { code: name, serviceMessage: firstText(message, Message) ?? '', body } : undefined;
  },
};

/** Takes away members that are null, when written as when read: in this protocol a null says that a member is not there. */
function withoutNulls(this: unknown, _key: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
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
