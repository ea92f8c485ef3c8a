/** Why an answer's body is not what the operation answers with. */
export class Unreadable extends Error {
  readonly body: string;

  constructor(problem: string, body: string, cause?: unknown) {
    super(problem, cause === undefined ? undefined : { cause });
    this.body = body;
  }
}

/** A media type without its parameters, in lower case; empty where there is none. */
export function mediaTypeOf(headers: Headers): string {
  return (headers.get('content-type') ?? '').replace(/;.*/s, '').trim().toLowerCase();
}

export function isJsonType(mediaType: string): boolean {
  return /[/+]json$|\/x-amz-json-/.test(mediaType);
}

/** What a member of parsed JSON stands for; `undefined` takes it away. */
export type Reviver = (this: unknown, key: string, value: unknown) => unknown;

/** The value of a body that has to be JSON. An answer that names no media type gets the benefit of the doubt. */
export function readJson(text: string, headers: Headers, revive?: Reviver): unknown {
  const mediaType = mediaTypeOf(headers);
  if (mediaType && !isJsonType(mediaType)) throw new Unreadable(`it is ${mediaType}, not JSON`, text);
  try {
    return JSON.parse(text, revive);
  } catch (cause) {
    throw new Unreadable(`it is not JSON (${cause})`, text, cause);
  }
}

/** The members of a JSON object; undefined for any other text, which in an error's body is nothing unusual. */
export function jsonObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return membersOf(value);
  } catch {
    return undefined;
  }
}

export function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}

/** The first of the members that is text. */
export function firstText(members: ReadonlyMap<string, unknown> | undefined, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = members?.get(name);
    if (typeof value === 'string') return value;
  }
  return undefined;
}
