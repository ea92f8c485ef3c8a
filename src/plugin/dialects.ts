import type { ApiConfig } from '../config/config.js';
import type { Dialect } from '../dialect/dialect.js';
import { matchOf, readingOf } from './answers.js';
import { guarded } from './guard.js';
import type { Plugin } from './plugin.js';

/** Every dialect that an API's pages may be in: what the config teaches, what its plugins add, and then the built-in ones. */
export async function dialectsOf(
  { dialects: taught = [], plugins = [] }: Pick<ApiConfig, 'dialects' | 'plugins'>,
  builtIn: readonly Dialect[],
): Promise<readonly Dialect[]> {
  const own = taught.length === 0 ? [] : await teach(taught);
  return [
    ...own,
    ...plugins.flatMap(({ plugin }) => (plugin.dialects ?? []).map((dialect) => named(plugin, dialect))),
    ...builtIn,
  ];
}

/** Loaded where a config teaches something, and not before. */
async function teach(taught: NonNullable<ApiConfig['dialects']>): Promise<readonly Dialect[]> {
  const { taughtDialect } = await import('../dialect/declarative/index.js');
  return taught.map(taughtDialect);
}

/** The dialect of a plugin; what goes wrong in it is reported under the plugin's name. */
function named({ name }: Plugin, dialect: Dialect): Dialect {
  const part = `The dialect ${dialect.name} of the plugin ${name}`;
  return {
    name: dialect.name,
    version: dialect.version,
    matches: (page) => guarded(part, page.source, () => matchOf(dialect.matches(page))),
    parse: (page, site) => guarded(part, page.source, async () => readingOf(await dialect.parse(page, site))),
  };
}
