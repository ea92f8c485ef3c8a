import type { Node } from '../../page/node.js';
import { attribute, childrenOf, findAll, findFirst, hasClass, named, shortText, textIn } from '../elements.js';

/** One operation's part of a page, in the order in which it is printed. */
export interface Panel {
  readonly section: Node;
  /** Id as the page's links have it: `operation/addPet`. */
  readonly id: string;
  readonly heading?: Node;
  readonly verb: Node;
  readonly path: Node;
  readonly steps: readonly Step[];
}

/** What a panel is made of. */
export type Step =
  | { readonly kind: 'prose'; readonly node: Node }
  /** `query Parameters`, `Request Body schema: application/json`, `Responses`: words that tell what stands below. */
  | { readonly kind: 'head'; readonly node: Node; readonly text: string }
  | { readonly kind: 'status'; readonly node: Node; readonly opens: boolean }
  | { readonly kind: 'content'; readonly node: Node };

const isVerb = (node: Node): boolean => node.name === 'span' && hasClass(node, 'http-verb');

/** Sections with a method in them, and no other such section within. */
export function panelsIn(root: Node): readonly Panel[] {
  const isSection = (node: Node): boolean =>
    /(?:^|\/)(?:operation|paths)\//.test(attribute(node, 'data-section-id') ?? '') && findFirst(node, isVerb) !== undefined;
  const outer = findAll(root, isSection);
  return outer.map((node) => innermost(node, isSection)).flatMap((section) => panelOf(section) ?? []);
}

function innermost(node: Node, isSection: (node: Node) => boolean): Node {
  const within = findFirst(node, isSection);
  return within ? innermost(within, isSection) : node;
}

function panelOf(section: Node): Panel | undefined {
  const verb = findFirst(section, isVerb);
  if (!verb) return undefined;
  const siblings = childrenOf(verb.parent ?? section);
  const path = siblings[siblings.indexOf(verb) + 1];
  if (!path) return undefined;
  const heading = findFirst(section, named('h1', 'h2'));
  const id = attribute(section, 'data-section-id') ?? '';
  return { section, id, ...(heading ? { heading } : {}), verb, path, steps: stepsOf(section, heading) };
}

/** In the page's order, wrappers looked through; what stands below a head is told apart later. */
function stepsOf(section: Node, heading: Node | undefined): readonly Step[] {
  return childrenOf(section).flatMap((node): readonly Step[] => {
    if (node === heading || node.name === 'svg') return [];
    if (/^h[3-5]$/.test(node.name ?? '') && !isMarkdown(node)) return [{ kind: 'head', node, text: textIn(node) }];
    if (node.name === 'button') {
      const strong = findFirst(node, named('strong'));
      return strong
        ? [
            {
              kind: 'status',
              node,
              opens: findFirst(node, named('svg')) !== undefined && attribute(node, 'disabled') === undefined,
            },
          ]
        : [];
    }
    if (isMarkdown(node)) return [{ kind: 'prose', node }];
    if (node.name === 'table' || node.name === 'span' || node.name === 'p') return [{ kind: 'content', node }];
    if (isContent(node)) return [{ kind: 'content', node }];
    return stepsOf(node, heading);
  });
}

/** Rendered Markdown carries its source in an attribute, in some versions a class. */
const isMarkdown = (node: Node): boolean => attribute(node, 'html') !== undefined || hasClass(node, 'redoc-markdown');

/** Blocks that belong together: alternatives with their buttons, a list with its items, a type that stands alone. */
function isContent(node: Node): boolean {
  if (node.name !== 'div') return false;
  if (attribute(node, 'data-rttabs') !== undefined || /^Array\b/.test(shortText(node) ?? '')) return true;
  const [first] = childrenOf(node);
  if (!first) return false;
  if (first.name === 'span' && /^(?:One|Any) of$/i.test(textIn(first))) return true;
  return (
    first.name === 'div' &&
    childrenOf(first).length >= 2 &&
    childrenOf(first).every(named('span')) &&
    findFirst(node, named('table', 'button', 'h3', 'h5')) === undefined
  );
}
