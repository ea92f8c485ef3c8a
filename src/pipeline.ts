import type { ApiConfig } from './config/config.js';
import { readCorrections } from './config/corrections.js';
import { lintModel } from './consistency/lint.js';
import { crawl, type EarlierReadings, type ReadPage } from './crawl.js';
import type { Outcome } from './diagnostic.js';
import { dialects, type Notice, readPage } from './dialect/index.js';
import { beginPackage } from './emit/index.js';
import type { Memory } from './emit/memory.js';
import type { EmittedFile } from './emit/target.js';
import type { PackageHistory } from './lock/history.js';
import type { ApiModel } from './model/api.js';
import { buildModel } from './model/build.js';
import { checkModel } from './model/check.js';
import { correctModel } from './model/correct.js';
import { dialectsOf } from './plugin/dialects.js';
import { emittersOf } from './plugin/emitters.js';
import { type Progress, silent } from './progress.js';
import { decideProtocol } from './protocol/decide.js';
import type { PageSupply } from './source/archived-library.js';
import { Library } from './source/library.js';
import { Stages } from './stages.js';

// source → page → reading → model → corrections → check → diff → emit → write

export interface PipelineOptions {
  readonly progress?: Progress | undefined;
  /** Told of every page as it has been read. */
  readonly notice?: Notice | undefined;
  /** Where the pages come from; made from the API's settings where absent. */
  readonly library?: PageSupply;
  /** What was read before and need not be read again. */
  readonly before?: EarlierReadings | undefined;
  /** What is known already of how the package is made. */
  readonly memory?: Memory | undefined;
}

/** Pages in, the model out as they tell it: nobody has corrected it yet. Throws a `Failure` where a stage cannot go on. */
export async function readPages(api: ApiConfig, options: PipelineOptions = {}): Promise<Outcome<ApiModel>> {
  const { progress = silent, notice, library = new Library(api), before } = options;
  const stages = new Stages();
  const named = await stages.run(() => library.find());
  const known = await dialectsOf(api, dialects);
  const read: ReadPage = (page, site) => readPage(page, known, site, notice);
  const readings = await stages.run(() => crawl(named, library, read, progress, before));
  const built = await stages.run(() => buildModel(readings, api));
  const spoken = await stages.run(() => decideProtocol(built));
  return { value: spoken, diagnostics: stages.said };
}

/** Pages in, corrected and checked model out. Throws a `Failure` where a stage cannot go on. */
export async function scrape(api: ApiConfig, options: PipelineOptions = {}): Promise<Outcome<ApiModel>> {
  const { value: model, diagnostics } = await correctedModel(api, options);
  return { value: model, diagnostics: [...diagnostics, ...lintModel(model)] };
}

async function correctedModel(api: ApiConfig, options: PipelineOptions): Promise<Outcome<ApiModel>> {
  const stages = new Stages();
  const spoken = await stages.run(() => readPages(api, options));
  const corrections = await stages.run(() => readCorrections(api.corrections, api.root));
  const corrected = await stages.run(() => correctModel(spoken, corrections));
  const checked = await stages.run(() => checkModel(corrected));
  return { value: checked, diagnostics: stages.said };
}

/** A model, and every file of its package: formatted, compiled, in memory. */
export interface Generated {
  readonly model: ApiModel;
  readonly files: readonly EmittedFile[];
}

/** Pages in, package out, in the version that comes after what the package was; nothing is written yet. */
export async function generate(
  api: ApiConfig,
  history: PackageHistory,
  options: PipelineOptions = {},
): Promise<Outcome<Generated>> {
  const stages = new Stages();
  const model = await stages.run(() => correctedModel(api, options));
  // The compiler works while the model is compared with what it was.
  const begun = await beginPackage(model, api.package, emittersOf(api), options.memory);
  try {
    stages.said.push(...lintModel(model));
    await stages.run(() => history.compare(model));
    const files = await stages.run(() => begun.finish(history.edition(api.package)));
    const moved = await history.judge(files);
    // The generator itself makes something else of it than before: that is a version, too.
    const final = moved ? await stages.run(() => begun.finish(history.edition(api.package))) : files;
    return { value: { model, files: final }, diagnostics: stages.said };
  } finally {
    await begun.end();
  }
}
