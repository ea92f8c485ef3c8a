/** The public API. The command line is `generator`; everything here is the same work, for programs. */
import { resolve } from 'node:path';
import { checkConfig } from './config/check.js';
import type { ApiConfig, PackageConfig } from './config/config.js';
import { defaults, extensionsOf, httpOf } from './config/load.js';
import type { UserConfig } from './config/schema.js';
import { Failure, type Outcome } from './diagnostic.js';
import type { DialectSpec } from './dialect/declarative/spec.js';
import type { ModelDiff } from './diff/change.js';
import type { EmittedFile } from './emit/target.js';
import type { ApiModel } from './model/api.js';
import type { Plugin } from './plugin/plugin.js';

export { defineConfig } from './config/define.js';
export type { UserConfig } from './config/schema.js';
export { type Diagnostic, type DiagnosticCode, Failure, type Outcome, type Place, type Severity } from './diagnostic.js';
export { blankOperation, readingOf } from './dialect/blank.js';
export type { DialectSpec } from './dialect/declarative/spec.js';
export type { Dialect, Match, Site } from './dialect/dialect.js';
export { type Notebook, type NotedLine, openNotebook } from './dialect/notebook.js';
export type { Cause, Change, ChangeKind, Impact, ModelDiff, Severity as ChangeSeverity } from './diff/index.js';
export type { EmitContext, Emitter } from './emit/emitter.js';
export type { EmittedFile } from './emit/target.js';
export type { ApiView } from './emit/view.js';
export type * from './model/api.js';
export { modelJsonSchema } from './model/json-schema.js';
export type { Coverage, Link, Reading } from './model/reading.js';
export type { Block, Page } from './page/page.js';
export * from './page/structure/index.js';
export { definePlugin, type Plugin } from './plugin/plugin.js';

export interface ScrapeOptions {
  /** Folder that paths are relative to; the working directory where absent. */
  readonly root?: string;
  /** As packages are named, `pet-store`; made from the page's title where absent. */
  readonly name?: string;
  readonly title?: string;
  /** Corrections files, later ones over earlier ones. */
  readonly corrections?: readonly string[];
  /** Layouts that are taught without code, as in a config; asked first. */
  readonly dialects?: readonly DialectSpec[];
  readonly plugins?: readonly Plugin[];
  /** How URLs are fetched and links are followed, as in a config. */
  readonly http?: UserConfig['http'];
  /** Has a browser show HTML pages first, as in a config. */
  readonly render?: UserConfig['apis'][number]['render'];
}

export interface EmitOptions extends Omit<PackageConfig, 'version'> {
  /** `0.1.0` where absent. */
  readonly version?: string;
}

/**
 * Reads pages (paths, globs, directories, URLs, `-` for standard input) into one model.
 * Rejects with a `Failure` that carries every diagnostic where a page cannot be read.
 */
export async function scrape(sources: readonly string[], options: ScrapeOptions = {}): Promise<Outcome<ApiModel>> {
  const pipeline = await import('./pipeline.js');
  return pipeline.scrape(apiOf(sources, options, {}));
}

/**
 * Every file of a model's package: formatted, type-checked, compiled, in memory.
 * With an error among the diagnostics there are no files.
 */
export async function emit(
  model: ApiModel,
  { plugins = [], ...options }: EmitOptions & { readonly plugins?: readonly Plugin[] } = {},
): Promise<Outcome<readonly EmittedFile[]>> {
  const [{ emitPackage }, { emittersOf }] = await Promise.all([import('./emit/index.js'), import('./plugin/emitters.js')]);
  return emitPackage(
    model,
    { version: defaults.version, ...options },
    emittersOf({ plugins: plugins.map((plugin) => ({ plugin })) }),
  );
}

/** What is different between two models of one API, severest first, and whom it breaks. */
export async function diff(before: ApiModel, after: ApiModel): Promise<ModelDiff> {
  const { compareModels } = await import('./diff/compare.js');
  return compareModels(before, after, 'undecided');
}

export interface RunOptions extends ScrapeOptions {
  /** Folder of the packages, one folder each; `generated` in `root` where absent. */
  readonly out?: string;
  readonly package?: EmitOptions;
  /** Report only; write nothing. */
  readonly dryRun?: boolean;
}

/** What a run did, or with `dryRun` would do. Paths are relative to `folder`. */
export interface RunResult {
  readonly model: ApiModel;
  /** Absolute. */
  readonly folder: string;
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
}

/** Pages to one package on disk, as `generator run` makes it. Rejects with a `Failure`, having written nothing. */
export async function run(sources: readonly string[], options: RunOptions = {}): Promise<Outcome<RunResult>> {
  const { makePackages } = await import('./commands/make.js');
  const api = apiOf(sources, options, options.package ?? {});
  const out = resolve(api.root, options.out ?? defaults.out);
  const { made, diagnostics } = await makePackages([api], { out, mode: options.dryRun ? 'dry-run' : 'write' });
  const [only] = made;
  if (!only) throw new Error('One API makes one package');
  const { model, folder, created, updated, removed } = only;
  return { value: { model, folder, created, updated, removed }, diagnostics };
}

/** Throws a `Failure` where a dialect or a setting is not written as they are. */
function apiOf(sources: readonly string[], options: ScrapeOptions, pkg: EmitOptions): ApiConfig {
  const { dialects = [], plugins = [], http, render } = options;
  checkSettings({ dialects, plugins, http }, render);
  return {
    root: resolve(options.root ?? '.'),
    sources,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.title === undefined ? {} : { title: options.title }),
    corrections: options.corrections ?? [],
    package: { version: defaults.version, ...pkg },
    ...(http === undefined ? {} : { http: httpOf(http) }),
    ...(render === undefined ? {} : { render }),
    ...extensionsOf({ dialects: dialects.map((spec) => ({ spec })), plugins: plugins.map((plugin) => ({ plugin })) }),
  };
}

function checkSettings(given: Pick<ScrapeOptions, 'dialects' | 'plugins' | 'http'>, render: ScrapeOptions['render']): void {
  const checked = checkConfig({ apis: [{ sources: '-', render }], ...given }, () => ({ source: 'options' }));
  if ('problems' in checked) throw new Failure(checked.problems);
}
