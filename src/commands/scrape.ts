import type { ApiConfig } from '../config/config.js';
import { defaults, extensionsElsewhere, loadConfigIfAny } from '../config/load.js';
import { silent } from '../progress.js';
import type { CommandResult, Host } from './command.js';
import { type FetchOptions, withFetching } from './fetching.js';
import { type TraceOptions, tracer } from './trace.js';

export interface ScrapeOptions extends FetchOptions, TraceOptions {
  readonly config?: string | undefined;
  readonly sources: readonly string[];
  readonly format: 'model' | 'openapi';
  readonly corrections: readonly string[];
  /** A fact to explain, in place of the document. */
  readonly explain?: string | undefined;
}

/** Pages to one document: the model with its evidence, or OpenAPI 3.1. Dialects and plugins are those of the config, if there is one. */
export async function scrapeCommand(options: ScrapeOptions, host: Host): Promise<CommandResult> {
  const [{ scrape }, config] = await Promise.all([import('../pipeline.js'), loadConfigIfAny(host.cwd, options.config)]);
  const api: ApiConfig = {
    root: host.cwd,
    sources: options.sources,
    corrections: options.corrections,
    package: { version: defaults.version },
    ...(config ? extensionsElsewhere(config) : {}),
  };
  const notice = tracer(options, host.say);
  const progress = notice ? silent : host.progress;
  const { value: model, diagnostics } = await scrape(withFetching(api, options, host.cwd), { progress, notice });
  if (options.explain !== undefined) return { ...(await import('./explain.js')).explainIn([model], options.explain) };
  const document = options.format === 'model' ? model : (await import('../model/to-openapi.js')).toOpenApi(model);
  return { ending: 'done', data: `${JSON.stringify(document, null, 2)}\n`, diagnostics };
}
