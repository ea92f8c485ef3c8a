import { hex, replaceInvisible } from './invisible.js';

/**
 * A regular expression literal that means exactly `source` under `flags`, or `undefined` where it is no valid one.
 * Slashes and line ends are escaped, and so is whatever a reader could not see.
 */
export function regExpLiteral(source: string, flags: 'u' | '' = 'u'): string | undefined {
  const compiled = compile(source, flags);
  if (compiled === undefined) return undefined;
  // Braces keep an escaped surrogate from joining the one before it. Without `u` only the four-digit form exists.
  const visible = (codePoint: number, character: string): string =>
    flags === 'u'
      ? `\\u{${hex(codePoint)}}`
      : Array.from({ length: character.length }, (_, unit) => `\\u${hex(character.charCodeAt(unit))}`).join('');
  const safe = replaceInvisible(compiled.source, visible);
  // What is compiled already need not be compiled again.
  return safe !== source && compile(safe, flags) === undefined ? undefined : `/${safe}/${flags}`;
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
