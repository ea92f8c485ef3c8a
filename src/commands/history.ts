import type { ApiConfig } from '../config/config.js';
import { parseCorrections } from '../config/corrections.js';
import { dialects } from '../dialect/index.js';
import { PackageHistory, type PastModel } from '../lock/history.js';
import { LockFolder } from '../lock/lock-folder.js';
import { checkModel } from '../model/check.js';
import { correctModel } from '../model/correct.js';
import { readPages, scrape } from '../pipeline.js';
import { dialectsOf } from '../plugin/dialects.js';
import { emittersOf } from '../plugin/emitters.js';
import { ArchivedLibrary } from '../source/archived-library.js';
import { settingsOf } from '../source/settings.js';
import { version } from '../version.js';
import { packageFolder } from '../write/index.js';
import { hashOf } from '../write/manifest.js';
import { type CorrectionsContent, correctionsAtRest, settingsText } from './inputs.js';

export const generator = `pagewright ${version}`;

interface HistoryOptions {
  readonly place: LockFolder;
  /** Folder of the packages, absolute. */
  readonly out: string;
  readonly corrections: CorrectionsContent;
  readonly acceptLoss: boolean;
  readonly keeps: boolean;
  readonly known?: PastModel;
}

/**
 * The past of an API's package, for who only looks: what was lost is to be seen as well, and nothing new is kept.
 * @param out folder of the packages, absolute
 */
export async function lookBack(
  api: ApiConfig,
  out: string,
): Promise<{ readonly place: LockFolder; readonly history: PackageHistory }> {
  const place = await LockFolder.open(api.root, out, api.snapshots);
  const corrections = await correctionsAtRest(api);
  return { place, history: await historyOf(api, { place, out, corrections, acceptLoss: true, keeps: false }) };
}

/** What is to be remembered of an API's package from run to run. */
export async function historyOf(api: ApiConfig, options: HistoryOptions): Promise<PackageHistory> {
  const { out, ...rest } = options;
  const known = await dialectsOf(api, dialects);
  return PackageHistory.begin({
    ...rest,
    generator,
    folderOf: (name) => packageFolder(out, name),
    name: api.name,
    root: api.root,
    settings: hashOf(settingsText(api)),
    plugged: emittersOf(api).length > 0,
    dialects: new Map(known.map((dialect) => [dialect.name, dialect.version])),
    wanted: api.package.version,
    floors: api.floors,
    reread: async (archive, texts) => {
      const library = new ArchivedLibrary(archive, settingsOf(api));
      if (!texts) return (await scrape(api, { library })).value;
      const pages = (await readPages(api, { library })).value;
      const corrections = texts.flatMap(([source, text]) => parseCorrections(text, source).value);
      return checkModel(correctModel(pages, corrections).value).value;
    },
  });
}
