import type { Cell, Row, Table } from '../../page/structure/index.js';

export type Column =
  | 'name'
  | 'in'
  | 'type'
  | 'format'
  | 'required'
  | 'restrictions'
  | 'description'
  | 'status'
  | 'meaning'
  | 'schema'
  | 'value';

interface ColumnRule {
  readonly column: Column;
  /** As the versions and translations of the renderer title it. */
  readonly titles: RegExp;
}

export const columnRules: readonly ColumnRule[] = [
  { column: 'name', titles: /^(?:name|parameter|property|header|名称|参数名|属性)$/i },
  { column: 'in', titles: /^(?:in|location|位置)$/i },
  { column: 'type', titles: /^(?:type|类型)$/i },
  { column: 'format', titles: /^(?:format|格式)$/i },
  { column: 'required', titles: /^(?:required|必选|必填)$/i },
  { column: 'restrictions', titles: /^(?:restrictions|约束)$/i },
  { column: 'description', titles: /^(?:description|说明|描述)$/i },
  { column: 'status', titles: /^(?:status|(?:http )?status code|状态码)$/i },
  { column: 'meaning', titles: /^(?:meaning|状态码含义)$/i },
  { column: 'schema', titles: /^(?:(?:data )?schema|数据模型)$/i },
  { column: 'value', titles: /^(?:value|值)$/i },
];

type TableKind = 'parameters' | 'statuses' | 'response-headers' | 'values' | 'fields';

interface KindRule {
  readonly name: string;
  readonly kind: TableKind;
  readonly columns: readonly Column[];
}

/** First match wins. */
export const kindRules: readonly KindRule[] = [
  { name: 'a table of names, places and types lists parameters', kind: 'parameters', columns: ['name', 'in', 'type'] },
  {
    name: 'a table of statuses and their meaning lists responses',
    kind: 'statuses',
    columns: ['status', 'meaning', 'description'],
  },
  {
    name: 'a table of statuses and headers lists response headers',
    kind: 'response-headers',
    columns: ['status', 'name', 'type'],
  },
  { name: 'a table of names and values lists allowed values', kind: 'values', columns: ['name', 'value'] },
  {
    name: 'a table of names, types and whether they are required lists fields',
    kind: 'fields',
    columns: ['name', 'type', 'required'],
  },
];

/** A table whose columns are known by their titles. */
export interface KnownTable {
  readonly kind: TableKind;
  /** Name of the rule that knew it. */
  readonly rule: string;
  readonly table: Table;
  cell(row: Row, column: Column): Cell | undefined;
}

export function knowTable(table: Table): KnownTable | undefined {
  const places = new Map<Column, number>();
  for (const [at, { words }] of table.header.entries()) {
    const found = columnRules.find(({ titles }) => titles.test(words.text.trim()))?.column;
    if (found && !places.has(found)) places.set(found, at);
  }
  const rule = kindRules.find(({ columns }) => columns.every((column) => places.has(column)));
  if (!rule) return undefined;
  const cell = (row: Row, column: Column): Cell | undefined => row.cells[places.get(column) ?? -1];
  return { kind: rule.kind, rule: rule.name, table, cell };
}
