import { readRequirementCell } from '../../notation/requirement-words.js';
import { type KnownType, readTypeWords } from '../../notation/type-words.js';
import type { Cell, Row } from '../../page/structure/index.js';
import { placeOfWords, type Role } from './column-words.js';
import type { Columns } from './columns.js';
import { type Field, isFieldName, type Saying } from './field.js';
import { fieldOfHead, type Head, readHead, readLabel } from './head.js';
import { linesIn, markedText, textOfSpans } from './line.js';
import { valuesIn } from './values.js';

export const rowRule = 'a row of a table tells a field';

/** Reads what stands in a cell beside its words: lists of values, tables and lists of fields within. */
export type ReadParts = (cell: Cell) => { readonly children: readonly Field[]; readonly values?: Field['values'] };

/** A field, and how far it is set in. */
export type DeepField = Field & { readonly depth: number };

/** A row of one cell that goes over all columns sets rows apart and tells no field. */
export const isDivider = ({ cells }: Row): boolean =>
  cells.length > 1 && cells.every(({ words }) => words.text === cells[0]?.words.text && words.line === cells[0]?.words.line);

/** Name, type and marks on the cell's first line, the description on the next ones. */
export function fieldOfCell(row: Row, known: KnownType, readParts: ReadParts): DeepField | undefined {
  const [cell] = row.cells;
  const [first, ...more] = cell ? linesIn(cell.words) : [];
  const head = first && readHead(first, known);
  if (!cell || !head || (head.description !== undefined && head.type === undefined)) return undefined;
  const { at } = cell.words;
  const field = fieldOfHead(head, at, rowRule);
  const description = more.map(markedText).join('\n');
  const within = readParts(cell);
  return {
    ...field,
    ...(description === ''
      ? {}
      : { description: { text: [head.description, description].filter(Boolean).join('\n'), at, rule: rowRule } }),
    ...(within.values === undefined ? {} : { values: within.values }),
    children: within.children,
    depth: 0,
  };
}

/** How deep a name is set in, and the name without what shows it. */
const deepName = /^((?:[»›→>└├│─↳•·–—-]|\s)*)(.*)$/su;

/** How many spaces that do not break stand before a name. */
const setIn = ({ words }: Cell): number =>
  (/^[ \n]*([\u00a0\u2002\u2003\u2007\u3000 ]*)/.exec(words.spans.map(({ text }) => text).join(''))?.[1] ?? '').replace(/ /g, '')
    .length;

/** A cell of the row for each thing that is told of the field. */
export function fieldOfRow(row: Row, columns: Columns, known: KnownType, readParts: ReadParts): DeepField | undefined {
  const cellOf = (role: Role): Cell | undefined => {
    const at = columns.roles.indexOf(role);
    return at < 0 || row.cells[at]?.words.text === '' ? undefined : row.cells[at];
  };
  const saying = (role: Role): Saying | undefined => {
    const cell = cellOf(role);
    const text = cell && linesIn(cell.words).map(markedText).join('\n');
    return cell && text ? { text, at: cell.words.at, rule: `${rowRule}, and a column its ${role}` } : undefined;
  };
  const nameCell = cellOf('name');
  if (!nameCell || isDivider(row)) return undefined;
  const named = readNameCell(nameCell, known);
  if (!named) return undefined;
  const own = fieldOfHead(named.head, nameCell.words.at, rowRule);
  const typed = typeOf(cellOf('type'), known);
  const within = [nameCell, cellOf('type'), cellOf('description'), cellOf('values'), cellOf('constraints')]
    .filter((cell) => cell !== undefined)
    .map(readParts);
  const values = valuesOfCell(cellOf('values')) ?? within.find((one) => one.values)?.values;
  const told = saying('description');
  const led = columns.roles.includes('type') ? undefined : ledBy(told, known);
  const description = led ? led.description : told;
  const requirement =
    requirementOf(cellOf('required'), cellOf('optional')) ?? typed.requirement ?? own.requirement ?? led?.field.requirement;
  const place = saying('place') ?? undefined;
  const placed = place && placeOfWords(textOf(place));
  const constraints = [
    ...own.constraints,
    ...typed.constraints,
    ...(led?.field.constraints ?? []),
    ...(['constraints', 'pattern', 'length', 'minimum', 'maximum'] as const).flatMap((role) => {
      const said = saying(role);
      return said ? [{ ...said, text: worded(role, said.text) }] : [];
    }),
  ];
  const nullable = saying('nullable');
  const format = saying('format');
  const byDefault = saying('default');
  const deprecated = saying('deprecated');
  return {
    name: own.name,
    at: own.at,
    rule: rowRule,
    ...(typed.type ? { type: typed.type } : own.type ? { type: own.type } : led?.field.type ? { type: led.field.type } : {}),
    ...(requirement ? { requirement } : {}),
    ...(place && placed ? { place: { ...place, in: placed } } : {}),
    ...(description ? { description } : own.description ? { description: own.description } : {}),
    ...(nullable && readRequirementCell(nullable.text)?.required === true ? { nullable } : {}),
    ...(deprecated && readRequirementCell(deprecated.text)?.required === true ? { deprecated } : {}),
    ...(format ? { format } : {}),
    ...(byDefault ? { default: byDefault } : {}),
    ...(values ? { values } : {}),
    constraints,
    children: within.flatMap(({ children }) => children),
    depth: named.depth,
  };
}

