import type { Cell, Row, Table } from '../../page/structure/index.js';

export type Column = 'name' | 'type' | 'required' | 'default' | 'constraints' | 'description';

interface ColumnRule {
  readonly name: string;
  readonly match: RegExp;
  readonly column: Column;
}

export const columnRules: readonly ColumnRule[] = [
  { name: 'names stand in the column “Field”', match: /^(?:field|name|parameter|key)s?$/i, column: 'name' },
  { name: 'types stand in the column “Type”', match: /^type$/i, column: 'type' },
  { name: 'the column “Required” says what has to be there', match: /^required$/i, column: 'required' },
  { name: 'the column “Default” says what is taken where nothing is sent', match: /^default$/i, column: 'default' },
  { name: 'the column “Constraints” limits', match: /^constraints?$/i, column: 'constraints' },
  { name: 'the column “Description” describes', match: /^(?:description|notes?)$/i, column: 'description' },
];

export interface FieldTable {
  readonly table: Table;
  readonly place: ReadonlyMap<Column, number>;
}

/** A table of fields with their types; `undefined` for any other. */
export function fieldTable(table: Table): FieldTable | undefined {
  const place = new Map<Column, number>();
  table.header.forEach(({ words }, at) => {
    const rule = columnRules.find(({ match }) => match.test(words.text));
    if (rule && !place.has(rule.column)) place.set(rule.column, at);
  });
  return place.get('name') === 0 && place.has('type') ? { table, place } : undefined;
}

export const cellOf = ({ place }: FieldTable, row: Row, column: Column): Cell | undefined => {
  const at = place.get(column);
  return at === undefined ? undefined : row.cells[at];
};

export interface FieldName {
  readonly name: string;
  /** Whether a question mark says that it may be missing. */
  readonly optional: boolean;
  /** What leads to a footnote: `**`, `[2]`. */
  readonly note?: string;
}

/** `name?`, `name? *`, `name\*\*`, `name *?`, `name? [2]` */
export function fieldName(text: string): FieldName | undefined {
  const found = /^([\w$.@-]+(?:\[[\w]*\])?)\s*([?*\s\\]*?)\s*(\[\d{1,2}\])?$/.exec(text);
  if (!found) return undefined;
  const [, name = '', marks = '', number] = found;
  const note = number ?? marks.replace(/[^*]/g, '');
  return { name, optional: marks.includes('?'), ...(note === '' ? {} : { note }) };
}
