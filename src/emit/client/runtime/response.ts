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
export function responseMetadata(answer: TransportAnswer, attempts: number): ResponseMetadata {
  return {
    status: answer.status,
    get headers() {
      return answer.headers;
    },
    get requestId() {
      for (const name of requestIdHeaders) {
        const value = answer.headers.get(name);
        if (value !== null) return value;
      }
      return undefined;
    },
    attempts,
  };
}
