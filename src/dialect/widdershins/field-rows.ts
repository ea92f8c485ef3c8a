import type { Json } from '../../model/api.js';
import type { DepthRow, FieldNode } from '../../notation/field-tree.js';
import type { Cell, Part, Row, Span, Words } from '../../page/structure/index.js';
import { nestRows } from './samples.js';
import { type KnownTable, knowTable } from './table-kind.js';

export type Combiner = 'allOf' | 'anyOf' | 'oneOf' | 'not';

/** One row of a table of fields. */
export interface FieldRow extends DepthRow {
  /** What the row stands for: a field, the values of a map, or a schema without a name. */
  readonly kind: 'field' | 'values' | 'anonymous';
  /** How the schemas without a name in the row's block belong together. */
  readonly combiner?: Combiner;
  readonly nameCell: Words;
  readonly typeCell: Words;
  readonly required?: Words;
  readonly restrictions?: Words;
  readonly description?: Words;
}

export type Field = FieldNode<FieldRow>;

/** A field's allowed value, as a table of values names it: with the depth of its field or without. */
export interface ValueRow {
  readonly name: string;
  readonly depth?: number;
  readonly value: Words;
}

export interface FieldBlock {
  readonly fields: readonly Field[];
  readonly rows: readonly FieldRow[];
  readonly values: readonly ValueRow[];
  /** What stands above the first table: title or description of the whole. */
  readonly lead: readonly Words[];
  /** Every part's leaves that were understood, with the rule. */
  readonly read: readonly { readonly at: number; readonly rule: string }[];
}

const combinerTitles: readonly { readonly title: RegExp; readonly combiner: Combiner | undefined }[] = [
  { title: /^(?:allOf|and)(?: - discriminator: .*)?$/s, combiner: 'allOf' },
  { title: /^(?:anyOf|or)(?: - discriminator: .*)?$/s, combiner: 'anyOf' },
  { title: /^(?:oneOf|xor)(?: - discriminator: .*)?$/s, combiner: 'oneOf' },
  { title: /^not(?: - discriminator: .*)?$/s, combiner: 'not' },
  { title: /^continued$/i, combiner: undefined },
];

/** Reads tables of fields that stand below each other: `oneOf`, `xor` and the like between them tell how they belong together. */
export function readFieldBlock(parts: readonly Part[], sample?: Json): FieldBlock {
  const rows: FieldRow[] = [];
  const values: ValueRow[] = [];
  const lead: Words[] = [];
  const read: { at: number; rule: string }[] = [];
  let combiner: Combiner | undefined;
  let begun = false;
  for (const part of parts) {
    if (part.kind === 'paragraph') {
      const known = combinerTitles.find(({ title }) => title.test(part.words.text));
      if (known) {
        combiner = known.combiner;
        begun = true;
        read.push({ at: part.words.at, rule: 'a keyword above a table tells how its schemas belong together' });
      } else if (!begun) lead.push(part.words);
      continue;
    }
    if (part.kind !== 'table') continue;
    const table = knowTable(part);
    if (table?.kind === 'fields') {
      begun = true;
      rows.push(...table.table.rows.flatMap((row) => fieldRow(table, row, combiner)));
    } else if (table?.kind === 'values') values.push(...valueRows(table));
    if (table) read.push(...emptyCells(table));
  }
  return { fields: nestRows(rows, sample), rows, values, lead, read };
}

/** Heads of columns, and cells that say nothing. */
export function emptyCells({ table, rule }: KnownTable): readonly { readonly at: number; readonly rule: string }[] {
  const cells = table.rows.flatMap((row) => row.cells).filter(({ words }) => /^(?:none)?$/i.test(words.text));
  return [
    ...table.header.map(({ words }) => ({ at: words.at, rule })),
    ...cells.map(({ words }) => ({ at: words.at, rule: '“none” stands where there is nothing to say' })),
  ];
}

export function fieldRow(table: KnownTable, row: Row, combiner?: Combiner): readonly FieldRow[] {
  const [nameCell, typeCell] = [table.cell(row, 'name'), table.cell(row, 'type')];
  if (!nameCell || !typeCell) return [];
  const named = nameOf(nameCell.words.spans);
  const kept = (cell: Cell | undefined): Words | undefined =>
    cell === undefined || /^(?:none)?$/i.test(cell.words.text) ? undefined : cell.words;
  const [required, restrictions] = [table.cell(row, 'required')?.words, kept(table.cell(row, 'restrictions'))];
  const description = kept(table.cell(row, 'description'));
  return [
    {
      ...named,
      ...(combiner === undefined ? {} : { combiner }),
      nameCell: nameCell.words,
      typeCell: typeCell.words,
      ...(required === undefined ? {} : { required }),
      ...(restrictions === undefined ? {} : { restrictions }),
      ...(description === undefined ? {} : { description }),
    },
  ];
}

/** `»» name`; names that Markdown took for emphasis get their signs back. */
export function nameOf(spans: readonly Span[]): Pick<FieldRow, 'name' | 'depth' | 'kind'> {
  const [, marks = '', name = ''] = /^\s*((?:»\s*)*)(.*)$/s.exec(spans.map(rawText).join('')) ?? [];
  const depth = marks.replace(/\s/g, '').length;
  const text = name.trim();
  if (/^_anonymous_$/.test(text)) return { kind: 'anonymous', depth, name: '' };
  if (/^__additionalProperties__$/.test(text)) return { kind: 'values', depth, name: '' };
  if (/^(?:_undefined_|__additionalItems__)$/.test(text)) return { kind: 'anonymous', depth, name: '' };
  return { kind: 'field', depth, name: text };
}

const rawText = ({ text, emphasis, strong }: Span): string => {
  const mark = `${strong ? '__' : ''}${emphasis ? '_' : ''}`;
  return `${mark}${text}${[...mark].reverse().join('')}`;
};

export function valueRows(table: KnownTable): readonly ValueRow[] {
  return table.table.rows.flatMap((row) => {
    const [name, value] = [table.cell(row, 'name')?.words, table.cell(row, 'value')?.words];
    if (!name || !value) return [];
    const read = nameOf(name.spans);
    return [{ name: read.name, ...(read.depth > 0 ? { depth: read.depth } : {}), value }];
  });
}
