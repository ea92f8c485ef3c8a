import type { TaughtDialect } from '../dialect/declarative/index.js';
import type { LoadedPlugin } from '../plugin/plugin.js';

/** A config as the pipeline wants it: checked, defaults filled in. */
export interface Config {
  /** Folder of the config file; paths in the config are relative to it. */
  readonly root: string;
  /** Folder that generated packages go to, one folder each. */
  readonly out: string;
  readonly apis: readonly ApiConfig[];
  /** Of every API, and of pages that are named on the command line. */
  readonly dialects: readonly TaughtDialect[];
  readonly plugins: readonly LoadedPlugin[];
  readonly http?: HttpConfig;
}

export interface ApiConfig {
  /** `cognito-identity-provider`; where absent, made from the page's title. */
  readonly name?: string;
  readonly title?: string;
  readonly root: string;
  /** Paths, globs, directories, URLs, or `-`. */
  readonly sources: readonly string[];
  /** Corrections files, later ones over earlier ones. */
  readonly corrections: readonly string[];
  readonly package: PackageConfig;
  /** How URLs are fetched and links are followed; defaults for what is absent (`source/settings.ts`). */
  readonly http?: HttpConfig;
  /** HTML is taken as a browser shows it. */
  readonly render?: boolean | RenderConfig;
  /** Layouts that the config teaches; asked first. */
  readonly dialects?: readonly TaughtDialect[];
  readonly plugins?: readonly LoadedPlugin[];
  /** Generated files that are somebody's own: once there, neither written nor removed. Paths or globs in the package. */
  readonly ignore?: readonly string[];
  /** Shares of what was read the last time that must be read again. */
  readonly floors?: Partial<FloorsConfig>;
  /** Folder of the snapshots, relative to the config; false where none are to be kept. */
  readonly snapshots?: string | false;
}

/** What share of what was read the last time must be read again, from 0 (no floor) to 1 (nothing may be lost). */
export interface FloorsConfig {
  readonly operations: number;
  readonly fields: number;
  readonly responses: number;
  readonly errors: number;
  /** Of the share of lines that were read. */
  readonly coverage: number;
}

export interface RenderConfig {
  /** The browser's program, relative to the config. */
  readonly executablePath: string;
}

export interface HttpConfig {
  /** Folder of the cache, relative to the config's. */
  readonly cache?: string;
  /** Pages come from the cache only. */
  readonly offline?: boolean;
  /** Sent to the origins of the named URLs. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether hosts may be in a private network: all, or those named. */
  readonly allowPrivate?: boolean | readonly string[];
  /** Beginnings of URLs that links may lead to. */
  readonly scope?: readonly string[];
  readonly maxPages?: number;
  /** Requests to one host at a time. */
  readonly concurrency?: number;
  /** Seconds for one page. */
  readonly timeout?: number;
  /** Bytes of one page. */
  readonly maxBytes?: number;
  readonly retries?: number;
}

export interface PackageConfig {
  /** npm name; where absent, the API's name. */
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string;
}
