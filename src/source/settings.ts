import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../cache/folder.js';
import type { ApiConfig } from '../config/config.js';
import { maximumBytes } from './inspect.js';

/** How pages are had and how far their links are followed: the `http` group of a config with its defaults filled in. */
export interface SourceSettings {
  /** Folder of the cache, absolute. */
  readonly cache: string;
  /** Nothing is fetched: what is not in the cache cannot be had. */
  readonly offline: boolean;
  /** Sent to the origins of the named URLs, and to no other. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hosts that may be in a private network; `true` for all. */
  readonly allowPrivate: true | readonly string[];
  /** Beginnings of URLs that links may lead to; where absent, the folder of the named URL. */
  readonly scope?: readonly string[];
  /** How many pages are read at most; named ones always are. */
  readonly maxPages: number;
  /** Requests to one host at a time. */
  readonly concurrency: number;
  /** Milliseconds for one attempt at a page, from the first byte sent to the last received. */
  readonly timeout: number;
  /** Bytes of one page, after decompression. */
  readonly maxBytes: number;
  /** Further attempts after one that failed for a reason that may pass. */
  readonly retries: number;
  /** HTML is taken as a browser shows it. */
  readonly render: boolean;
  /** The browser's program, where somebody says which. */
  readonly chromium?: string;
}

const settingDefaults = { maxPages: 500, concurrency: 4, timeout: 60, retries: 3 } as const;

export function settingsOf({ root, http = {}, render = false }: Pick<ApiConfig, 'root' | 'http' | 'render'>): SourceSettings {
  const { cache, scope, allowPrivate = false } = http;
  return {
    cache: cache === undefined ? defaultCache(root) : resolve(root, cache),
    offline: http.offline ?? false,
    headers: http.headers ?? {},
    allowPrivate: allowPrivate === false ? [] : allowPrivate,
    ...(scope === undefined || scope.length === 0 ? {} : { scope: scope.map((one) => new URL(one).href) }),
    maxPages: http.maxPages ?? settingDefaults.maxPages,
    concurrency: http.concurrency ?? settingDefaults.concurrency,
    timeout: (http.timeout ?? settingDefaults.timeout) * 1000,
    maxBytes: http.maxBytes ?? maximumBytes,
    retries: http.retries ?? settingDefaults.retries,
    render: render !== false,
    ...(typeof render === 'object' ? { chromium: resolve(root, render.executablePath) } : {}),
  };
}

/** Beside the packages of a project, where tools keep such things; else where the user's system does. */
function defaultCache(root: string): string {
  const ofProject = cacheFolder(root);
  if (ofProject !== undefined) return join(ofProject, 'http');
  const base = process.env['XDG_CACHE_HOME'] || process.env['LOCALAPPDATA'] || join(homedir(), '.cache');
  return join(base, 'pagewright', 'http');
}
