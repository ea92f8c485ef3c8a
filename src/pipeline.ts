import type { ApiConfig } from './config/config.js';
import { readCorrections } from './config/corrections.js';
import { crawl } from './crawl.js';
import type { Outcome } from './diagnostic.js';
import { dialects, type Notice, readPage } from './dialect/index.js';
import { emitPackage } from './emit/index.js';
import type { EmittedFile } from './emit/target.js';
import type { ApiModel } from './model/api.js';
import { buildModel } from './model/build.js';
import { checkModel } from './model/check.js';
import { correctModel } from './model/correct.js';
import { dialectsOf } from './plugin/dialects.js';
import { emittersOf } from './plugin/emitters.js';
import { type Progress, silent } from './progress.js';
import { decideProtocol } from './protocol/decide.js';
import { Library } from './source/library.js';
import { Stages } from './stages.js';

// source → page → reading → model → corrections → check → emit → write

/** What goes along with the pages. */
export interface Company {
  readonly library?: Library;
  /** Told of every page as it has been read. */
  readonly notice?: Notice;
}

/** Pages in, corrected and checked model out. Throws a `Failure` where a stage cannot go on. */
export async function scrape(
  api: ApiConfig,
  progress: Progress = silent,
  { library = new Library(api), notice }: Company = {},
): Promise<Outcome<ApiModel>> {
  const stages = new Stages();
  const named = await stages.run(() => library.find());
  const known = await dialectsOf(api, dialects);
  const readings = await stages.run(() => crawl(named, library, (page, site) => readPage(page, known, site, notice), progress));
  const built = await stages.run(() => buildModel(readings, api));
  const spoken = await stages.run(() => decideProtocol(built));
  const corrections = await stages.run(() => readCorrections(api.corrections, api.root));
  const corrected = await stages.run(() => correctModel(spoken, corrections));
  const checked = await stages.run(() => checkModel(corrected));
  return { value: checked, diagnostics: stages.said };
}

/** A model, and every file of its package: formatted, compiled, in memory. */
export interface Generated {
  readonly model: ApiModel;
  readonly files: readonly EmittedFile[];
  /** Where the pages came from; it knows all that was looked for. */
  readonly library: Library;
}

/** Pages in, package out; nothing is written yet. */
export async function generate(
  api: ApiConfig,
  progress: Progress = silent,
  { notice }: Company = {},
): Promise<Outcome<Generated>> {
  const stages = new Stages();
  const library = new Library(api);
  const model = await stages.run(() => scrape(api, progress, { library, ...(notice ? { notice } : {}) }));
  const files = await stages.run(() => emitPackage(model, api.package, emittersOf(api)));
  return { value: { model, files, library }, diagnostics: stages.said };
}
