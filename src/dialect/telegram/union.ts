import type { Schema } from '../../model/api.js';
import type { List, Part, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { isTypeName, linkedType, type Names, namedText } from './names.js';
import { sentencesOf } from './sentences.js';
import { typeInWords, unionOf } from './type-words.js';

export const unionRule = 'a list of types below “one of” says what the type can be';

/** `It can be one of`, `the following 6 types are supported:`, `any of the following types:` */
const lead =
  /\b(?:one of|any of|following(?: \w+){0,5}(?: (?:are|is) supported)?|following (?:\d+ )?types?)\s*(?:the following(?: types)?)?\s*:?$/i;

/** A type that is one of several, by the list below a sentence that says so. */
export function unionIn(notebook: Notebook, names: Names, parts: readonly Part[]): Schema | undefined {
  for (const [at, part] of parts.entries()) {
    const above = parts[at - 1];
    if (part.kind !== 'list' || above?.kind !== 'paragraph') continue;
    const sentence = sentencesOf(above.words).at(-1);
    const members = membersOf(part, names);
    if (!sentence || !members || !lead.test(sentence.text)) continue;
    const first = notebook.cite(above.words.at, unionRule);
    const named = members.map(({ name, words }): Schema => {
      const said = notebook.cite(words.at, unionRule);
      return { kind: 'reference', name, of: 'object', evidence: { type: [said] } };
    });
    const simple = alternativesIn(sentence.text, sentence.spans, names)?.map((words) => typeInWords(words, first));
    return simple?.every((one) => one !== undefined) ? unionOf([...simple, ...named], first) : undefined;
  }
  return undefined;
}

interface Member {
  readonly name: string;
  readonly words: Words;
}

/** Items that are nothing but the name of a type, all of them. */
function membersOf({ items }: List, names: Names): readonly Member[] | undefined {
  const members = items.map(({ parts }): Member | undefined => {
    const [only] = parts;
    if (parts.length !== 1 || only?.kind !== 'paragraph') return undefined;
    const { words } = only;
    const linked = words.spans.flatMap((span) => linkedType(span, names) ?? []);
    const name = namedText(words, names);
    // An item may go on to explain: `Name - what it is`.
    if (isTypeName(name) && names.types.has(name)) return { name, words };
    return linked.length === 1 && name.startsWith(linked[0] ?? '') ? { name: linked[0] ?? '', words } : undefined;
  });
  return members.length > 1 && members.every((member) => member !== undefined) ? members : undefined;
}

/**
 * `a String for plain text, an Array of RichText, or any of …`: what stands before the list is read with it. `undefined`
 * where it is no type: a union that lacks one is wrong.
 */
function alternativesIn(text: string, spans: Words['spans'], names: Names): readonly string[] | undefined {
  const found = /\b(?:can|may|should|must) be(?: either)? (.+?),? or (?:any|one) of\b/i.exec(namedSpans(spans, names));
  if (!found) return /\bor (?:any|one) of\b/i.test(text) ? undefined : [];
  const pieces = (found[1] ?? '').split(/,\s*(?:or )?|\s+or\s+/);
  const words = pieces.map((piece) => /^\s*(?:an? )?((?:(?:array|list) of )*[A-Z]\w*)\b/i.exec(piece)?.[1]);
  return words.every((word) => word !== undefined) ? words : undefined;
}

const namedSpans = (spans: Words['spans'], names: Names): string =>
  spans
    .map((span) => linkedType(span, names) ?? span.text)
    .join('')
    .replace(/\s+/g, ' ');
