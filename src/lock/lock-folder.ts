import { join, resolve } from 'node:path';
import { replaceFile } from '../write/replace-file.js';
import { type Lock, type LockedPackage, lockFile, lockText, readLock } from './lock.js';
import { lockFolder, lockKey } from './lock-place.js';
import { Snapshots } from './snapshots.js';

/** Beside the lock, unless the config says otherwise. */
const snapshotFolder = '.pagewright/snapshots';

/** The lock of a run's packages, and the snapshots that go with it. */
export class LockFolder {
  readonly snapshots: Snapshots;
  readonly lock: Lock;
  readonly #folder: string;

  private constructor(folder: string, lock: Lock, snapshots: Snapshots) {
    this.#folder = folder;
    this.lock = lock;
    this.snapshots = snapshots;
  }

  /**
   * @param root folder of the config, absolute
   * @param out folder of the packages, absolute; one that lies elsewhere has a lock of its own
   * @param snapshots folder to keep them in, relative to `root`; false for nowhere
   */
  static async open(root: string, out: string, snapshots: string | false | undefined): Promise<LockFolder> {
    const folder = lockFolder(root, out);
    const kept =
      snapshots === undefined ? join(folder, snapshotFolder) : snapshots === false ? undefined : resolve(root, snapshots);
    return new LockFolder(folder, await readLock(folder), new Snapshots(kept));
  }

  /** What the lock calls a package. */
  keyOf(packageFolder: string): string {
    return lockKey(this.#folder, packageFolder);
  }

  get file(): string {
    return join(this.#folder, lockFile);
  }

  /** The lock with these packages as they are now; the others as they were. */
  with(packages: ReadonlyMap<string, LockedPackage>): Lock {
    return new Map([...this.lock, ...packages]);
  }

  /** Whether the lock says this of these packages already. */
  says(packages: ReadonlyMap<string, LockedPackage>): boolean {
    return lockText(this.with(packages)) === lockText(this.lock);
  }

  /** Says what is, once its contents are kept, and then drops what only the lock before knew of. */
  async write(packages: ReadonlyMap<string, LockedPackage>): Promise<void> {
    // Not as it was when this run began: one of other packages may have ended meanwhile.
    const before = await readLock(this.#folder);
    const lock = new Map([...before, ...packages]);
    const text = lockText(lock);
    if (text !== lockText(before)) await replaceFile(this.file, text);
    const used = hashesIn(lock);
    await this.snapshots.remove([...hashesIn(before)].filter((hash) => !used.has(hash)));
  }
}

/** Of so many versions the models are kept, to compare them with others. */
const modelsKept = 20;

/** Everything that a lock's snapshots are asked for. */
function hashesIn(lock: Lock): ReadonlySet<string> {
  return new Set(
    [...lock.values()].flatMap(({ pages, corrections, model, history }) => [
      model,
      ...pages.map(({ hash }) => hash),
      ...corrections.map(({ hash }) => hash),
      ...history.slice(-modelsKept).map((release) => release.model),
    ]),
  );
}
