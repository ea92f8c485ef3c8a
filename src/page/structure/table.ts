import { isElement, type Node } from '../node.js';

/** The cells of a table, each row as wide as its spans make it. */
export interface TableGrid {
  readonly caption?: Node;
  readonly header: readonly Node[];
  readonly rows: readonly { readonly node: Node; readonly cells: readonly Node[] }[];
}

/** Wider spans than this are a joke or an attack. */
const widest = 100;

export function tableGrid(table: Node): TableGrid {
  const caption = (table.children ?? []).find(({ name }) => name === 'caption');
  const found = rowsOf(table);
  const rows = spread(found.map(({ node }) => node));
  const [first] = found;
  const headed = first && (first.inHead || (first.cells.length > 0 && first.cells.every(({ name }) => name === 'th')));
  return {
    ...(caption === undefined ? {} : { caption }),
    header: headed ? (rows[0]?.cells ?? []) : [],
    rows: headed ? rows.slice(1) : rows,
  };
}

/** A cell that spans rows or columns stands in each of them. */
function spread(rows: readonly Node[]): TableGrid['rows'] {
  let hanging: { readonly cell: Node; readonly column: number; readonly left: number }[] = [];
  return rows.map((node) => {
    const cells: Node[] = [];
    const next: typeof hanging = [];
    const hang = (): void => {
      for (let above = hanging.find(({ column }) => column === cells.length); above; ) {
        if (above.left > 1) next.push({ ...above, left: above.left - 1 });
        cells.push(above.cell);
        above = hanging.find(({ column }) => column === cells.length);
      }
    };
    for (const cell of cellsOf(node)) {
      hang();
      const below = spanOf(cell, 'rowspan');
      for (let span = spanOf(cell, 'colspan'); span > 0; span -= 1) {
        if (below > 1) next.push({ cell, column: cells.length, left: below - 1 });
        cells.push(cell);
      }
    }
    hang();
    hanging = next;
    return { node, cells };
  });
}

const spanOf = (cell: Node, name: string): number =>
  Math.min(widest, Math.max(1, Number.parseInt(cell.attribs?.[name] ?? '1', 10) || 1));

const cellsOf = (row: Node): readonly Node[] => (row.children ?? []).filter(({ name }) => name === 'td' || name === 'th');

function rowsOf(table: Node): readonly { readonly node: Node; readonly cells: readonly Node[]; readonly inHead: boolean }[] {
  return (table.children ?? []).filter(isElement).flatMap((child) => {
    if (child.name === 'tr') return [{ node: child, cells: cellsOf(child), inHead: false }];
    if (!/^t(?:head|body|foot)$/.test(child.name ?? '')) return [];
    return rowsOf(child).map((row) => ({ ...row, inHead: child.name === 'thead' }));
  });
}
