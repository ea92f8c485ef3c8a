import { dirname, join, resolve } from 'node:path';
import { type FileWatch, watchFiles } from '../watch/files.js';

/** How long files have to be left alone before what they say is taken, in milliseconds. */
const quiet = 100;

export interface Watched {
  /** The rules file, where there is one. */
  readonly rules: string | undefined;
  /** Folder of the package. */
  readonly folder: string;
  readonly rulesChanged: () => Promise<void>;
  readonly packageChanged: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** Tells of changes to rules and package, one after the other, when they have come to rest. */
export async function watchMock({ rules, folder, rulesChanged, packageChanged, failed }: Watched): Promise<FileWatch> {
  const modules = join(folder, 'dist');
  const pending = new Set<'rules' | 'package'>();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const work = async (): Promise<void> => {
    const [hasPackage, hasRules] = [pending.delete('package'), pending.delete('rules')];
    // The rules first: a package that knows new operations is started with rules that know them too.
    if (hasRules) await rulesChanged().catch(failed);
    if (hasPackage) await packageChanged().catch(failed);
  };
  const watch = await watchFiles(
    [
      // The folder itself is put in place anew by each run.
      { root: dirname(folder), watched: [modules], except: [] },
      ...(rules === undefined ? [] : [{ root: dirname(resolve(rules)), watched: [resolve(rules)], except: [] }]),
    ],
    {
      changed: (path) => {
        pending.add(path === rules ? 'rules' : 'package');
        clearTimeout(timer);
        timer = setTimeout(() => {
          working = working.then(work);
        }, quiet);
      },
      failed,
    },
  );
  return {
    async close() {
      clearTimeout(timer);
      await Promise.all([watch.close(), working]);
    },
  };
}
