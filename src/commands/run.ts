import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { type Diagnostic, diagnostic, Failure, hasErrors } from '../diagnostic.js';
import type { Generated } from '../pipeline.js';
import { comparePackage, type FileChange, unchangedSince, writePackages } from '../write/index.js';
import type { CommandResult, Ending, Host } from './command.js';
import { inputsHash } from './inputs.js';
import { type PlanOptions, planRun } from './plan.js';
import { type PackageReport, type RunReport, reportLines } from './report.js';

export interface RunOptions extends PlanOptions {
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** The main job: pages to packages. Nothing is written where anything failed, nor where nothing changed. */
export async function runCommand(options: RunOptions, host: Host): Promise<CommandResult> {
  const result = await attempt(options, host);
  return {
    ending: result.ending,
    diagnostics: options.json ? [] : result.diagnostics,
    ...(options.json ? { data: `${JSON.stringify(result, null, 2)}\n` } : { summary: reportLines(result) }),
  };
}

/** The run as a report, also where it fails: a script that asked for JSON gets JSON. */
async function attempt(options: RunOptions, host: Host): Promise<RunReport> {
  try {
    return await report(options, host);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ending: 'failed', written: false, packages: [], diagnostics: error.diagnostics };
  }
}
