/** Controls, format characters (bidirectional ones among them), line separators, odd white space and lone surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]|(?! )\p{Zs}/gu;

/** Replaces every character that a reader of source text cannot see, or that can reorder what they see. */
export function replaceInvisible(text: string, replace: (codePoint: number, character: string) => string): string {
  return text.replace(invisible, (character) => replace(character.codePointAt(0) ?? 0, character));
}

/** `0x202e` as `202e`, at least four digits. */
export const hex = (codePoint: number): string => codePoint.toString(16).padStart(4, '0');
