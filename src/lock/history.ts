import type { FloorsConfig, PackageConfig } from '../config/config.js';
import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import { type Cause, type Change, type Severity, severest } from '../diff/change.js';
import type { Edition } from '../emit/edition.js';
import type { EmittedFile } from '../emit/target.js';
import type { ApiModel } from '../model/api.js';
import { modelText } from '../model/model-text.js';
import { Archive } from '../source/archive.js';
import { hashOf } from '../write/manifest.js';
import { readBetween } from './between.js';
import { onlyCause, withCauses } from './causes.js';
import { nothing } from './counts.js';
import { fallen, pagesReread } from './floors.js';
import type { LockedPackage, LockedPage, Release } from './lock.js';
import type { LockFolder } from './lock-folder.js';
import { movedSince } from './moved.js';
import { PageLog, readOf } from './page-log.js';
import { parseModel } from './parse-model.js';
import { modelHash, type Past, recall, type Unpacking } from './past.js';
import { changelogOf, firstRelease, type Made, releaseAfter } from './release.js';
import { type Packed, pack } from './snapshots.js';

/** What a run knows of one package before its pages are read. */
export interface HistorySettings {
  readonly place: LockFolder;
  /** Folder of a package by the API's name, absolute. */
  readonly folderOf: (name: string) => string;
  /** The API's name where it is known beforehand. */
  readonly name?: string | undefined;
  /** Folder that pages are named relative to, absolute. */
  readonly root: string;
  /** `pagewright 0.1.0`. */
  readonly generator: string;
  /** Hash of what the config says of the API. */
  readonly settings: string;
  /** Corrections files and what is in them. */
  readonly corrections: readonly (readonly [source: string, content: Uint8Array])[];
  /** Whether plugins add to the package what no model tells of. */
  readonly plugged: boolean;
  /** Versions of the dialects by their names. */
  readonly dialects: ReadonlyMap<string, number>;
  /** Version that the config asks for. */
  readonly wanted: string;
  readonly floors?: Partial<FloorsConfig> | undefined;
  /** Whatever was lost since the last run is lost for good. */
  readonly acceptLoss: boolean;
  /** Whether content is to be kept: not where nothing will be written. */
  readonly keeps: boolean;
  /** Where a process that stays has the model of the lock, once it was read. */
  readonly known?: PastModel;
  /** Reads archived pages anew, with corrections as they were or, where none are given, as they are. */
  readonly reread: (archive: Archive, corrections?: readonly (readonly [string, string])[]) => Promise<ApiModel>;
}

/** Text of the model that a package was made of, in UTF-8, and the hash that the lock has for it. */
export interface PastModel {
  model: { readonly hash: string; readonly bytes: Uint8Array } | undefined;
}

/** One package through time: what it was, what it becomes, and what is to be remembered of it. */
export class PackageHistory {
  readonly log: PageLog;
  /** Pages of the last run: what stands in for the web where nothing may be fetched. */
  readonly archive: Archive;
  readonly #settings: HistorySettings;
  /** Hashes of what is among the snapshots already. */
  readonly #kept: ReadonlySet<string>;
  /** Of the model that the lock speaks of. */
  #early: Unpacking | undefined;
  #past: Past | undefined;
  #made: Made | undefined;
  /** The model as it will be kept, in the making while the package is. */
  #packing: Promise<Packed> | undefined;
  #pages: readonly LockedPage[] = [];
  #changes: readonly Change[] = [];
  #history: readonly Release[] = [];

  private constructor(settings: HistorySettings, kept: ReadonlySet<string> | undefined) {
    this.#settings = settings;
    this.#kept = kept ?? new Set();
    this.log = new PageLog(kept);
    const { place, name, folderOf, root } = settings;
    const own = name === undefined ? undefined : place.lock.get(place.keyOf(folderOf(name)));
    const pages = [...[...place.lock.values()].flatMap((locked) => locked.pages), ...(own?.pages ?? [])];
    // It is unpacked while the pages are read.
    if (own && settings.known?.model?.hash !== own.model)
      this.#early = { hash: own.model, content: place.snapshots.read(own.model) };
    this.archive = new Archive(pages, root, (hash) => place.snapshots.read(hash));
  }

