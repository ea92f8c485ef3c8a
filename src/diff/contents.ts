import type { Content } from '../model/api.js';
import { type Comparison, told } from './comparison.js';
import { compareEvidence } from './evidence.js';
import { tellOrder } from './order.js';
import { pairedBy } from './pairing.js';
import type { Place } from './place.js';
import { compareSchemas } from './schemas.js';

/** The forms of one body, by their media types. One form that gives way to one other is the same body in another form. */
export function compareContents(
  comparison: Comparison,
  before: readonly Content[],
  after: readonly Content[],
  placeOf: (
    content: Content,
    contents: readonly Content[],
    pair: { readonly before?: Content; readonly after?: Content },
  ) => Place,
): void {
  const { removed, added, kept, order } = pairedBy(before, after, ({ mediaType }) => mediaType);
  const [gone, come] = [removed[0], added[0]];
  const replaced = removed.length === 1 && added.length === 1 && gone !== undefined && come !== undefined;
  if (replaced) {
    const place = placeOf(come, after, { before: gone, after: come });
    comparison.tell(place, 'mediaType', {
      kind: 'transport-changed',
      fact: 'mediaType',
      before: told(gone.mediaType, gone.evidence, 'mediaType', ...Object.keys(gone.evidence)),
      after: told(come.mediaType, come.evidence, 'mediaType', ...Object.keys(come.evidence)),
    });
    compareSchemas(comparison, place, gone.schema, come.schema);
  } else {
    for (const content of removed) {
      comparison.tell(placeOf(content, before, { before: content }), 'mediaType', {
        kind: 'transport-changed',
        fact: 'mediaType',
        before: told(content.mediaType, content.evidence, 'mediaType', ...Object.keys(content.evidence)),
      });
    }
    for (const content of added) {
      comparison.tell(placeOf(content, after, { after: content }), 'mediaType', {
        kind: 'transport-changed',
        fact: 'mediaType',
        after: told(content.mediaType, content.evidence, 'mediaType', ...Object.keys(content.evidence)),
      });
    }
  }
  for (const pair of kept) {
    const place = placeOf(pair.after, after, pair);
    compareEvidence(comparison, place, pair.before.evidence, pair.after.evidence);
    compareSchemas(comparison, place, pair.before.schema, pair.after.schema);
  }
  const [first] = after;
  if (first !== undefined) tellOrder(comparison, placeOf(first, after, {}), 'mediaType', order.before, order.after);
}
