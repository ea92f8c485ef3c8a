import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { loadConfig, loadConfigIfAny } from '../config/load.js';
import { type Diagnostic, diagnostic, Failure } from '../diagnostic.js';
import type { Severity } from '../diff/change.js';
import { compareModels } from '../diff/compare.js';
import { type ReleaseDiff, severityOf } from '../diff/print/release-diff.js';
import { lockFile } from '../lock/lock.js';
import { LockFolder } from '../lock/lock-folder.js';
import { readModel } from '../lock/past.js';
import type { ApiModel } from '../model/api.js';
import { scrape } from '../pipeline.js';
import { Library } from '../source/library.js';
import type { CommandResult, Host } from './command.js';
import { modelFile } from './explain.js';
import { type FetchOptions, withFetching } from './fetching.js';
import { lookBack } from './history.js';
import { planRun } from './plan.js';
import { type DiffForm, printDiffs } from './print-diffs.js';

export interface DiffOptions extends FetchOptions, DiffForm {
  readonly config?: string | undefined;
  /** A version, a package's folder, a `model.json`, or a page; the last run where absent. */
  readonly old?: string | undefined;
  /** The same; the pages as they are now where absent. */
  readonly new?: string | undefined;
  readonly failOn: 'breaking' | 'any' | 'none';
}

/** What changed, by severity: between the last run and the pages as they are now, or between any two models. */
export async function diffCommand(options: DiffOptions, host: Host): Promise<CommandResult> {
  const { diffs, diagnostics } = options.old === undefined ? await sinceLastRun(options, host) : await between(options, host);
  const failed = diffs.map(severityOf).some((severity) => fails(severity, options.failOn));
  return { ending: failed ? 'breaking' : 'done', data: printDiffs(diffs, options), diagnostics };
}

function fails(severity: Severity | undefined, failOn: DiffOptions['failOn']): boolean {
  switch (failOn) {
    case 'breaking':
      return severity === 'breaking';
    case 'any':
      return severity !== undefined;
    case 'none':
      return false;
  }
}

interface Diffs {
  readonly diffs: readonly ReleaseDiff[];
  readonly diagnostics: readonly Diagnostic[];
}

async function sinceLastRun(options: DiffOptions, host: Host): Promise<Diffs> {
  const { out, apis } = await loadConfig(host.cwd, options.config);
  const diffs: ReleaseDiff[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const configured of apis) {
    const api = withFetching(configured, options, host.cwd);
    const { history } = await lookBack(api, out);
    const { opened } = history.log;
    const library = new Library(api, undefined, { opened, archive: history.archive });
    const model = await scrape(api, { progress: host.progress, notice: history.log.notice, library });
    const compared = await history.compare(model.value);
    diagnostics.push(...compared.diagnostics);
    const from = history.before ?? 'nothing yet';
    diffs.push({
      name: model.value.name,
      from,
      to: history.version === from ? 'the pages now' : history.version,
      changes: history.changes,
    });
  }
  await host.progress.end();
  return { diffs, diagnostics };
}

async function between(options: DiffOptions, host: Host): Promise<Diffs> {
  const { old = '', new: newer } = options;
  const before = await modelsAt(old, options, host);
  const after = newer === undefined ? await modelsNow(options, host) : await modelsAt(newer, options, host);
  const diffs = before.flatMap((model) => {
    const other = before.length === 1 && after.length === 1 ? after[0] : after.find(({ name }) => name === model.name);
    if (!other) return [];
    const { changes } = compareModels(model, other, 'undecided');
    return [{ name: other.name, from: old, to: newer ?? 'the pages now', changes }];
  });
  if (diffs.length > 0) return { diffs, diagnostics: [] };
  const names = (models: readonly ApiModel[]): string => models.map(({ name }) => name).join(', ');
  throw new Failure([
    diagnostic('api-not-found', `${old} is of ${names(before)}, and ${newer ?? 'the config'} of ${names(after)}.`, {
      where: { source: newer ?? old },
      help: 'Give two models of one API.',
    }),
  ]);
}

/** The pages of the config's APIs. */
async function modelsNow(options: DiffOptions, host: Host): Promise<readonly ApiModel[]> {
  const { apis } = await loadConfig(host.cwd, options.config);
  return scraped(
    apis.map((api) => withFetching(api, options, host.cwd)),
    host,
  );
}

async function scraped(apis: readonly ApiConfig[], host: Host): Promise<readonly ApiModel[]> {
  const models: ApiModel[] = [];
  for (const api of apis) models.push((await scrape(api, { progress: host.progress })).value);
  await host.progress.end();
  return models;
}

/** What is meant by a word of the command line: a version of the lock, a folder with a `model.json`, such a file, or a page. */
async function modelsAt(given: string, options: DiffOptions, host: Host): Promise<readonly ApiModel[]> {
  if (/^v?\d+\.\d+\.\d+(?:[-+]\S*)?$/.test(given)) return released(given.replace(/^v/, ''), options, host);
  const found = await stat(resolve(host.cwd, given)).catch(() => undefined);
  const inFolder = join(given, 'model.json');
  if (found?.isDirectory() && (await stat(resolve(host.cwd, inFolder)).catch(() => undefined))?.isFile())
    return [await modelFile(inFolder, host.cwd)];
  if (found?.isFile() && /\.json$/i.test(given)) {
    const model = await modelFile(given, host.cwd).catch(() => undefined);
    // Any other JSON may be a document that pages are made of.
    if (model) return [model];
  }
  const { apis } = await planRun({ config: options.config, sources: [given], corrections: [] }, host.cwd);
  return scraped(
    apis.map((api) => withFetching(api, options, host.cwd)),
    host,
  );
}

/** Models of the packages that had a version once. */
async function released(version: string, options: DiffOptions, host: Host): Promise<readonly ApiModel[]> {
  const config = await loadConfigIfAny(host.cwd, options.config);
  const [root, out] = [config?.root ?? host.cwd, config?.out ?? host.cwd];
  const place = await LockFolder.open(root, out, config?.apis[0]?.snapshots);
  const releases = [...place.lock.values()].flatMap(({ history }) => history.filter((one) => one.version === version));
  const models = await Promise.all(releases.map(({ model }) => readModel(place, model)));
  const kept = models.filter((model) => model !== undefined);
  if (kept.length > 0) return kept;
  const known = [...place.lock.values()].flatMap(({ history }) => history.map((one) => one.version));
  throw new Failure([
    diagnostic(
      'version-unknown',
      releases.length > 0
        ? `The model of version ${version} is no longer among the snapshots.`
        : `No package of ${lockFile} had version ${version}.`,
      {
        where: { source: lockFile },
        ...(known.length === 0 ? {} : { help: `Versions that it knows: ${[...new Set(known)].join(', ')}.` }),
      },
    ),
  ]);
}
