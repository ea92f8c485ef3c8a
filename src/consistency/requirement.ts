import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { formatFactPath } from '../model/fact-path.js';
import { findRequirementMark } from '../notation/requirement-words.js';
import { at, correcting, severityOf, side } from './evidence-words.js';
import type { Field } from './fields.js';
import { wordsAbout } from './prose.js';

/** What words about it have to hold: looked for first, for most hold nothing. */
const telling = /requi|option|mandator|pflicht|facult|obligat|erforder|opcional/i;

/** Where the words about a field say that it has to be there, or need not, and the field's own mark says otherwise. */
export function checkRequirements(fields: readonly Field[]): readonly Diagnostic[] {
  return fields.flatMap(({ path, schema, owner }) => {
    const told = owner?.evidence['required']?.[0];
    // A page that does not say it is not contradicted.
    if (owner === undefined || told === undefined) return [];
    for (const { description, evidence } of wordsAbout(schema, owner)) {
      const mark = telling.test(description) ? findRequirementMark(description, 'prose') : undefined;
      if (mark?.required === undefined || mark.required === owner.required) continue;
      const place = formatFactPath({ ...path, fact: 'required' });
      const own = owner.required ? 'required' : 'optional';
      const quote = mark.quote.replace(/^[\s.!]+/, '');
      const message = `The words about \`${formatFactPath(path)}\` say “${quote}”; it is documented as ${own}${side(told)}.`;
      const help = `If the words are right: \`${correcting(place, mark.required)}\`. If they are wrong, correct the \`description\`.`;
      const severity = severityOf(told, 'warning');
      const details = { ...at(evidence['description']?.[0] ?? told, place), quote, help, severity };
      return [diagnostic('prose-contradicts', message, details)];
    }
    return [];
  });
}
