import { type Document, isMap, isNode, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Json } from '../model/api.js';
import { type CorrectionEntry, entryKeys, entryText, valueText } from './correction-text.js';
import {
  type Edit,
  type ItemLines,
  itemLines,
  lastLine,
  lineEnd,
  lineStart,
  pairOf,
  rescuedAnchors,
  type Span,
  valueStart,
  withEdits,
} from './yaml-lines.js';

/** What is to change in a list of corrections; entries are told by their index. */
export interface Change {
  /** Entries that go, or paths of their `where` that do. */
  readonly take?: ReadonlyMap<number, 'all' | ReadonlySet<number>>;
  readonly update?: { readonly index: number; readonly entry: CorrectionEntry };
  /** `-1` before the first. */
  readonly insert?: { readonly after: number; readonly entry: CorrectionEntry };
}

interface OpenFile {
  readonly text: string;
  readonly document: Document;
  readonly list: YAMLSeq;
}

/** The text with the lines of an entry changed and all others as they were; `undefined` where entries have no lines of their own. */
export function changedLines(text: string, change: Change): string | undefined {
  const document = parseDocument(text, { keepSourceTokens: true });
  const list: unknown = document.get('corrections', true);
  if (!isSeq(list) || list.items.length === 0) return change.insert && withFirst(text, document, change.insert.entry);
  const file: OpenFile = { text, document, list };
  const edits = [takeEdits(file, change.take ?? new Map()), updateEdits(file, change.update), insertEdits(file, change.insert)];
  if (edits.includes(undefined)) return undefined;
  return sameEnd(
    text,
    withEdits(
      text,
      edits.flatMap((some) => some ?? []),
    ),
  );
}

/** The first entry of a file, which may have comments and may name the list already. */
function withFirst(text: string, document: Document, entry: CorrectionEntry): string | undefined {
  const lines = entryText(entry, 2);
  if (document.contents === null || (isNode(document.contents) && document.toJS() === null))
    return `${text.trim() === '' ? '' : `${text.trimEnd()}\n\n`}corrections:\n${lines}`;
  if (!isMap(document.contents) || document.contents.flow) return undefined;
  const key = document.contents.items.find((pair) => isNode(pair.key))?.key;
  const value = pairOf(document.contents, 'corrections')?.value;
  if (!isNode(key) || !key.range) return undefined;
  // `corrections: []` says nothing that `corrections:` does not; a value that is not there may stand behind comments.
  const [from, to] = value?.range ?? key.range;
  const end = Math.max(from === to ? 0 : to, key.range[1] + 1);
  const line = lineEnd(text, end - 1);
  const rest = text.slice(end, line).trimEnd();
  return `${text.slice(0, key.range[1])}:${rest}\n${lines}${text.slice(line)}`;
}

function takeEdits(file: OpenFile, take: NonNullable<Change['take']>): readonly Edit[] | undefined {
  const gone: Node[] = [];
  const edits: Edit[] = [];
  for (const [index, which] of take) {
    const item: unknown = file.list.items[index];
    if (!isNode(item)) return undefined;
    if (which === 'all') {
      const lines = itemLines(file.text, file.list, index);
      if (lines === undefined) return undefined;
      gone.push(item);
      edits.push({ ...withSurroundings(file.text, lines), text: '' });
      continue;
    }
    const paths = isMap(item) ? pairOf(item, 'where')?.value : undefined;
    if (!isSeq(paths)) return undefined;
    gone.push(...paths.items.filter((path, number): path is Node => which.has(number) && isNode(path)));
    const cut = pathEdits(file, paths, which);
    if (cut === undefined) return undefined;
    edits.push(...cut);
  }
  return [...edits, ...rescuedAnchors(file.document, gone, printed)];
}

function pathEdits({ text, document }: OpenFile, paths: YAMLSeq, which: ReadonlySet<number>): readonly Edit[] | undefined {
  if (paths.flow) {
    const left = paths.items
      .filter((_, number) => !which.has(number))
      .map((path): Json => (isNode(path) ? path.toJS(document) : null));
    return paths.range ? [{ from: paths.range[0], to: paths.range[1], text: valueText(left) }] : undefined;
  }
  const lines = [...which].map((number) => itemLines(text, paths, number));
  return lines.every((span) => span !== undefined) ? lines.map((span) => ({ ...span, text: '' })) : undefined;
}

