import type { FloorsConfig } from '../config/config.js';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { LockedPage, ReadCounts } from './lock.js';

export const defaultFloors: FloorsConfig = { operations: 0.75, fields: 0.7, responses: 0.5, errors: 0.5, coverage: 0.6 };

interface Floor {
  readonly name: keyof FloorsConfig;
  /** What the number counts, as people say it of one. */
  readonly of: string;
  readonly measure: (read: ReadCounts) => number;
  /** Losing so few is ordinary, whatever share of a small page they are. */
  readonly slack: number;
}

const floors: readonly Floor[] = [
  { name: 'operations', of: 'operation', measure: (read) => read.operations, slack: 0 },
  { name: 'responses', of: 'response', measure: (read) => read.responses, slack: 0 },
  { name: 'fields', of: 'field', measure: (read) => read.fields, slack: 3 },
  { name: 'errors', of: 'error', measure: (read) => read.errors, slack: 3 },
  { name: 'coverage', of: 'percent of its lines read', measure: sharePerCent, slack: 20 },
];

/** Of a page with few lines one more or less is a great share. */
const fewLines = 12;

function sharePerCent({ lines, unread }: ReadCounts): number {
  return lines < fewLines ? 100 : Math.round((100 * (lines - unread)) / lines);
}

/** A page, or all pages together, as they were read the last time and now. */
export interface Reread {
  /** The page, or the API as a whole. */
  readonly source: string;
  readonly before: ReadCounts;
  readonly after: ReadCounts;
}

/** The floors that what was read fell through: of each page the first of the table. */
export function fallen(pages: readonly Reread[], given: Partial<FloorsConfig> = {}): readonly Diagnostic[] {
  const shares = { ...defaultFloors, ...given };
  return pages.flatMap((page) => {
    const floor = floors.find((one) => fellThrough(one, page, shares[one.name]));
    return floor === undefined ? [] : [layoutChanged(floor, page)];
  });
}

function fellThrough({ measure, slack }: Floor, { before, after }: Reread, share: number): boolean {
  const [was, is] = [measure(before), measure(after)];
  if (was === 0 || is >= was || share === 0) return false;
  return is < was * share && (was - is > slack || is === 0);
}

function layoutChanged({ name, of, measure }: Floor, { source, before, after }: Reread): Diagnostic {
  const [was, is] = [measure(before), measure(after)];
  const what = was === 1 || of.includes(' ') ? of : `${of}s`;
  const message = `The floor for ${name} holds: ${source} had ${was} ${what}, and has ${is}.`;
  return diagnostic('layout-changed', message, { where: { source } });
}

/**
 * Pages of both runs, side by side.
 * @param after what was read of a page now; nothing where nobody asked for it
 */
export function pagesReread(before: readonly LockedPage[], after: (source: string) => ReadCounts | undefined): readonly Reread[] {
  return before.flatMap(({ source, read }) => {
    const now = after(source);
    return read === undefined || now === undefined ? [] : [{ source, before: read, after: now }];
  });
}
