import type { Diagnostic } from '../diagnostic.js';
import type { Evidence, Json } from './api.js';
import type { Correction } from './correction.js';
import { sortedBy } from './order.js';

/** Where a diagnostic about a correction points. */
export const correctionPlace = ({ source, line, where }: Correction): Pick<Diagnostic, 'where'> => ({
  where: { source, line, fact: where },
});

/** What a corrected fact carries. */
export function evidenceFor({ source, line, because, link }: Correction): Evidence {
  return {
    source,
    line,
    quote: link === undefined ? because : `${because} (${link})`,
    rule: 'a person corrected the page',
    standing: 'corrected',
  };
}

/** A value of a correction, as messages show it. */
export const shown = (value: Json): string => (value === null ? 'nothing' : JSON.stringify(value));

/** Equal as JSON, whatever the order of keys. */
export function sameJson(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = sortedBy(Object.entries(value), ([key]) => key);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}
