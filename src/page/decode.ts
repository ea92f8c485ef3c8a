import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { Source } from '../source/source.js';

/** How far into a page its own word on its encoding is looked for, in bytes. */
const head = 4096;

/**
 * Bytes to text: what a byte order mark says; UTF-8 where the bytes are that; what the origin or the page itself claims, where they
 * can be that; else windows-1252. A claim that does not hold is told.
 */
export function decode(source: Source): Outcome<string> {
  const { bytes } = source;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { value: new TextDecoder('utf-16le').decode(bytes), diagnostics: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { value: new TextDecoder('utf-16be').decode(bytes), diagnostics: [] };
  const claim = claimOf(source);
  const claimed = claim === undefined || claim === 'utf-8' ? undefined : attempt(claim, bytes);
  // Letters of UTF-8 make no sense in another encoding, except in those that are written in ASCII from end to end.
  const plain = claimed !== undefined && claim?.startsWith('iso-2022') ? undefined : attempt('utf-8', bytes);
  if (plain !== undefined) {
    const wrong = claimed !== undefined && claimed !== plain;
    return { value: plain, diagnostics: wrong ? [guessed(source, plain, `claims to be ${claim} and is UTF-8`)] : [] };
  }
  if (claimed !== undefined) return { value: claimed, diagnostics: [] };
  const text = new TextDecoder('windows-1252').decode(bytes);
  return {
    value: text,
    diagnostics: [guessed(source, text, `is not ${claim?.toUpperCase() ?? 'UTF-8'}; it was read as windows-1252`)],
  };
}

/** The encoding that a page is said to be in, by its usual name; nothing where it is one that nobody knows. */
function claimOf({ bytes, charset }: Source): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, head));
  const own = /<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1];
  for (const label of [charset, own]) {
    if (label === undefined) continue;
    try {
      const { encoding } = new TextDecoder(label);
      // Without a mark, and having no zero bytes, it is anything but that.
      if (!encoding.startsWith('utf-16')) return encoding;
    } catch {
      // A label of its own making says nothing.
    }
  }
  return undefined;
}

function attempt(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function guessed({ id, bytes }: Source, text: string, what: string): Diagnostic {
  const line = firstHighLine(bytes);
  return diagnostic('text-encoding-guessed', `${id} ${what}.`, {
    where: { source: id, line },
    quote: text.split(/\r\n|\r|\n/)[line - 1]?.trim() ?? '',
  });
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
