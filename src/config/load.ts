import { basename, dirname, resolve } from 'node:path';
import { diagnostic, Failure } from '../diagnostic.js';
import type { TaughtDialect } from '../dialect/declarative/index.js';
import type { LoadedPlugins } from '../plugin/load.js';
import { checkConfig } from './check.js';
import type { ApiConfig, Config, HttpConfig } from './config.js';
import { helpFromAbove } from './find.js';
import { configAt } from './named.js';
import { type RawConfig, readConfig } from './read.js';
import type { UserConfig } from './schema.js';

/** Where packages go and what version they carry, where nothing else is said. */
export const defaults = { out: 'generated', version: '0.1.0' } as const;

/**
 * The config of a folder. Throws a `Failure` where there is none or where it is wrong.
 * @param named a file to take instead, relative to the folder; what it says is relative to its own
 */
export async function loadConfig(folder: string, named?: string): Promise<Config> {
  const config = await loadConfigIfAny(folder, named);
  if (config !== undefined) return config;
  const help = helpFromAbove(folder);
  throw new Failure([
    diagnostic('config-missing', 'There is no config here, and no source was named', {
      where: { source: 'generator.config.*' },
      ...(help === undefined ? {} : { help }),
    }),
  ]);
}

/** The config of a folder if it has one. One that is named has to be there. */
export async function loadConfigIfAny(folder: string, named?: string): Promise<Config | undefined> {
  const file = configAt(folder, named);
  return file === undefined ? undefined : load(file, named ?? basename(file));
}

/** @param source what the file is called in diagnostics */
async function load(file: string, source: string): Promise<Config> {
  const raw = await readConfig(file, source);
  const checked = checkConfig(raw.value, raw.place);
  if ('problems' in checked) throw new Failure(checked.problems);
  const { config } = checked;
  const { plugins, problems } = await pluginsOf(config, file, raw.place);
  if (problems.length > 0) throw new Failure(problems);
  const dialects = (config.dialects ?? []).map(
    (spec, index): TaughtDialect => ({ spec, place: (path) => raw.place(['dialects', index, ...path]) }),
  );
  const http = config.http === undefined ? {} : { http: httpOf(config.http) };
  return complete(config, dirname(file), { dialects, plugins, ...http });
}

/** Loaded where there are any, and not before. */
async function pluginsOf({ plugins = [] }: UserConfig, file: string, place: RawConfig['place']): Promise<LoadedPlugins> {
  if (plugins.length === 0) return { plugins: [], problems: [] };
  const { loadPlugins } = await import('../plugin/load.js');
  return loadPlugins(
    plugins.map((given, index) => ({ given, where: place(['plugins', index]) })),
    file,
  );
}

/** What a config adds to the generator, for one more API. */
export const extensionsOf = ({
  dialects,
  plugins,
  http,
}: Pick<Config, 'dialects' | 'plugins' | 'http'>): Pick<ApiConfig, 'dialects' | 'plugins' | 'http'> => ({
  ...(dialects.length === 0 ? {} : { dialects }),
  ...(plugins.length === 0 ? {} : { plugins }),
  ...(http === undefined ? {} : { http }),
});

/** The same for pages that lie elsewhere: what the config says is relative to its own folder, and not to theirs. */
export const extensionsElsewhere = (config: Config): Pick<ApiConfig, 'dialects' | 'plugins' | 'http'> => {
  const { root, http } = config;
  if (http?.cache === undefined) return extensionsOf(config);
  return extensionsOf({ ...config, http: { ...http, cache: resolve(root, http.cache) } });
};

/** Fills in what people may leave out. */
function complete(config: UserConfig, root: string, added: Pick<Config, 'dialects' | 'plugins' | 'http'>): Config {
  return {
    root,
    ...added,
    out: resolve(root, config.out ?? defaults.out),
    apis: config.apis.map((api): ApiConfig => {
      const { version = defaults.version, ...rest } = api.package ?? {};
      return {
        ...(api.name === undefined ? {} : { name: api.name }),
        ...(api.title === undefined ? {} : { title: api.title }),
        root,
        sources: list(api.sources),
        corrections: list(api.corrections),
        package: { version, ...present(rest) },
        ...extensionsOf(added),
        ...(api.http === undefined ? {} : { http: { ...added.http, ...httpOf(api.http) } }),
        ...(api.render === undefined ? {} : { render: api.render }),
        ...(api.ignore === undefined ? {} : { ignore: list(api.ignore) }),
        ...(api.floors === undefined ? {} : { floors: present(api.floors) }),
        ...(config.snapshots === undefined ? {} : { snapshots: config.snapshots }),
      };
    }),
  };
}

/** Settings of fetching as the pipeline wants them. */
export const httpOf = ({ scope, ...settings }: NonNullable<UserConfig['http']> = {}): HttpConfig => ({
  ...present(settings),
  ...(scope === undefined ? {} : { scope: list(scope) }),
});

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** The same settings without those that are `undefined`. */
function present<T extends object>(settings: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
