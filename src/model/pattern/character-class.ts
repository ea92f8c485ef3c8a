import { mendEscape } from './escape.js';
import { escaped, type Mended } from './pieces.js';

/** Escapes that stand for several characters, which cannot begin or end a range. */
const severals = /^\\(?:[dDwWsShpP]|p\{)/;

export const hyphenRule = 'a hyphen beside a class stands for itself';

/** A class in square brackets, brackets included. */
export function mendClass(text: string): Mended | undefined {
  const rules = new Set<string>();
  const opening = text.startsWith('[^') ? '[^' : '[';
  const end = text.length - 1;
  let written = opening;
  let before: 'several' | 'one' | 'range' | undefined;
  for (let at = opening.length; at < end; ) {
    const sign = text[at] ?? '';
    if (sign === '-') {
      const next = text.startsWith('\\', at + 1) ? escapeAt(text, at + 1) : undefined;
      const ranges = before === 'one' && at + 1 < end && !(next !== undefined && severals.test(next));
      const lonely = before === 'several' || (next !== undefined && severals.test(next) && before !== undefined);
      if (lonely && at + 1 < end) rules.add(hyphenRule);
      written += lonely && at + 1 < end ? '\\-' : '-';
      before = ranges ? 'range' : 'one';
      at += 1;
      continue;
    }
    if (sign !== '\\') {
      const one = String.fromCodePoint(text.codePointAt(at) ?? 0);
      written += one;
      before = before === 'range' ? undefined : 'one';
      at += one.length;
      continue;
    }
    const whole = escapeAt(text, at);
    const mended = mendEscape(whole, true);
    // A sign that loses its escape may not become the end of a range or open a class.
    if (!mended || (/^\\\d\d/.test(whole) && whole !== '\\0')) return undefined;
    if (mended.rule !== undefined) for (const rule of [mended.rule].flat()) rules.add(rule);
    written += mended.text === '^' && written === '[' ? '\\^' : mended.text;
    before = severals.test(whole) ? 'several' : before === 'range' ? undefined : 'one';
    at += whole.length;
  }
  return { text: `${written}]`, ...(rules.size === 0 ? {} : { rule: [...rules] }) };
}

function escapeAt(text: string, at: number): string {
  escaped.lastIndex = at;
  return escaped.exec(text)?.[0] ?? '\\';
}
