import type { EnumSchema } from '../../model/api.js';
import type { Table } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';

export const enumRule = 'a table with a column “Value” lists the values';

interface Listed {
  readonly at: number;
  readonly value: string | number;
  /** What the page calls the value, and says of it. */
  readonly words: string;
}

/** A table of values; none where it lists bits (`1 << 3`) or holds anything but numbers or single words. */
export function readEnumTable(notebook: Notebook, { header, rows }: Table): EnumSchema | undefined {
  const heads = header.map(({ words }) => words.text.toLowerCase());
  const column = heads.findIndex((head) => /^(?:value|id|code)$/.test(head));
  if (column < 0 || heads.some((head) => /^field$/.test(head)) || rows.length === 0) return undefined;
  const listed = rows.map(({ cells }): Listed | undefined => {
    const words = cells[column]?.words;
    const text = words?.text.replace(/\s*\*+$/, '').replace(/^"(.*)"$/, '$1') ?? '';
    const told = cells.flatMap((cell, at) =>
      at === column || cell.words.text === '' ? [] : [cell.words.text.replace(/\s*\*+$/, '')],
    );
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    return words && /^[\w.:/-]{1,80}$/.test(text) ? { at: words.at, value, words: told.join(': ') } : undefined;
  });
  if (!listed.every((one) => one !== undefined)) return undefined;
  const numbers = listed.every(({ value }) => typeof value === 'number');
  if (!numbers && listed.some(({ value }) => /^(?:0x|\d)/.test(String(value)))) return undefined;
  const evidence = listed.map(({ at }) => notebook.cite(at, enumRule));
  for (const { words } of [...header, ...rows.flatMap(({ cells }) => cells)]) notebook.pass(words.at, words.at + 1, enumRule);
  const described = listed.filter(({ words }) => words !== '').map(({ value, words }) => `${value}: ${words}`);
  const [first] = evidence;
  return {
    kind: 'enum',
    type: numbers ? 'integer' : 'string',
    values: [...new Set(listed.map(({ value }) => (numbers ? value : String(value))))],
    ...(described.length === 0 ? {} : { description: described.join('\n') }),
    evidence: {
      type: first ? [first] : [],
      enum: evidence,
      ...(described.length === 0 ? {} : { description: first ? [first] : [] }),
    },
  };
}
