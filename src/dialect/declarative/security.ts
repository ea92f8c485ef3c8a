import type { SecurityRequirement } from '../../model/api.js';
import { cite, citeHead, factIn } from './fact.js';
import { find, list } from './find.js';
import type { Notes } from './notes.js';
import type { Region } from './region.js';
import type { OneOrMore, SecuritySpec } from './spec.js';

/** What a region asks for by way of authentication. */
export const securityIn = (
  notes: Notes,
  specs: OneOrMore<SecuritySpec> | undefined,
  region: Region,
): readonly SecurityRequirement[] =>
  list(specs).flatMap((spec) => {
    const [found] = find(notes.sheet, spec.each, region, `asks for ${spec.kind}`);
    return found ? requirementOf(notes, spec, found) : [];
  });

function requirementOf(notes: Notes, spec: SecuritySpec, region: Region): readonly SecurityRequirement[] {
  const { kind } = spec;
  const key = factIn(notes, region, spec.key, 'key');
  // The words are read for what they say as a whole, as if a pattern had taken them.
  const head = { ...region, groups: { ...region.groups, kind } };
  const evidence = { kind: [citeHead(notes, head, region.rule)] };
  switch (kind) {
    case 'bearer':
    case 'basic':
    case 'oauth2':
      return [{ kind, evidence }];
    case 'apiKey':
      return key ? [{ kind, in: spec.in ?? 'header', key: key.value, evidence: { ...evidence, key: [cite(notes, key)] } }] : [];
  }
}
