import type { Diagnostic } from '../diagnostic.js';
import type { FileChange } from '../write/index.js';
import type { Ending } from './command.js';

/** What a run did, or would do, with one package. */
export interface PackageReport {
  readonly name: string;
  /** Relative to the working directory, with forward slashes. */
  readonly folder: string;
  /** Absent where nothing had to be read again. */
  readonly read?: { readonly pages: number; readonly operations: number };
  /** Sorted by path. */
  readonly files: readonly FileChange[];
}

/** The one object that `run --json` prints. */
export interface RunReport {
  readonly ending: Ending;
  /** Whether files were put in place; never with `--check` and `--dry-run`, and never when anything failed. */
  readonly written: boolean;
  readonly packages: readonly PackageReport[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How many changed files are listed by name. */
const listed = 30;

const signs = { added: '+', changed: '~', removed: '-' } as const;

/** Lines for people: what became of each package. */
export function reportLines(report: RunReport): string[] {
  return report.packages.flatMap((pkg) => {
    const changes = pkg.files.flatMap(({ path, status }) => (status === 'unchanged' ? [] : [`  ${signs[status]} ${path}`]));
    const read = pkg.read ? `${count(pkg.read.operations, 'operation')} from ${count(pkg.read.pages, 'page')}; ` : '';
    const head = `${pkg.folder}: ${read}`;
    if (changes.length === 0) return [`${head}up to date (${count(pkg.files.length, 'file')})`];
    const verb = report.written ? 'written' : report.ending === 'stale' ? 'stale' : 'to write';
    const rest = changes.length - listed;
    return [
      `${head}${changes.length} of ${count(pkg.files.length, 'file')} ${verb}`,
      ...changes.slice(0, listed),
      ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ];
  });
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
