import { readJson } from './json.js';
import type { WireBody } from './options.js';

export interface EncodedBody {
  readonly body: WireBody;
  /** Undefined where `fetch` says it better. */
  readonly contentType: string | undefined;
}

/** Writes a body of one media type. */
export type BodyEncoder = (value: unknown, mediaType: string) => EncodedBody;

/** Reads the body of a success. */
export type BodyReader = (response: Response) => Promise<unknown>;

/** No content is no output, whatever is documented. */
export async function readJsonBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : readJson(text, response.headers);
}

export function readTextBody(response: Response): Promise<string> {
  return response.text();
}

export function readBinaryBody(response: Response): Promise<Blob> {
  return response.blob();
}

/** Nothing is documented: the body is let go, so that its connection is free again. */
export async function discardBody(response: Response): Promise<undefined> {
  await response.body?.cancel();
  return undefined;
}
