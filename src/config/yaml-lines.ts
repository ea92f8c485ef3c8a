import { type Document, isMap, isNode, isPair, isScalar, isSeq, type Node, visit, type YAMLMap, type YAMLSeq } from 'yaml';

/** Part of a text that something else takes the place of, by offsets. Parts that are only cut out may overlap. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text with all edits made, each where it stood before any was. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(at, Math.max(edit.from, at)) + edit.text;
    at = Math.max(at, edit.to);
  }
  return result + text.slice(at);
}

/** Lines of a text: from the first character of one to that behind the line end of another. */
export type Span = Pick<Edit, 'from' | 'to'>;

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Where the words of a node end: a list or map that is written over several lines claims comments behind it, which are not its. */
function contentEnd(node: Node): number {
  const [last] = isMap(node) || isSeq(node) ? (node.flow ? [] : node.items.slice(-1)) : [];
  if (isPair(last)) {
    const part = isNode(last.value) ? last.value : last.key;
    return isNode(part) ? contentEnd(part) : (node.range?.[1] ?? 0);
  }
  return isNode(last) ? contentEnd(last) : (node.range?.[1] ?? 0);
}

/** The end of the last line of a node. What is written as `|` ends behind its line already. */
export function lastLine(text: string, node: Node): number {
  const end = contentEnd(node);
  return text[end - 1] === '\n' ? end : lineEnd(text, end);
}

/** An item of a list that has a line for each dash: its lines, and the column of the dash from 0. */
export interface ItemLines extends Span {
  readonly column: number;
}

/** `undefined` where items do not have lines of their own. Comments that are indented further than the dash belong to the item. */
export function itemLines(text: string, list: YAMLSeq, index: number): ItemLines | undefined {
  const token = list.srcToken;
  const item: unknown = list.items[index];
  if (token?.type !== 'block-seq' || !isNode(item)) return undefined;
  const dashes = token.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind') ?? []);
  const dash = dashes[index]?.offset;
  if (dash === undefined) return undefined;
  const from = lineStart(text, dash);
  const column = dash - from;
  if (text.slice(from, dash).trim() !== '') return undefined;
  let to = lastLine(text, item);
  for (;;) {
    const line = text.slice(to, lineEnd(text, to));
    if (!/^\s*#/.test(line) || line.search(/\S/) <= column) return { from, to, column };
    to += line.length;
  }
}

export interface KeyAndValue {
  readonly key: Node;
  readonly value: Node;
}

/** A map's pair by its key. */
export function pairOf(map: YAMLMap, name: string): KeyAndValue | undefined {
  const { key, value } = map.items.find((pair) => isScalar(pair.key) && pair.key.value === name) ?? {};
  return isNode(key) && isNode(value) ? { key, value } : undefined;
}

/** Where a pair's value begins, with the anchor or tag before it. */
export function valueStart(map: YAMLMap, key: string): number | undefined {
  const token = map.srcToken?.type === 'block-map' ? map.srcToken : undefined;
  const value = pairOf(map, key)?.value;
  const mark = token?.items
    .find((item) => item.key !== undefined && item.key !== null && 'source' in item.key && item.key.source === key)
    ?.sep?.find(({ type }) => type === 'anchor' || type === 'tag');
  return mark?.offset ?? value?.range?.[0];
}

/**
 * Edits that give the value of an anchor within nodes which go away to the first alias that is left of it.
 * @param print writes a value in one line
 */
export function rescuedAnchors(document: Document, gone: readonly Node[], print: (value: unknown) => string): readonly Edit[] {
  const within = new Set<Node>();
  for (const node of gone)
    visit(node, (_, inner) => {
      if (isNode(inner)) within.add(inner);
    });
  const rescued = new Set<Node>();
  const edits: Edit[] = [];
  visit(document, {
    Alias(_, alias) {
      const meant = within.has(alias) ? undefined : alias.resolve(document);
      if (meant === undefined || !within.has(meant) || rescued.has(meant) || !alias.range) return;
      rescued.add(meant);
      edits.push({ from: alias.range[0], to: alias.range[1], text: `&${alias.source} ${print(meant.toJS(document))}` });
    },
  });
  return edits;
}
