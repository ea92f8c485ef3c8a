/**
 * Text with `\n` where it had `\r\n`: git writes the one or the other, as each machine is set, and neither is anybody's change. What is no
 * text, or is text in UTF-16, stays as it is.
 */
export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!content.includes('\r\n') || content.includes(0)) return bytes;
  return Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
