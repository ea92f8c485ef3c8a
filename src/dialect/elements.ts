import type { PageDom } from '../page/dom.js';
import type { Node } from '../page/node.js';
import type { NotedLine } from './notebook.js';

/** Looking things up among elements, for dialects that know their pages by them. */
const isElement = (node: Node): boolean => node.name !== undefined && node.type !== 'comment' && node.type !== 'directive';

export const childrenOf = (node: Node): readonly Node[] => (node.children ?? []).filter(isElement);

export const attribute = (node: Node, name: string): string | undefined => node.attribs?.[name];

export const hasClass = (node: Node, name: string): boolean => (attribute(node, 'class') ?? '').split(/\s+/).includes(name);

const silent: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'template', 'noscript']);

/** All words within, white space single. */
export function textIn(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** The words of an element that holds words and marks only; looked for often, so nothing bigger is read. */
export const shortText = (node: Node): string | undefined =>
  childrenOf(node).every(({ name }) => name === 'span') ? textIn(node) : undefined;

/** All text within, as it stands. */
export function rawText(node: Node): string {
  if (node.type === 'text') return node.data ?? '';
  if (silent.has(node.name ?? '')) return '';
  return (node.children ?? []).map(rawText).join('');
}

/** Elements below that a test is true of, in the page's order; what is below one found is not looked at. */
export function findAll(node: Node, test: (node: Node) => boolean): readonly Node[] {
  return childrenOf(node).flatMap((child) => (test(child) ? [child] : findAll(child, test)));
}

/** The first element below that a test is true of. */
export function findFirst(node: Node, test: (node: Node) => boolean): Node | undefined {
  for (const child of childrenOf(node)) {
    const found = test(child) ? child : findFirst(child, test);
    if (found) return found;
  }
  return undefined;
}

export const named =
  (...names: readonly string[]) =>
  (node: Node): boolean =>
    names.includes(node.name ?? '');

/** The words of a page element by element: what evidence quotes and coverage counts. */
export interface NotedElements {
  readonly lines: readonly NotedLine[];
  /** The line that an element is, stands in, or holds first; -1 where it has no words. */
  atOf(node: Node): number;
}

/** An element with words of its own is a line, together with the elements within it. */
export function noteElements({ root, lineOf }: PageDom): NotedElements {
  const lines: NotedLine[] = [];
  const places = new Map<Node, number>();
  const visit = (node: Node, anchor: string | undefined): void => {
    if (silent.has(node.name ?? '') || node.name === 'head') return;
    const own = attribute(node, 'id') || anchor;
    const hasWords = (node.children ?? []).some((child) => child.type === 'text' && /\S/.test(child.data ?? ''));
    if (hasWords && node !== root) {
      places.set(node, lines.length);
      lines.push({ at: lines.length, text: textIn(node), line: lineOf(node), ...(own === undefined ? {} : { anchor: own }) });
    } else for (const child of childrenOf(node)) visit(child, own);
  };
  visit(root, undefined);
  const below = (node: Node): number | undefined => {
    const own = places.get(node);
    if (own !== undefined) return own;
    for (const child of childrenOf(node)) {
      const found = below(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const atOf = (node: Node): number => {
    for (let up: Node | null | undefined = node; up; up = up.parent) {
      const found = places.get(up);
      if (found !== undefined) return found;
    }
    return below(node) ?? -1;
  };
  return { lines, atOf };
}
