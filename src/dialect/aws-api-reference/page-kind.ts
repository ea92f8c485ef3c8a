import { factOn } from './fact.js';
import { apiTitleOf, isCommonErrors, isCommonParameters, isListLead, isListLink } from './index-words.js';
import { leadOn } from './lead.js';
import type { Line } from './line.js';
import { sectionsOf } from './section.js';

/** What a page of the reference is about. */
export type PageKind =
  | {
      readonly kind: 'operation' | 'type' | 'common-errors' | 'common-parameters';
      readonly title: Line;
      readonly because: string;
    }
  | { readonly kind: 'index'; readonly title: Line; readonly apiTitle?: string; readonly because: string };

/** `undefined` where the page is none of the reference's. */
export function pageKind(lines: readonly Line[]): PageKind | undefined {
  const title = lines.find(({ kind, level }) => kind === 'heading' && level === 1);
  if (!title) return undefined;
  const sections = sectionsOf(lines);
  const known = new Set(sections.map(({ kind }) => kind));
  const isName = /^[A-Za-z]\w*$/.test(title.text);
  const asks = ['request-syntax', 'uri-parameters', 'request-parameters', 'request-body'] as const;
  const answers = ['response-syntax', 'response', 'errors'] as const;
  const [ask, answer] = [asks.find((kind) => known.has(kind)), answers.find((kind) => known.has(kind))];
  if (isName && (ask !== undefined || known.has('response')) && answer !== undefined && speaks(lines))
    return { kind: 'operation', title, because: `“${title.text}” is headed by sections on its request and its response` };
  const contents = sections.find(({ kind }) => kind === 'contents');
  const inContents = contents ? lines.slice(contents.from, contents.to) : [];
  if (isName && contents && (inContents.some(({ head }) => head !== undefined) || known.has('see-also')))
    return { kind: 'type', title, because: `“${title.text}” has its members below “Contents”` };
  return indexKind(lines, title);
}

/** Whether sentences, labels or names stand there as the reference has them: headings alone do not make a page of it. */
const speaks = (lines: readonly Line[]): boolean =>
  lines.some(({ text, at, head }) => head !== undefined || leadOn(text) !== undefined || factOn(text, at)?.kind === 'status');

function indexKind(lines: readonly Line[], title: Line): PageKind | undefined {
  const because = (words: string): string => `“${words}” leads to the pages of the reference`;
  const said = lines.find(({ text }) => isListLead(text));
  if (said) return { kind: 'index', title, because: because(said.text) };
  if (isCommonErrors(title.text) && lines.some(({ text, at }) => factOn(text, at)?.kind === 'status'))
    return { kind: 'common-errors', title, because: `“${title.text}” has errors with their numbers below it` };
  if (isCommonParameters(title.text) && lines.some(({ text }) => /^X-Amz-Algorithm$/i.test(text)))
    return { kind: 'common-parameters', title, because: `“${title.text}” tells how requests are signed` };
  const apiTitle = apiTitleOf(title.text);
  if (apiTitle === undefined || !lines.some(({ text }) => isListLink(text))) return undefined;
  return { kind: 'index', title, apiTitle, because: because(title.text) };
}
