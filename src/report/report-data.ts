import type { Diagnostic } from '../diagnostic.js';
import type { Change } from '../diff/change.js';
import type { Release } from '../lock/lock.js';
import type { Standing } from '../model/api.js';

/**
 * Everything that a report shows, as one plain value: what is in it is on the page, and nothing else is. Texts of pages are as people
 * may see them (`visible`); they are no markup, whatever they look like.
 */
export interface ReportData {
  /** Of the program that wrote it. */
  readonly generator: string;
  readonly apis: readonly ApiReport[];
}

export interface ApiReport {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly protocol: string;
  /** Names of rules; lines and evidence refer to them by their place here. */
  readonly rules: readonly string[];
  readonly pages: readonly PageReport[];
  /** Operations by id, before them the API itself, behind them the types that more than one operation uses, or none. */
  readonly entries: readonly EntryReport[];
  readonly types: readonly TypeReport[];
  /** Facts of the API's errors, by the error's name. */
  readonly errors: readonly { readonly name: string; readonly nodes: readonly NodeReport[] }[];
  readonly standings: StandingCounts;
  readonly diagnostics: readonly Diagnostic[];
  readonly corrections: readonly CorrectionReport[];
  /** Every version, oldest first; empty where there is no lock. */
  readonly history: readonly Release[];
  readonly lastDiff?: LastDiff;
}

export type StandingCounts = Readonly<Record<Standing, number>>;

/** One page as its dialect counts its lines. */
export interface PageReport {
  readonly source: string;
  readonly dialect?: string;
  /** Words by which the dialect knew the page. */
  readonly because?: string;
  readonly lines: readonly LineReport[];
  readonly counted: number;
  readonly unread: number;
}

export interface LineReport {
  /** 1-based line of the source; several may share one. */
  readonly number: number;
  readonly text: string;
  /** Place in `ApiReport.rules`; absent where no rule read the line. */
  readonly rule?: number;
}

export interface EntryReport {
  readonly kind: 'api' | 'operation' | 'type';
  /** Id of the operation, name of the type, name of the API. */
  readonly id: string;
  readonly title?: string;
  readonly method?: string;
  readonly path?: string;
  readonly deprecated?: true;
  readonly groups: readonly GroupReport[];
  /** Of its own facts, and those of types that are told with no other entry. */
  readonly standings: StandingCounts;
  /** The parts of pages that it was read from, most quoted first. */
  readonly excerpts: readonly Excerpt[];
}

/** Lines of a page, by their places in `PageReport.lines`; both ends are shown. */
export interface Excerpt {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

export interface GroupReport {
  readonly title: string;
  readonly nodes: readonly NodeReport[];
  /** Names of the types behind its nodes that no group above has, in the order in which they are met. */
  readonly types: readonly string[];
}

export interface TypeReport {
  readonly name: string;
  readonly nodes: readonly NodeReport[];
  /** Ids of the operations that hold it. */
  readonly usedBy: readonly string[];
}

/** One node of the model. */
export interface NodeReport {
  /** Fact path; unique among the nodes of an API. */
  readonly path: string;
  /** The last part of it, as people call it. */
  readonly name: string;
  /** How far inside of its group it is. */
  readonly depth: number;
  readonly facts: readonly FactReport[];
}

export interface FactReport {
  readonly name: string;
  /** Absent where the page has words for the fact that decide nothing. */
  readonly value?: string;
  /** Of the strongest evidence; absent where no page says so and it is the default. */
  readonly standing?: Standing;
  /** Strongest first. */
  readonly cites: readonly Cite[];
}

/** Words that a fact was read from. */
export interface Cite {
  readonly standing: Standing;
  /** Place in `ApiReport.rules`. */
  readonly rule: number;
  /** Where the words are among the lines of the API's pages. */
  readonly at?: Span;
  /** The words themselves where `at` does not show just them. */
  readonly quote?: string;
  /** `pages/a.txt:12`; where `at` is absent. */
  readonly place?: string;
}

export interface Span {
  /** Place in `ApiReport.pages`. */
  readonly page: number;
  /** Place in `PageReport.lines`. */
  readonly line: number;
  /** In UTF-16 units, as a slice of the line's text; all of it where absent. */
  readonly from?: number;
  readonly to?: number;
  /** Last line, where the words go over several; these are shown whole. */
  readonly last?: number;
}

export interface CorrectionReport {
  readonly where: string;
  readonly was?: string;
  readonly set: string;
  readonly because: string;
  readonly link?: string;
  /** `corrections.yaml:12` */
  readonly place: string;
  /** What is wrong with it; absent where it holds. */
  readonly problem?: { readonly code: string; readonly message: string; readonly help: string };
}

/** What changed last: between two versions, or since the last one. */
export interface LastDiff {
  /** Version, or words for it. */
  readonly from: string;
  readonly to: string;
  /** Severest first. */
  readonly changes: readonly Change[];
}
