import type { List, Part, Words } from '../../page/structure/index.js';
import type { Field } from './field.js';
import { linesIn, textOfSpans } from './line.js';

/** Allowed values that words list and nothing else: codes, quoted words, or words set apart by commas, bars or lines. */
export function valuesIn(words: Words): readonly string[] | undefined {
  const codes = words.spans.filter(({ code, text }) => code && /\S/.test(text)).map(({ text }) => text.trim());
  const others = words.spans
    .filter(({ code }) => !code)
    .map(({ text }) => text)
    .join(' ');
  if (codes.length > 1 && /^(?:[\s,|/;.]|\bor\b|\band\b)*$/i.test(others)) return distinct(codes.map(unquoted));
  const lines = linesIn(words).map(textOfSpans);
  const pieces = (lines.length > 1 ? lines : (lines[0] ?? '').split(/\s*(?:,|\||;|\s\/\s|\bor\b)\s*/)).map((one) =>
    unquoted(one.replace(/[,;]$/, '').trim()),
  );
  const plain = pieces.filter((one) => one !== '');
  return plain.length > 1 && plain.every((one) => /^[\p{L}\p{N}_.:+#/-]{1,60}$/u.test(one)) ? distinct(plain) : undefined;
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

const unquoted = (text: string): string => text.replace(/^["'“‘`](.*)["'”’`]$/, '$1');

const valuesLead =
  /\b(?:(?:possible|allowed|valid|accepted|supported|permitted|available) (?:enum )?(?:values?|options?)|(?:enum )?values|one of(?: the following)?|can be(?: one of)?|must be(?: one of)?|is one of|either)\b[^.]{0,40}:?$/i;

/** Whether words announce a list of values. */
export const announcesValues = (text: string): boolean =>
  text.length < 300 && valuesLead.test(text.trim().split('\n').at(-1) ?? '');

/** A list each item of which begins with a value: as code, or all by itself. */
export function valuesOfList(list: List): Field['values'] | undefined {
  const found: string[] = [];
  let first: Words | undefined;
  for (const { parts } of list.items) {
    const [part] = parts;
    if (part?.kind !== 'paragraph') return undefined;
    const { words } = part;
    first ??= words;
    const lead = words.spans.find(({ text }) => /\S/.test(text));
    const text = words.text;
    const value = lead?.code
      ? lead.text.trim()
      : (/^["“]([^"”]+)["”]/.exec(text)?.[1] ?? (/^[\p{L}\p{N}_.:+#/-]{1,60}$/u.test(text) ? text : undefined));
    if (value === undefined) return undefined;
    found.push(unquoted(value));
  }
  return first && found.length > 0
    ? { text: found.join(', '), at: first.at, rule: 'a list tells the values that are allowed', list: distinct(found) }
    : undefined;
}

/** The values that parts below a field list, where words before the list announce them. */
export function valuesOfParts(parts: readonly Part[], before: string): Field['values'] | undefined {
  let said = before;
  for (const part of parts) {
    if (part.kind === 'list' && announcesValues(said)) return valuesOfList(part);
    if (part.kind === 'paragraph' || part.kind === 'heading') said = part.words.text;
  }
  return undefined;
}
