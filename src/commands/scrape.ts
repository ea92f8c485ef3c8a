import type { ApiConfig } from '../config/config.js';
import { defaults } from '../config/load.js';
import type { CommandResult, Host } from './command.js';
import { type FetchOptions, withFetching } from './fetching.js';

export interface ScrapeOptions extends FetchOptions {
  readonly sources: readonly string[];
  readonly format: 'model' | 'openapi';
  readonly corrections: readonly string[];
}

/** Pages to one document: the model with its evidence, or OpenAPI 3.1. */
export async function scrapeCommand(options: ScrapeOptions, host: Host): Promise<CommandResult> {
  const { scrape } = await import('../pipeline.js');
  const api: ApiConfig = {
    root: host.cwd,
    sources: options.sources,
    corrections: options.corrections,
    package: { version: defaults.version },
  };
  const { value: model, diagnostics } = await scrape(withFetching(api, options, host.cwd), host.progress);
  const document = options.format === 'model' ? model : (await import('../model/to-openapi.js')).toOpenApi(model);
  return { ending: 'done', data: `${JSON.stringify(document, null, 2)}\n`, diagnostics };
}
