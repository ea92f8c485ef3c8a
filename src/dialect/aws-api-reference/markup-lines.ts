import type { Page } from '../../page/page.js';
import { type Part, structureOf, type Words } from '../../page/structure/index.js';
import { isFooter } from './chrome.js';
import { withHeads } from './heads.js';
import { isSomeIndex } from './index-words.js';
import type { LooseLine } from './line.js';
import { isTitle, nameOn } from './name.js';
import { isTelling } from './section.js';

/** The pages as HTML, of whatever year: members are terms of lists, or names alone in bold. */
export function markupLines(page: Page): readonly LooseLine[] {
  // A page without one of its headings is some other page, and need not be looked at more closely.
  if (!page.blocks.some(({ text }) => isTelling(text) || isSomeIndex(text))) return [];
  const { parts } = structureOf(page);
  const termed = ownLines(parts.flatMap((part) => linesOfPart(part, 0, false)));
  if (termed.some(({ head }) => head !== undefined)) return termed;
  return withHeads(ownLines(parts.flatMap((part) => linesOfPart(part, 0, true))));
}

/** What stands above the title and below the last section is the site's. */
function ownLines(all: readonly LooseLine[]): readonly LooseLine[] {
  const section = all.findIndex(({ kind, text }) => kind === 'heading' && isTelling(text));
  const named = all.findLastIndex(({ kind, text }, at) => kind === 'heading' && at < section && isTitle(text));
  const highest = all.reduce((least, { level = least }) => Math.min(least, level), Number.POSITIVE_INFINITY);
  const from = Math.max(0, named >= 0 ? named : all.findIndex(({ level }) => level === highest));
  const below = all.slice(from);
  const footer = below.findIndex(({ text, kind }) => kind === 'text' && isFooter(text));
  const [title, first] = [all[from]?.level ?? 1, all[section]?.level ?? 2];
  return (footer < 0 ? below : below.slice(0, footer)).map((line) =>
    line.level === undefined ? line : { ...line, level: line.level <= title ? 1 : Math.max(2, line.level - first + 2) },
  );
}

/** `depth` counts the lists of terms around it. */
function linesOfPart(part: Part, depth: number, bold: boolean): readonly LooseLine[] {
  switch (part.kind) {
    case 'heading':
      return depth > 0 ? linesOfWords(part.words) : [{ ...bare(part.words), kind: 'heading', level: part.level }];
    case 'paragraph':
      return linesOfWords(part.words, bold && depth === 0);
    case 'code':
      return part.words.text.split('\n').flatMap((text, offset, all): readonly LooseLine[] => {
        const apart = offset === 0 || (all[offset - 1] ?? '').trim() === '';
        const anchor = part.words.anchor;
        const where = anchor === undefined ? {} : { anchor };
        const code = { text: text.trimEnd(), line: part.words.line + offset, kind: 'code', apart, ...where } as const;
        return text.trim() === '' ? [] : [code];
      });
    case 'terms':
      return part.entries.flatMap(({ term, parts }) => [
        ...linesOfTerm(term, depth),
        ...parts.flatMap((inner) => linesOfPart(inner, depth + 1, bold)),
      ]);
    case 'list':
      return part.items.flatMap(({ parts }) => parts.flatMap((inner) => linesOfPart(inner, depth, bold)));
    case 'table':
      return [...(part.header.length > 0 ? [{ cells: part.header }] : []), ...part.rows].flatMap(({ cells }) =>
        cells.flatMap(({ words, parts }) => [
          ...linesOfWords(words),
          ...parts.flatMap((inner) => linesOfPart(inner, depth, bold)),
        ]),
      );
  }
}

function linesOfTerm(term: Words, depth: number): readonly LooseLine[] {
  const name = nameOn(term.text) ?? (isMember(term.text) ? term.text : undefined);
  const head = name === undefined ? {} : depth === 0 ? { head: name } : { minor: name };
  return linesOfWords(term).map((line) => ({ ...line, ...head }));
}

/** A term may be called like a box. */
const isMember = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);

const bare = ({ text, line, anchor }: Words) => ({
  text: text.replace(/\s+/g, ' '),
  line,
  apart: true,
  ...(anchor === undefined ? {} : { anchor }),
});

function linesOfWords(words: Words, mayBeHead = false): readonly LooseLine[] {
  const links = [...new Set(words.spans.flatMap(({ href }) => (href === undefined ? [] : [href])))];
  const bold = mayBeHead && words.spans.every(({ text, strong }) => strong === true || text.trim() === '');
  const name = bold ? nameOn(words.text) : undefined;
  return words.text
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => ({
      ...bare({ ...words, text: text.trim() }),
      kind: 'text',
      ...(name === undefined ? {} : { head: name }),
      ...(links.length === 0 ? {} : { links }),
    }));
}
