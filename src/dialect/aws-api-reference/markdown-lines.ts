import type { Page } from '../../page/page.js';
import { factOn } from './fact.js';
import { withHeads } from './heads.js';
import type { LooseLine } from './line.js';
import { mayBeMember, nameOn } from './name.js';

/** AWS's own Markdown: names alone in bold, anchors as elements, backslashes before every mark. */
export function markdownLines(page: Page): readonly LooseLine[] {
  let above: { readonly line: number; readonly heading: boolean } | undefined;
  let behindFact = false;
  const lines = page.blocks.flatMap((block): readonly LooseLine[] => {
    const markup = block.markup ?? block.text;
    const anchor = /<a name="([^"<>]*)"><\/a>/.exec(markup)?.[1] ?? block.anchor;
    const text = block.kind === 'code' ? plainCode(block.text) : plain(markup);
    const apart = above === undefined || above.heading || above.line < block.line - 1;
    // An anchor on a line of its own belongs to the heading above it.
    above = { line: block.line, heading: block.kind === 'heading' || (text === '' && (above?.heading ?? false)) };
    if (text === '') return [];
    const name = block.kind === 'text' ? boldName(markup, behindFact) : undefined;
    behindFact = block.kind === 'text' && factOn(text, 0) !== undefined;
    const links =
      block.kind === 'code'
        ? []
        : [...markup.matchAll(/(?<!!)\[[^[\]]*\]\(([^()\s]+)(?: "[^"]*")?\)/g)].map(([, url]) => url ?? '');
    return [
      {
        text,
        line: block.line,
        kind: block.kind,
        apart,
        ...(block.level === undefined ? {} : { level: block.level }),
        ...(anchor === undefined ? {} : { anchor }),
        ...(name === undefined ? {} : apart ? { head: name } : { minor: name }),
        ...(links.length === 0 ? {} : { links }),
      },
    ];
  });
  return withHeads(lines);
}

/** `** Name **` or `** [Name](#syntax) **`, and an anchor behind it or none. */
function boldName(markup: string, behindFact: boolean): string | undefined {
  const bold = /^\*\*([^*]+)\*\*\s*(?:<a name="[^"<>]*"><\/a>)?$/.exec(markup)?.[1];
  if (bold === undefined) return undefined;
  const name = plain(bold);
  // Spaces within the marks and links are how members are set; a box's title has none, and no facts stand right above it.
  const set = /^\s/.test(bold) || /^\[[^[\]]*\]\(#/.test(bold) || (behindFact && mayBeMember(name));
  return nameOn(name) ?? (set && /^[A-Za-z_]\w*$/.test(name) ? name : undefined);
}

/** Code in which names are links, and what stands for values is set apart by stars, ticks or braces. */
const plainCode = (code: string): string =>
  code
    .replace(/\[([\w.$:+-]+)\]\(#[^()\s]*(?: "[^"]*")?\)/g, '$1')
    .replace(/\*\*\*([\w.$-]+)\*\*\*|`([\w.$+-]+)`|\{\{([\w.$-]+)\}\}/g, '$1$2$3');

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
    .replace(/\[([^[\]]*)\]\([^()\s]*(?: "[^"]*")?\)/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/(?<![\\*])\*(?=[^\s*])([^*]*[^\s*\\])\*(?!\*)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ');
  return words.replace(/\0(\d+)\0/g, (_, index: string) => codes[Number(index)] ?? '').trim();
}