/** A description that begins with a type in brackets: `(integer, optional) How many`. */
function ledBy(told: Saying | undefined, known: KnownType): { readonly field: Field; readonly description?: Saying } | undefined {
  const found = told && /^\(([^()]{1,80})\)\s*(.*)$/s.exec(told.text);
  const head = found ? readHead([{ text: `x (${found[1] ?? ''})` }], known) : undefined;
  if (!told || !found || head?.type === undefined || !readTypeWords(head.type, known)) return undefined;
  const rest = found[2] ?? '';
  return { field: fieldOfHead(head, told.at, told.rule), ...(rest === '' ? {} : { description: { ...told, text: rest } }) };
}

const textOf = ({ text }: Saying): string => text.replaceAll('`', '');

/** A cell that holds but a number says what its column's heading says. */
function worded(role: 'constraints' | 'pattern' | 'length' | 'minimum' | 'maximum', text: string): string {
  const number = /^-?[\d.,]+$/.test(text);
  switch (role) {
    case 'constraints':
      return text;
    case 'pattern':
      return `pattern: ${/^[`/]/.test(text) ? text : `\`${text}\``}`;
    case 'length':
      return number ? `max length ${text}` : `length ${text}`;
    case 'minimum':
      return number ? `minimum ${text}` : text;
    case 'maximum':
      return number ? `maximum ${text}` : text;
  }
}

function readNameCell(cell: Cell, known: KnownType): { readonly head: Head; readonly depth: number } | undefined {
  const lines = linesIn(cell.words);
  const [first = []] = lines;
  const found = deepName.exec(textOfSpans(first));
  const signs = (found?.[1] ?? '').replace(/\s/g, '');
  const depth = signs === '' ? setIn(cell) : Math.max(1, [...signs].filter((sign) => !/[─-]/.test(sign)).length);
  const spans = signs === '' ? first : withoutSigns(first);
  const head = readHead(spans, known);
  if (!head || !isFieldName(head.name)) return undefined;
  // A second word behind a plain name makes it a phrase: `Delivery date` is no field's name, `amount (required)` is.
  const plain = head.description !== undefined && head.type === undefined && !head.mark && !head.marked;
  if (plain) return undefined;
  const more = lines
    .slice(1)
    .map(textOfSpans)
    .flatMap((text) => {
      const label = readLabel(text.replace(/^\(|\)$/g, ''), known);
      return label ? [label] : [];
    });
  const type = head.type ?? more.find((one) => one.type !== undefined)?.type;
  const mark = head.mark ?? more.find((one) => one.mark)?.mark;
  return { head: { ...head, ...(type === undefined ? {} : { type }), ...(mark ? { mark } : {}) }, depth };
}

function withoutSigns(spans: Cell['words']['spans']): Cell['words']['spans'] {
  let done = false;
  return spans.flatMap((span) => {
    if (done) return [span];
    const text = span.text.replace(/^(?:[»›→>└├│─↳•·–—-]|\s)+/u, '');
    done = text !== '';
    return done ? [{ ...span, text }] : [];
  });
}

function typeOf(cell: Cell | undefined, known: KnownType): Pick<Field, 'type' | 'requirement' | 'constraints'> {
  if (!cell) return { constraints: [] };
  const rule = `${rowRule}, and a column its type`;
  const text = linesIn(cell.words).map(textOfSpans).join(', ');
  const { at } = cell.words;
  const href = cell.words.spans.find((span) => span.href?.includes('#'))?.href;
  const label = readLabel(text, known) ?? readLabel(linesIn(cell.words).map(textOfSpans).join(' '), known);
  const { mark } = label ?? {};
  const standing = 'documented' as const;
  const requirement = mark && { text: mark.quote, at, rule: mark.rule, required: mark.required, standing };
  return {
    type: { text: label?.type ?? text, at, rule, ...(href === undefined ? {} : { href }) },
    ...(requirement ? { requirement } : {}),
    constraints: (label?.constraints ?? []).map((one) => ({ text: one, at, rule })),
  };
}

function requirementOf(required: Cell | undefined, optional: Cell | undefined): Field['requirement'] | undefined {
  const cell = required ?? optional;
  const text = cell?.words.text.replace(/\n/g, ' ');
  const read = text === undefined ? undefined : readRequirementCell(text);
  if (!cell || !read || text === undefined) return undefined;
  const direct = required !== undefined || /^opt|^req/i.test(text);
  const value = read.required === undefined || direct ? read.required : !read.required;
  return { text, at: cell.words.at, rule: read.rule, required: value, standing: 'documented' };
}

function valuesOfCell(cell: Cell | undefined): Field['values'] | undefined {
  if (!cell) return undefined;
  const list = valuesIn(cell.words);
  return list && { text: cell.words.text, at: cell.words.at, rule: 'a column lists the values that are allowed', list };
}
