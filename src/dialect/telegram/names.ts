import type { Span, Words } from '../../page/structure/index.js';
import type { Section } from '../section.js';

/** The names that a page's headings give, by which words elsewhere on it are known to mean a type. */
export interface Names {
  readonly types: ReadonlySet<string>;
  /** Name of a type by its heading's anchor, in small letters. */
  readonly byAnchor: ReadonlyMap<string, string>;
}

/** `Message`, `InputMediaPhoto`. */
export const isTypeName = (text: string): boolean => /^[A-Z][A-Za-z0-9]*$/.test(text);

/** `getMe`, `close`. */
export const isMethodName = (text: string): boolean => /^[a-z][A-Za-z0-9]*$/.test(text);

export function namesOf(sections: readonly Section[]): Names {
  const types = new Set<string>();
  const byAnchor = new Map<string, string>();
  for (const { heading } of sections) {
    const { text, anchor } = heading.words;
    if (!isTypeName(text)) continue;
    types.add(text);
    byAnchor.set((anchor ?? text).toLowerCase(), text);
  }
  return { types, byAnchor };
}

/** The type that a link leads to, whatever its words are: `[messages](#message)`. */
export function linkedType({ href }: Span, names: Names): string | undefined {
  const anchor = /#([\w-]+)$/.exec(href ?? '')?.[1];
  return anchor === undefined ? undefined : names.byAnchor.get(anchor.toLowerCase());
}

/** Words with the names of types in place of the links that lead to them. */
export const namedText = (words: Words, names: Names): string =>
  words.spans
    .map((span) => linkedType(span, names) ?? span.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
