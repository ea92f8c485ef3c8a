import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Source } from './source.js';

/** 16 MiB: the largest reference pages known are a tenth of it. */
export const maximumBytes = 16 * 1024 * 1024;

/** First bytes of files that are often given by mistake. */
const signatures: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'a PDF document', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'a zip archive or office document', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'a PNG picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG picture', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF picture', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'a web archive of Safari', bytes: [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74] },
];

/**
 * What is wrong with the bytes of a source before anyone reads them as text.
 * @param limit in bytes
 */
export function inspect(source: Source, limit = maximumBytes): readonly Diagnostic[] {
  const where = { source: source.id };
  const { bytes } = source;
  if (bytes.length > limit) {
    return [diagnostic('source-too-large', `${source.id} has ${bytes.length} bytes; ${limit} is the limit.`, { where })];
  }
  const known = signatures.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  if (known) return [diagnostic('source-binary', `${source.id} is ${known.name}, not a page.`, { where, quote: quoteOf(bytes) })];
  if (!hasWideMark(bytes) && bytes.subarray(0, 65_536).includes(0)) {
    return [diagnostic('source-binary', `${source.id} holds zero bytes, so it is not text.`, { where, quote: quoteOf(bytes) })];
  }
  if (isBlank(bytes)) return [diagnostic('source-empty', `${source.id} is empty.`, { where, quote: '' })];
  return [];
}

/** UTF-16 text is full of zero bytes, and says so with its first two. */
const hasWideMark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

const isBlank = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes).trim() === '';

const quoteOf = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
