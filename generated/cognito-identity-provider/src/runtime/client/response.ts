import { firstText } from './json.js';
import type { TransportAnswer } from './transport.js';

/** What came with an answer besides its body. */
export interface ResponseMetadata {
  readonly status: number;
  readonly headers: Headers;
  /** The number that the service gave this request, where it says one. */
  readonly requestId: string | undefined;
  /** How many times the request was sent, this answer's time included. */
  readonly attempts: number;
}

/** In the order in which they are asked. */
const requestIdHeaders = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id', 'x-request-id', 'request-id'] as const;

/** Headers are read when they are asked for: most calls never ask. */
export class Metadata implements ResponseMetadata {
  readonly status: number;
  readonly attempts: number;
  readonly #answer: TransportAnswer;

  constructor(answer: TransportAnswer, attempts: number) {
    this.status = answer.status;
    this.attempts = attempts;
    this.#answer = answer;
  }

  get headers(): Headers {
    return this.#answer.headers;
  }

  get requestId(): string | undefined {
    return firstText(...requestIdHeaders.map((name) => this.headers.get(name)));
  }
}
