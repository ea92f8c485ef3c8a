import type { Cell, Row, Table } from '../../page/structure/index.js';

/** What a column of a table of fields holds. */
export type Column = 'name' | 'type' | 'required' | 'description';

interface ColumnRule {
  readonly name: string;
  readonly match: RegExp;
  readonly column: Column;
}

export const columnRules: readonly ColumnRule[] = [
  { name: 'names stand in the column “Field” or “Parameter”', match: /^(?:fields?|parameters?|name|argument)$/i, column: 'name' },
  { name: 'types stand in the column “Type”', match: /^types?$/i, column: 'type' },
  { name: 'the column “Required” says what has to be there', match: /^(?:required|mandatory|optional)\??$/i, column: 'required' },
  { name: 'the last column describes', match: /^(?:description|notes?|comments?)$/i, column: 'description' },
];

export interface FieldTable {
  readonly table: Table;
  readonly place: ReadonlyMap<Column, number>;
  /** Whether the table tells what to send. */
  readonly sent: boolean;
}

/** A table with names, types and what they mean; `undefined` for any other. */
export function fieldTable(given: Table): FieldTable | undefined {
  const table = headed(given);
  const place = new Map<Column, number>();
  table.header.forEach(({ words }, at) => {
    const rule = columnRules.find(({ match }) => match.test(words.text));
    if (rule && !place.has(rule.column)) place.set(rule.column, at);
  });
  if (!place.has('name') || !place.has('type') || !place.has('description')) return undefined;
  const first = table.header[place.get('name') ?? 0]?.words.text ?? '';
  return { table, place, sent: place.has('required') || /^(?:parameters?|argument)/i.test(first) };
}

/** Older pages set the names of columns in bold in a first row like any other. */
function headed(table: Table): Table {
  const [first, ...rows] = table.rows;
  return table.header.length > 0 || !first ? table : { ...table, header: first.cells, rows };
}

export const cellOf = ({ place }: FieldTable, row: Row, column: Column): Cell | undefined => {
  const at = place.get(column);
  return at === undefined ? undefined : row.cells[at];
};
