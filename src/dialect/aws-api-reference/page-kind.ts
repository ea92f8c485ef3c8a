import type { Line } from './line.js';
import { sectionsOf } from './section.js';

/** What a page of the reference is about. */
export type PageKind =
  | { readonly kind: 'operation' | 'type'; readonly title: Line; readonly because: string }
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
  if (isName && (ask !== undefined || known.has('response')) && answer !== undefined)
    return { kind: 'operation', title, because: `“${title.text}” is headed by sections on its request and its response` };
  const contents = sections.find(({ kind }) => kind === 'contents');
  const inContents = contents ? lines.slice(contents.from, contents.to) : [];
  if (isName && contents && (inContents.some(({ head }) => head !== undefined) || known.has('see-also')))
    return { kind: 'type', title, because: `“${title.text}” has its members below “Contents”` };
  return indexKind(lines, title);
}

function indexKind(lines: readonly Line[], title: Line): PageKind | undefined {
  const said = lines.find(({ text }) => /^The following (?:actions|data types) are supported\b/i.test(text));
  const links = lines.filter(({ text }) => /^\+ ?(?:Actions|Data Types)$/i.test(text));
  const whole = /^(.+?) API Reference$/i.exec(title.text)?.[1];
  if (!said && !(whole !== undefined && links.length > 0)) return undefined;
  const apiTitle = whole === undefined ? {} : { apiTitle: whole };
  return { kind: 'index', title, ...apiTitle, because: `“${said?.text ?? title.text}” leads to the pages of the reference` };
}
