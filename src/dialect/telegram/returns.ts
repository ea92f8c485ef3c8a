import type { Evidence, Schema } from '../../model/api.js';
import { type Encoded, encode, mark } from './literals.js';
import { linkedType, type Names } from './names.js';
import type { Sentence } from './sentences.js';
import { typeInWords, unionOf } from './type-words.js';

/** One type, with the lists around it: `an Array of ¹`, `array of the sent ¹`. */
const one = `((?:(?:array|list) of (?:the )?(?:[a-z]+ )?)*)${mark}`;

interface ReturnsRule {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Groups come in pairs: the lists around a type, and the number of its mark. */
export const returnsRules: readonly ReturnsRule[] = [
  {
    name: 'a sentence says what is returned, and what otherwise',
    pattern: new RegExp(
      `\\b(?:returns )?(?:an? |the )?(?:[\\w-]+ ){0,4}?${one}(?: [\\w-]+){0,3}?(?: (?:is|are) returned)?,? (?:otherwise|or) (?:returns )?(?:an? |the )?${one}`,
      'i',
    ),
  },
  {
    name: 'what is returned is said to be “as” or “in form of” a type',
    pattern: new RegExp(`\\breturns? [\\w '’-]{1,120}? (?:as|in (?:the )?form of) (?:an? |the )?${one}`, 'i'),
  },
  {
    name: 'a type stands behind “returns”',
    pattern: new RegExp(`\\breturns? (?:an? |the )?(?:[\\w-]+ ){0,3}?${one}`, 'i'),
  },
  {
    name: 'a type stands before “is returned”',
    pattern: new RegExp(`(?:^|[,;] )(?:an? |the )?(?:[\\w-]+ ){0,4}?${one}(?: [\\w-]+){0,8}? (?:is|are|will be) returned`, 'i'),
  },
];

export interface Returned {
  readonly schema: Schema;
  /** The sentence that says so. */
  readonly sentence: Sentence;
}

/** What a method returns, by the first sentence that says it. */
export function returnedBy(
  sentences: readonly Sentence[],
  names: Names,
  cite: (at: number, rule: string, quote: string) => Evidence,
): Returned | undefined {
  for (const sentence of sentences) {
    if (!/\breturn/i.test(sentence.text) || /\breturns? an? error\b/i.test(sentence.text)) continue;
    const encoded = encodeTypes(sentence, names);
    for (const { name, pattern } of returnsRules) {
      const found = pattern.exec(encoded.text.slice(0, 600));
      if (!found) continue;
      const said = cite(sentence.at, name, sentence.text);
      const members = pairs(found.slice(1)).map(([lists, index]) =>
        typeInWords(`${listsIn(lists)}${encoded.literals[Number(index)] ?? ''}`, said),
      );
      if (members.every((member) => member !== undefined))
        return {
          schema: unionOf(
            members.map((one) => saidBy(one, said)),
            said,
          ),
          sentence,
        };
    }
  }
  return undefined;
}

const listsIn = (words: string): string => 'Array of '.repeat((words.match(/(?:array|list) of/gi) ?? []).length);

const pairs = (groups: readonly (string | undefined)[]): readonly (readonly [string, string])[] =>
  groups.flatMap((lists = '', at) =>
    at % 2 === 0 && groups[at + 1] !== undefined ? [[lists, groups[at + 1] ?? ''] as const] : [],
  );

/** The rule of the sentence counts, not that of the word in it. */
const saidBy = (schema: Schema, said: Evidence): Schema => ({ ...schema, evidence: { ...schema.evidence, type: [said] } });

const plainTypes = /^(?:True|False|Int|Integer|String|Boolean|Float)$/;

/** Types are links, words in italics, and capitalised words that a heading of the page has. */
function encodeTypes(sentence: Sentence, names: Names): Encoded {
  const spans = sentence.spans.flatMap((span) => {
    const linked = linkedType(span, names);
    if (linked !== undefined) return [{ ...span, text: linked, code: true as const }];
    return span.text.split(/(?<![\w@_])([A-Z]\w*)(?![\w])/).map((text, at) => ({
      text,
      ...(at % 2 === 1 && (plainTypes.test(text) || names.types.has(text)) ? { code: true as const } : {}),
    }));
  });
  return encode(spans, ({ text, code }) => (code ? text : undefined));
}
