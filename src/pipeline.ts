import type { ApiConfig } from './config/config.js';
import { readCorrections } from './config/corrections.js';
import { type Diagnostic, Failure, hasErrors, type Outcome } from './diagnostic.js';
import { readPage } from './dialect/index.js';
import { emitPackage } from './emit/index.js';
import type { EmittedFile } from './emit/target.js';
import type { ApiModel } from './model/api.js';
import { buildModel } from './model/build.js';
import { checkModel } from './model/check.js';
import { correctModel } from './model/correct.js';
import { outline } from './page/outline.js';
import { readSources } from './source/index.js';

/** Pages in, corrected and checked model out. */
export async function scrape(api: ApiConfig): Promise<Outcome<ApiModel>> {
  const log: Diagnostic[] = [];
  const sources = keep(await readSources(api.sources, api.root), log);
  const pages = sources.map((source) => keep(outline(source), log));
  const readings = pages.map((page) => keep(readPage(page), log));
  const built = keep(buildModel(readings, api), log);
  const corrections = keep(await readCorrections(api.corrections, api.root), log);
  const corrected = keep(correctModel(built, corrections), log);
  const checked = keep(checkModel(corrected), log);
  return { value: checked, diagnostics: log };
}

/** Model in, every file of its package out, formatted and compiled; nothing is written yet. */
export async function generate(api: ApiConfig): Promise<Outcome<readonly EmittedFile[]>> {
  const model = await scrape(api);
  const files = await emitPackage(model.value, api.package);
  return { value: files.value, diagnostics: [...model.diagnostics, ...files.diagnostics] };
}

/** Takes a stage's value; a stage that found errors ends the run with everything said so far. */
function keep<T>(outcome: Outcome<T>, log: Diagnostic[]): T {
  log.push(...outcome.diagnostics);
  if (hasErrors(outcome.diagnostics)) throw new Failure(log);
  return outcome.value;
}
