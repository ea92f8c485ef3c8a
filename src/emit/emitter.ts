import type { ApiModel } from '../model/api.js';
import type { EmittedFile } from './target.js';
import type { ApiView } from './view.js';

/** A part of the generated package that a plugin adds. */
export interface Emitter {
  /** `changelog`. */
  readonly name: string;
  /**
   * The part's files. Those below `src/` are TypeScript: type-checked and compiled with the rest, and users enter the package
   * by those right below it (`src/names.ts` as `<package>/names`). No two parts write one file. The same model gives the same bytes: no dates, no chance, no disk.
   */
  emit(context: EmitContext): readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}

/** What an emitter is given to work with. */
export interface EmitContext {
  /** As the pages and corrections have it, with its evidence. */
  readonly model: ApiModel;
  /** The same with every TypeScript name decided, as the built-in parts use them. */
  readonly view: ApiView;
}

/** An emitter, and the plugin that it is from. */
export interface PluggedEmitter {
  readonly plugin: string;
  readonly emitter: Emitter;
}
