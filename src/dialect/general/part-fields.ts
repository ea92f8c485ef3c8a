import { type KnownType, readTypeWords } from '../../notation/type-words.js';
import type { Cell, List, Part, Terms, Words } from '../../page/structure/index.js';
import type { Field, FieldGroup } from './field.js';
import { fieldOfHead, type Head, isSure, readHead } from './head.js';
import { linesIn, markedText } from './line.js';
import { fieldsOfTable, type TableFields } from './table-fields.js';
import { valuesOfParts } from './values.js';

/** Fields of a list, and how sure it is by their words alone that they are fields. */
export interface ListedFields extends FieldGroup {
  readonly sure: boolean;
}

const itemRule = 'an item of a list tells a field';
const termRule = 'a term and what is said of it tell a field';

/** Deeper lists than this tell no fields. */
const deepest = 12;

/** A list each item of which begins with a field's name. */
export function fieldsOfList(list: List, known: KnownType, depth = 0): ListedFields | undefined {
  if (depth > deepest) return undefined;
  const fields: Field[] = [];
  let sure = 0;
  for (const { parts } of list.items) {
    const [first, ...more] = parts;
    if (first?.kind !== 'paragraph') return undefined;
    const read = readOpening(first.words, known, itemRule);
    if (!read) return undefined;
    if (isSure(read.head, known)) sure += 1;
    else if ((!read.head.marked || !read.head.apart) && read.head.description !== undefined) return undefined;
    fields.push(completed(read.field, more, known, depth, itemRule));
  }
  const [first] = fields;
  return first && { fields, at: first.at, column: false, sure: sure * 2 >= fields.length };
}

/** A definition list the terms of which are fields. */
export function fieldsOfTerms({ entries }: Terms, known: KnownType, depth = 0): ListedFields | undefined {
  if (depth > deepest) return undefined;
  const fields: Field[] = [];
  let sure = 0;
  for (const { term, parts } of entries) {
    const read = readOpening(term, known, termRule);
    if (!read || (read.head.description !== undefined && !isSure(read.head, known))) return undefined;
    const { type, requirement, rest } = leadOf(parts, known);
    const field: Field = { ...read.field, ...(read.field.type ? {} : type), ...(read.field.requirement ? {} : requirement) };
    if (isSure(read.head, known) || type) sure += 1;
    fields.push(completed(field, rest, known, depth, termRule));
  }
  const [first] = fields;
  return first && { fields, at: first.at, column: false, sure: sure * 2 >= fields.length };
}

/** What is said of a term may begin with a line that is its type: `string, required`. */
function leadOf(
  parts: readonly Part[],
  known: KnownType,
): { readonly type?: Pick<Field, 'type'>; readonly requirement?: Pick<Field, 'requirement'>; readonly rest: readonly Part[] } {
  const [first, ...rest] = parts;
  if (first?.kind !== 'paragraph') return { rest: parts };
  const label = labelOfLine(first.words, known);
  return label ? { ...label, rest } : { rest: parts };
}

/** A line that says a type, a requirement or both, and nothing else: `Type: string`, `integer, required`. */
export function labelOfLine(
  words: Words,
  known: KnownType,
): { readonly type?: Pick<Field, 'type'>; readonly requirement?: Pick<Field, 'requirement'> } | undefined {
  const text = words.text.replace(/^(?:data )?type\s*:\s*/i, '').replace(/^\((.*)\)$/, '$1');
  if (text.length > 120 || text.includes('\n')) return undefined;
  const head = readHead([{ text: 'x: ' }, { text }], known);
  if (!head || head.description !== undefined || head.constraints.length > 0 || (head.type === undefined && !head.mark))
    return undefined;
  if (head.type !== undefined && !readTypeWords(head.type, known)) return undefined;
  const { type, requirement } = fieldOfHead(head, words.at, 'a line below a name tells its type');
  return { ...(type ? { type: { type } } : {}), ...(requirement ? { requirement: { requirement } } : {}) };
}

const typeLike = /^(?:array|object|list|map|enum|dict|string|integer|number|boolean)\b[^.]{0,80}$/i;

