import type { PageDom } from '../dom.js';
import { blockFinder, isElement, isInline, type Node, skipped } from '../node.js';
import type { Cell, Code, Leaf, List, Part, Row, Span, Structure, Table, Terms, Words } from './part.js';
import { tableGrid } from './table.js';
import { spansOf, textOf } from './words.js';

/** Elements as parts. Containers are looked through; only what sets words apart or relates them is kept. */
export function markupStructure({ root, lineOf }: PageDom): Structure {
  const leaves: Leaf[] = [];
  const holdsBlock = blockFinder();

  const leafOf = (text: string, node: Node | undefined, anchor: string | undefined): Leaf => {
    const leaf = { at: leaves.length, text, line: node ? lineOf(node) : 1, ...(anchor === undefined ? {} : { anchor }) };
    leaves.push(leaf);
    return leaf;
  };

  const wordsOf = (nodes: readonly Node[], anchor: string | undefined, more: readonly Span[] = []): Words => {
    const spans = [...spansOf(nodes), ...more];
    return { ...leafOf(textOf(spans), nodes.find(hasWords) ?? nodes[0], anchor), spans };
  };

  const partsIn = (node: Node, anchor: string | undefined): readonly Part[] => {
    const parts: Part[] = [];
    let run: Node[] = [];
    const flush = (): void => {
      if (run.some(hasWords)) parts.push({ kind: 'paragraph', words: wordsOf(run, anchor) });
      run = [];
    };
    for (const child of node.children ?? []) {
      if (child.type === 'text' || (isElement(child) && (child.name === 'br' || (isInline(child) && !holdsBlock(child))))) {
        run.push(child);
        continue;
      }
      if (!isElement(child) || skipped.has(child.name ?? '')) continue;
      flush();
      // One by one: an element may hold more than a call takes arguments.
      for (const part of partsOf(child, anchor)) parts.push(part);
    }
    flush();
    return parts;
  };

  const partsOf = (node: Node, outer: string | undefined): readonly Part[] => {
    const anchor = node.attribs?.['id'] || outer;
    const name = node.name ?? '';
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined) return headingOf(node, Number(level), anchor);
    switch (name) {
      case 'hr':
        return [];
      case 'pre':
        return codeOf(node, anchor);
      case 'table':
        return [tableOf(node, anchor)];
      case 'dl':
        return [termsOf(node, anchor)];
      case 'ul':
      case 'ol':
        return [listOf(node, anchor)];
      default:
        return partsIn(node, anchor);
    }
  };

  /** Ids stand on the heading, on an element within it, or behind its words as Markdown writes them: `{#id}`. */
  const headingOf = (node: Node, level: number, anchor: string | undefined): readonly Part[] => {
    const inner = descendantsOf(node).find(({ attribs }) => attribs?.['id'] || attribs?.['name'])?.attribs;
    const words = wordsOf(node.children ?? [], node.attribs?.['id'] || inner?.['id'] || inner?.['name'] || anchor);
    const written = /^(.*\S)\s*\{#([\w.:-]+)\}$/s.exec(words.text);
    if (!written) return words.text === '' ? [] : [{ kind: 'heading', level, words }];
    const [, text = '', id = ''] = written;
    const renamed = { ...words, text, anchor: id };
    leaves[words.at] = { at: words.at, text, line: words.line, anchor: id };
    return [{ kind: 'heading', level, words: renamed }];
  };

  const codeOf = (node: Node, anchor: string | undefined): readonly Code[] => {
    const text = rawText(node).replace(/^\n+|\s+$/g, '');
    if (text === '') return [];
    const language = languageOf(node);
    return [{ kind: 'code', ...(language === undefined ? {} : { language }), words: leafOf(text, node, anchor) }];
  };

  const tableOf = (node: Node, anchor: string | undefined): Table => {
    const { caption, header, rows } = tableGrid(node);
    const cellOf = (cell: Node, outer: string | undefined): Cell => cellParts(cell, cell.attribs?.['id'] || outer);
    const captionWords = caption ? wordsOf(caption.children ?? [], anchor) : undefined;
    return {
      kind: 'table',
      ...(captionWords === undefined ? {} : { caption: captionWords }),
      header: header.map((cell) => cellOf(cell, anchor)),
      rows: rows.map(({ node: row, cells }): Row => {
        const own = row.attribs?.['id'];
        const at = own || anchor;
        return { cells: cells.map((cell) => cellOf(cell, at)), line: lineOf(row), ...(own ? { anchor: own } : {}) };
      }),
    };
  };

  /** What is words in a cell is one leaf, however many blocks they stand in. */
  const cellParts = (cell: Node, anchor: string | undefined): Cell => {
    const spans: Span[] = [];
    const apart: Node[] = [];
    const gather = (node: Node): void => {
      for (const child of node.children ?? []) {
        const name = child.name ?? '';
        if (isElement(child) && skipped.has(name)) continue;
        if (['table', 'dl', 'ul', 'ol', 'pre'].includes(name)) apart.push(child);
        else if (isElement(child) && name !== 'br' && (!isInline(child) || holdsBlock(child))) {
          spans.push({ text: '\n' });
          gather(child);
          spans.push({ text: '\n' });
        } else for (const span of spansOf([child])) spans.push(span);
      }
    };
    gather(cell);
    const words: Words = { ...leafOf(textOf(spans).replace(/\n{2,}/g, '\n'), cell, anchor), spans };
    return { words, parts: apart.flatMap((node) => partsOf(node, anchor)) };
  };

  /** Entries may be wrapped in `div`s; several terms may share what is said of them. */
  const termsOf = (node: Node, anchor: string | undefined): Terms => {
    const entries: { term: Words; parts: Part[] }[] = [];
    let open: typeof entries = [];
    let told = false;
    for (const child of itemsOf(node, ['dt', 'dd'])) {
      const at = child.attribs?.['id'] || anchor;
      if (child.name === 'dt') {
        if (told) open = [];
        told = false;
        const inner = descendantsOf(child).find(({ attribs }) => attribs?.['id'] || attribs?.['name'])?.attribs;
        const entry = { term: wordsOf(child.children ?? [], inner?.['id'] || inner?.['name'] || at), parts: [] };
        entries.push(entry);
        open.push(entry);
      } else {
        told = true;
        const parts = partsIn(child, open.at(-1)?.term.anchor ?? at);
        for (const entry of open) entry.parts.push(...parts);
      }
    }
    return { kind: 'terms', entries };
  };

  const listOf = (node: Node, anchor: string | undefined): List => ({
    kind: 'list',
    ordered: node.name === 'ol',
    items: itemsOf(node, ['li']).map((item) => ({ parts: partsIn(item, item.attribs?.['id'] || anchor) })),
  });

  return { parts: partsIn(root, undefined), leaves };
}

