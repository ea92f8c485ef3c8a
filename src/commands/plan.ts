import { resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { defaults, extensionsElsewhere, loadConfig, loadConfigIfAny } from '../config/load.js';

/** What one run is asked to make. */
export interface Plan {
  /** Folder of the packages, absolute. */
  readonly out: string;
  readonly apis: readonly ApiConfig[];
}

export interface PlanOptions {
  /** The config file, where it is not the one of the working directory. */
  readonly config?: string | undefined;
  readonly sources: readonly string[];
  readonly out?: string | undefined;
  readonly name?: string | undefined;
  readonly corrections: readonly string[];
}

/** Sources on the command line are an API of their own; without any, the config says what there is to do. */
export async function planRun(options: PlanOptions, cwd: string): Promise<Plan> {
  const given = options.out === undefined ? undefined : resolve(cwd, options.out);
  if (options.sources.length === 0) {
    const { out, apis } = await loadConfig(cwd, options.config);
    return { out: given ?? out, apis };
  }
  const config = await loadConfigIfAny(cwd, options.config);
  const out = given ?? config?.out ?? resolve(cwd, defaults.out);
  const api: ApiConfig = {
    ...(options.name === undefined ? {} : { name: options.name }),
    root: cwd,
    sources: options.sources,
    corrections: options.corrections,
    package: { version: defaults.version },
    ...(config ? extensionsElsewhere(config) : {}),
  };
  return { out, apis: [api] };
}
