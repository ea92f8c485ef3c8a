import type { Block } from './page.js';

/** Markdown as the same blocks that its text would give: every line with words on it, without the marks of the notation. */
export function markdownBlocks(text: string): readonly Block[] {
  let fence: string | undefined;
  return text.split('\n').flatMap((raw, at): readonly Block[] => {
    const [line, words, indent] = [at + 1, raw.trim(), raw.length - raw.trimStart().length];
    const mark = /^(`{3,}|~{3,})/.exec(words)?.[1];
    if (mark !== undefined && (fence === undefined || (mark === words && mark.startsWith(fence)))) {
      fence = fence === undefined ? mark : undefined;
      return [];
    }
    if (words === '') return [];
    if (fence !== undefined) return [{ kind: 'code', text: raw.trimEnd(), indent, line }];
    const heading = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/.exec(words);
    if (heading) {
      const [, marks = '#', titled = ''] = heading;
      return [{ kind: 'heading', level: marks.length, text: plainWords(titled), markup: titled, indent, line }];
    }
    return codeSpans(words).map((one, _, all) => ({
      kind: 'text',
      text: one,
      ...(all.length === 1 ? { markup: words } : {}),
      indent,
      line,
    }));
  });
}

/** By its name, or by headings below the first level: one `#` alone may begin a comment. */
export const looksLikeMarkdown = (id: string, text: string): boolean =>
  /\.(?:md|markdown)$/i.test(id) || /^#{2,6} +\S/m.test(text);

/** A line that holds nothing but code spans is one block a span: converters write labels side by side without a space. */
function codeSpans(words: string): readonly string[] {
  if (!/^(?:`[^`]+`[\s,]*)+$/.test(words)) return [plainWords(words)];
  return [...words.matchAll(/`([^`]+)`/g)].map(([, code]) => (code ?? '').trim());
}

/** Without the marks around a whole line, without the targets of links, without the backslashes that converters add. */
function plainWords(words: string): string {
  const linked = words.replace(/!\[[^\]]*\]\([^()\s]*\)/g, '').replace(/\[([^[\]]+)\]\([^()\s]*\)/g, '$1');
  const plain = linked.replace(/^\\(?=[<>#+*=-])/, '').replace(/(?<=\w)\\(?=_\w)/g, '');
  return /^(\*\*|__|\*|_)(?=\S)([^*]*\S)\1$/.exec(plain)?.[2] ?? plain;
}
