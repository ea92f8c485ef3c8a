import type { Evidence, Schema } from '../../model/api.js';
import type { Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { type KnownTypes, readNotation } from './type-notation.js';

export interface Returned {
  readonly status: number;
  readonly schema?: Schema;
  readonly said: Evidence;
}

interface ReturnsRule {
  readonly name: string;
  readonly match: RegExp;
}

/** The group is what is returned, in the notation of types. */
export const returnsRules: readonly ReturnsRule[] = [
  {
    name: 'a sentence says that nothing is returned',
    match: /\breturns? (?:an? )?(?:empty )?(?:http )?(204|200(?= (?:empty|no content)))\b/i,
  },
  {
    name: 'a sentence says which list is returned',
    match: /\breturns? (?:an? |the )?((?:array|list) of (?:[a-z-]+ ){0,3}?)(?=\uE000)/i,
  },
  {
    name: 'a sentence says which object is returned',
    match:
      /\b(?:returns?|responds with) (?:an? |the )?(?:(?:new|newly|created|updated|modified|edited|current|requested|given|following) ){0,3}(?=\uE000)/i,
  },
];

/** What an operation returns, by the first sentence that says it plainly. */
export function returnedBy(notebook: Notebook, prose: readonly Words[], known: KnownTypes): Returned | undefined {
  for (const words of prose) {
    const { text, spans } = encoded(words);
    for (const { name, match } of returnsRules) {
      const found = match.exec(text);
      if (!found) continue;
      const rest = text.slice(found.index + found[0].length);
      const said = notebook.cite(words.at, name, 'inferred', sentenceAround(words.text));
      if (/^\d/.test(found[1] ?? ''))
        return /\b(?:or|depending)\b/i.test(sentenceOf(text, found.index)) ? undefined : { status: Number(found[1]), said };
      const link = /^\uE000(\d+)\uE001(?: objects?)?(?: or (?:an? |the )?\uE000(\d+)\uE001(?: objects?)?)?(.*)$/s.exec(rest);
      // “returns a message or 204 …” says two things.
      if (!link || /^[^.]*\bor (?:an? )?(?:204|\uE000|null\b)/i.test(link[3] ?? '')) continue;
      const members = [link[1], link[2]].flatMap((index) => {
        const span = index === undefined ? undefined : spans[Number(index)];
        return span
          ? [readNotation({ ...words, spans: [span, { text: ' object' }] }, known, (rule) => ({ ...said, rule }))?.schema]
          : [];
      });
      if (!members.every((member) => member !== undefined)) continue;
      const [only] = members;
      const item: Schema | undefined =
        members.length > 1 ? { kind: 'union', mode: 'any-of', members, evidence: { type: [said] } } : only;
      if (!item) continue;
      const schema: Schema = found[1] === undefined ? item : { kind: 'array', items: item, evidence: { type: [said] } };
      return { status: 200, schema: { ...schema, evidence: { ...schema.evidence, type: [said] } }, said };
    }
  }
  return undefined;
}

function encoded(words: Words): { readonly text: string; readonly spans: readonly Words['spans'][number][] } {
  const spans: Words['spans'][number][] = [];
  const text = words.spans
    .map((span) => (span.href === undefined ? span.text.replace(/[\uE000\uE001`]/g, '') : `\uE000${spans.push(span) - 1}\uE001`))
    .join('')
    .replace(/\s+/g, ' ');
  return { text, spans };
}

const sentenceOf = (text: string, at: number): string => text.slice(at).split(/\.\s/)[0] ?? '';

/** The sentence of a description that speaks of what is returned. */
const sentenceAround = (text: string): string =>
  text.split(/(?<=\.)\s+/).find((sentence) => /\b(?:returns?|responds)\b/i.test(sentence)) ?? text;
