import type { Line } from './line.js';

export type SectionKind =
  | 'request-syntax'
  | 'uri-parameters'
  | 'request-parameters'
  | 'request-body'
  | 'response-syntax'
  | 'response'
  | 'errors'
  | 'contents'
  | 'examples'
  | 'see-also'
  | 'other';

export interface Section {
  readonly kind: SectionKind;
  /** Line of the heading. */
  readonly at: number;
  /** First line below the heading, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

interface SectionRule {
  readonly name: string;
  readonly match: RegExp;
  readonly kind: SectionKind;
  /** Whether the heading alone tells that a page is about an operation or a type. */
  readonly telling?: true;
}

export const sectionRules: readonly SectionRule[] = [
  { name: 'a request is shown below “Request Syntax”', match: /^Request Syntax$/i, kind: 'request-syntax', telling: true },
  {
    name: 'members of address and headers stand below “URI Request Parameters”',
    match: /^URI (?:Request )?Parameters$/i,
    kind: 'uri-parameters',
    telling: true,
  },
  {
    name: 'members of a JSON call stand below “Request Parameters”',
    match: /^Request Parameters$/i,
    kind: 'request-parameters',
    telling: true,
  },
  { name: 'members of a body stand below “Request Body”', match: /^Request Body$/i, kind: 'request-body', telling: true },
  { name: 'a response is shown below “Response Syntax”', match: /^Response Syntax$/i, kind: 'response-syntax', telling: true },
  {
    name: 'members of a response stand below “Response Elements”',
    match: /^Response (?:Elements|Body)$/i,
    kind: 'response',
    telling: true,
  },
  { name: 'errors stand below “Errors”', match: /^Errors$/i, kind: 'errors' },
  { name: 'members of a type stand below “Contents”', match: /^Contents$/i, kind: 'contents', telling: true },
  { name: 'calls are shown below “Examples”', match: /^Examples?$/i, kind: 'examples' },
  { name: 'links to SDKs stand below “See Also”', match: /^See Also$/i, kind: 'see-also' },
];

export const sectionRuleOn = (text: string): SectionRule | undefined => sectionRules.find(({ match }) => match.test(text));

export const isTelling = (text: string): boolean => sectionRuleOn(text)?.telling === true;

/** Headings of the second level open sections; deeper ones belong to theirs. */
export function sectionsOf(lines: readonly Pick<Line, 'kind' | 'level' | 'text'>[]): readonly Section[] {
  const heads = lines.flatMap(({ kind, level, text }, at) => (kind === 'heading' && level === 2 ? [{ at, text }] : []));
  return heads.map(({ at, text }, index) => ({
    kind: sectionRuleOn(text)?.kind ?? 'other',
    at,
    from: at + 1,
    to: heads[index + 1]?.at ?? lines.length,
  }));
}
