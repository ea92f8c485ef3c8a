import type { Page } from '../../page/page.js';
import type { Match } from '../dialect.js';
import { openNotes } from './notes.js';
import { search } from './pattern.js';
import type { MatchSpec } from './spec.js';

/** Whether a page has all that a config names, and the words that it was known by. */
export function matchOf(page: Page, { source, line, select }: MatchSpec): Match {
  const reasons: string[] = [];
  if (source !== undefined) {
    if (!search(source, page.source)) return { sure: false };
    reasons.push(`its name is like “${source}”`);
  }
  if (line !== undefined || select !== undefined) {
    if (select !== undefined && page.format === 'text') return { sure: false };
    const { sheet } = openNotes(page, {});
    const found = line === undefined ? undefined : sheet.lines.find(({ text }) => search(line, text));
    if (line !== undefined && !found) return { sure: false };
    if (found) reasons.push(`it has the line “${found.text.slice(0, 120)}”`);
    if (select !== undefined && sheet.select(select).length === 0) return { sure: false };
    if (select !== undefined) reasons.push(`it has “${select}”`);
  }
  return { sure: true, because: reasons.join(', and ') };
}