/** Children of some names, looked for through wrappers. */
function itemsOf(node: Node, names: readonly string[]): readonly Node[] {
  return (node.children ?? []).flatMap((child) => {
    if (!isElement(child)) return [];
    return names.includes(child.name ?? '') ? [child] : child.name === 'div' ? itemsOf(child, names) : [];
  });
}

/** From the classes that highlighters put on the block, on the code in it or on what wraps it. */
function languageOf(node: Node): string | undefined {
  const inner = (node.children ?? []).filter(isElement);
  for (const one of [...inner, node, node.parent, node.parent?.parent]) {
    // Slate names the tab that the block belongs to: `highlight json tab-json`, `highlight tab tab-json`.
    const tabbed = /(?:^|\s)highlight\s(?:[\w-]+\s)*?tab-([\w+#-]+)/.exec(one?.attribs?.['class'] ?? '');
    if (tabbed?.[1]) return tabbed[1].toLowerCase();
    const named = /(?:^|\s)(?:language|lang|highlight-source|highlight|brush:?)[- ]([\w+#-]+)/.exec(
      one?.attribs?.['class'] ?? '',
    );
    if (named?.[1]) return named[1].toLowerCase();
  }
  return undefined;
}

const descendantsOf = (node: Node): readonly Node[] => (node.children ?? []).flatMap((child) => [child, ...descendantsOf(child)]);

function rawText(node: Node): string {
  if (node.type === 'text') return node.data ?? '';
  if (node.name === 'br') return '\n';
  return skipped.has(node.name ?? '') ? '' : (node.children ?? []).map(rawText).join('');
}

const hasWords = (node: Node): boolean =>
  node.type === 'text'
    ? /\S/.test(node.data ?? '')
    : isElement(node) && !skipped.has(node.name ?? '') && (node.children ?? []).some(hasWords);
