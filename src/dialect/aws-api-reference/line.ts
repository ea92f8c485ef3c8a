import type { Block, Page } from '../../page/page.js';
import type { Notebook as AnyNotebook } from '../notebook.js';

/** One line of a page, as the rules of this dialect see it. */
export interface Line {
  /** Place in the list of lines. */
  readonly at: number;
  /** Plain words, white space single; code as it stands. */
  readonly text: string;
  /** 1-based line of the source. */
  readonly line: number;
  readonly kind: Block['kind'];
  /** 1–6 for headings. */
  readonly level?: number;
  readonly anchor?: string;
  /** Whether an empty line, a heading or the page's beginning stands above. */
  readonly apart: boolean;
  /** Name of a member or error, where the line is nothing but that. */
  readonly head?: string;
}

export type Notebook = AnyNotebook<Line>;

export function linesOf(page: Page): readonly Line[] {
  return page.blocks.map((block, at): Line => {
    const above = page.blocks[at - 1];
    const markup = block.markup ?? block.text;
    const anchor = /<a name="([^"<>]*)"><\/a>/.exec(markup)?.[1] ?? block.anchor;
    const head = block.kind === 'text' ? headName(markup) : undefined;
    return {
      at,
      text: block.kind === 'code' ? block.text : plain(markup),
      line: block.line,
      kind: block.kind,
      apart: above === undefined || above.kind === 'heading' || above.line < block.line - 1,
      ...(block.level === undefined ? {} : { level: block.level }),
      ...(anchor === undefined ? {} : { anchor }),
      ...(head === undefined ? {} : { head }),
    };
  });
}

/** Notes and the like are set in bold too, and alone. */
const boxes = /^(?:note|important|warning|caution|tip|topics|example|examples)$/i;

/** `** Name **` or `** [Name](#syntax) **`, and an anchor behind it or none. */
function headName(markup: string): string | undefined {
  const bold = /^\*\*([^*]+)\*\*\s*(?:<a name="[^"<>]*"><\/a>)?$/.exec(markup)?.[1];
  if (bold === undefined) return undefined;
  const name = plain(bold);
  if (!/^[A-Za-z_$][\w.$:-]*$/.test(name) || (boxes.test(name) && !/^\s/.test(bold))) return undefined;
  return name;
}

/** Without anchors, the targets of links, emphasis, and the backslashes that keep marks from being marks; code stays. */
export function plain(markup: string): string {
  const parts = markup.replace(/<a name="[^"<>]*"><\/a>/g, '').split(/(`[^`]*`)/);
  // A link may have code for its words, so code is set aside first and put back last.
  const codes: string[] = [];
  const masked = parts
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('\0', '') : `\0${codes.push(part.slice(1, -1)) - 1}\0`))
    .join('');
  const words = masked
    .replace(/!\[[^[\]]*\]\([^()\s]*\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ');
  return words.replace(/\0(\d+)\0/g, (_, index: string) => codes[Number(index)] ?? '').trim();
}
