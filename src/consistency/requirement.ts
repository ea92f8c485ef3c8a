import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { placeOf } from '../model/evidence.js';
import { formatFactPath } from '../model/fact-path.js';
import type { PlacedLayer } from '../model/nodes.js';
import { findRequirementMark } from '../notation/requirement-words.js';
import { severityOf, side } from './evidence-words.js';

/** Where the words about a field say that it has to be there, or need not, and the field's own mark says otherwise. */
export function checkRequirements(nodes: readonly PlacedLayer[]): readonly Diagnostic[] {
  return nodes.flatMap(({ path, layer, beside }) => {
    if (layer.node !== 'property' && layer.node !== 'parameter') return [];
    const field = layer.value;
    const [told] = field.evidence['required'] ?? [];
    // A page that does not say it is not contradicted.
    if (told === undefined) return [];
    for (const words of beside) {
      if (words.node !== 'schema' && words.node !== 'parameter') continue;
      const { description, evidence } = words.value;
      const mark = description === undefined ? undefined : findRequirementMark(description, 'prose');
      if (mark?.required === undefined || mark.required === field.required) continue;
      const at = formatFactPath({ ...path, fact: 'required' });
      const where = placeOf(evidence['description']?.[0] ?? told, at);
      const own = field.required ? 'required' : 'optional';
      return [
        diagnostic(
          'prose-contradicts',
          `The words about \`${formatFactPath(path)}\` say “${mark.quote}”, and it is documented as ${own}${side(told)}.`,
          {
            ...(where === undefined ? {} : { where }),
            quote: mark.quote,
            severity: severityOf(told, 'warning'),
            help: `If the words are right, say so in a correction: where \`${at}\`, set \`${mark.required}\`; else correct the \`description\`.`,
          },
        ),
      ];
    }
    return [];
  });
}
