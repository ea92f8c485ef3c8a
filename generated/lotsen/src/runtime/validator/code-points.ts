/** Whether a string has more than `most` code points. Counts only where its length in code units leaves that open. */
export function longerThan(text: string, most: number): boolean {
  return text.length > most && (text.length > 2 * most || codePoints(text) > most);
}

/** Whether a string has fewer than `least` code points. */
export function shorterThan(text: string, least: number): boolean {
  return text.length < least || (text.length < 2 * least && codePoints(text) < least);
}

/** Surrogate pairs count once, lone surrogates too. */
export function codePoints(text: string): number {
  let count = text.length;
  if (!surrogate.test(text)) return count;
  for (let index = 1; index < text.length; index += 1) {
    if (isTrail(text.charCodeAt(index)) && isLead(text.charCodeAt(index - 1))) {
      count -= 1;
      index += 1;
    }
  }
  return count;
}

/** Without Unicode mode, to see halves of pairs. */
const surrogate = /[\ud800-\udfff]/;

const isLead = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
