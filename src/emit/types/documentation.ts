import type { Evidence, EvidenceMap, Schema } from '../../model/api.js';
import type { DocTag } from '../escape/index.js';
import { constraintWords } from './constraint-words.js';
import type { Declaration } from './declarations.js';

/** What a comment says. */
export interface Documentation {
  readonly paragraphs: readonly (string | undefined)[];
  readonly tags: readonly DocTag[];
}

/** The comment above a declared type: what it is, what it demands, where it is documented. */
export function documentDeclaration(declaration: Declaration, about: readonly string[] = []): Documentation {
  const { schema, summary } = declaration;
  const place = placeOf(declaration.evidence);
  const see: readonly DocTag[] = place === undefined ? [] : [{ name: 'see', text: place }];
  const paragraphs = [schema.description ?? schema.title ?? summary, ...about, constraintWords(schema).join(' ')];
  return { paragraphs, tags: [...deprecation(schema), ...see] };
}

/** The comment above a member. */
export function documentMember(schema: Schema): Documentation {
  const paragraphs = [schema.description ?? schema.title, constraintWords(schema).join(' ')];
  return { paragraphs, tags: deprecation(schema) };
}

const deprecation = (schema: Schema): readonly DocTag[] => (schema.deprecated === true ? [{ name: 'deprecated' }] : []);

/** Where the first fact stands: page and line, or document and pointer, for a document may be one line. */
function placeOf(evidence: EvidenceMap): string | undefined {
  const first: Evidence | undefined = (evidence['name'] ?? evidence['type'] ?? Object.values(evidence)[0] ?? [])[0];
  if (first === undefined || first.source === '' || first.source === '-') return undefined;
  if (first.anchor?.startsWith('#/')) return `${first.source}${first.anchor}`;
  if (first.line !== undefined) return `${first.source} line ${first.line}`;
  return first.anchor === undefined ? first.source : `${first.source} at ${first.anchor}`;
}
