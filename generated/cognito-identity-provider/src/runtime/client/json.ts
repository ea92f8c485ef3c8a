import { type AnsweredFacts, ProtocolError } from './errors.js';

/** Whether a `content-type` tells of JSON, under its own name, as a part of another's, or as AWS calls it. */
export function isJsonType(mediaType: string): boolean {
  return /[/+](?:json|x-amz-json-[\d.]+)\s*(?:;|$)/i.test(mediaType);
}

/** What a member of parsed JSON stands for; `undefined` takes it away. */
export type Reviver = (this: unknown, key: string, value: unknown) => unknown;

/** The value of a body that has to be JSON. An answer that names no media type gets the benefit of the doubt. */
export function readJson(body: string, facts: AnsweredFacts, revive?: Reviver): unknown {
  const mediaType = facts.response.headers.get('content-type');
  if (mediaType && !isJsonType(mediaType)) throw new ProtocolError({ ...facts, problem: `it is ${mediaType}, not JSON`, body });
  try {
    return JSON.parse(body, revive);
  } catch (cause) {
    throw new ProtocolError({ ...facts, problem: `it is not JSON (${cause})`, body, cause });
  }
}

/** What a text says, where it is JSON; undefined for any other text, which in an error's body is nothing unusual. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a value says by the names of its members. */
export interface Members {
  readonly [name: string]: unknown;
}

/** The first of the values that is text. */
export function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value) => typeof value === 'string');
}
