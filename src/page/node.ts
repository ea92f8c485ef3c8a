import { createRequire } from 'node:module';
import type { CheerioAPI } from 'cheerio/slim';
import { diagnostic, Failure } from '../diagnostic.js';

/** Deeper than any page is nested, shallower than the stack. */
const maximumDepth = 1000;

/** As much of a parsed node as is looked at here. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly startIndex?: number | null;
  readonly attribs?: { readonly [name: string]: string };
  readonly parent?: Node | null;
  readonly children?: readonly Node[];
}

/** Elements whose words are not the page's. */
export const skipped: ReadonlySet<string> = new Set(
  'script style template noscript head svg select textarea iframe object'.split(' '),
);

/** Elements that stand within a line; everything else sets its words apart. */
const inline: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

export const isElement = (node: Node): boolean => node.name !== undefined && node.type !== 'comment' && node.type !== 'directive';
export const isInline = (node: Node): boolean => inline.has(node.name ?? '');
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Loaded at the first page of markup only: text pages do not wait for it. */
export function parseMarkup(html: string): CheerioAPI {
  const { load } = createRequire(import.meta.url)('cheerio/slim') as typeof import('cheerio/slim');
  return load(html, { xml: { xmlMode: false, withStartIndices: true, decodeEntities: true } });
}

export const rootOf = ($: CheerioAPI): Node => $.root()[0] as unknown as Node;

/** The first node below the depth that recursion is trusted with. */
export function tooDeepNode(document: Node): Node | undefined {
  let level: readonly Node[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maximumDepth) return level[0];
    level = level.flatMap((node) => node.children ?? []);
  }
  return undefined;
}

/** Whether anything inside a node sets its words apart; asked often, so remembered. */
export function blockFinder(): (node: Node) => boolean {
  const known = new Map<Node, boolean>();
  const holdsBlock = (node: Node): boolean => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const holds = (node.children ?? []).some(
      (child) => isElement(child) && !skipped.has(child.name ?? '') && (!isInline(child) || holdsBlock(child)),
    );
    known.set(node, holds);
    return holds;
  };
  return holdsBlock;
}

export const tooDeep = (source: string, line: number): Failure =>
  new Failure([
    diagnostic('page-too-deep', `The elements of ${source} are nested more than ${maximumDepth} deep.`, {
      where: { source, line },
      quote: '',
    }),
  ]);
