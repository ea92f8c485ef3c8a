import type { ApiConfig } from '../config/config.js';
import { diagnosticsOf } from '../defect.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Clock } from './clock.js';
import type { FileEvents, FileWatch } from './files.js';
import { type Difference, differences, type Inventory, urlsIn } from './inventory.js';
import { concerns, type Places, placesOf } from './places.js';
import { Polls } from './polls.js';
import type { Probe } from './probe.js';
import { Rounds } from './rounds.js';
import { fresh, type Made, type Watched, watchedAfter, watchedAs } from './watched.js';
import { changesText, inputsText } from './words.js';

/** What is to be watched. */
export interface WatchPlan {
  /** Folder of the packages, absolute. */
  readonly out: string;
  readonly apis: readonly ApiConfig[];
  /** Config and code: when these change, there may be another plan. */
  readonly config: Places;
}

/** Everything around a session that does something. */
export interface Work {
  /** Throws a `Failure` where the config is wrong. */
  plan(): Promise<WatchPlan>;
  inventory(api: ApiConfig, followed: readonly string[]): Promise<Inventory>;
  /** Brings one package up to date. Does not reject. @param taken folders of the other packages */
  make(api: ApiConfig, out: string, taken: readonly string[]): Promise<Made>;
  probe(api: ApiConfig, known: Inventory): Promise<Probe>;
  watch(places: readonly Places[], events: FileEvents): Promise<FileWatch>;
  say(line: string): void;
  tell(diagnostics: readonly Diagnostic[]): void;
}

export interface SessionOptions {
  /** Between two looks at a URL, in milliseconds; nothing is asked for where absent. */
  readonly interval?: number | undefined;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Something happened that may matter; whether it does is found out by looking. */
type Hint =
  | { readonly kind: 'everything' }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'urls'; readonly key: string; readonly urls: Inventory | 'unknown' };

/** Who writes for so long is told what is wrong with it. */
const mostInPassing = 5;

/** Keeps packages up to date: looks where something happened, and runs where what a package is made from is not the same any more. */
export class Session {
  /** Rejects when watching has come to an end that nobody wanted. */
  readonly broken: Promise<never>;
  readonly #work: Work;
  readonly #rounds: Rounds<Hint>;
  readonly #polls: Polls | undefined;
  #break: (error: unknown) => void = () => {};
  #plan: WatchPlan | undefined;
  #watched: ReadonlyMap<string, Watched> = new Map();
  #files: { readonly watch: FileWatch; readonly places: string } | undefined;
  /** How many runs of an API in a row read what was being written. */
  readonly #movedOn = new Map<string, number>();
  /** What is the matter with the URLs of an API. */
  readonly #troubles = new Map<string, string>();
  #closed = false;

  constructor(work: Work, { interval, clock, random }: SessionOptions) {
    this.#work = work;
    this.broken = new Promise((_, reject) => {
      this.#break = reject;
    });
    this.broken.catch(() => {});
    this.#rounds = new Rounds(clock, (hints) => this.#round(hints).catch((error: unknown) => this.#break(error)));
    if (interval !== undefined) this.#polls = new Polls({ interval, clock, random, look: (key) => this.#ask(key) });
  }

