import type { Span, Words } from '../../page/structure/index.js';

/** What stands behind a label in bold: `**Returns:** …`. */
export interface Labelled {
  readonly words: Words;
}

const label = /^([A-Z][A-Za-z ]{1,30}):$/;

/** The labels of a paragraph, in small letters, with the words behind each; nothing where it begins with no label. */
export function labelsIn(words: Words): ReadonlyMap<string, Labelled> {
  const found = new Map<string, Labelled>();
  let open: { readonly name: string; readonly spans: Span[] } | undefined;
  const close = (): void => {
    if (open && !found.has(open.name)) found.set(open.name, { words: wordsOf(words, open.spans) });
  };
  for (const span of words.spans) {
    const name = span.strong ? label.exec(span.text.trim())?.[1] : undefined;
    if (name !== undefined) {
      close();
      open = { name: name.toLowerCase(), spans: [] };
    } else if (open) open.spans.push(span);
    else if (span.text.trim() !== '') return new Map();
  }
  close();
  return found;
}

export const wordsOf = ({ at, line, anchor }: Words, spans: readonly Span[]): Words => ({
  at,
  line,
  ...(anchor === undefined ? {} : { anchor }),
  spans,
  text: spans
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim(),
});