/**
 * An entry's lines and what goes with them: comments right above an entry that no other follows (those above several are
 * about them all), and blank lines that would be left double.
 */
function withSurroundings(text: string, { from, to, column }: ItemLines): Span {
  const follower = text.slice(to, lineEnd(text, to));
  const alone = follower.trim() === '';
  let start = from;
  // What is indented further belongs to the entry before.
  const isAbout = (line: string): boolean => /^\s*#/.test(line) && line.search(/\S/) <= column;
  if (alone) while (isAbout(lineBefore(text, start))) start = lineStart(text, start - 1);
  const before = lineBefore(text, start).trim();
  if (!alone || (before !== '' && !before.startsWith('corrections:'))) return { from: start, to };
  const blank = /^(?:[^\S\n]*\n)*/.exec(text.slice(to))?.[0] ?? '';
  return { from: start, to: to + blank.length };
}

const lineBefore = (text: string, start: number): string =>
  start === 0 ? '' : text.slice(lineStart(text, start - 1), start - 1);

function updateEdits(file: OpenFile, update: Change['update']): readonly Edit[] | undefined {
  if (update === undefined) return [];
  const { text, document, list } = file;
  const item: unknown = list.items[update.index];
  const lines = itemLines(text, list, update.index);
  if (!isMap(item) || lines === undefined) return undefined;
  // An entry in braces is written anew.
  if (item.flow) return [...rescuedAnchors(document, [item], printed), { ...lines, text: entryText(update.entry, lines.column) }];
  const gone: Node[] = [];
  const edits: Edit[] = [];
  let previous = pairOf(item, 'where');
  for (const key of entryKeys.slice(1)) {
    const pair = pairOf(item, key);
    const value = update.entry[key];
    const changes =
      pair === undefined ? value !== undefined : value === undefined || !sameValue(pair.value.toJS(document), value);
    if (changes && pair !== undefined) {
      gone.push(pair.value);
      edits.push(...changedPair(text, item, key, pair.value, value));
    } else if (changes && value !== undefined && previous !== undefined) {
      const at = lastLine(text, previous.value);
      const line = `${' '.repeat(columnOf(text, item))}${key}: ${valueText(value)}\n`;
      edits.push({ from: at, to: at, text: text[at - 1] === '\n' ? line : `\n${line}` });
    }
    previous = pair ?? previous;
  }
  return [...edits, ...rescuedAnchors(document, gone, printed)];
}

const sameValue = (a: unknown, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

const columnOf = (text: string, node: Node): number => (node.range?.[0] ?? 0) - lineStart(text, node.range?.[0] ?? 0);

function changedPair(text: string, map: YAMLMap, key: string, old: Node, value: Json | undefined): readonly Edit[] {
  const start = valueStart(map, key) ?? old.range?.[0] ?? 0;
  if (value === undefined) {
    const name = pairOf(map, key)?.key.range?.[0] ?? start;
    return [{ from: lineStart(text, name), to: lastLine(text, old), text: '' }];
  }
  const end = old.range?.[1] ?? start;
  const words = `${text[start - 1] === ':' ? ' ' : ''}${valueText(value)}${text[end - 1] === '\n' ? '\n' : ''}`;
  return [{ from: start, to: end, text: words }];
}

function insertEdits({ text, list }: OpenFile, insert: Change['insert']): readonly Edit[] | undefined {
  if (insert === undefined) return [];
  const after = itemLines(text, list, insert.after);
  if (after === undefined) return undefined;
  const before = itemLines(text, list, insert.after - 1);
  const apart = before !== undefined && /\n[^\S\n]*\n/.test(`\n${text.slice(before.to, after.from)}`);
  const open = text[after.to - 1] === '\n' ? '' : '\n';
  return [{ from: after.to, to: after.to, text: `${open}${apart ? '\n' : ''}${entryText(insert.entry, after.column)}` }];
}

/** Blank lines at the end are left only where the file had them before. */
const sameEnd = (before: string, after: string): string =>
  before.slice(before.trimEnd().length).split('\n').length > 2 ? after : `${after.trimEnd()}\n`;

const printed = (value: unknown): string => valueText(value as Json);