/** Whether a line is a type, if only one in a notation of its own. */
export const looksTyped = (words: Words, known: KnownType): boolean =>
  typeLike.test(words.text) || labelOfLine(words, known) !== undefined;

/** The first line of a field; further lines within it describe. */
function readOpening(words: Words, known: KnownType, rule: string): { readonly head: Head; readonly field: Field } | undefined {
  const [first, ...more] = linesIn(words);
  const head = first && readHead(first, known);
  if (!head || isLabel(first, head)) return undefined;
  const field = fieldOfHead(head, words.at, rule);
  // Code among the words tells values from prose.
  const marked = head.description === undefined ? '' : tailOf(markedText(first), head.description);
  const description = [marked, ...more.map(markedText)].filter((line) => line !== '').join('\n');
  return { head, field: { ...field, ...(description === '' ? {} : { description: { text: description, at: words.at, rule } }) } };
}

const labels =
  /^(?:Code|Content|Status|Notes?|Condition|Example|Body|Headers?|URL|Method|Returns?|Response|Request|Description|Auth|Permissions?|Warning|Tip)$/;

/** `Code: 200` in bold says something of an answer and names no field. */
const isLabel = (spans: Words['spans'], { name, marked }: Head): boolean =>
  marked && labels.test(name) && /^[^\p{L}]*\p{L}+\s*:/u.test(spans.map(({ text }) => text).join(''));

/** The end of the marked words that is the description. */
function tailOf(marked: string, description: string): string {
  const length = description.replace(/[\s`,]/g, '').length;
  let left = length;
  let at = marked.length;
  while (at > 0 && left > 0) {
    at -= 1;
    if (!/[\s`,]/.test(marked[at] ?? '')) left -= 1;
  }
  return marked.slice(marked[at - 1] === '`' ? at - 1 : at);
}

/** A field with what the parts below its first line say: descriptions, values, fields within it. */
export function completed(field: Field, parts: readonly Part[], known: KnownType, depth: number, rule: string): Field {
  const texts = field.description ? [field.description.text] : [];
  const lines: number[] = [];
  const children: Field[] = [];
  let values = field.values;
  let said = texts.at(-1) ?? '';
  for (const part of parts) {
    switch (part.kind) {
      case 'paragraph':
        texts.push(linesIn(part.words).map(markedText).join('\n'));
        lines.push(part.words.at);
        said = part.words.text;
        break;
      case 'heading':
        said = part.words.text;
        break;
      case 'list': {
        const own = values ?? valuesOfParts([part], said);
        if (own && !values) values = own;
        else children.push(...(fieldsOfList(part, known, depth + 1)?.fields ?? []));
        break;
      }
      case 'terms':
        children.push(...(fieldsOfTerms(part, known, depth + 1)?.fields ?? []));
        break;
      case 'table':
        children.push(...fieldsWithin(fieldsOfTable(part, known, readCellParts(known, depth + 1))));
        break;
      case 'code':
        break;
    }
  }
  const at = field.description?.at ?? lines[0] ?? field.at;
  return {
    ...field,
    ...(texts.length === 0 ? {} : { description: { text: texts.join('\n'), at, rule } }),
    ...(values ? { values } : {}),
    children: [...field.children, ...children],
  };
}

/** Within a field nobody is told what was left out: there all rows tell fields, or none. */
const fieldsWithin = (found: TableFields | undefined): readonly Field[] => (found && found.odd.length === 0 ? found.fields : []);

/** What stands in a cell beside its words. */
export const readCellParts =
  (known: KnownType, depth = 0) =>
  (cell: Cell): { readonly children: readonly Field[]; readonly values?: Field['values'] } => {
    if (depth > deepest || cell.parts.length === 0) return { children: [] };
    const nothing: Field = { name: 'x', at: cell.words.at, rule: '', constraints: [], children: [] };
    const { children, values } = completed(
      { ...nothing, description: { text: cell.words.text, at: cell.words.at, rule: '' } },
      cell.parts,
      known,
      depth,
      '',
    );
    return { children, ...(values ? { values } : {}) };
  };
