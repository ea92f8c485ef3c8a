import { resolve } from 'node:path';
import type { ApiConfig, HttpConfig } from '../config/config.js';
import { splitHeader } from '../config/header.js';

/** What the command line says about fetching; it has the last word over the config. */
export interface FetchOptions {
  readonly offline: boolean;
  readonly cache?: string | undefined;
  /** `Name: value`, checked. */
  readonly header: readonly string[];
  readonly allowPrivate: boolean;
  readonly scope: readonly string[];
  readonly maxPages?: number | undefined;
  readonly render: boolean;
}

export function withFetching(api: ApiConfig, options: FetchOptions, cwd: string): ApiConfig {
  const { offline, cache, header, allowPrivate, scope, maxPages, render } = options;
  const headers = Object.fromEntries(header.flatMap((one) => [splitHeader(one)].filter((parts) => parts !== undefined)));
  const said: HttpConfig = {
    ...(offline ? { offline } : {}),
    ...(cache === undefined ? {} : { cache: resolve(cwd, cache) }),
    ...(header.length === 0 ? {} : { headers: { ...api.http?.headers, ...headers } }),
    ...(allowPrivate ? { allowPrivate } : {}),
    ...(scope.length === 0 ? {} : { scope }),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
  return {
    ...api,
    ...(Object.keys(said).length === 0 ? {} : { http: { ...api.http, ...said } }),
    ...(render && !api.render ? { render } : {}),
  };
}
