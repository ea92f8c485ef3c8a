import { mendEscape } from './escape.js';
import { escaped, type Mended } from './pieces.js';

/** Escapes that stand for several characters, which cannot begin or end a range. */
const severals = /^\\(?:[dDwWsShpP]|p\{)/;

export const hyphenRule = 'a hyphen beside a class stands for itself';

/** A class in square brackets, brackets included: sign by sign, and in threes where a hyphen stands between two of them. */
export function mendClass(text: string): Mended | undefined {
  const rules = new Set<string>();
  const opening = text.startsWith('[^') ? '[^' : '[';
  const end = text.length - 1;
  let written = opening;
  // What stands beside a class and a hyphen has had its hyphen: another one after it is a sign like any other.
  let hadHyphen = false;
  for (let at = opening.length; at < end; ) {
    const first = signAt(text, at);
    at += first.length;
    const second = text[at] === '-' && at + 1 < end ? signAt(text, at + 1) : undefined;
    const lonely = second !== undefined && (severals.test(first) || severals.test(second));
    const texts: string[] = [];
    for (const sign of second === undefined ? [first] : [first, second]) {
      const mended = mendSign(sign);
      if (mended === undefined) return undefined;
      for (const rule of [mended.rule ?? []].flat()) rules.add(rule);
      texts.push(mended.text);
    }
    const [one = '', other] = texts;
    if (lonely || (hadHyphen && one === '-')) rules.add(hyphenRule);
    written += (hadHyphen && one === '-') || (one === '^' && written === '[') ? `\\${one}` : one;
    if (second !== undefined) {
      written += `${lonely ? '\\-' : '-'}${lonely && other === '-' ? '\\-' : other}`;
      at += 1 + second.length;
    }
    hadHyphen = lonely;
  }
  return { text: `${written}]`, ...(rules.size === 0 ? {} : { rule: [...rules] }) };
}

/** The sign there, or the escape. */
const signAt = (text: string, at: number): string =>
  text[at] === '\\' ? escapeAt(text, at) : String.fromCodePoint(text.codePointAt(at) ?? 0);

/** Nothing where it cannot be told what is meant. */
function mendSign(sign: string): Mended | undefined {
  if (!sign.startsWith('\\')) return { text: sign };
  return /^\\\d\d/.test(sign) && sign !== '\\0' ? undefined : mendEscape(sign, true);
}

function escapeAt(text: string, at: number): string {
  escaped.lastIndex = at;
  return escaped.exec(text)?.[0] ?? '\\';
}
