import type { EncodedBody } from './rest-body.js';
import { textOf } from './rest-url.js';

/** Text and binary: goes as it is. What comes in chunks, such as a stream of Node.js, goes as it comes, and is sent once. */
export function rawBody(value: unknown, mediaType: string): EncodedBody {
  if (value instanceof Blob || value instanceof ArrayBuffer || value instanceof ReadableStream) {
    return { body: value, contentType: mediaType };
  }
  if (value instanceof Uint8Array) return { body: new Blob([value as Uint8Array<ArrayBuffer>]), contentType: mediaType };
  if (isChunked(value)) return { body: streamOf(value), contentType: mediaType };
  return { body: textOf(value), contentType: mediaType };
}

const isChunked = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

function streamOf(chunks: AsyncIterable<unknown>): ReadableStream<unknown> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<unknown>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? new TextEncoder().encode(value) : value);
    },
    async cancel(reason) {
      await iterator.return?.(reason);
    },
  });
}
