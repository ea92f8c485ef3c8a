import type { MockApi, MockError, MockOperation } from './api.js';
import type { Call } from './call.js';
import { Random } from './random.js';
import {
  type ErrorBody,
  type MakeWire,
  type ReadInput,
  type Refusal,
  type Route,
  refusal,
  type Wire,
  type Written,
  written,
} from './wire.js';

const noVariables: ReadonlyMap<string, string> = new Map();

interface AwsJson {
  readonly version: string;
  /** What stands before the dot in `X-Amz-Target`; without it anything may stand there. */
  readonly targetPrefix?: string;
}

export function awsJson(protocol: AwsJson): MakeWire {
  return (api, _types, seed) => new AwsJsonWire(api, protocol, seed);
}

/** AWS JSON: every call is `POST /`, the operation stands in `X-Amz-Target`, errors are told by `__type` and `x-amzn-errortype`. */
class AwsJsonWire implements Wire {
  readonly statusesTell = false;
  readonly #contentType: string;
  readonly #prefix: string | undefined;
  readonly #routes: ReadonlyMap<string, Route>;
  readonly #idPrefix: string;

  constructor(api: MockApi, protocol: AwsJson, seed: string) {
    this.#contentType = `application/x-amz-json-${protocol.version}`;
    this.#prefix = protocol.targetPrefix;
    this.#routes = new Map(api.operations.map((operation) => [this.#target(operation), route(operation)]));
    const random = new Random(seed);
    this.#idPrefix = `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-`;
  }

  route(call: Call): Route | Refusal {
    if (call.method !== 'POST') {
      return refusal(405, 'UnknownOperationException', `${call.method} is not how this API is called; use POST.`, {
        headers: { allow: 'POST' },
      });
    }
    if (call.url !== '/' && call.url.split('?', 1)[0] !== '/') {
      return refusal(404, 'UnknownOperationException', `Calls go to /, not to ${call.url}.`);
    }
    const target = call.headers['x-amz-target'];
    if (target === undefined) return refusal(400, 'UnknownOperationException', 'The X-Amz-Target header is missing.');
    const known = this.#routes.get(this.#prefix === undefined ? target.slice(target.lastIndexOf('.') + 1) : target);
    return known ?? refusal(400, 'UnknownOperationException', `No operation answers to X-Amz-Target ${target}.`);
  }

  readInput(_route: Route, _call: Call, text: string): ReadInput {
    if (text === '') return { kind: 'input', input: {} };
    let input: unknown;
    try {
      input = JSON.parse(text);
    } catch {
      return refusal(400, 'SerializationException', 'The body is not JSON.');
    }
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      return refusal(400, 'SerializationException', 'The body is not a JSON object.');
    }
    return { kind: 'input', input };
  }

  writeValue(response: { readonly status: number; readonly mediaType?: string }, value: unknown): Written {
    const body = response.mediaType === undefined && value === undefined ? '' : JSON.stringify(value ?? {});
    return written(response.status, { 'content-type': this.#contentType }, body);
  }

  writeError(error: MockError, message: string, body: ErrorBody | undefined): Written {
    const documented = body !== undefined && isRecord(body.value) ? body.value : {};
    return this.#error(error.status, error.name, { ...documented, __type: error.name, message });
  }

  writeRefusal(refused: Refusal): Written {
    return this.#error(refused.status, refused.name, { __type: refused.name, message: refused.message }, refused.headers);
  }

  refuseInput(message: string): Refusal {
    return refusal(400, 'ValidationException', message);
  }

  refuseSize(limit: number): Refusal {
    return refusal(413, 'RequestEntityTooLargeException', `The body is larger than ${limit} bytes.`);
  }

  /** `userAttributes.1.member.name`: members start in lower case, list items are counted from 1. */
  describePath(path: readonly (string | number)[]): string {
    return path
      .map((step) => (typeof step === 'number' ? `${step + 1}.member` : step.charAt(0).toLowerCase() + step.slice(1)))
      .join('.');
  }

  headers(number: number): { [name: string]: string } {
    return { 'x-amzn-requestid': this.#idPrefix + number.toString(16).padStart(12, '0') };
  }

  #error(status: number, name: string, body: object, headers: Refusal['headers'] = {}): Written {
    return written(status, { ...headers, 'content-type': this.#contentType, 'x-amzn-errortype': name }, JSON.stringify(body));
  }

  #target(operation: MockOperation): string {
    return this.#prefix === undefined ? operation.name : `${this.#prefix}.${operation.name}`;
  }
}

function route(operation: MockOperation): Route {
  return { kind: 'route', operation, variables: noVariables };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
