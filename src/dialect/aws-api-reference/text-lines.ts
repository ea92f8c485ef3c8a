import type { Page } from '../../page/page.js';
import { isFooter, isPageBreak } from './chrome.js';
import { factOn } from './fact.js';
import { withHeads } from './heads.js';
import { apiTitleOf, isCommonErrors, isCommonParameters, isListLead, isListLink } from './index-words.js';
import { leadOn } from './lead.js';
import type { LooseLine } from './line.js';
import { isTitle, mayBeMember, nameOn } from './name.js';
import { isTelling, sectionRuleOn } from './section.js';
import { headingsIn, isSdkLead } from './text-headings.js';
import type { TextLine } from './text-line.js';
import { titleAt } from './text-title.js';
import { readType } from './type-text.js';

/** The pages as text, copied from a browser or saved by one: nothing is marked, so words and their order have to tell. */
export function textLines(page: Page): readonly LooseLine[] {
  const lines = rejoined(page.blocks.flatMap(({ text, line }) => unglued(text).map((one) => ({ text: one, line }))));
  const isHeading = headingsIn(lines);
  const first = lines.findIndex(({ text }, at) => isHeading(at) && isTelling(text));
  const title = first < 0 ? indexTitleAt(lines) : titleAt(lines, first, page.source);
  if (title < 0 || (first >= 0 && !speaks(lines.slice(first)))) return [];
  const footer = lines.findIndex(({ text }, at) => at > title && isFooter(text));
  let inCode = false;
  let above = -1;
  const marked = lines.slice(title, footer < 0 ? undefined : footer).flatMap(({ text, line }, offset): readonly LooseLine[] => {
    const apart = line > above + 1;
    above = line;
    const at = title + offset;
    if (offset === 0) return [{ text, line, kind: 'heading', level: 1, apart: true }];
    if (at >= first && first >= 0 && isHeading(at)) {
      inCode = /-syntax$/.test(sectionRuleOn(text)?.kind ?? '');
      return [{ text, line, kind: 'heading', level: 2, apart: true }];
    }
    if (/^(?:Sample|Example) (?:Request|Response)s?$/i.test(text)) {
      inCode = true;
      return [{ text, line, kind: 'heading', level: 4, apart: true }];
    }
    if (inCode) return unfolded(text).map((code, index) => ({ text: code, line, kind: 'code', apart: apart && index === 0 }));
    return [{ text: text.replace(/\s+/g, ' '), line, kind: 'text', apart: true }];
  });
  return withHeads(marked);
}

/** Pages that list others have no sections. */
function indexTitleAt(lines: readonly TextLine[]): number {
  const lead = lines.findIndex(({ text }) => isListLead(text));
  if (lead > 0) return lead - 1;
  const common = lines.findIndex(({ text }) => isCommonErrors(text) || isCommonParameters(text));
  if (common >= 0 && speaks(lines.slice(common))) return common;
  return lines.some(({ text }) => isListLink(text)) ? lines.findIndex(({ text }) => apiTitleOf(text) !== undefined) : -1;
}

/** Whether sentences or labels of the reference stand there, so that headings alone do not make a page of it. */
const speaks = (lines: readonly TextLine[]): boolean =>
  lines.some(
    ({ text }) => leadOn(text) !== undefined || isSdkLead(text) || ['type', 'status'].includes(factOn(text, 0)?.kind ?? ''),
  );

/** Longer than any list of values. */
const longestFact = 20_000;

const titles =
  '(URI Request Parameters|Request (?:Syntax|Parameters|Body)|Response (?:Syntax|Elements)|Errors|Examples|See Also)';
const behindCode = new RegExp(`^(.*(?:[}\\]>]|HTTP/1\\.1(?: \\d{3})?))\\s*${titles}$`);
const behindName = /^(\S(?:.*\S)?)(URI Request Parameters|Response Elements)$/;

/** The first fact, or the number of an error, may run on from the words above it. */
const behindSentence = /^(.*?[^\s:])(Type: [A-Z].*|HTTP Status Code: \d{3})$/;

/** Code may run into the heading below it, and words into facts; marks of lists stand before names, or alone. */
function unglued(text: string): readonly string[] {
  const glued = text.length < 2000 ? (behindCode.exec(text) ?? behindName.exec(text)) : null;
  if (glued) return glued.slice(1);
  const fact = text.length < longestFact ? (behindSentence.exec(text) ?? undefined) : undefined;
  if (fact && (fact[2]?.startsWith('HTTP') || readType(fact[2]?.slice(6) ?? ''))) return fact.slice(1);
  if (isPageBreak(text)) return [];
  const item = /^[-•·*][ \t]*(.*)$/.exec(text)?.[1];
  if (item === '') return [];
  return [item !== undefined && (nameOn(item) !== undefined || mayBeMember(item)) ? item : text];
}

/** Address, headers and body may have been put into one line. */
function unfolded(code: string): readonly string[] {
  const found = /^([A-Z]+ \/\S* HTTP\/\d(?:\.\d)?|HTTP\/\d(?:\.\d)? \d{3}) (\S.*)$/.exec(code);
  if (!found) return [code];
  const [, first = '', rest = ''] = found;
  const cut = rest.search(/[{<[]/);
  const [above, body] = cut < 0 ? [rest, ''] : [rest.slice(0, cut), rest.slice(cut)];
  const headers = above.split(/ (?=[A-Za-z][\w-]*: )|(?<=: \S+) /);
  return [first, ...headers, body].filter((one) => one.trim() !== '');
}

/** A label and its words, or a list of values, may be broken over lines. */
function rejoined(lines: readonly TextLine[]): readonly TextLine[] {
  const joined: TextLine[] = [];
  for (const { text, line } of lines) {
    const above = joined.at(-1);
    const fact = above && factOn(above.text, 0);
    const open =
      (fact?.kind === 'values' && (fact.words === '' || fact.words.endsWith('|') || text.startsWith('|'))) ||
      (fact !== undefined && fact.words === '' && !isTitle(text) && factOn(text, 0) === undefined);
    if (above && open && above.text.length < longestFact)
      joined[joined.length - 1] = { text: `${above.text} ${text}`, line: above.line };
    else joined.push({ text, line });
  }
  return joined;
}
