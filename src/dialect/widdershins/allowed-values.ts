import type { Json } from '../../model/api.js';
import type { Words } from '../../page/structure/index.js';
import type { FieldRow, ValueRow } from './field-rows.js';

export interface AllowedValues {
  /** Of each row for which the page leaves no choice. */
  readonly of: ReadonlyMap<FieldRow, readonly Words[]>;
  /** Values of a name that more than one row has, and nothing tells whose they are. */
  readonly doubtful: readonly { readonly row: FieldRow; readonly values: readonly Words[] }[];
}

interface Run {
  readonly key: string;
  readonly values: Words[];
}

/**
 * Finds the field of each allowed value. A table of values lists fields in the order of the rows but names them without
 * their parents, so a name that stands in several rows is told apart by order and by the examples.
 */
export function allowedValues(
  rows: readonly FieldRow[],
  values: readonly ValueRow[],
  samples: ReadonlyMap<FieldRow, Json>,
): AllowedValues {
  const withDepth = values.some(({ depth }) => depth !== undefined);
  const runs = runsOf(withDepth ? values.map((value) => ({ ...value, depth: value.depth ?? 0 })) : values);
  const mayHold = (row: FieldRow, run: Run): boolean => {
    const sample = samples.get(row);
    const shown = (Array.isArray(sample) ? sample[0] : sample) ?? undefined;
    return (
      keyOf(row.name, withDepth ? row.depth : undefined) === run.key &&
      !/^\[?object\b|^allOf|^anyOf|^oneOf/.test(row.typeCell.text) &&
      (shown === undefined || typeof shown === 'object' || run.values.some(({ text }) => text === String(shown)))
    );
  };
  const first: number[] = [];
  for (const run of runs) first.push(rows.findIndex((row, at) => at > (first.at(-1) ?? -1) && mayHold(row, run)));
  const last: number[] = [];
  for (const run of [...runs].reverse())
    last.unshift(rows.findLastIndex((row, at) => at < (last[0] ?? rows.length) && mayHold(row, run)));
  const of = new Map<FieldRow, readonly Words[]>();
  const doubtful: { row: FieldRow; values: readonly Words[] }[] = [];
  for (const [index, run] of runs.entries()) {
    const [from, to] = [first[index] ?? -1, last[index] ?? -1];
    const row = rows[from];
    if (from >= 0 && from === to && row) of.set(row, run.values);
    else
      for (const one of rows.slice(Math.max(0, from), to + 1))
        if (mayHold(one, run)) doubtful.push({ row: one, values: run.values });
  }
  return { of, doubtful: doubtful.filter(({ row }) => !of.has(row)) };
}

/** Values of one name in a row; a value that comes again begins the next field of that name. */
function runsOf(values: readonly ValueRow[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { name, depth, value } of values) {
    const key = keyOf(name, depth);
    const open = runs.at(-1);
    if (open?.key === key && !open.values.some(({ text }) => text === value.text)) open.values.push(value);
    else runs.push({ key, values: [value] });
  }
  return runs;
}

const keyOf = (name: string, depth: number | undefined): string => `${depth ?? ''} ${name}`;
