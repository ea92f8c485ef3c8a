/** Bytes as JSON carries them, which is as base64 text; any other value as it is. */
export function bytesAsBase64(value: unknown): unknown {
  if (value instanceof Blob) {
    throw new TypeError('JSON carries bytes as base64 text: give a `Uint8Array`, or the text itself, in place of a Blob');
  }
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  if (!(bytes instanceof Uint8Array)) return value;
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
