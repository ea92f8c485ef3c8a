import type { Diagnostic } from '../diagnostic.js';
import { type Cause, type Change, type ChangeKind, type Severity, severest, telling } from '../diff/change.js';
import { plainly, sentence } from '../diff/sentence.js';
import { toldOnce } from '../diff/told-once.js';
import { shortened } from '../terminal/printable.js';
import { coverageText } from '../terminal/trace.js';
import type { Ending } from './command.js';

/** What a run did, or would do, with one package. Paths are relative to the package's folder, sorted. */
export interface PackageReport {
  readonly name: string;
  /** Relative to the working directory, with forward slashes. */
  readonly folder: string;
  /** Absent where nothing had to be read again. */
  readonly read?: {
    readonly pages: number;
    readonly operations: number;
    /** Lines of the pages, as their dialects count them. */
    readonly lines: number;
    /** Those of them that no rule read. */
    readonly unread: number;
  };
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  /** How many files are as they should be. */
  readonly unchanged: number;
  /** Absent where nothing had to be read again. */
  readonly release?: ReleaseReport;
}

/** The version of a package, and what is different from the last run's. */
export interface ReleaseReport {
  readonly version: string;
  /** Of the severest change; absent where there is none. */
  readonly severity?: Severity;
  readonly changes: readonly {
    readonly severity: Severity;
    readonly kind: ChangeKind;
    /** Fact path. */
    readonly where: string;
    readonly cause: Cause;
    /** In a sentence. */
    readonly text: string;
  }[];
}

export function releaseReport(version: string, all: readonly Change[]): ReleaseReport {
  const changes = telling(all);
  const severity = severest(changes.map(({ impact }) => impact.severity));
  return {
    version,
    ...(severity === undefined ? {} : { severity }),
    changes: changes.map((change) => ({
      severity: change.impact.severity,
      kind: change.kind,
      where: change.where,
      cause: change.cause,
      text: plainly(sentence(change)),
    })),
  };
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
const listed = 20;

/** Folders of a package that hold what was compiled or copied. */
const copies = ['dist/', 'src/runtime/'];

export const isCopy = (path: string): boolean => copies.some((folder) => path.startsWith(folder));

export const isChanged = (pkg: PackageReport): boolean => pkg.created.length + pkg.updated.length + pkg.removed.length > 0;

/** Lines for people: what became of each package. */
export function reportLines(report: RunReport): string[] {
  return report.packages.flatMap((pkg) => {
    const changes = [...signed('+', pkg.created), ...signed('~', pkg.updated), ...signed('-', pkg.removed)];
    const changed = pkg.created.length + pkg.updated.length + pkg.removed.length;
    const read = pkg.read ? `${count(pkg.read.operations, 'operation')} from ${count(pkg.read.pages, 'page')}, ` : '';
    const head = `${pkg.folder}: ${read}`;
    const little = littleRead(pkg.read);
    if (changed === 0) return [`${head}${count(pkg.unchanged, 'file')} up to date`, ...little];
    const verb = report.written ? 'written' : 'to write';
    // The diagnostics of `--check` have named each file already.
    if (report.ending !== 'done') return [`${head}${count(changed, 'file')} stale, ${pkg.unchanged} up to date`];
    const rest = changes.length - listed;
    return [
      `${head}${count(changed, 'file')} ${verb}, ${pkg.unchanged} up to date`,
      ...changes.slice(0, rest === 1 ? undefined : listed),
      ...(rest > 1 ? [`  … and ${rest} more`] : []),
      ...releaseLines(pkg.release),
      ...little,
    ];
  });
}

/** Of a version, so many changes are told line by line where a run tells of everything. */
const changesListed = 12;

function releaseLines(release: ReleaseReport | undefined): readonly string[] {
  if (!release || release.changes.length === 0) return [];
  const { version, severity = 'patch' } = release;
  // Of those that make the same sentence, the first is the severest.
  const changes = toldOnce(release.changes, ({ text }) => text).map(([change]) => change);
  const rest = changes.length - changesListed;
  return [
    `  version ${version}: ${count(changes.length, 'change')}, ${severity === 'breaking' ? 'some of them breaking' : `none of them breaking`}`,
    ...changes
      .slice(0, rest === 1 ? undefined : changesListed)
      .map(({ severity: own, text }) => `    ${own}: ${shortened(text)}`),
    ...(rest > 1 ? [`    … and ${rest} more in its CHANGELOG.md`] : []),
  ];
}

/** Pages of which less than this is read may be ones that a dialect takes for its own by mistake. */
const enough = 0.5;

/** A line where much of the pages was passed over. */
function littleRead(read: PackageReport['read']): readonly string[] {
  if (!read || read.lines === 0 || read.lines - read.unread >= enough * read.lines) return [];
  return [`  only ${coverageText(read)}; npx generator scrape <pages> --coverage shows the others`];
}

/** Sources are listed by name; what is compiled from them or copied is told as a number for each folder. */
function signed(sign: string, paths: readonly string[]): readonly string[] {
  const own = paths.filter((path) => !isCopy(path));
  const folders = copies.flatMap((folder) => {
    const inside = paths.filter((path) => path.startsWith(folder)).length;
    return inside === 0 ? [] : [`${folder} (${count(inside, 'file')})`];
  });
  return [...own, ...folders].map((line) => `  ${sign} ${line}`);
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
