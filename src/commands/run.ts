import { relative } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { diagnosticsOf } from '../defect.js';
import type { Diagnostic, DiagnosticCode } from '../diagnostic.js';
import type { CommandResult, Ending, Host } from './command.js';
import { type FetchOptions, withFetching } from './fetching.js';
import type { MadePackage, MakeOptions } from './make.js';
import { optimiseLate } from './optimise-late.js';
import { type PlanOptions, planRun } from './plan.js';
import { isChanged, type PackageReport, type RunReport, releaseReport, reportLines } from './report.js';
import { currentPackage } from './shortcut.js';

export interface RunOptions extends PlanOptions, FetchOptions {
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly acceptLoss: boolean;
  readonly json: boolean;
}

/** The main job: pages to packages. Nothing is written where anything failed, nor where nothing changed. */
export async function runCommand(options: RunOptions, host: Host): Promise<CommandResult> {
  const report = await attempt(options, host);
  if (options.json) return { ending: report.ending, data: `${JSON.stringify(report, null, 2)}\n`, diagnostics: [] };
  return { ending: report.ending, summary: reportLines(report), diagnostics: report.diagnostics };
}

/** The run as a report, also where it fails: who asked for JSON gets JSON. */
async function attempt(options: RunOptions, host: Host): Promise<RunReport> {
  try {
    return await run(options, host);
  } catch (error) {
    return { ending: 'failed', written: false, packages: [], diagnostics: diagnosticsOf(error) };
  }
}

async function run(options: RunOptions, host: Host): Promise<RunReport> {
  const { out: folder, apis: planned } = await planRun(options, host.cwd);
  const apis = planned.map((api) => withFetching(api, options, host.cwd));
  const mode = options.check ? 'check' : options.dryRun ? 'dry-run' : 'write';
  optimiseLate();
  const { force, acceptLoss } = options;
  return bringUpToDate(apis, { ...host, out: folder, mode, force, acceptLoss });
}

/** Makes the packages that are not up to date. Throws a `Failure` where one cannot be made; then nothing is written. */
export async function bringUpToDate(
  apis: readonly ApiConfig[],
  { cwd, ...options }: MakeOptions & Pick<Host, 'cwd'>,
): Promise<RunReport> {
  const { mode, force, taken = [] } = options;
  // As people would type it: diagnostics speak of its files.
  const out = shown(options.out, cwd);
  const current: PackageReport[] = [];
  const stale: ApiConfig[] = [];
  const folders = [...taken];
  for (const api of apis) {
    // `--check` asks what this very program makes: the record of the last run does not tell that the program has changed.
    const found = mode === 'check' || force ? undefined : await currentPackage(api, out);
    if (found) {
      current.push({ ...found, folder: shown(found.folder, cwd) });
      // Not to be made again, and not to be made into another API's package either.
      folders.push(found.folder);
    } else stale.push(api);
  }
  if (stale.length === 0) return { ending: 'done', written: false, packages: current, diagnostics: [] };
  // There is work: only now is it loaded.
  const { makePackages } = await import('./make.js');
  const { made, diagnostics } = await makePackages(stale, { ...options, out, taken: folders });
  const packages = [...current, ...made.map((pkg) => packageReport(pkg, cwd))];
  const ending = mode === 'check' ? checkEnding(diagnostics) : 'done';
  return { ending, written: mode === 'write' && packages.some(isChanged), packages, diagnostics };
}

/** What a check may find, gravest first: what a person did, what the world did, and then what is only in disorder. */
const checkEndings: readonly (readonly [DiagnosticCode, Ending])[] = [
  ['file-hand-edited', 'hand-edited'],
  ['file-stale', 'stale'],
  ['lock-stale', 'stale'],
  ['file-missing', 'missing'],
  ['file-extra', 'extra'],
];

function checkEnding(diagnostics: readonly Diagnostic[]): Ending {
  const codes = new Set(diagnostics.map(({ code }) => code));
  return checkEndings.find(([code]) => codes.has(code))?.[1] ?? 'done';
}

function packageReport({ model, coverage, folder, version, changes, ...files }: MadePackage, cwd: string): PackageReport {
  const read = { pages: model.sources.length, operations: model.operations.length, ...coverage };
  return { name: model.name, folder: shown(folder, cwd), read, ...files, release: releaseReport(version, changes) };
}

const shown = (folder: string, cwd: string): string => relative(cwd, folder).replaceAll('\\', '/') || '.';
