/** A piece of code, and the same with everything blotted out that is no code: as long, so that one can be read by the other. */
export interface Code {
  readonly text: string;
  /** The inside of strings, comments and regular expressions is `_`. */
  readonly bare: string;
}

const noCode =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\/|\/\/.*|(?<=[=(,!] ?)\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*/gu;

/** @param text may begin within nothing but code */
export function codeOf(text: string): Code {
  if (!/['"/]/.test(text)) return { text, bare: text };
  return { text, bare: text.replace(noCode, ({ length }, offset: number) => blot(text[offset] ?? '', length)) };
}

const blot = (first: string, length: number): string => first + '_'.repeat(length - 2) + (first === '/' ? '_' : first);

export const slice = ({ text, bare }: Code, from: number, to?: number): Code => ({
  text: text.slice(from, to),
  bare: bare.slice(from, to),
});

export function trim(code: Code): Code {
  const from = code.text.length - code.text.trimStart().length;
  return slice(code, from, Math.max(from, code.text.trimEnd().length));
}

const opening = '([{';
const closing = ')]}';

/** How many brackets more are opened than closed. */
export function balance(bare: string): number {
  let depth = 0;
  for (let at = 0; at < bare.length; at += 1) {
    switch (bare.charCodeAt(at)) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
    }
  }
  return depth;
}

/** Where the bracket at `from` is closed. */
export function closingOf(bare: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < bare.length; at += 1) {
    const character = bare.charAt(at);
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character) && --depth === 0) return at;
  }
  return undefined;
}

/** The parts between separators that stand in no bracket. What follows the last one is left out where it is nothing. */
export function split(code: Code, separator: string): readonly Code[] {
  if (!code.bare.includes(separator)) return [trim(code)];
  const parts: Code[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < code.bare.length; at += 1) {
    const character = code.bare.charAt(at);
    // Type arguments have no space before their brackets; comparisons and arrows have.
    const ofTypes = separator === ',' && !/[ =]/.test(code.bare.charAt(at - 1));
    if (opening.includes(character) || (character === '<' && ofTypes)) depth += 1;
    else if (closing.includes(character) || (character === '>' && ofTypes)) depth -= 1;
    else if (depth === 0 && code.bare.startsWith(separator, at)) {
      parts.push(trim(slice(code, from, at)));
      from = at + separator.length;
      at = from - 1;
    }
  }
  const last = trim(slice(code, from));
  return last.text === '' ? parts : [...parts, last];
}

/** Whether one bracket at the beginning is closed at the very end. */
export const isBracketed = ({ bare }: Code): boolean =>
  opening.includes(bare.charAt(0) || ' ') && closingOf(bare, 0) === bare.length - 1;
