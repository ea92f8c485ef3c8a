import type { List, Table, Terms, Words } from '../../page/structure/index.js';
import { columnsOf } from './columns.js';
import { linesIn, type Notebook, textOfSpans } from './line.js';
import { reasonOf, standardReason } from './statuses.js';

/** An answer, or an error, as a row or a line lists it. */
export interface StatusRow {
  readonly status?: number;
  /** The error's own name, where the page gives one. */
  readonly name?: string;
  readonly description?: string;
  readonly at: number;
  readonly rule: string;
}

/** Names of errors as programs compare them. */
const errorName = /^[A-Za-z][\w.:/-]{1,80}$/;

/** Fields that bodies of errors have everywhere: a list with one of them tells a body rather than errors. */
const bodyFields = new Set([
  'code',
  'message',
  'error',
  'errors',
  'status',
  'detail',
  'details',
  'title',
  'type',
  'path',
  'timestamp',
  'field',
  'description',
  'reason',
  'id',
]);

export const tellsBody = (rows: readonly StatusRow[]): boolean =>
  rows.some(({ name }) => name !== undefined && bodyFields.has(name.toLowerCase()));

/** Rows of a table with a column of statuses or of errors; `undefined` where it has neither. */
export function statusRowsOf(
  table: Table,
  expected: boolean,
): { readonly rows: readonly StatusRow[]; readonly cells: readonly number[] } | undefined {
  const columns = columnsOf(table);
  if (!columns || columns.roles.includes('type') || columns.roles.includes('required')) return undefined;
  const status = columns.roles.indexOf('status');
  const plain = columns.header.findIndex(({ words }) => /^(?:name|type|id|identifier)$/i.test(words.text.trim()));
  const named = columns.roles.indexOf('error') >= 0 ? columns.roles.indexOf('error') : expected ? plain : -1;
  if (status < 0 && (named < 0 || !expected)) return undefined;
  const described = columns.roles.indexOf('description');
  const rule = 'a row of a table tells an answer';
  const rows: StatusRow[] = [];
  for (const { cells } of columns.rows) {
    const said = status < 0 ? undefined : cells[status]?.words;
    const code = /^(?:http\s*)?([1-5]\d\d)\b[\s:–—-]*(.*)$/is.exec(said?.text ?? '');
    const name = named < 0 ? undefined : cells[named]?.words.text.trim();
    const own = name !== undefined && errorName.test(name) ? { name } : {};
    if (!code && !('name' in own)) {
      if (status >= 0 && !(said?.text ?? '').trim()) continue;
      return undefined;
    }
    const about = [code?.[2] ?? '', 'name' in own ? '' : (name ?? ''), described < 0 ? '' : (cells[described]?.words.text ?? '')];
    const description = about.filter((text) => text.trim() !== '').join('\n');
    const at = said?.at ?? cells[named]?.words.at ?? 0;
    rows.push({ ...(code ? { status: Number(code[1]) } : {}), ...own, ...(description === '' ? {} : { description }), at, rule });
  }
  return rows.length === 0 || (status < 0 && tellsBody(rows))
    ? undefined
    : { rows, cells: [...columns.header, ...columns.rows.flatMap(({ cells }) => cells)].map(({ words }) => words.at) };
}

/** A line that begins with a status, or with an error's name as code: `404 – no such order`, `` `not_found` – … ``. */
export function statusRowOfLine(words: Words, expected: boolean): StatusRow | undefined {
  const text = words.text;
  const rule = 'a line tells an answer';
  const code = /^(?:HTTP\s*)?([1-5]\d\d)\b(?:\s*[:–—()-]\s*|\s+|$)(.*)$/s.exec(text);
  if (code && !/^\d|^%|^(?:characters|items|ms|bytes)\b/.test(code[2] ?? '')) {
    const description = (code[2] ?? '').replace(/^[\s(:–—-]+|[)\s]+$/g, '');
    const named = /^([A-Za-z]\w*_\w+|[a-z]+[A-Z]\w*|[A-Z]\w+(?:Error|Exception))\b[\s:–—-]*(.*)$/s.exec(description);
    const rest = named ? (named[2] ?? '') : description;
    return {
      status: Number(code[1]),
      ...(named ? { name: named[1] ?? '' } : {}),
      ...(rest === '' ? {} : { description: rest }),
      at: words.at,
      rule,
    };
  }
  if (!expected) return undefined;
  const [first] = linesIn(words);
  const lead = first?.find((span) => /\S/.test(span.text));
  const set = lead?.code || lead?.strong ? lead.text.trim() : '';
  // In bold stand many words; a name that programs compare is told by how it is written.
  const name = lead?.code || /_|\p{Ll}\p{Lu}|^[A-Z]{4,}$|(?:[Ee]rror|[Ee]xception)$/u.test(set) ? set : '';
  if (!errorName.test(name) || bodyFields.has(name.toLowerCase()) || first === undefined || lead === undefined) return undefined;
  const description = textOfSpans(first.slice(first.indexOf(lead) + 1)).replace(/^[\s:–—-]+/, '');
  const number = /\b(?:HTTP|status)?\s*\(?([45]\d\d)\)?\b/.exec(description)?.[1];
  return {
    name,
    ...(number === undefined ? {} : { status: Number(number) }),
    ...(description === '' ? {} : { description }),
    at: words.at,
    rule,
  };
}

/** Items of a list of errors, whose names look like those of fields. */
export function statusRowsOfParts(part: List | Terms): readonly StatusRow[] | undefined {
  const rows =
    part.kind === 'list'
      ? part.items.map(({ parts: [first] }) => (first?.kind === 'paragraph' ? statusRowOfLine(first.words, true) : undefined))
      : part.entries.map(({ term, parts: [first] }) => {
          const name = term.text.trim();
          const description = first?.kind === 'paragraph' ? first.words.text : undefined;
          if (!/^[A-Za-z][\w.:-]{1,80}$/.test(name)) return undefined;
          const number = /\b([45]\d\d)\b/.exec(description ?? '')?.[1];
          return {
            name,
            at: term.at,
            rule: 'a term of a list is an error',
            ...(description === undefined ? {} : { description }),
            ...(number === undefined ? {} : { status: Number(number) }),
          };
        });
  const found = rows.filter((row): row is StatusRow => row !== undefined);
  return found.length === rows.length && !tellsBody(found) ? found : undefined;
}

export interface ErrorName {
  readonly name: string;
  readonly standing: 'documented' | 'inferred';
  readonly rule: string;
}

/** What an error is called: by its own name, or by what HTTP calls its status. */
export function nameOfError(notebook: Notebook, { status, name, description, at }: StatusRow): ErrorName | undefined {
  if (name !== undefined) return { name, standing: 'documented', rule: 'an error has a name of its own' };
  if (status === undefined) return undefined;
  const words = standardReason(status, description ?? '') ?? reasonOf(status);
  const made =
    words?.replace(/[^A-Za-z]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase()) ?? `Status${status}`;
  notebook.say('error-name-derived', `Status ${status} has no name on the page; its error was named ${made}.`, {
    at,
    fact: `errors.${made}`,
  });
  return { name: made, standing: 'inferred', rule: 'an error without a name is called what HTTP calls its status' };
}
