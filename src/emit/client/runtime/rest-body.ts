import type { AnsweredFacts } from './errors.js';
import { readJson } from './json.js';
import type { WireBody } from './options.js';
import type { TransportAnswer } from './transport.js';

export interface EncodedBody {
  readonly body: WireBody;
  /** Undefined where `fetch` says it better. */
  readonly contentType: string | undefined;
}

/** Writes a body of one media type. */
export type BodyEncoder = (value: unknown, mediaType: string) => EncodedBody;

/** Reads the body of a success. */
export type BodyReader = (answer: TransportAnswer, facts: AnsweredFacts) => Promise<unknown>;

/** No content is no output, whatever is documented. */
export async function readJsonBody(answer: TransportAnswer, facts: AnsweredFacts): Promise<unknown> {
  const text = await answer.text();
  return text === '' ? undefined : readJson(text, facts);
}

export function readTextBody(answer: TransportAnswer): Promise<string> {
  return answer.text();
}

export async function readBinaryBody(answer: TransportAnswer): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}

/** The body as it arrives: whoever asked for it reads it to its end, or cancels it. */
export async function streamBody({ body }: TransportAnswer): Promise<ReadableStream<Uint8Array>> {
  return body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
}

/** Nothing is documented: the body is let go, so that its connection is free again. */
export async function discardBody(answer: TransportAnswer): Promise<undefined> {
  await answer.body?.cancel();
  return undefined;
}