  static async begin(settings: HistorySettings): Promise<PackageHistory> {
    return new PackageHistory(settings, settings.keeps ? await settings.place.snapshots.kept() : undefined);
  }

  /** What changed since the last run, severest first. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** The version that the package has; absent where there is none yet. */
  get before(): string | undefined {
    return this.#past?.version;
  }

  /** The version that this run makes. */
  get version(): string {
    return this.#history.at(-1)?.version ?? this.#settings.wanted;
  }

  /** The package as this version publishes it. */
  edition(pkg: PackageConfig): Edition {
    return { ...pkg, version: this.version, changelog: changelogOf(this.#made?.model.title ?? '', this.#history) };
  }

  /** Compares a model with what the last run had. An error where so much is gone that the page must have changed its layout. */
  async compare(model: ApiModel): Promise<Outcome<readonly Change[]>> {
    const { place, folderOf, dialects, wanted } = this.#settings;
    const past = await recall(place, folderOf(model.name), this.#early);
    this.#past = past;
    this.#pages = this.log.pages(model, dialects);
    this.#made = { model, hash: modelHash(model), read: readOf(this.#pages) };
    const losses = this.#losses(past.locked);
    if (losses.length > 0) return { value: [], diagnostics: losses };
    if (this.#settings.keeps && past.locked?.model !== this.#made.hash) this.#packing = pack(modelText(model));
    if (past.version === undefined) {
      this.#history = [firstRelease(wanted, this.#made)];
      return { value: [], diagnostics: [] };
    }
    const before = await this.#before(past, this.#made);
    const begun = past.locked?.history ?? [firstRelease(past.version, { ...this.#made, ...(before ? madeOf(before) : {}) })];
    if (before) this.#changes = before === model ? [] : await this.#changesSince(before, past.locked);
    else this.#changes = [outputChanged('minor', 'undecided')];
    this.#history = withRelease(begun, releaseAfter(past.version, this.#changes, wanted, this.#made));
    return { value: this.#changes, diagnostics: before ? [] : [historyLost(model.name)] };
  }

  /**
   * Compares what is made of the model with what was made of it the last time.
   * @returns whether the version moved by it, so that the package has to be made again
   */
  async judge(files: readonly EmittedFile[]): Promise<boolean> {
    const [past, made] = [this.#past, this.#made];
    const locked = past?.locked;
    if (!past || !made || !locked) return false;
    const { generator, settings, plugged, wanted } = this.#settings;
    const isSameGenerator = locked.generator === generator;
    const told = severest(this.#changes.map(({ impact }) => impact.severity));
    // What the model tells is all there is where nothing else has a say in what is made of it.
    if (told && isSameGenerator && locked.settings === settings && !plugged) return false;
    if (this.version !== locked.version && this.#changes.length === 0) return false;
    if (sameFiles(files, locked.files)) return false;
    const { outputSeverity } = await import('./output-severity.js');
    const seen = await outputSeverity(past, files);
    if (told && isSameGenerator && severest([told, seen ?? told]) === told) return false;
    // Where nobody can tell, the careful answer is that there is something new.
    const severity = seen ?? 'minor';
    const cause = isSameGenerator ? (told && locked.settings === settings ? 'undecided' : 'settings') : 'extractor';
    const version = this.version;
    this.#changes = [...this.#changes, outputChanged(severity, cause)];
    this.#history = withRelease(locked.history, releaseAfter(locked.version, this.#changes, wanted, made));
    return this.version !== version || this.#changes.length === 1;
  }

  /** What the lock is to say of the package. */
  entry(files: readonly EmittedFile[], inputs: string): LockedPackage {
    const { generator, settings, corrections } = this.#settings;
    const made = this.#made;
    if (!made) throw new Error('a package is locked before it is compared');
    return {
      api: made.model.name,
      version: this.version,
      generator,
      inputs,
      settings,
      pages: [...this.#pages],
      corrections: corrections.map(([source, content]) => ({ source, hash: hashOf(content) })),
      model: made.hash,
      files: Object.fromEntries(files.map(({ path, text }) => [path, hashOf(text)])),
      history: [...this.#history],
    };
  }

  /** New content that the lock refers to. */
  async contents(): Promise<ReadonlyMap<string, Packed>> {
    const contents = new Map(this.log.contents);
    const [kept, made] = [this.#kept, this.#made];
    for (const [, content] of this.#settings.corrections)
      if (!kept.has(hashOf(content))) contents.set(hashOf(content), await pack(content));
    if (made && !kept.has(made.hash)) contents.set(made.hash, await (this.#packing ?? pack(modelText(made.model))));
    return contents;
  }

  /** What the lock has been made of, where only the package that is about to be overwritten has it. */
  async lastCopy(): Promise<ReadonlyMap<string, Packed>> {
    const [past, made] = [this.#past, this.#made];
    const hash = past?.locked?.model;
    if (hash === undefined || hash === made?.hash || (await this.#settings.place.snapshots.has(hash))) return new Map();
    const bytes = await past?.model();
    return bytes ? new Map([[hash, await pack(bytes)]]) : new Map();
  }

  /** The model that the package was made of before. */
  async #before(past: Past, { model, hash }: Pick<Made, 'model' | 'hash'>): Promise<ApiModel | undefined> {
    const { known = { model: undefined } } = this.#settings;
    const locked = past.locked?.model;
    if (locked === hash) return model;
    const bytes = locked !== undefined && known.model?.hash === locked ? known.model.bytes : await past.model();
    if (locked !== undefined && bytes !== undefined) known.model = { hash: locked, bytes };
    return bytes && parseModel(bytes, model);
  }

  #losses(locked: LockedPackage | undefined): readonly Diagnostic[] {
    if (!locked || this.#settings.acceptLoss) return [];
    const sameSettings = locked.settings === this.#settings.settings;
    // A config that names other pages means it; one that names the same has not taken anything out of them.
    if (!sameSettings && !sameSources(locked.pages, this.#pages)) return [];
    const now = new Map(this.#pages.map((page) => [page.source, page.read]));
    const pages = pagesReread(locked.pages, (source) => now.get(source) ?? (this.log.wasTold(source) ? nothing() : undefined));
    const found = sameSettings ? fallen(pages, this.#settings.floors) : [];
    if (found.length > 0) return found;
    const [before, after] = [readOf(locked.pages), readOf(this.#pages)];
    return fallen([{ source: together(locked.pages), before, after }], this.#settings.floors);
  }

  async #changesSince(before: ApiModel, locked: LockedPackage | undefined): Promise<readonly Change[]> {
    const { compareModels } = await import('../diff/compare.js');
    const model = this.#made?.model ?? before;
    const moved = movedSince(locked, this.#settings, this.#pages);
    const only = onlyCause(moved);
    const { changes } = compareModels(before, model, only ?? 'undecided');
    return only === undefined ? withCauses(changes, [before, model], moved, await readBetween(locked, this.#settings)) : changes;
  }
}

const sameSources = (before: readonly LockedPage[], after: readonly LockedPage[]): boolean => {
  const sources = (pages: readonly LockedPage[]): string => JSON.stringify(pages.map(({ source }) => source).sort());
  return sources(before) === sources(after);
};

const together = (pages: readonly LockedPage[]): string =>
  pages.length === 1 ? (pages[0]?.source ?? '') : `${pages.length} pages together`;

const madeOf = (model: ApiModel): Pick<Made, 'model' | 'hash'> => ({ model, hash: modelHash(model) });

const withRelease = (history: readonly Release[], release: Release | undefined): readonly Release[] =>
  release ? [...history, release] : history;

const outputChanged = (severity: Severity, cause: Cause): Change => ({
  kind: 'output-changed',
  where: 'api',
  operations: [],
  side: 'none',
  impact: { severity, callers: 'none', readers: 'none', compile: severity === 'breaking' },
  cause,
});

function sameFiles(files: readonly EmittedFile[], hashes: Readonly<Record<string, string>>): boolean {
  return files.length === Object.keys(hashes).length && files.every(({ path, text }) => hashes[path] === hashOf(text));
}

const historyLost = (name: string): Diagnostic =>
  diagnostic(
    'history-lost',
    `What ${name} was made of the last time is gone; its next version counts as one with something new.`,
  );
