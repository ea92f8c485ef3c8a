import type { Line } from './line.js';
import { isRequirement } from './site.js';
import { readStatus } from './status.js';
import { readType } from './type-text.js';

/** What a heading line of the layout begins. */
export type Section =
  | { readonly kind: 'request-samples' }
  | { readonly kind: 'response-samples' }
  | { readonly kind: 'request' }
  | { readonly kind: 'authorization' }
  | { readonly kind: 'parameters'; readonly in: 'path' | 'query' | 'header' | 'cookie' }
  | { readonly kind: 'body'; readonly mediaType?: string }
  | { readonly kind: 'responses' }
  | { readonly kind: 'modified'; readonly when: string }
  | { readonly kind: 'footer' };

export interface Marker {
  readonly at: number;
  /** First line of what the section holds. */
  readonly after: number;
  readonly section: Section;
  readonly rule: string;
}

interface MarkerRule {
  readonly name: string;
  /** The line itself. */
  readonly match: RegExp;
  /** Decides with the lines around: words such as `Request` stand in prose too. `sectionBelow` tells whether the next line begins a section. */
  read(
    found: RegExpExecArray,
    lines: readonly Line[],
    at: number,
    sectionBelow: () => boolean,
  ): { readonly section: Section; readonly length: number } | undefined;
}

const mediaType = /^[\w.+-]+\/[\w.+*-]+(?:\s*;.*)?$/;

export const isMediaType = (text: string | undefined): boolean => text !== undefined && mediaType.test(text);

/** Lower case, without parameters. */
export const plainMediaType = (text: string): string => (text.split(';')[0] ?? '').trim().toLowerCase();

/** First match wins. */
export const markerRules: readonly MarkerRule[] = [
  {
    name: 'a heading and its tab begin the request samples',
    match: /^(?:Request ?Request Example|Request Examples?|Request (?:Code )?Samples?)$/i,
    read: () => ({ section: { kind: 'request-samples' }, length: 1 }),
  },
  {
    name: 'a heading and its tab begin the response examples',
    match: /^(?:Response ?Response Example|Response Examples?)$/i,
    read: (_, lines, at) =>
      near(lines, at, 4, (text) => /^[{[]/.test(text) || /^\d{3}\b/.test(text))
        ? { section: { kind: 'response-samples' }, length: 1 }
        : undefined,
  },
  {
    name: 'a heading names the place of the parameters below it',
    match: /^(Path|Query|Header|Cookie) Param(?:eter)?s?$/i,
    read: (found, lines, at) =>
      beginsRow(lines, at + 1) ? { section: { kind: 'parameters', in: placeOf(found[1]) }, length: 1 } : undefined,
  },
  {
    name: 'a heading begins the body and names its media type',
    match: /^(?:Body Params?|Request Body)(?: ?([\w.+-]+\/[\w.+*-]+.*))?$/i,
    read: (found, lines, at) => {
      if (found[1] !== undefined) return { section: { kind: 'body', mediaType: plainMediaType(found[1]) }, length: 1 };
      const next = lines[at + 1]?.text ?? '';
      if (isMediaType(next)) return { section: { kind: 'body', mediaType: plainMediaType(next) }, length: 2 };
      return beginsRow(lines, at + 1) ? { section: { kind: 'body' }, length: 1 } : undefined;
    },
  },
  {
    name: 'a heading begins the ways to authenticate',
    match: /^(?:Authorization|Auth|Authentication|Security)$/i,
    read: (_, lines, at, sectionBelow) =>
      near(lines, at, 2, (text) => /^(?:Bearer|Basic|API Key|OAuth|JWT|Digest|Hawk|AWS Signature)\b/i.test(text)) ||
      near(lines, at, 4, (text) => /^(?:Provide your|Add (?:a )?parameter in)\b/i.test(text)) ||
      sectionBelow()
        ? { section: { kind: 'authorization' }, length: 1 }
        : undefined,
  },
  {
    name: 'a heading begins the responses, the first of which follows',
    match: /^Responses?$/i,
    read: (_, lines, at) =>
      readStatus(lines, at + 1) || at === lines.length - 1 ? { section: { kind: 'responses' }, length: 1 } : undefined,
  },
  {
    name: 'a heading begins the request',
    match: /^Request$/i,
    read: (_, lines, at, sectionBelow) => {
      const next = lines[at + 1];
      if (next === undefined || /^None$/i.test(next.text)) return { section: { kind: 'request' }, length: 1 };
      return sectionBelow() ? { section: { kind: 'request' }, length: 1 } : undefined;
    },
  },
  {
    name: 'a line says when the page was last modified',
    match: /^(?:Last )?modified(?: at)?[:：]?\s*(.*)$/i,
    read: (found, lines, at) => {
      const same = found[1] ?? '';
      const when = same === '' ? (lines[at + 1]?.text ?? '') : same;
      if (!/\d/.test(when) || when.length > 60) return undefined;
      return { section: { kind: 'modified', when }, length: same === '' ? 2 : 1 };
    },
  },
  {
    name: 'links to the neighbouring pages end the page',
    match: /^(?:Previous|Next|Built with.*)$/i,
    read: (_, lines, at) =>
      lines.length - at <= 8 && !readType(lines[at + 1]?.text ?? '') ? { section: { kind: 'footer' }, length: 1 } : undefined,
  },
  {
    name: 'addresses that a text browser collects below a page end it',
    match: /^(?:References|Visible links:?|Hidden links:?)$/,
    read: (_, lines, at) =>
      lines.slice(at + 1).every(({ text }) => /^(?:\d+\. \S+|Hidden links:?)$/.test(text))
        ? { section: { kind: 'footer' }, length: 1 }
        : undefined,
  },
];

/** The section that begins at a line, if one does. */
export function markerAt(lines: readonly Line[], at: number, depth = 0): Marker | undefined {
  const text = lines[at]?.text ?? '';
  if (text.length > 120 || lines[at]?.code) return undefined;
  for (const rule of markerRules) {
    const found = rule.match.exec(text);
    const read = found
      ? rule.read(found, lines, at, () => depth < 3 && markerAt(lines, at + 1, depth + 1) !== undefined)
      : undefined;
    if (read) return { at, after: at + read.length, section: read.section, rule: rule.name };
  }
  return undefined;
}

/** Whether a field's row stands at a line: name, type, requirement on three lines or fewer. */
function beginsRow(lines: readonly Line[], at: number): boolean {
  for (let ahead = 0; ahead <= 3; ahead += 1) {
    const text = lines[at + ahead]?.text ?? '';
    if (isRequirement(text)) return ahead > 0;
    if (/\b(?:required|optional)(?:\s+(?:deprecated|nullable))*$/i.test(text) && ahead <= 1) return true;
  }
  return false;
}

const near = (lines: readonly Line[], at: number, reach: number, test: (text: string) => boolean): boolean =>
  lines.slice(at + 1, at + 1 + reach).some(({ text }) => test(text));

function placeOf(word: string | undefined): 'path' | 'query' | 'header' | 'cookie' {
  switch (word?.toLowerCase()) {
    case 'path':
      return 'path';
    case 'query':
      return 'query';
    case 'cookie':
      return 'cookie';
    default:
      return 'header';
  }
}
