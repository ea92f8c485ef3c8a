import { dirname, resolve } from 'node:path';
import { diagnostic, Failure } from '../diagnostic.js';
import { checkConfig } from './check.js';
import type { ApiConfig, Config, HttpConfig } from './config.js';
import { findConfig } from './find.js';
import { readConfig } from './read.js';
import type { UserConfig } from './schema.js';

/** Where packages go and what version they carry, where nothing else is said. */
export const defaults = { out: 'generated', version: '0.1.0' } as const;

/** The config of a folder. Throws a `Failure` where there is none or where it is wrong. */
export async function loadConfig(folder: string): Promise<Config> {
  const file = findConfig(folder);
  if (!file) {
    throw new Failure([
      diagnostic('config-missing', 'There is no config here, and no source was named', {
        where: { source: 'generator.config.*' },
      }),
    ]);
  }
  const raw = await readConfig(file);
  const checked = checkConfig(raw.value, raw.place);
  if ('problems' in checked) throw new Failure(checked.problems);
  return complete(checked.config, dirname(file));
}

/** The config of a folder if it has one. */
export async function loadConfigIfAny(folder: string): Promise<Config | undefined> {
  return findConfig(folder) ? loadConfig(folder) : undefined;
}

/** Fills in what people may leave out. */
function complete(config: UserConfig, root: string): Config {
  return {
    root,
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
        ...(config.http === undefined && api.http === undefined ? {} : { http: { ...httpOf(config.http), ...httpOf(api.http) } }),
        ...(api.render === undefined ? {} : { render: api.render }),
      };
    }),
  };
}

const httpOf = ({ scope, ...settings }: NonNullable<UserConfig['http']> = {}): HttpConfig => ({
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
