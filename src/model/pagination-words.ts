/** Letters and digits only, in lower case: `next_page-Token` → `nextpagetoken`. */
export const squeezed = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What APIs call a token that leads to a page. */
export const tokenWords: ReadonlySet<string> = new Set([
  'token',
  'nexttoken',
  'pagetoken',
  'nextpagetoken',
  'paginationtoken',
  'nextpaginationtoken',
  'continuationtoken',
  'nextcontinuationtoken',
  'continuation',
  'cursor',
  'nextcursor',
  'pagecursor',
  'nextpagecursor',
  'marker',
  'nextmarker',
  'pagemarker',
]);

/** Flags that say whether there are further pages. */
export const moreWords: ReadonlySet<string> = new Set([
  'hasmore',
  'hasnext',
  'hasnextpage',
  'more',
  'istruncated',
  'hasmoreresults',
  'hasmoreitems',
]);

/** A name that no sentence has by chance. */
const isUnmistakable = (name: string): boolean => /[a-z][A-Z]|[_-]|[a-z]\d/.test(name);

/** Whether a description names a field or parameter, and not only uses its word. */
export function mentions(description: string, name: string): boolean {
  const plain = name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const word = `(?<![\\w-])${plain}(?![\\w-])`;
  const marked = `[\`'"“‘]${plain}[\`'"”’]|\\bas (?:the )?${word}|${word} (?:query )?(?:parameter|field|property)`;
  return new RegExp(isUnmistakable(name) ? word : marked).test(description);
}

/** Whether a value of an answer is said to lead on, by its name or by what is said of it. */
export function tellsNext(name: string, words: string): boolean {
  return (
    /^next/i.test(name) ||
    /\b(?:next|following|further|more|remaining|subsequent) (?:page|set|batch|results?|items|request|call)/i.test(words)
  );
}
