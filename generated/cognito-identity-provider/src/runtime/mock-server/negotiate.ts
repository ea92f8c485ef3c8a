import type { MockOperation, MockResponse } from './api.js';

/** One part of an `Accept` header: `text/*;q=0.5`. */
interface Range {
  readonly mediaType: string;
  readonly quality: number;
}

/** The response in the documented media type that the call likes best; among those it likes as much the first. */
export function inMediaType(response: MockResponse, accept: string | undefined): MockResponse {
  if (accept === undefined || response.alternatives === undefined) return response;
  const ranges = rangesOf(accept);
  let [best, most] = [response, qualityOf(response.mediaType, ranges)];
  for (const alternative of response.alternatives) {
    const quality = qualityOf(alternative.mediaType, ranges);
    if (quality > most) [best, most] = [alternative, quality];
  }
  return best;
}

/** Media types that the operation answers with, where the call accepts none of them; `undefined` where all is well. */
export function unacceptable({ responses }: MockOperation, accept: string | undefined): readonly string[] | undefined {
  if (accept === undefined || accept === '*/*') return undefined;
  const mediaTypes = responses.flatMap(({ mediaType, alternatives = [] }) => [
    ...(mediaType === undefined ? [] : [mediaType]),
    ...alternatives.flatMap((each) => each.mediaType ?? []),
  ]);
  // An answer without a body is fine with everybody.
  if (mediaTypes.length === 0 || responses.some(({ mediaType }) => mediaType === undefined)) return undefined;
  const ranges = rangesOf(accept);
  return mediaTypes.some((mediaType) => qualityOf(mediaType, ranges) > 0) ? undefined : [...new Set(mediaTypes)];
}

function rangesOf(accept: string): readonly Range[] {
  const ranges = accept.split(',').flatMap((part) => {
    const [mediaType = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return mediaType.includes('/') ? [{ mediaType, quality: quality === undefined ? 1 : (qualityRead(quality) ?? 1) }] : [];
  });
  // A header that says nothing that can be read wishes for nothing.
  return ranges.length === 0 ? [{ mediaType: '*/*', quality: 1 }] : ranges;
}

function qualityRead(text: string): number | undefined {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : undefined;
}

const json = /^application\/(?:json|[^/]*\+json)$/;

interface Covering {
  readonly covers: (range: string, mediaType: string) => boolean;
  /** Of the range's quality. */
  readonly share: number;
}

/** How a range may cover a media type, the most exact first: the most exact range decides. */
const coverings: readonly Covering[] = [
  { covers: (range, mediaType) => range === mediaType, share: 1 },
  // Pages seldom tell one JSON from another; where one does, it is the better one.
  { covers: (range, mediaType) => json.test(range) && json.test(mediaType), share: 0.9999 },
  { covers: (range, mediaType) => range.endsWith('/*') && range !== '*/*' && mediaType.startsWith(range.slice(0, -1)), share: 1 },
  { covers: (range, mediaType) => range === '*/*' || mediaType === '*/*', share: 1 },
];

function qualityOf(mediaType: string | undefined, ranges: readonly Range[]): number {
  if (mediaType === undefined) return 1;
  for (const { covers, share } of coverings) {
    const range = ranges.find((each) => covers(each.mediaType, mediaType));
    if (range !== undefined) return range.quality * share;
  }
  return 0;
}
