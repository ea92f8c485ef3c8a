import type { Evidence, SecurityRequirement } from '../../model/api.js';
import type { Node } from '../../page/node.js';
import { findAll, findFirst, named, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';

type Told<T> = T extends unknown ? Omit<T, 'evidence' | 'name'> : never;

/** A scheme as the section “Authentication” tells it. */
export interface Scheme {
  readonly name: string;
  readonly requirement: Told<SecurityRequirement>;
  readonly cited: Evidence;
}

/** Schemes with a heading of their own and “Security Scheme Type” below it. */
export function readSchemes(paper: Paper, root: Node): readonly Scheme[] {
  const labels = findAll(root, (node) => /^(?:b|th)$/.test(node.name ?? '') && /^Security Scheme Type:?$/i.test(textIn(node)));
  return labels.flatMap((label): readonly Scheme[] => {
    let block: Node | null | undefined = label;
    while (block && !findFirst(block, named('h2'))) block = block.parent;
    const heading = block && findFirst(block, named('h2'));
    if (!block || !heading) return [];
    const scope = label.parent?.parent ?? block;
    const requirement = requirementOf(textIn(scope));
    pass(paper, scope, 'the section “Authentication” tells what a scheme is');
    return [
      { name: textIn(heading), requirement, cited: cite(paper, scope, 'the section “Authentication” tells what a scheme is') },
    ];
  });
}

function requirementOf(text: string): Told<SecurityRequirement> {
  const key = /\b(header|query|cookie) parameter name:?\s*(\S+)/i.exec(text);
  if (/Scheme Type:?\s*API ?Key/i.test(text) && key) {
    const place = key[1]?.toLowerCase();
    return { kind: 'apiKey', in: place === 'query' || place === 'cookie' ? place : 'header', key: key[2] ?? '' };
  }
  if (/HTTP Authorization Scheme:?\s*bearer/i.test(text)) return { kind: 'bearer' };
  if (/HTTP Authorization Scheme:?\s*basic/i.test(text)) return { kind: 'basic' };
  if (/Scheme Type:?\s*OAuth2/i.test(text)) return { kind: 'oauth2' };
  return { kind: 'unknown', label: text.slice(0, 80) };
}

/** A scheme by its name; what it is stays unknown where no section tells. */
export function schemeOf(paper: Paper, node: Node, name: string, schemes: readonly Scheme[]): SecurityRequirement {
  const cited = cite(paper, node, 'names of schemes stand below “Authorizations”');
  const scheme = schemes.find((one) => one.name === name);
  if (scheme) return { ...scheme.requirement, name, evidence: { kind: [scheme.cited], name: [cited] } };
  paper.notebook.say('security-unknown', `The page does not say what ${name} asks for.`, { at: paper.elements.atOf(node) });
  return { kind: 'unknown', label: name, name, evidence: { kind: [{ ...cited, standing: 'unknown' }], name: [cited] } };
}
