import type { Severity } from '../diagnostic.js';
import type { Evidence } from '../model/api.js';
import { formatPlace } from '../model/evidence.js';

/** The other side of a contradiction, in brackets: where it stands, and its words. */
export const side = (evidence: Evidence | undefined): string =>
  evidence === undefined ? '' : ` (${formatPlace(evidence)}, “${shortened(evidence.quote)}”)`;

/** What was concluded, or said by a person who knows better than the page, is not surely contradicted. */
export const severityOf = (evidence: Evidence | undefined, sure: Severity): Severity =>
  evidence === undefined || evidence.standing === 'documented' ? sure : 'info';

/** Longer words are cut. */
const longest = 80;

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
}

/** The first few names. */
export function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, 4).map((name) => `\`${name}\``);
  return distinct.length > shown.length ? `${shown.join(', ')} and ${distinct.length - shown.length} more` : shown.join(', ');
}
