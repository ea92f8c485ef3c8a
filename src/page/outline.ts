import { createHash } from 'node:crypto';
import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { Source } from '../source/source.js';
import { decode } from './decode.js';
import { htmlOutline } from './html.js';
import { looksLikeMarkdown, markdownBlocks } from './markdown.js';
import { mend } from './mend.js';
import type { Block, Page } from './page.js';

/** A source as blocks of text with positions, whether it was plain text, Markdown or HTML. */
export function outline(source: Source): Outcome<Page> {
  const decoded = decode(source);
  const mended = mend(decoded.value);
  const diagnostics: Diagnostic[] = [...decoded.diagnostics];
  if (mended.firstLine !== undefined) {
    diagnostics.push(
      diagnostic('text-mended', `${mended.count} wrongly decoded run(s) of characters in ${source.id} were put right.`, {
        where: { source: source.id, line: mended.firstLine },
        quote: decoded.value.split(/\r\n|\r|\n/)[mended.firstLine - 1]?.trim() ?? '',
      }),
    );
  }
  const hash = `sha256-${createHash('sha256').update(source.bytes).digest('hex')}`;
  const raw = decoded.value.replace(/\r\n?/g, '\n');
  const common = { source: source.id, hash, text: mended.text, ...(raw === mended.text ? {} : { raw }) };
  if (looksLikeHtml(source, mended.text)) {
    const html = htmlOutline(mended.text, source.id);
    return { value: { ...common, format: 'html', ...html.value }, diagnostics: [...diagnostics, ...html.diagnostics] };
  }
  const { text } = mended;
  const page: Pick<Page, 'format' | 'blocks'> = isMarkdown(source, text)
    ? { format: 'markdown', blocks: markdownBlocks(text) }
    : { format: 'text', blocks: textBlocks(text) };
  return { value: { ...common, ...page }, diagnostics };
}

/** Every line with words on it, one block each. */
function textBlocks(text: string): readonly Block[] {
  return text.split('\n').flatMap((raw, at) => {
    const words = raw.trim();
    return words === ''
      ? []
      : [{ kind: 'text' as const, text: words, indent: raw.length - raw.trimStart().length, line: at + 1 }];
  });
}

/** By content first: people save HTML as `.txt` and text as `.html`. */
function looksLikeHtml(source: Source, text: string): boolean {
  if (source.mediaType !== undefined) return /html/i.test(source.mediaType);
  const start = text.slice(0, 4096).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return true;
  // Markdown may begin with HTML of its own: a comment, an anchored heading.
  if (/\.(?:md|markdown)$/i.test(source.id)) return false;
  return start.startsWith('<') && /<(?:div|main|section|article|p|h[1-6]|table|ul|span|meta)\b[^>]*>/i.test(start);
}

const isMarkdown = ({ id, mediaType }: Source, text: string): boolean =>
  mediaType === undefined ? looksLikeMarkdown(id, text) : /markdown/i.test(mediaType);
