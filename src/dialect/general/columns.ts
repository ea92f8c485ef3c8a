import { readTypeWords } from '../../notation/type-words.js';
import type { Cell, Row, Table } from '../../page/structure/index.js';
import { placeOfWords, type Role, ruleFor } from './column-words.js';
import type { Place } from './field.js';

export interface Columns {
  readonly roles: readonly (Role | undefined)[];
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
  readonly place?: Place;
  /** Whether one column holds name, type and description together. */
  readonly together: boolean;
}

/** What the columns of a table are about; the header is the row that is marked as one, or else the first. */
export function columnsOf(table: Table): Columns | undefined {
  const [first, ...rest] = table.rows;
  if (table.header.length > 0) return readColumns(table.header, table.rows) ?? undefined;
  return first && rest.length > 0 ? readColumns(first.cells, rest) : undefined;
}

function readColumns(header: readonly Cell[], rows: readonly Row[]): Columns | undefined {
  if (header.length > 0 && header.every(({ words }) => words === header[0]?.words)) {
    const parts = (header[0]?.words.text ?? '').split(/\s*[,/\n]\s*|\s+and\s+/);
    const [name, ...others] = parts.map(ruleFor);
    if (name?.role !== 'name' || others.length === 0 || others.some((rule) => rule === undefined)) return undefined;
    return { roles: header.map(() => 'name'), header, rows, together: true };
  }
  const rules = header.map(({ words }) => ruleFor(words.text.split('\n')[0] ?? ''));
  const roles: (Role | undefined)[] = rules.map((rule) => rule?.role);
  const joined = header.map(({ words }) => joinedRoles(words.text));
  for (const [column, one] of joined.entries()) if (roles[column] === undefined && one) roles[column] = 'name';
  for (const column of roles.keys()) {
    const role = roles[column];
    if ((role === 'type' || role === 'place' || role === undefined) && isPlaces(rows, column)) roles[column] = 'place';
    // A cell such as `200` or `404` is a status, however its column is called.
    if (role === 'error' && isStatuses(rows, column)) roles[column] = 'status';
  }
  settleTwice(roles, 'type', (column) => readable(rows, column));
  settleTwice(roles, 'name', (column) => -column);
  if (!roles.includes('type') && roles.includes('format') && readable(rows, roles.indexOf('format')) > 0)
    roles[roles.indexOf('format')] = 'type';
  const named = rules[roles.indexOf('name')];
  const known = roles.filter((role) => role !== undefined && role !== 'aside').length;
  if (known < 2) return undefined;
  return { roles, header, rows, ...(named?.place === undefined ? {} : { place: named.place }), together: false };
}

/** `Parameter / Type` heads cells in which both stand. */
function joinedRoles(text: string): boolean {
  const [first, ...others] = text.split(/\s*[,/\n&]\s*|\s+and\s+/).map(ruleFor);
  return first?.role === 'name' && others.length > 0 && others.every((rule) => rule !== undefined);
}

/** Of two columns that seem to be about one thing the better stays. */
function settleTwice(roles: (Role | undefined)[], role: Role, worth: (column: number) => number): void {
  const columns = [...roles.keys()].filter((column) => roles[column] === role);
  const [best] = [...columns].sort((a, b) => worth(b) - worth(a));
  for (const column of columns) if (column !== best) roles[column] = 'aside';
}

const cellsOf = (rows: readonly Row[], column: number): readonly string[] =>
  rows.map(({ cells }) => cells[column]?.words.text.trim() ?? '').filter((text) => text !== '');

/** How many cells are types in words. */
const readable = (rows: readonly Row[], column: number): number =>
  cellsOf(rows, column).filter((text) => readTypeWords(text.split(/\n|[,;(]/)[0] ?? '') !== undefined).length;

function isPlaces(rows: readonly Row[], column: number): boolean {
  const cells = cellsOf(rows, column);
  return cells.length > 0 && cells.every((text) => placeOfWords(text) !== undefined && !/^(?:uri|url|json)$/i.test(text));
}

function isStatuses(rows: readonly Row[], column: number): boolean {
  const cells = cellsOf(rows, column);
  return cells.length > 0 && cells.every((text) => /^[1-5](?:\d\d|xx)\b/i.test(text));
}
