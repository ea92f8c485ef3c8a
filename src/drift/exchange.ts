/** One recorded call, whatever recorded it. Texts are as they travelled, and untrusted. */
export interface Exchange {
  /** How the recording counts it: `entries[12]`, or `[3]` in a journal. */
  readonly place: string;
  /** Its number in words: `entry 12`. */
  readonly called: string;
  /** What the recording calls the parts of a call. */
  readonly parts: Readonly<Record<Part, string>>;
  /** Upper case. */
  readonly method: string;
  /** Where it went; absent where the recording knows no more than the path. */
  readonly origin?: { readonly protocol: string; readonly host: string };
  /** As it travelled, percent-encoded; without the query. */
  readonly path: string;
  readonly query: readonly Pair[];
  /** Names in lower case. */
  readonly headers: HeaderMap;
  readonly requestBody: Body;
  /** Absent where no answer came, or where what came says nothing of the service. */
  readonly answer?: Answer;
  /** Whether the service took the request. What it refused tells nothing of what it takes. */
  readonly accepted: boolean;
}

/** Parts of a call that something can be found in. */
export type Part = 'path' | 'query' | 'headers' | 'requestBody' | 'status' | 'answerBody' | 'error';

export type HeaderMap = ReadonlyMap<string, string>;

export interface Pair {
  readonly name: string;
  readonly value: string;
}

export interface Answer {
  readonly status: number;
  /** The words beside the status. */
  readonly title?: string;
  readonly headers: HeaderMap;
  readonly body: Body;
  /** Name of the error, where the recording itself tells it. */
  readonly error?: string;
}

export type Body =
  | { readonly kind: 'none' }
  /** There was one, and the recording left it out. */
  | { readonly kind: 'unrecorded' }
  | { readonly kind: 'text'; readonly mediaType: string; readonly contentType: string; readonly text: string }
  | { readonly kind: 'form'; readonly mediaType: string; readonly fields: readonly Pair[] };

/** `application/json` of `application/json; charset=utf-8`. */
export const mediaTypeOf = (contentType: string): string => (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();

/** Names in lower case; of a header that comes twice the values are joined, as HTTP has it. */
export function headersOf(pairs: readonly Pair[]): HeaderMap {
  const headers = new Map<string, string>();
  for (const { name, value } of pairs) {
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

/** A body of text, read as a form where it is one. */
export function textBody(contentType: string, text: string): Body {
  const mediaType = mediaTypeOf(contentType);
  if (text === '') return { kind: 'none' };
  if (mediaType !== 'application/x-www-form-urlencoded') return { kind: 'text', mediaType, contentType, text };
  return { kind: 'form', mediaType, fields: pairsOf(new URLSearchParams(text)) };
}

export const pairsOf = (search: URLSearchParams): readonly Pair[] => [...search].map(([name, value]) => ({ name, value }));

/** JSON by any of its names. */
export const isJsonType = (mediaType: string): boolean =>
  /^application\/(?:json|x-amz-json-.*)$|^text\/json$|\+json$/.test(mediaType);
