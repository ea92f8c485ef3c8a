import type { Dialect } from '../dialect/dialect.js';
import type { EmittedFile } from '../emit/target.js';
import type { ApiView } from '../emit/view.js';
import type { ApiModel } from '../model/api.js';

/** What a program adds to the generator: layouts that it reads, files that it writes, or both. */
export interface Plugin {
  /** Named in everything that is said of it: `acme-pages`. */
  readonly name: string;
  /** Asked before the built-in dialects, in this order. */
  readonly dialects?: readonly Dialect[];
  /** Asked after the built-in parts of a package, in this order. */
  readonly emitters?: readonly Emitter[];
}

/** A part of the generated package. */
export interface Emitter {
  /** `changelog`. */
  readonly name: string;
  /**
   * The part's files. Those below `src/` are TypeScript: type-checked, compiled and published with the rest. No two parts
   * write one file. The same model gives the same bytes: no dates, no chance, no disk.
   */
  emit(context: EmitContext): readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}

/** What an emitter is given to work with. */
export interface EmitContext {
  readonly model: ApiModel;
  /** The model with every TypeScript name decided, as the built-in parts use them. */
  readonly view: ApiView;
}

/** Types a plugin: `export default definePlugin({ name: 'acme-pages', dialects: [acme] })`. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
