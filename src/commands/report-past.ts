import type { ApiConfig } from '../config/config.js';
import { compareModels } from '../diff/compare.js';
import type { PackageHistory } from '../lock/history.js';
import type { Release } from '../lock/lock.js';
import type { LockFolder } from '../lock/lock-folder.js';
import { readModel } from '../lock/past.js';
import type { ApiModel } from '../model/api.js';
import type { ApiMaterial } from '../report/data.js';
import type { LastDiff } from '../report/report-data.js';
import { packageFolder } from '../write/index.js';
import { lookBack } from './history.js';

/** What a report tells of an API's past. */
export class ReportPast {
  readonly history: PackageHistory;
  readonly #place: LockFolder;
  readonly #out: string;

  private constructor(history: PackageHistory, place: LockFolder, out: string) {
    this.history = history;
    this.#place = place;
    this.#out = out;
  }

  /** @param out folder of the packages, absolute */
  static async open(api: ApiConfig, out: string): Promise<ReportPast> {
    const { place, history } = await lookBack(api, out);
    return new ReportPast(history, place, out);
  }

  /** Every version, and what changed since the newest or, where nothing did, what changed with it. */
  async tell(model: ApiModel): Promise<Pick<ApiMaterial, 'history' | 'lastDiff'>> {
    const releases = this.#place.lock.get(this.#place.keyOf(packageFolder(this.#out, model.name)))?.history ?? [];
    if (releases.length === 0) return {};
    await this.history.compare(model);
    const { changes, before = '' } = this.history;
    const lastDiff = changes.length > 0 ? { from: before, to: 'the pages now', changes } : await this.#between(releases);
    return { history: releases, ...(lastDiff ? { lastDiff } : {}) };
  }

  /** The newest version and the one before it; nothing where their models are no longer at hand. */
  async #between(releases: readonly Release[]): Promise<LastDiff | undefined> {
    const [older, newer] = releases.slice(-2);
    if (!older || !newer) return undefined;
    const [before, after] = await Promise.all([readModel(this.#place, older.model), readModel(this.#place, newer.model)]);
    if (!before || !after) return undefined;
    const causes = new Set(newer.changes.map(({ cause }) => cause));
    const { changes } = compareModels(before, after, 'undecided');
    const cause = changes.length > 0 && causes.size === 1 ? newer.changes[0]?.cause : undefined;
    return {
      from: older.version,
      to: newer.version,
      changes: cause === 'page' ? changes.map((change) => ({ ...change, cause })) : changes,
    };
  }
}
