import type { Span } from '../../page/structure/index.js';

/** Marks within a line of reStructuredText: strong, emphasis, code, links, roles. */
const inline =
  /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|``([^`\n]+)``|`([^`<>\n]*?)\s*<([^<>\n]+)>`__?|:[a-z:]+:`([^`<>\n]*?)(?:\s*<[^<>\n]*>)?`/g;

/** A line of reStructuredText as words cut where their marks change. */
export function spansOfRst(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(inline)) {
    if (found.index > from) spans.push({ text: text.slice(from, found.index) });
    const [whole, strong, emphasis, code, linked, href, role] = found;
    if (strong !== undefined) spans.push({ text: strong, strong: true });
    else if (emphasis !== undefined) spans.push({ text: emphasis, emphasis: true });
    else if (code !== undefined || role !== undefined)
      spans.push({ text: code ?? (role ?? '').replace(/^[.~]/, ''), code: true });
    else spans.push({ text: linked ?? '', ...(href === undefined ? {} : { href }) });
    from = found.index + whole.length;
  }
  if (from < text.length) spans.push({ text: text.slice(from) });
  return spans;
}

/** Without the marks; stars would be marks again. */
export const plainRst = (text: string): string =>
  spansOfRst(text)
    .map((span) => span.text)
    .join('')
    .replaceAll('*', '');
