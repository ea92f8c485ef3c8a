import type { Diagnostic } from '../diagnostic.js';
import type { Release } from '../lock/lock.js';
import type { ApiModel } from '../model/api.js';
import type { Correction } from '../model/correction.js';
import type { TracedPage } from '../model/reading.js';
import { Citer } from './cite.js';
import { correctionReports } from './corrections.js';
import { entriesOf } from './entries.js';
import { Names } from './names.js';
import { pageReport } from './pages.js';
import type { ApiReport, LastDiff } from './report-data.js';
import { countStandings } from './standings.js';
import { visible } from './visible.js';

/** What is known of one API when all of it has been read. */
export interface ApiMaterial {
  readonly model: ApiModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly corrections: readonly Correction[];
  /** In the order in which they were read. */
  readonly pages: readonly TracedPage[];
  /** Text of a page, for dialects that note only which of its lines they read. */
  readonly textOf: (source: string) => string;
  /** Oldest first. */
  readonly history?: readonly Release[];
  readonly lastDiff?: LastDiff;
}

export function apiReport({ model, diagnostics, corrections, pages, textOf, history = [], lastDiff }: ApiMaterial): ApiReport {
  const rules = new Names();
  const shown = pages.map((page) => pageReport(page, () => textOf(page.source), rules));
  const told = entriesOf(model, shown, new Citer(shown, rules));
  const nodes = [
    ...told.entries.filter(({ kind }) => kind !== 'type').flatMap(({ groups }) => groups.flatMap((group) => group.nodes)),
    ...[...told.types, ...told.errors].flatMap((one) => one.nodes),
  ];
  return {
    name: visible(model.name),
    title: visible(model.title),
    ...(model.description === undefined ? {} : { description: visible(model.description) }),
    protocol: model.protocol.kind,
    pages: shown,
    ...told,
    rules: rules.list,
    standings: countStandings(nodes),
    diagnostics,
    corrections: correctionReports(corrections, diagnostics),
    history,
    ...(lastDiff === undefined ? {} : { lastDiff }),
  };
}
