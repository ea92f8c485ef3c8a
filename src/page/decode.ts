import { diagnostic, type Outcome } from '../diagnostic.js';
import type { Source } from '../source/source.js';

/** Bytes to text: what a byte order mark says, else UTF-8, else windows-1252 with a warning. */
export function decode(source: Source): Outcome<string> {
  const { bytes } = source;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { value: new TextDecoder('utf-16le').decode(bytes), diagnostics: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { value: new TextDecoder('utf-16be').decode(bytes), diagnostics: [] };
  try {
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(bytes), diagnostics: [] };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    const line = firstHighLine(bytes);
    return {
      value: text,
      diagnostics: [
        diagnostic('text-encoding-guessed', `${source.id} is not UTF-8; it was read as windows-1252.`, {
          where: { source: source.id, line },
          quote: text.split(/\r\n|\r|\n/)[line - 1]?.trim() ?? '',
        }),
      ],
    };
  }
}

/** Line of the first byte that ASCII does not have. */
function firstHighLine(bytes: Uint8Array): number {
  let line = 1;
  for (const byte of bytes) {
    if (byte > 0x7f) return line;
    if (byte === 0x0a) line += 1;
  }
  return line;
}
