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

export function responseMetadata(response: Response, attempts: number): ResponseMetadata {
  return { status: response.status, headers: response.headers, requestId: requestIdOf(response.headers), attempts };
}

function requestIdOf(headers: Headers): string | undefined {
  for (const name of requestIdHeaders) {
    const value = headers.get(name);
    if (value !== null) return value;
  }
  return undefined;
}
