import { relative, resolve } from 'node:path';
import { AtHand } from '../cache/at-hand.js';
import type { ApiConfig } from '../config/config.js';
import { configAt, configFilesAt } from '../config/named.js';
import { diagnosticsOf } from '../defect.js';
import { diagnostic, Failure } from '../diagnostic.js';
import { modulesOf } from '../plugin/fingerprint.js';
import { silent } from '../progress.js';
import { Library, type LibraryOptions } from '../source/library.js';
import { realClock } from '../watch/clock.js';
import { watchFiles } from '../watch/files.js';
import { inventoryOf } from '../watch/inventory.js';
import { probe } from '../watch/probe.js';
import { Session, type WatchPlan } from '../watch/session.js';
import type { Made } from '../watch/watched.js';
import { count, listText } from '../watch/words.js';
import { manifestPath, readManifest } from '../write/manifest.js';
import type { CommandResult, Host } from './command.js';
import { type FetchOptions, withFetching } from './fetching.js';
import { type PlanOptions, planRun } from './plan.js';
import { isCopy, type PackageReport } from './report.js';
import { bringUpToDate } from './run.js';

export interface WatchOptions extends PlanOptions, FetchOptions {
  /** Seconds between two looks at a URL. */
  readonly interval: number;
}

/** How long a run that is not yet writing is waited for, in milliseconds, when somebody has had enough. */
const grace = 1000;

/** Runs whenever something changes that a package is made from, until interrupted. */
export function watchCommand(options: WatchOptions, host: Host): Promise<CommandResult> {
  // It ends by itself: files that are being put in place are put in place first.
  return host.uninterrupted(() => watch(options, host));
}

async function watch(options: WatchOptions, host: Host): Promise<CommandResult> {
  const { cwd, say, tell, signal } = host;
  const writing = new Writing(signal);
  const atHand = new Map<string, AtHand>();
  const atHandOf = ({ name, sources }: ApiConfig): AtHand => {
    const key = JSON.stringify([name, sources]);
    const known = atHand.get(key) ?? new AtHand();
    atHand.set(key, known);
    return known;
  };
  const session = new Session(
    {
      plan: () => planOf(options, cwd),
      inventory: inventoryOf,
      make: (api, out, taken) => make(api, { out, taken, cwd, atHand: atHandOf, uninterrupted: (work) => writing.through(work) }),
      probe,
      watch: watchFiles,
      say,
      tell,
    },
    { interval: options.offline ? undefined : options.interval * 1000, clock: realClock, random: Math.random },
  );
  try {
    await Promise.race([session.start().then(() => interrupted(signal)), interrupted(signal), session.broken]);
  } finally {
    await Promise.race([session.close(), new Promise((done) => setTimeout(done, grace))]);
    await writing.ended();
  }
  return { ending: 'interrupted', diagnostics: [] };
}

/** Lets files be put in place until somebody interrupts, and tells when that has come to its end. */
class Writing {
  readonly #signal: AbortSignal;
  #underway: Promise<unknown> = Promise.resolve();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#signal.aborted) throw new Failure([]);
    const writing = work();
    this.#underway = writing.catch(() => {});
    return writing;
  }

  async ended(): Promise<void> {
    await this.#underway;
  }
}

async function planOf(options: WatchOptions, cwd: string): Promise<WatchPlan> {
  const { out, apis: planned } = await planRun(options, cwd);
  const apis = planned.map((api) => withFetching(api, options, cwd));
  const input = apis.find(({ sources }) => sources.includes('-'));
  if (input)
    throw new Failure([diagnostic('source-unwatchable', 'Standard input cannot be watched.', { where: { source: '-' } })]);
  const code = [configAt(cwd, options.config), ...apis.flatMap(({ plugins = [] }) => plugins.map(({ file }) => file))];
  const modules = [...new Set(code)].flatMap((file) => (file !== undefined && /\.[cm]?[jt]s$/.test(file) ? [file] : []));
  const files = configFilesAt(cwd, options.config);
  const watched = [...files, ...(await Promise.all(modules.map(modulesOf))).flat()];
  return { out, apis, config: { root: cwd, watched: [...new Set(watched)], except: [] } };
}

interface MakeSettings {
  readonly out: string;
  readonly taken: readonly string[];
  readonly cwd: string;
  readonly atHand: (api: ApiConfig) => AtHand;
  readonly uninterrupted: <T>(work: () => Promise<T>) => Promise<T>;
}

/** One run for one API, as `generator run` has it. */
async function make(api: ApiConfig, { cwd, ...settings }: MakeSettings): Promise<Made> {
  let library: Library | undefined;
  const libraryOf = (of: ApiConfig, options: LibraryOptions): Library => {
    library = new Library(of, undefined, options);
    return library;
  };
  try {
    const report = await bringUpToDate([api], {
      ...settings,
      cwd,
      libraryOf,
      mode: 'write',
      provisional: true,
      progress: silent,
    });
    const [pkg] = report.packages;
    if (!pkg) throw new Error('One API makes one package');
    const folder = resolve(cwd, pkg.folder);
    const manifest = library ? undefined : await readManifest(folder);
    return {
      failed: false,
      written: report.written,
      diagnostics: report.diagnostics,
      folder,
      summary: summaryOf(pkg),
      read: library?.trail ?? new Map(),
      followed: library?.followed ?? (typeof manifest === 'object' ? (manifest.followed ?? []) : []),
    };
  } catch (error) {
    return {
      failed: true,
      written: false,
      diagnostics: diagnosticsOf(error),
      summary: `Failed; ${api.name === undefined ? 'what is there' : relative(cwd, resolve(settings.out, api.name))} stays as it is.`,
      read: library?.trail ?? new Map(),
      followed: library?.followed ?? [],
    };
  }
}

/** `generated/pets: 12 files written: README.md, model.json, openapi.json, package.json and 8 more; version 1.1.0` */
function summaryOf({ folder, created, updated, removed, unchanged, release }: PackageReport): string {
  const changed = [...created, ...updated, ...removed];
  if (changed.length === 0) return `${folder}: ${count(unchanged, 'file')} up to date`;
  const own = changed.filter((path) => !isCopy(path) && path !== manifestPath).sort();
  const names = own.length === 0 ? '' : `: ${listText(own, 4, changed.length)}`;
  const written = `${folder}: ${count(changed.length, 'file')} written${names}`;
  if (!release?.severity) return written;
  return `${written}; version ${release.version}${release.severity === 'breaking' ? ', breaking' : ''}`;
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
