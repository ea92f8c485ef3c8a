import type { List, Span, Words } from '../../page/structure/index.js';
import { sliceOf } from '../spans.js';
import type { Sentence } from './sentences.js';

/** `**name** (*type, limits*)` and, behind it, whether it has to be there and what it is. */
export interface ListedField {
  readonly name: Words;
  /** Up to the first comma. */
  readonly type: Words;
  /** What stands behind the comma: limits, a default. */
  readonly more: readonly Sentence[];
  readonly description: Words;
}

/** Fields as items of a list, as smaller pages of this family have them; none unless all items are. */
export function listedFields({ items }: List): readonly ListedField[] {
  const fields = items.map(({ parts: [first] }) => (first?.kind === 'paragraph' ? listedField(first.words) : undefined));
  return fields.every((field) => field !== undefined) ? fields : [];
}

function listedField(words: Words): ListedField | undefined {
  const [first] = words.spans.filter(({ text }) => text.trim() !== '');
  const whole = textOf(words.spans);
  const found = /^(\s*([\w$-]+)\s*)\(([^()\n]{1,200})\)/.exec(whole);
  if (!first?.strong || !found) return undefined;
  const [opening, before = '', name = '', type = ''] = found;
  const comma = type.indexOf(',');
  const typeFrom = before.length + 1;
  const typeTo = comma < 0 ? typeFrom + type.length : typeFrom + comma;
  // In italics as a whole, so that italics mark no value here.
  const more = comma < 0 ? '' : type.slice(comma + 1).trim();
  const part = (spans: readonly Span[]): Words => ({ ...words, spans, text: linesOf(textOf(spans)) });
  return {
    name: { ...words, text: name, spans: [{ text: name }] },
    type: part(sliceOf(words.spans, typeFrom, typeTo)),
    more: more === '' ? [] : [{ at: words.at, text: more, spans: [{ text: more }] }],
    description: part(sliceOf(words.spans, opening.length, whole.length)),
  };
}

/** White space single, lines as they are. */
const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');
