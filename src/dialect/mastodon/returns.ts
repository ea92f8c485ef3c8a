import type { Evidence, Schema } from '../../model/api.js';
import type { Span, Words } from '../../page/structure/index.js';
import { sliceOf } from '../spans.js';
import { wordsOf } from './labels.js';
import { readType } from './type-text.js';

export interface Returned {
  readonly status?: number;
  readonly schema: Schema;
}

/** What stands behind “Returns:”; one entry a status where it names several. */
export function readReturns(
  words: Words,
  cite: (rule: string, standing?: Evidence['standing']) => Evidence,
): readonly Returned[] {
  if (/^(?:\{\}|empty|nothing|none)\b/i.test(words.text)) {
    const said = cite('“Empty” is an object without fields');
    return [{ schema: { kind: 'object', properties: [], evidence: { type: [said] } } }];
  }
  const pieces = split(words.spans);
  const read = pieces.map(({ spans, status }) => {
    const found = readType(wordsOf(words, spans), (rule) => cite(rule));
    return found && { ...found, ...(status === undefined ? {} : { status }) };
  });
  const first = read[0];
  if (!first || !read.every((one) => one !== undefined)) return [];
  if (pieces.length > 1) return read.map(({ schema, status }) => ({ schema, ...(status === undefined ? {} : { status }) }));
  // “…, X is returned instead” names another type under a condition: both are possible.
  const other = /\breturn(?:s|ed)\b/i.test(first.rest) ? instead(words, cite) : undefined;
  if (!other) return [{ schema: first.schema }];
  const said = cite('a sentence says what is returned instead', 'inferred');
  return [{ schema: { kind: 'union', mode: 'any-of', members: [first.schema, other], evidence: { type: [said] } } }];
}

/** `[A] with a HTTP 200 response or [B] with a HTTP 202 response` */
function split(spans: readonly Span[]): readonly { readonly spans: readonly Span[]; readonly status?: number }[] {
  const text = spans.map((span) => span.text).join('');
  const found = [...text.matchAll(/\s+with (?:an? )?HTTP(?: status)? (\d{3})(?: \w+)?(?: response)?(?:,? or |\.?\s*$)/gi)];
  if (found.length < 2) return [{ spans }];
  let from = 0;
  return found.map(({ index, 0: whole, 1: status }) => {
    const piece = sliceOf(spans, from, index);
    from = index + whole.length;
    return { spans: piece, status: Number(status) };
  });
}

function instead(words: Words, cite: (rule: string) => Evidence): Schema | undefined {
  const text = words.spans.map((span) => span.text).join('');
  const sentence = /\.\s+(?:When|If)\b[^.]{0,160}?,\s*/i.exec(text);
  if (!sentence || !/\binstead\b/i.test(text.slice(sentence.index))) return undefined;
  return readType(wordsOf(words, sliceOf(words.spans, sentence.index + sentence[0].length, text.length)), cite)?.schema;
}
