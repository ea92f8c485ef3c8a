import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { historyOf } from '../../src/commands/history.js';
import { correctionsAtRest, inputsOf } from '../../src/commands/inputs.js';
import type { ApiConfig } from '../../src/config/config.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import type { Change } from '../../src/diff/change.js';
import type { EmittedFile } from '../../src/emit/target.js';
import { LockFolder } from '../../src/lock/lock-folder.js';
import { pack } from '../../src/lock/snapshots.js';
import { modelText } from '../../src/model/model-text.js';
import { scrape } from '../../src/pipeline.js';
import { Library } from '../../src/source/library.js';
import { hashOf } from '../../src/write/manifest.js';

export const page = await readFile('fixtures/lock/ferries.md', 'utf8');

const defaultSource = 'export const ferries = 1;\n';

export interface Remembered {
  readonly version: string;
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly changelog: string;
  /** Whether the package had to be made once more, in another version. */
  readonly moved: boolean;
}

/** A project with one page, and runs in it that remember everything and make next to nothing. */
export class Project {
  readonly folder: string;
  #model = '';

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async begin(): Promise<Project> {
    const folder = await mkdtemp(join(tmpdir(), 'pagewright-lock-'));
    afterAll(() => rm(folder, { recursive: true, force: true }));
    const project = new Project(folder);
    await project.write('ferries.md', page);
    return project;
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.folder, file), text);
  }

  /** Has the last run made by an older generator, which read the page as it is given here. */
  async asOlderGenerator(change: (model: string) => string): Promise<void> {
    const out = join(this.folder, 'generated');
    const place = await LockFolder.open(this.folder, out, undefined);
    const key = 'generated/ferries';
    const locked = place.lock.get(key);
    if (!locked) throw new Error('nothing was locked');
    const model = change(this.#model);
    const entry = { ...locked, generator: 'pagewright 0.0.1', model: hashOf(model) };
    await place.snapshots.add(new Map([[hashOf(model), await pack(model)]]));
    await place.write(new Map([[key, entry]]));
  }

  /** Puts the package's files where they would be, as a run makes them. */
  async keepOnDisk(source = defaultSource): Promise<void> {
    const folder = join(this.folder, 'generated/ferries');
    await mkdir(join(folder, 'src'), { recursive: true });
    await writeFile(join(folder, 'src/index.ts'), source);
    await writeFile(join(folder, 'model.json'), this.#model);
  }

  /**
   * @param settings of the config, over the usual ones
   * @param source what the generator makes of any model
   */
  async run(settings: Partial<ApiConfig> = {}, { source = defaultSource, acceptLoss = false } = {}): Promise<Remembered> {
    const api: ApiConfig = {
      name: 'ferries',
      root: this.folder,
      sources: ['*.md'],
      corrections: [],
      package: { version: '1.0.0' },
      ...settings,
    };
    const out = join(this.folder, 'generated');
    const place = await LockFolder.open(api.root, out, api.snapshots);
    const corrections = await correctionsAtRest(api);
    const history = await historyOf(api, { place, out, corrections, acceptLoss, keeps: true });
    const library = new Library(api, undefined, { opened: history.log.opened, archive: history.archive });
    const scraped = await scrape(api, { library, notice: history.log.notice });
    const compared = await history.compare(scraped.value);
    const diagnostics = compared.diagnostics;
    const files: EmittedFile[] = [
      { path: 'model.json', text: modelText(scraped.value), format: 'as-is' },
      { path: 'src/index.ts', text: source, format: 'as-is' },
    ];
    this.#model = modelText(scraped.value);
    const moved = diagnostics.some(({ severity }) => severity === 'error') ? false : await history.judge(files);
    if (!diagnostics.some(({ severity }) => severity === 'error')) {
      const entry = history.entry(files, inputsOf(api, library.trail, corrections));
      await place.snapshots.add(await history.contents());
      await place.write(new Map([[place.keyOf(join(out, 'ferries')), entry]]));
    }
    const { version, changes } = history;
    return { version, changes, diagnostics, moved, changelog: history.edition(api.package).changelog ?? '' };
  }
}

/** Kinds, places and causes, one line a change. */
export const told = ({ changes }: Remembered): readonly string[] =>
  changes.filter(({ kind }) => kind !== 'evidence-changed').map(({ kind, where, cause }) => `${cause}: ${kind} ${where}`);
