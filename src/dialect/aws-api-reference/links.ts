import type { Link } from '../../model/reading.js';
import { factOn } from './fact.js';
import type { Line } from './line.js';
import type { PageKind } from './page-kind.js';

const ofReference = /(?:^|\/)(?:API_[\w.-]+|CommonErrors)\.(?:md|html?)(?:[?#]\S*)?$/i;

interface LinkRule {
  readonly name: string;
  readonly asks: (line: Line, kind: PageKind['kind']) => boolean;
}

/** Which of a page's links lead to what it takes to understand it. First match wins. */
export const linkRules: readonly LinkRule[] = [
  { name: 'a list of pages leads to each of them', asks: (_, kind) => kind === 'index' },
  { name: 'a type is told on the page that its name leads to', asks: ({ text, at }) => factOn(text, at)?.kind === 'type' },
];

/** Pages of the reference that a page needs beside it, in its order, each once. */
export function linksOf(lines: readonly Line[], kind: PageKind['kind']): readonly Link[] {
  const links = new Map<string, Link>();
  for (const line of lines) {
    const rule = linkRules.find(({ asks }) => asks(line, kind));
    if (!rule) continue;
    for (const url of line.links ?? [])
      if (ofReference.test(url) && !links.has(url)) links.set(url, { url, rule: rule.name, line: line.line });
  }
  return [...links.values()];
}
