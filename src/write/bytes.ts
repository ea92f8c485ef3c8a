/** In characters. */
const long = 500_000;

/** So many are kept: what a package has of them. */
const most = 16;

const encoded = new Map<string, Buffer>();

/** A text as it lies on a disc. A long one is hashed, packed and written, and encoded but once. */
export function bytesOf(text: string): Uint8Array {
  if (text.length < long) return Buffer.from(text);
  const known = encoded.get(text);
  if (known !== undefined) return known;
  const bytes = Buffer.from(text);
  const [oldest] = encoded.keys();
  if (oldest !== undefined && encoded.size >= most) encoded.delete(oldest);
  encoded.set(text, bytes);
  return bytes;
}
