import { loadModule } from '../config/read.js';
import { type Diagnostic, diagnostic, type Place } from '../diagnostic.js';
import { fingerprint } from './fingerprint.js';
import { moduleFile } from './module-file.js';
import type { LoadedPlugin, Plugin } from './plugin.js';
import { isPlugin, pluginProblem } from './shape.js';

export interface GivenPlugin {
  /** The plugin, or the name of its module. */
  readonly given: string | Plugin;
  readonly where: Place;
}

export interface LoadedPlugins {
  readonly plugins: readonly LoadedPlugin[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Loads the plugins of a config.
 * @param configFile module names are looked up from there, and what stands in a module is known by its code
 */
export async function loadPlugins(given: readonly GivenPlugin[], configFile: string): Promise<LoadedPlugins> {
  const own = given.some((one) => typeof one.given !== 'string') ? await fingerprint(configFile) : undefined;
  const loaded = await Promise.all(
    given.map(
      async (one): Promise<LoadedPlugin | Diagnostic> =>
        typeof one.given === 'string'
          ? load(one.given, one.where, configFile)
          : { plugin: one.given, ...(own === undefined ? {} : { fingerprint: own }) },
    ),
  );
  return {
    plugins: loaded.filter((one): one is LoadedPlugin => 'plugin' in one),
    problems: loaded.filter((one): one is Diagnostic => 'code' in one),
  };
}

async function load(name: string, where: Place, configFile: string): Promise<LoadedPlugin | Diagnostic> {
  const fail = (message: string): Diagnostic => diagnostic('plugin-unloadable', message, { where, quote: name });
  try {
    const file = await moduleFile(name, configFile);
    const value = await loadModule(file);
    if (!isPlugin(value)) return fail(`The default export of ${name} is no plugin: ${pluginProblem(value) ?? ''}.`);
    const print = await fingerprint(file);
    return { plugin: value, file, ...(print === undefined ? {} : { fingerprint: print }) };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    // From where in the program it was imported is of no use to anybody.
    return fail(`The plugin ${name} could not be loaded: ${reason.replace(/ imported from .*$/, '')}.`);
  }
}
