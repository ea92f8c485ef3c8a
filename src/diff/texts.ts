import type { EvidenceMap, Json } from '../model/api.js';
import { beforeAfter, type Comparison, type Finding } from './comparison.js';
import type { Place } from './place.js';
import { same, sameFacts } from './same.js';

/** A node that may have words for people. */
interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly modified?: string;
  readonly deprecated?: boolean;
  readonly default?: Json;
  readonly examples?: readonly Json[] | undefined;
  readonly evidence: EvidenceMap;
}

/** Titles, descriptions and dates. */
const descriptions = ['title', 'description', 'modified'] as const;

/** What a node says for people: its words, its examples, its default, and whether it is still to be used. */
export function compareTexts(comparison: Comparison, place: Place, before: Described, after: Described): void {
  const pair = (fact: 'title' | 'description' | 'modified' | 'default' | 'examples') =>
    beforeAfter(
      { value: plain(before[fact]), evidence: before.evidence },
      { value: plain(after[fact]), evidence: after.evidence },
      fact,
    );
  const tell = (fact: string, finding: Finding): void => comparison.tell(place, fact, finding);
  for (const fact of descriptions) {
    if (before[fact] !== after[fact]) tell(fact, { kind: 'description-changed', fact, ...pair(fact) });
  }
  if (!same(before.default, after.default)) tell('default', { kind: 'default-changed', ...pair('default') });
  if (!sameFacts(before.examples, after.examples))
    tell('examples', { kind: 'example-changed', of: 'value', ...pair('examples') });
  const [was, is] = [before.deprecated === true, after.deprecated === true];
  if (was !== is) {
    tell('deprecated', {
      kind: 'deprecation-changed',
      became: is ? 'deprecated' : 'current',
      ...beforeAfter({ value: was, evidence: before.evidence }, { value: is, evidence: after.evidence }, 'deprecated'),
    });
  }
}

const plain = (value: Json | undefined): Json | undefined => value;
