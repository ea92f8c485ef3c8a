import type { Evidence, Standing } from '../model/api.js';
import type { Node } from '../page/node.js';
import { type NotedElements, textIn } from './elements.js';
import type { Notebook } from './notebook.js';

/** Where a page of elements is read and noted. */
export interface Paper {
  readonly notebook: Notebook;
  readonly elements: NotedElements;
  /** Names of the types whose fields are being read, outermost first. */
  readonly within?: readonly string[];
}

/** Evidence for what an element says. */
export function cite({ notebook, elements }: Paper, node: Node, rule: string, standing: Standing = 'documented'): Evidence {
  return notebook.cite(elements.atOf(node), rule, standing, textIn(node).slice(0, 400));
}

/** Marks an element's words, and those of all elements in it, as read. */
export function pass(paper: Paper, node: Node, rule: string): void {
  const at = paper.elements.atOf(node);
  if (at >= 0) paper.notebook.pass(at, at + 1, rule);
  for (const child of node.children ?? []) if (child.name !== undefined) pass(paper, child, rule);
}
