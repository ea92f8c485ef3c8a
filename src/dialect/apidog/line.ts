import type { Page } from '../../page/page.js';

/** One line of a page, as the rules of this dialect see it. */
export interface Line {
  /** Place in the list of lines. */
  readonly at: number;
  /** Without surrounding white space, inner white space single. */
  readonly text: string;
  /** With its indentation, for code. */
  readonly raw: string;
  /** 1-based line of the source. */
  readonly line: number;
  readonly anchor?: string;
  /** Whether the source sets it as preformatted text. */
  readonly code: boolean;
}

/** Labels that some text extractors leave glued to the sentence before them. */
const gluedLabel = /^(.*\S[.!?)”’"'])(Allowed values:|Match pattern:)$/u;
const gluedExamples = /^(.*\S)(Examples?)$/u;

/** A page's lines, with labels that were glued to a sentence on lines of their own. */
export function linesOf(page: Page): readonly Line[] {
  const lines: Line[] = [];
  page.blocks.forEach((block, index) => {
    const text = block.text.replace(/\s+/g, ' ').trim();
    const next = page.blocks[index + 1]?.text;
    const glued =
      (text.endsWith(':') ? gluedLabel.exec(text) : null) ??
      (next !== undefined && /^(?:Responses?|Request Code Samples)$/.test(next) ? gluedExamples.exec(text) : null);
    const parts = glued ? [glued[1] ?? '', glued[2] ?? ''] : [text];
    for (const part of parts) {
      const raw = glued ? part : block.kind === 'code' ? block.text : ' '.repeat(block.indent) + block.text;
      const anchor = block.anchor === undefined ? {} : { anchor: block.anchor };
      lines.push({ at: lines.length, text: part, raw, line: block.line, code: block.kind === 'code', ...anchor });
    }
  });
  return lines;
}
