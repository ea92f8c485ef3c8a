/** In characters; what is shorter is encoded as soon as it is found. */
const long = 500_000;

/** In characters, of all that are kept: those of one large package. A process that stays has had many versions of each. */
const most = 16_000_000;

const encoded = new Map<string, Buffer>();

/** A text as it lies on a disc. A long one is hashed, packed and written, and encoded but once. */
export function bytesOf(text: string): Uint8Array {
  if (text.length < long) return Buffer.from(text);
  const known = encoded.get(text);
  if (known !== undefined) return known;
  const bytes = Buffer.from(text);
  encoded.set(text, bytes);
  let kept = 0;
  for (const each of encoded.keys()) kept += each.length;
  for (const oldest of encoded.keys()) {
    if (kept <= most) break;
    encoded.delete(oldest);
    kept -= oldest.length;
  }
  return bytes;
}
