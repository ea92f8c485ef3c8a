import type { Span, Words } from '../../page/structure/index.js';

/** One sentence with its marks. */
export interface Sentence {
  /** The run of words that it stands in. */
  readonly at: number;
  readonly text: string;
  readonly spans: readonly Span[];
}

/** A full stop ends a sentence only where a capital, a digit or the end follows: “e.g. this” does not. */
const sentenceEnd = /(?<!\b(?:e\.g|i\.e|etc|vs|no))[.!?](?=\s+["“(]?[\p{Lu}\d]|\s*$)|\n/giu;

/** The sentences of a run of words, cut at full stops and line breaks, with the marks that they have. */
export function sentencesOf(words: Words): readonly Sentence[] {
  const whole = words.spans.map(({ text }) => text).join('');
  const ends = [...whole.matchAll(sentenceEnd)].map(({ index, 0: sign }) => index + sign.length);
  const sentences: Sentence[] = [];
  let from = 0;
  for (const to of [...ends, whole.length]) {
    const text = whole.slice(from, to).replace(/\s+/g, ' ').trim();
    if (text !== '') sentences.push({ at: words.at, text, spans: cut(words.spans, from, to) });
    from = to;
  }
  return sentences;
}

function cut(spans: readonly Span[], from: number, to: number): readonly Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== '') found.push({ ...span, text });
    at += span.text.length;
  }
  return found;
}
