import type { Evidence, SecurityRequirement } from '../../model/api.js';
import { isObject, items, member, members, type Node, textAt } from './node.js';
import type { Reader } from './reader.js';

/** Schemes that an operation asks for: its own, or those of the whole document. */
export function securityOf(reader: Reader, operation: Node, root: Node): readonly SecurityRequirement[] {
  const list = member(operation, 'security') ?? member(root, 'security');
  const found = new Map<string, SecurityRequirement>();
  for (const requirement of items(list)) {
    const named = members(requirement);
    if (named.length > 1) reader.notes.leaveOut('ways to authenticate that belong together', requirement);
    for (const [name, node] of named) if (!found.has(name)) found.set(name, schemeOf(reader, name, node, root));
  }
  return [...found.values()];
}

function schemeOf(reader: Reader, name: string, node: Node, root: Node): SecurityRequirement {
  const schemes = member(member(root, 'components') ?? root, 'securitySchemes') ?? member(root, 'securityDefinitions');
  const own = schemes && member(schemes, name);
  const scheme = own && reader.follow(own);
  const told: readonly Evidence[] = [reader.notes.cite(scheme ?? node, 'a security scheme says how to authenticate')];
  reader.notes.passAll(node, 'an operation names its security schemes');
  if (!scheme || !isObject(scheme.value)) {
    reader.notes.say('security-unknown', `The security scheme ${name} is nowhere described.`, node);
    return { name, kind: 'unknown', label: name, evidence: { kind: told.map((one) => ({ ...one, standing: 'unknown' })) } };
  }
  for (const [, one] of members(scheme)) reader.notes.passAll(one, 'a security scheme says how to authenticate');
  return { name, ...kindOf(scheme, name), evidence: { kind: told } };
}

type Kind =
  | { readonly kind: 'bearer'; readonly format?: string }
  | { readonly kind: 'basic' | 'oauth2' }
  | { readonly kind: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly key: string }
  | { readonly kind: 'unknown'; readonly label: string };

function kindOf(scheme: Node, name: string): Kind {
  const [type, http] = [textAt(scheme, 'type')?.toLowerCase(), textAt(scheme, 'scheme')?.toLowerCase()];
  const format = textAt(scheme, 'bearerFormat');
  if (type === 'oauth2') return { kind: 'oauth2' };
  if (type === 'basic' || (type === 'http' && http === 'basic')) return { kind: 'basic' };
  if (type === 'bearer' || (type === 'http' && http === 'bearer')) return { kind: 'bearer', ...(format ? { format } : {}) };
  const [key, place] = [textAt(scheme, 'name'), textAt(scheme, 'in')?.toLowerCase()];
  if (type === 'apikey' && key && (place === 'query' || place === 'header' || place === 'cookie'))
    return { kind: 'apiKey', in: place, key };
  return { kind: 'unknown', label: [type, http].filter((word) => word !== undefined).join(' ') || name };
}
