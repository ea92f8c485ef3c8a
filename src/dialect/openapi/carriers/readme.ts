import { type Carried, documentsIn } from '../carried.js';
import { readLiteral } from '../literal.js';
import type { Tag } from '../parts.js';
import type { Carrier } from './carrier.js';

/** ReadMe, and other pages that keep what they show as JSON in an attribute or in an element for data. */
export const readme: readonly Carrier[] = [
  {
    name: 'the properties that ReadMe renders from hold the document',
    hint: /data-initial-props/,
    find: ({ tags }) => ({ carried: tags.flatMap((tag) => fromJson(tag, tag.attributes['data-initial-props'], tag.line)) }),
  },
  {
    name: 'an element for data holds a document',
    hint: /<script[^>]+(?:json|yaml)/i,
    find: (parts) => ({
      carried: parts.tags
        .filter(({ name, attributes }) => name === 'script' && /json|yaml/i.test(attributes['type'] ?? ''))
        .flatMap((tag) => fromJson(tag, tag.text, parts.lineAt(tag.at))),
    }),
  },
];

function fromJson(_tag: Tag, text: string | undefined, line: number): readonly Carried[] {
  if (text === undefined || !/openapi|swagger/.test(text)) return [];
  const parsed = readLiteral(text);
  if ('fault' in parsed) return [];
  return documentsIn(parsed.value).map(
    (value): Carried => ({ kind: 'document', text: { text, line, parsed: { ...parsed, value } } }),
  );
}
