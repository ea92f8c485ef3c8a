import type { Json } from '../../model/api.js';
import type { FieldNode } from '../../notation/field-tree.js';
import { insideOf, memberOf } from '../../notation/sample-json.js';
import type { Field, FieldRow } from './field-rows.js';

/** Which value of an example stands for which row. The renderer makes examples of the same schema as the table. */
export function samplesOf(fields: readonly Field[], sample: Json | undefined): ReadonlyMap<FieldRow, Json> {
  const found = new Map<FieldRow, Json>();
  const walk = (nodes: readonly Field[], value: Json | undefined): void => {
    const inner = insideOf(value);
    for (const node of nodes) {
      const { row } = node;
      const own = row.kind === 'field' ? memberOf(inner, row.name) : row.kind === 'values' ? firstOf(inner) : inner;
      if (own === undefined) continue;
      found.set(row, own);
      walk(node.children, own);
    }
  };
  walk(fields, sample);
  return found;
}

const firstOf = (value: Json | undefined): Json | undefined =>
  typeof value === 'object' && value !== null ? Object.values(value)[0] : undefined;

interface Open extends FieldNode<FieldRow> {
  readonly children: Open[];
}

interface Parent {
  readonly row?: FieldRow;
  readonly children: Open[];
  readonly value: Json | undefined;
}

/**
 * Rows as a tree. Depth tells whose a row is, but the renderer loses count below arrays of arrays and the like; where the
 * example shows that the parent so found has no such member and another open row has, it is that row's.
 */
export function nestRows(rows: readonly FieldRow[], sample: Json | undefined): readonly Field[] {
  const roots: Open[] = [];
  let open: Parent[] = [{ children: roots, value: sample }];
  for (const row of rows) {
    const byDepth = open.findLastIndex((parent) => parent.row === undefined || parent.row.depth < row.depth);
    const at =
      row.kind === 'field' && lacks(open[byDepth], row.name) ? open.findLastIndex((parent) => awaits(parent, row.name)) : -1;
    open = open.slice(0, (at >= 0 ? at : byDepth) + 1);
    const parent = open.at(-1);
    const node: Open = { row, name: row.name, lists: 0, children: [] };
    parent?.children.push(node);
    const inner = insideOf(parent?.value);
    const value = row.kind === 'field' ? memberOf(inner, row.name) : row.kind === 'values' ? firstOf(inner) : inner;
    open.push({ row, children: node.children, value });
  }
  return roots;
}

/** Whether a parent has the member already, or its example does not show it. */
function lacks(parent: Parent | undefined, name: string): boolean {
  const inner = insideOf(parent?.value);
  if (memberOf(inner, name) !== undefined) return has(parent, name);
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length > 0;
}

const has = (parent: Parent | undefined, name: string): boolean =>
  parent?.children.some(({ row }) => row.kind === 'field' && row.name === name) ?? false;

const awaits = (parent: Parent, name: string): boolean =>
  memberOf(insideOf(parent.value), name) !== undefined && !has(parent, name);