  /** Throws a `Failure` where there is nothing to begin with. Resolves when every package has had its first run. */
  async start(): Promise<void> {
    await this.#load();
    await this.#watchFiles();
    await this.#rounds.first({ kind: 'everything' });
    if (this.#closed) return;
    const inventories = [...this.#watched.values()].flatMap(({ inventory }) => inventory ?? []);
    this.#work.say(`Watching ${inputsText(inventories)}; interrupt to stop.`);
  }

  /** Nothing begins any more. @returns when what is underway has ended */
  async close(): Promise<void> {
    this.#closed = true;
    this.#polls?.close();
    await Promise.all([this.#rounds.close(), this.#files?.watch.close()]);
  }

  async #load(): Promise<void> {
    const plan = await this.#work.plan();
    const before = this.#watched;
    // Elsewhere there are no packages yet.
    this.#watched = watchedAs(plan.apis, this.#plan?.out === plan.out ? before : new Map());
    this.#plan = plan;
    for (const key of before.keys()) if (!this.#watched.has(key)) this.#polls?.stop(key);
  }

  /** Another plan; where there is none to be had, this one stays. */
  async #reload(): Promise<boolean> {
    try {
      await this.#load();
      return true;
    } catch (error) {
      this.#work.tell(diagnosticsOf(error));
      this.#work.say('The config as it was before stays in force.');
      return false;
    }
  }

  async #round(hints: readonly Hint[]): Promise<void> {
    const paths = hints.flatMap((hint) => (hint.kind === 'path' ? [hint.path] : []));
    const touch = (places: Places): boolean => paths.some((path) => concerns(places, path));
    const isNew = this.#plan !== undefined && touch(this.#plan.config) && (await this.#reload());
    const everything = isNew || hints.some(({ kind }) => kind === 'everything');
    for (const [key, watched] of this.#watched) {
      const asked = hints.flatMap((hint) => (hint.kind === 'urls' && hint.key === key ? [hint.urls] : []));
      if (this.#closed) return;
      if (everything || asked.length > 0 || touch(this.#placesOf(watched))) await this.#look(key, watched, asked.at(-1));
    }
    await this.#watchFiles();
  }

  /** Runs where there is reason to. */
  async #look(key: string, watched: Watched, asked?: Inventory | 'unknown'): Promise<void> {
    const { api, inventory: before, followed } = watched;
    const urls = asked === undefined || asked === 'unknown' ? urlsIn(before) : asked;
    const now: Inventory = new Map([...(await this.#work.inventory(api, followed)), ...urls]);
    const changes = before && differences(before, now);
    if (changes?.length !== 0 || asked === 'unknown') await this.#run(key, watched, now, changes);
  }

  /** @param changes since the last run; nothing where this is the first one */
  async #run(key: string, watched: Watched, now: Inventory, changes: readonly Difference[] | undefined): Promise<void> {
    const taken = [...this.#watched].flatMap(([other, { folder }]) => (other !== key && folder !== undefined ? [folder] : []));
    const made = await this.#work.make(watched.api, this.#plan?.out ?? '', taken);
    const after = watchedAfter(watched, made, now);
    const isPassing = made.failed && (await this.#hasMovedOn(key, after));
    if (this.#closed) return;
    if (isPassing) return this.#rounds.hint({ kind: 'everything' });
    const news = fresh(made, watched);
    if (news.length > 0) this.#work.tell(news);
    const isTold = changes === undefined || made.failed || made.written || watched.failed;
    // What was read counts: a page that is being saved may not have been there a moment before.
    const told = changes && watched.inventory && !made.failed ? differences(watched.inventory, after.inventory) : (changes ?? []);
    if (isTold) this.#work.say(told.length > 0 ? `${changesText(told)}. ${made.summary}` : made.summary);
    this.#watched = new Map([...this.#watched, [key, after]]);
    if (urlsIn(after.inventory).size > 0) this.#polls?.restart(key);
    else this.#polls?.stop(key);
  }

  /** Whether a run may have failed only because it read what was being written: it is not told, there is another at once. */
  async #hasMovedOn(key: string, { api, inventory, followed }: Watched): Promise<boolean> {
    const now: Inventory = new Map([...(await this.#work.inventory(api, followed)), ...urlsIn(inventory)]);
    const times = differences(inventory ?? now, now).length === 0 ? 0 : (this.#movedOn.get(key) ?? 0) + 1;
    const isPassing = times > 0 && times <= mostInPassing;
    this.#movedOn.set(key, isPassing ? times : 0);
    return isPassing;
  }

  /** Asks the servers. False where they do not tell. */
  async #ask(key: string): Promise<boolean> {
    const watched = this.#watched.get(key);
    if (!watched) return true;
    const known = urlsIn(watched.inventory);
    const found = await this.#work
      .probe(watched.api, known)
      .catch((error: unknown): Probe => ({ kind: 'failed', diagnostics: diagnosticsOf(error) }));
    if (this.#closed) return true;
    if (found.kind !== 'failed') this.#troubles.delete(key);
    switch (found.kind) {
      case 'same':
        return true;
      case 'unknown':
        this.#rounds.hint({ kind: 'urls', key, urls: 'unknown' });
        return true;
      case 'different':
        this.#rounds.hint({ kind: 'urls', key, urls: found.urls });
        return true;
      case 'failed':
        this.#tellTrouble(key, found.diagnostics);
        return false;
    }
  }

  /** A server that stays away is told of once. */
  #tellTrouble(key: string, diagnostics: readonly Diagnostic[]): void {
    const saying = JSON.stringify(diagnostics);
    if (this.#troubles.get(key) === saying) return;
    this.#troubles.set(key, saying);
    this.#work.tell(diagnostics);
    this.#work.say(`Not every URL can be had; ${this.#watched.get(key)?.folder ?? 'what is there'} stays as it is.`);
  }

  #placesOf({ api, followed }: Watched): Places {
    return placesOf(api, followed, this.#plan?.out ?? '');
  }

  /** What is watched depends on the config, and on where links lead. */
  async #watchFiles(): Promise<void> {
    if (!this.#plan || this.#closed) return;
    const all = [this.#plan.config, ...[...this.#watched.values()].map((watched) => this.#placesOf(watched))];
    const places = JSON.stringify(all);
    const before = this.#files;
    if (before?.places === places) return;
    const watch = await this.#work.watch(all, {
      changed: (path) => this.#rounds.hint({ kind: 'path', path }),
      failed: (error) => this.#break(error),
    });
    this.#files = { watch, places };
    if (this.#closed) return watch.close();
    if (!before) return;
    await before.watch.close();
    // What happened before the new one was there may not have been told.
    this.#rounds.hint({ kind: 'everything' });
  }
}
