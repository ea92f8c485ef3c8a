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
}

export const sectionRules: readonly SectionRule[] = [
  { name: 'a request is shown below “Request Syntax”', match: /^Request Syntax$/i, kind: 'request-syntax' },
  {
    name: 'members of address and headers stand below “URI Request Parameters”',
    match: /^URI (?:Request )?Parameters$/i,
    kind: 'uri-parameters',
  },
  { name: 'members of a JSON call stand below “Request Parameters”', match: /^Request Parameters$/i, kind: 'request-parameters' },
  { name: 'members of a body stand below “Request Body”', match: /^Request Body$/i, kind: 'request-body' },
  { name: 'a response is shown below “Response Syntax”', match: /^Response Syntax$/i, kind: 'response-syntax' },
  { name: 'members of a response stand below “Response Elements”', match: /^Response (?:Elements|Body)$/i, kind: 'response' },
  { name: 'errors stand below “Errors”', match: /^Errors$/i, kind: 'errors' },
  { name: 'members of a type stand below “Contents”', match: /^Contents$/i, kind: 'contents' },
  { name: 'calls are shown below “Examples”', match: /^Examples?$/i, kind: 'examples' },
  { name: 'links to SDKs stand below “See Also”', match: /^See Also$/i, kind: 'see-also' },
];

/** Headings of the second level open sections; deeper ones belong to theirs. */
export function sectionsOf(lines: readonly Line[]): readonly Section[] {
  const heads = lines.filter(({ kind, level }) => kind === 'heading' && level === 2);
  return heads.map(({ at, text }, index) => ({
    kind: sectionRules.find(({ match }) => match.test(text))?.kind ?? 'other',
    at,
    from: at + 1,
    to: heads[index + 1]?.at ?? lines.length,
  }));
}
