import { isMap, isSeq, parseDocument, visit } from 'yaml';
import type { Change } from './correction-lines.js';
import { layout } from './correction-text.js';

/** The text written anew with a change, for files whose entries have no lines of their own, such as JSON. Comments stay. */
export function rewritten(text: string, { take, update, insert }: Change): string | undefined {
  const document = parseDocument(text);
  // What an alias stands for may be in an entry that goes.
  visit(document, { Alias: (_, alias) => document.createNode(alias.toJS(document)) });
  visit(document, {
    Value: (_, node) => {
      delete node.anchor;
    },
  });
  const list: unknown = document.get('corrections', true);
  if (!isSeq(list)) return undefined;
  const items = list.items.flatMap((item, index): readonly unknown[] => {
    const which = take?.get(index);
    if (which === 'all') return [];
    const paths = which !== undefined && isMap(item) ? item.get('where', true) : undefined;
    if (isSeq(paths)) paths.items = paths.items.filter((_, number) => which?.has(number) !== true);
    return [index === update?.index ? document.createNode(update.entry) : item];
  });
  if (insert !== undefined) items.splice(insert.after + 1, 0, document.createNode(insert.entry));
  list.items = items;
  const json = text.trimStart().startsWith('{');
  return document.toString({ ...layout, ...(json ? { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' } : {}) });
}
