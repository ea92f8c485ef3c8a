import type { Outcome } from '../diagnostic.js';
import { lineFinder } from './lines.js';
import { blockFinder, isElement, isInline, type Node, parseMarkup, rootOf, skipped, tidy, tooDeep, tooDeepNode } from './node.js';
import type { Block, Page } from './page.js';

/** Elements whose words are one run even when every one of them is wrapped. */
const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Words within one line, before it is known whether they are one block. */
interface Run {
  readonly text: string;
  readonly at: number;
}

/** HTML as the same blocks that its text would give: document order, element boundaries as separators, no class name looked at. */
export function htmlOutline(html: string, source: string): Outcome<Pick<Page, 'title' | 'base' | 'blocks'>> {
  const document = rootOf(parseMarkup(html));
  const lineAt = lineFinder(html);
  const bottom = tooDeepNode(document);
  if (bottom) throw tooDeep(source, lineAt(bottom.startIndex ?? 0));
  const blocks: Block[] = [];
  const holdsBlock = blockFinder();

  const push = (kind: Block['kind'], text: string, at: number, anchor: string | undefined, level?: number, indent = 0): void => {
    const where = anchor === undefined ? {} : { anchor };
    blocks.push({ kind, text, indent, line: lineAt(at), ...(level === undefined ? {} : { level }), ...where });
  };

  const visit = (node: Node, anchor: string | undefined): void => {
    const here = node.attribs?.['id'] || anchor;
    const level = /^h([1-6])$/.exec(node.name ?? '')?.[1];
    let group: Node[] = [];
    const flush = (): void => {
      emitGroup(group, node, here, level === undefined ? undefined : Number(level));
      group = [];
    };
    for (const child of node.children ?? []) {
      if (isElement(child)) {
        const name = child.name ?? '';
        if (skipped.has(name)) continue;
        if (name === 'br' || name === 'hr') flush();
        else if (name === 'pre') {
          flush();
          emitPreformatted(child, child.attribs?.['id'] || here);
        } else if (isInline(child) && !holdsBlock(child)) group.push(child);
        else {
          flush();
          visit(child, here);
        }
      } else if (child.type === 'text') group.push(child);
    }
    flush();
  };

  /** Siblings within one line: a sentence is one block, labels side by side are a block each. */
  const emitGroup = (group: readonly Node[], parent: Node, anchor: string | undefined, level: number | undefined): void => {
    const elements = group.filter((node) => isElement(node) && textOf(node).trim() !== '');
    const bare = group.some((node) => node.type === 'text' && (node.data ?? '').trim() !== '');
    const sentence = bare || paragraphs.has(parent.name ?? '');
    const labels = sentence ? [] : labelsOf(elements);
    if (sentence || (labels.length === 1 && (elements.length > 1 || !hasElementChildren(elements[0]))))
      emitRun(group, anchor, level);
    else
      for (const label of labels) {
        const [first, ...more] = label;
        if (first && more.length === 0) visit(first, anchor);
        else emitRun(label, anchor, level);
      }
  };

  const emitRun = (nodes: readonly Node[], anchor: string | undefined, level: number | undefined): void => {
    const runs = nodes.flatMap((node) => runsOf(node));
    const text = tidy(runs.map((run) => run.text).join(''));
    const first = runs.find((run) => run.text.trim() !== '');
    if (first) push(level === undefined ? 'text' : 'heading', text, first.at, anchor, level);
  };

  /** Elements side by side, those together that spaces at their edges or punctuation make one run of words. */
  const labelsOf = (elements: readonly Node[]): readonly (readonly Node[])[] => {
    const labels: Node[][] = [];
    let before = '';
    for (const element of elements) {
      const text = textOf(element);
      const label = labels.at(-1);
      if (label && (/\s$/.test(before) || /^(?:\s|[,.;:!?)])/.test(text))) label.push(element);
      else labels.push([element]);
      before = text;
    }
    return labels;
  };

  const runsOf = (node: Node): readonly Run[] => {
    if (node.type === 'text') {
      const text = node.data ?? '';
      return [{ text, at: (node.startIndex ?? 0) + (text.length - text.trimStart().length) }];
    }
    if (!isElement(node) || skipped.has(node.name ?? '')) return [];
    return (node.children ?? []).flatMap((child) => runsOf(child));
  };

  const textOf = (node: Node): string =>
    runsOf(node)
      .map((run) => run.text)
      .join('');

  const emitPreformatted = (node: Node, anchor: string | undefined): void => {
    const runs = runsOf(node);
    const text = runs.map((run) => run.text).join('');
    const start = lineAt(node.startIndex ?? 0);
    text.split('\n').forEach((raw, offset) => {
      if (raw.trim() === '') return;
      const indent = raw.length - raw.trimStart().length;
      const where = anchor === undefined ? {} : { anchor };
      blocks.push({ kind: 'code', text: raw.trimEnd(), indent, line: start + offset, ...where });
    });
  };

  for (const node of document.children ?? [])
    if (node.type === 'text') push('text', tidy(node.data ?? ''), node.startIndex ?? 0, undefined);
  visit({ type: 'root', children: (document.children ?? []).filter(isElement) }, undefined);
  const title = titleOf(document);
  const base = nearTop(document, ({ name, attribs }) => name === 'base' && attribs?.['href'] !== undefined)?.attribs?.['href'];
  return {
    value: {
      blocks: blocks.filter((block) => block.text !== ''),
      ...(title === undefined ? {} : { title }),
      ...(base === undefined ? {} : { base: base.trim() }),
    },
    diagnostics: [],
  };
}

function titleOf(document: Node): string | undefined {
  const title = nearTop(document, ({ name }) => name === 'title');
  const text = tidy((title?.children ?? []).map((child) => child.data ?? '').join(''));
  return text === '' ? undefined : text;
}

/** The first such element that is no deeper than a child of the head. */
function nearTop(node: Node, isMeant: (node: Node) => boolean, depth = 0): Node | undefined {
  if (isMeant(node)) return node;
  if (depth > 3) return undefined;
  for (const child of node.children ?? []) {
    const found = isElement(child) ? nearTop(child, isMeant, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

const hasElementChildren = (node: Node | undefined): boolean => (node?.children ?? []).some(isElement);
