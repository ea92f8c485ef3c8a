import type { Dialect } from '../dialect/dialect.js';
import type { Emitter } from '../emit/emitter.js';

/** What a program adds to the generator: layouts that it reads, files that it writes, or both. */
export interface Plugin {
  /** Named in everything that is said of it: `acme-pages`. */
  readonly name: string;
  /** Asked before the built-in dialects, in this order. */
  readonly dialects?: readonly Dialect[];
  /** Asked after the built-in parts of a package, in this order. */
  readonly emitters?: readonly Emitter[];
}

/** A plugin as the config has it. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  /** Changes with the plugin's code; absent where that cannot be told. */
  readonly fingerprint?: string;
  /** Of its module, absolute; absent where it stands in the config. */
  readonly file?: string;
}

/** Types a plugin: `export default definePlugin({ name: 'acme-pages', dialects: [acme] })`. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
