import type { ClientContext } from './config.js';
import type { ResponseMetadata } from './response.js';

/** The same client, which remembers the last answer. */
export function listening({ config }: ClientContext): {
  readonly context: ClientContext;
  last(): ResponseMetadata | undefined;
} {
  let last: ResponseMetadata | undefined;
  const hook = {
    response(event: { readonly response: ResponseMetadata }): void {
      last = event.response;
    },
  };
  const hooks = [config.options.hooks ?? [], hook].flat();
  return { context: { config: { ...config, options: { ...config.options, hooks } } }, last: () => last };
}
