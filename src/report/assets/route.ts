import { blocksOf, pathsOf, type Row } from './report.js';

/** What an address in the page means: a row, and maybe a fact in it. */
export interface Target {
  readonly row: Row;
  /** Path of a node or of a fact; absent where the row itself is meant. */
  readonly path?: string;
}

/** Reads `#/api/fact path`. */
export function targetOf(hash: string, rows: readonly Row[]): Target | undefined {
  const parts = /^#\/([^/]*)\/(.*)$/.exec(hash);
  const [name, path] = [decoded(parts?.[1]), decoded(parts?.[2])];
  if (name === undefined || path === undefined) return undefined;
  const own = rows.filter(({ api }) => api.name === name);
  const whole = own.find(({ entry }) => entry.kind === 'operation' && entry.id === path);
  if (whole) return { row: whole };
  const node = path.replace(/ [A-Za-z-]+$/, '');
  const likely = own.filter(
    ({ entry }) => node === entry.id || node.startsWith(`${entry.id}.`) || node.startsWith(`types.${entry.id}`),
  );
  for (const row of [...likely, ...own]) if (pathsIn(row).has(node) || pathsIn(row).has(path)) return { row, path };
  // A path may lead through types, which are told under their own names.
  const [row] = likely;
  return row && { row, path };
}

const known = new WeakMap<Row, ReadonlySet<string>>();

function pathsIn(row: Row): ReadonlySet<string> {
  const found = known.get(row) ?? new Set(blocksOf(row.api, row.entry).flatMap(pathsOf));
  known.set(row, found);
  return found;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
