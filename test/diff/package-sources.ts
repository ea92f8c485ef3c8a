import { buildView } from '../../src/emit/build-view.js';
import { clientTarget } from '../../src/emit/client/index.js';
import { entryTarget } from '../../src/emit/package/index.js';
import type { EmittedFile } from '../../src/emit/target.js';
import { typesTarget } from '../../src/emit/types/index.js';
import { validatorTarget } from '../../src/emit/validator/index.js';
import type { ApiView } from '../../src/emit/view.js';
import type { ApiModel } from '../../src/model/api.js';
import { withScriptPatterns } from '../../src/model/script-patterns.js';
import { asItTravels } from '../../src/protocol/wire-dates.js';

/** The part of a package that users compile against, as it is before layout and compilation. */
export interface PackageSources {
  readonly view: ApiView;
  readonly files: ReadonlyMap<string, string>;
}

const targets = [typesTarget, validatorTarget, clientTarget, entryTarget];

const made = new WeakMap<ApiModel, Promise<PackageSources>>();

/** Made once for each model. */
export function sourcesOf(model: ApiModel): Promise<PackageSources> {
  const sources = made.get(model) ?? makeSources(model);
  made.set(model, sources);
  return sources;
}

async function makeSources(model: ApiModel): Promise<PackageSources> {
  const view = buildView(asItTravels(withScriptPatterns(model)).value, { version: '1.0.0' });
  const emitted: readonly (readonly EmittedFile[])[] = await Promise.all(targets.map((target) => target.emit(view, model)));
  return { view, files: new Map(emitted.flat().map(({ path, text }) => [path, text])) };
}
