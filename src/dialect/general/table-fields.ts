import type { KnownType } from '../../notation/type-words.js';
import type { Row, Table } from '../../page/structure/index.js';
import type { Role } from './column-words.js';
import { type Columns, columnsOf } from './columns.js';
import { type Field, type FieldGroup, isFieldName } from './field.js';
import type { Notebook } from './line.js';
import { type DeepField, fieldOfCell, fieldOfRow, isDivider, type ReadParts, rowRule } from './row-field.js';
import type { Topic } from './topic.js';

/** How a table was understood as fields, and how sure that is by its columns alone. */
export interface TableFields extends FieldGroup {
  readonly columns: Columns;
  /** Whether the columns leave no doubt that these are fields: a name with its type or its requirement. */
  readonly sure: boolean;
  /** Rows among them that name no field. */
  readonly odd: readonly Row[];
}

/** So many rows that tell fields make up for one that does not, where the columns are those of fields. */
const fieldsToOneOdd = 3;

/** A table as fields; `undefined` where its columns are not those of fields. Nothing is noted as read. */
export function fieldsOfTable(table: Table, known: KnownType, readParts: ReadParts): TableFields | undefined {
  const columns = columnsOf(table);
  if (!columns?.roles.includes('name') || columns.roles.includes('status') || columns.roles.includes('method')) return undefined;
  const fields: DeepField[] = [];
  const odd: Row[] = [];
  for (const row of columns.rows) {
    const field = columns.together
      ? fieldOfCell(row, known, readParts)
      : isAside(row, columns)
        ? undefined
        : fieldOfRow(row, columns, known, readParts);
    if (field) fields.push(field);
    else if (row.cells.some(({ words }) => words.text !== '') && !isAside(row, columns)) odd.push(row);
  }
  const at = columns.header[0]?.words.at ?? fields[0]?.at;
  if (fields.length === 0 || at === undefined) return undefined;
  const has = (role: Role): boolean => columns.roles.includes(role);
  const sure = columns.together || has('type') || has('required') || has('optional') || has('place');
  const column = has('required') || has('optional');
  const mostOdd = sure && !columns.together ? fields.length / fieldsToOneOdd : 0;
  return odd.length > mostOdd ? undefined : { columns, fields: nested(fields), at, column, sure, odd };
}

/** Rows that set others apart or repeat the header: they tell no field. */
function isAside(row: Row, { header, roles }: Columns): boolean {
  if (isDivider(row)) return true;
  const texts = row.cells.map(({ words }) => words.text.trim());
  if (texts.every((text, column) => text.toLowerCase() === header[column]?.words.text.trim().toLowerCase())) return true;
  // Where types are told, a word all by itself titles the rows below it, or says that there are none.
  const alone = texts.filter((text) => text !== '' && !/^[-–—]$/.test(text)).length === 1;
  const name = row.cells[roles.indexOf('name')]?.words;
  const word = name !== undefined && name.text !== '' && !name.spans.some(({ code }) => code);
  return alone && roles.includes('type') && word && row.cells.every(({ parts }) => parts.length === 0);
}

const pairKinds = new Set<Topic['kind']>(['path', 'query', 'header', 'cookie', 'parameters']);

/** Rows of a name and a value, without headings, below words that say what they are. */
export function fieldsOfPairs(table: Table, topic: Topic | undefined): FieldGroup | undefined {
  if (!topic || !pairKinds.has(topic.kind) || topic.example || table.header.some(({ words }) => words.text !== ''))
    return undefined;
  const fields = table.rows.map(({ cells }): Field | undefined => {
    const [name, value, ...more] = cells;
    if (!name || !value || more.length > 0 || !isFieldName(name.words.text)) return undefined;
    return {
      name: name.words.text,
      at: name.words.at,
      rule: 'a row of two cells names a field and shows a value',
      constraints: [],
      children: [],
    };
  });
  const found = fields.filter((field) => field !== undefined);
  const [first] = found;
  return first && found.length === fields.length ? { fields: found, at: first.at, column: false } : undefined;
}

/** Rows that are set in belong to the row above that is less so. */
function nested(rows: readonly DeepField[]): readonly Field[] {
  const roots: Field[] = [];
  const open: { readonly depth: number; readonly children: Field[] }[] = [];
  for (const { depth, ...row } of rows) {
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const children = [...row.children];
    (open.at(-1)?.children ?? roots).push({ ...row, children });
    open.push({ depth, children });
  }
  return roots;
}

/** Notes every line of the table as read, but for cells that were understood as nothing; tells of rows that name no field. */
export function passTable(notebook: Notebook, { columns, odd }: TableFields): void {
  for (const cell of columns.header)
    notebook.pass(cell.words.at, cell.words.at + 1, 'the heading of a column tells what its cells are about');
  for (const { cells } of odd) {
    const name = cells[columns.roles.indexOf('name')]?.words;
    const words = name?.text ? name : (cells.find(({ words: { text } }) => text !== '')?.words ?? name);
    const what = name?.text ? `“${name.text}” is no name of a field, and its row` : 'A row without a name';
    if (words) notebook.say('fields-doubtful', `${what} was left out.`, { at: words.at });
    for (const { words } of cells) if (words.text === '') notebook.pass(words.at, words.at + 1, 'an empty cell tells nothing');
  }
  for (const { cells } of columns.rows.filter((row) => !odd.includes(row)))
    for (const [column, { words }] of cells.entries()) {
      const role = columns.roles[column];
      if (role !== undefined)
        notebook.pass(
          words.at,
          words.at + 1,
          `${rowRule}, and a column ${role === 'aside' ? 'something that a model has no place for' : `its ${role}`}`,
        );
    }
}
