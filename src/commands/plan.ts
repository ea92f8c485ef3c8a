import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { defaults, extensionsOf, loadConfig, loadConfigIfAny } from '../config/load.js';

/** What one run is asked to make. */
export interface Plan {
  /** Folder of the packages, absolute. */
  readonly out: string;
  readonly apis: readonly ApiConfig[];
}

export interface PlanOptions {
  readonly sources: readonly string[];
  readonly out?: string | undefined;
  readonly name?: string | undefined;
  readonly corrections: readonly string[];
}

/** Sources on the command line are an API of their own; without any, the config says what there is to do. */
export async function planRun(options: PlanOptions, cwd: string): Promise<Plan> {
  const given = options.out === undefined ? undefined : resolve(cwd, options.out);
  if (options.sources.length === 0) {
    const { out, apis } = await loadConfig(cwd);
    return { out: given ?? out, apis };
  }
  const config = await loadConfigIfAny(cwd);
  const out = given ?? config?.out ?? resolve(cwd, defaults.out);
  const api: ApiConfig = {
    ...(options.name === undefined ? {} : { name: options.name }),
    root: cwd,
    sources: options.sources,
    corrections: options.corrections,
    package: { version: defaults.version },
    ...(config ? extensionsOf(config) : {}),
  };
  return { out, apis: [api] };
}
