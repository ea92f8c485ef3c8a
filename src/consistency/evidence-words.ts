import type { DiagnosticDetails, Severity } from '../diagnostic.js';
import type { Evidence, Json } from '../model/api.js';
import { formatPlace, placeOf } from '../model/evidence.js';
import { shellWord } from '../model/shell-word.js';

/** Where a diagnostic points: the words' place, and the fact. */
export function at(words: Evidence | undefined, fact: string): Pick<DiagnosticDetails, 'where'> {
  const where = placeOf(words, fact);
  return where === undefined ? {} : { where };
}

/** The other side of a contradiction, in brackets: where it stands, and its words. */
export const side = (evidence: Evidence | undefined): string =>
  evidence === undefined ? '' : ` (${formatPlace(evidence)}, “${shortened(evidence.quote)}”)`;

/** What was concluded, or said by a person who knows better than the page, is not surely contradicted. */
export const severityOf = (evidence: Evidence | undefined, sure: Severity): Severity =>
  evidence === undefined || evidence.standing === 'documented' ? sure : 'info';

/** The command line that writes a correction; only a person knows the reason. */
export function correcting(fact: string, set: Json): string {
  const value = shellWord(typeof set === 'string' ? set : JSON.stringify(set));
  return `npx generator correct --set ${value} --because '…' ${fact.startsWith('-') ? '-- ' : ''}${shellWord(fact)}`;
}

/** Longer words are cut. */
const longest = 80;

export function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
}

/** The first few names. */
export function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, 4).map((name) => `\`${name}\``);
  return distinct.length > shown.length ? `${shown.join(', ')} and ${distinct.length - shown.length} more` : shown.join(', ');
}
