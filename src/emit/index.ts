import type { PackageConfig } from '../config/config.js';
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from '../diagnostic.js';
import type { ApiModel } from '../model/api.js';
import { withScriptPatterns } from '../model/script-patterns.js';
import { asItTravels } from '../protocol/wire-dates.js';
import { buildView } from './build-view.js';
import { withBuiltCode } from './built-code.js';
import { clientTarget } from './client/index.js';
import { compilePackage } from './compile.js';
import type { Edition } from './edition.js';
import type { PluggedEmitter } from './emitter.js';
import { formatFiles } from './format.js';
import { forgetful, type Memory } from './memory.js';
import { checkRoutes, checkValues, mockServerTarget } from './mock-server/index.js';
import { entryTarget, packageFiles, packageTarget } from './package/index.js';
import { additionsOf, blamed, clashes, renderPlugged } from './plugged.js';
import { published } from './published.js';
import type { EmittedFile, Target } from './target.js';
import { TemplateError, templateProblem } from './template.js';
import { typesTarget } from './types/index.js';
import { checkPatterns, validatorTarget } from './validator/index.js';
import type { ApiView } from './view.js';

/** Every part of a generated package that has sources. Adding a part is adding a line. */
const targets: readonly Target[] = [typesTarget, validatorTarget, clientTarget, mockServerTarget, entryTarget];

/** A package whose sources are made and are being compiled. */
export interface BegunPackage {
  /**
   * Every file of the package: rendered, formatted, type-checked and compiled, sorted by path. With an error among the diagnostics there
   * are no files.
   */
  finish(pkg: Edition): Promise<Outcome<readonly EmittedFile[]>>;
  /** Waits until nothing of it is left that still runs, whether it was finished or not. */
  end(): Promise<void>;
}

/**
 * Makes of a model what does not depend on the version that the package will have, and has the compiler begin: it is a program of its
 * own, and works while its caller finds out the rest. Nothing is written. What goes wrong is told by `finish`.
 */
export async function beginPackage(
  documented: ApiModel,
  pkg: PackageConfig,
  plugged: readonly PluggedEmitter[] = [],
  memory: Memory = forgetful,
): Promise<BegunPackage> {
  const beginning = begin(documented, pkg, plugged, memory);
  await Promise.allSettled([beginning]);
  return {
    finish: async (edition) => (await beginning).finish(edition),
    end: () => beginning.then((begun) => begun.end()).catch(() => {}),
  };
}

async function begin(
  documented: ApiModel,
  pkg: PackageConfig,
  plugged: readonly PluggedEmitter[],
  memory: Memory,
): Promise<BegunPackage> {
  const { value: model, diagnostics: travelling } = asItTravels(withScriptPatterns(documented));
  const view = buildView(model, pkg);
  const built = await Promise.all(targets.map((target) => render(target, view, documented, memory)));
  const sources = await format(built, isSource, memory);
  const log = [
    ...travelling,
    ...built.flatMap(({ diagnostics }) => diagnostics),
    ...sources.diagnostics,
    ...checkRoutes(model),
    ...(documented.operations.length === 0 ? [nothingToMake()] : []),
  ];
  // What plugins write may leave types to be found out, which takes the whole of the compiler; and they are told the version.
  const alone = plugged.length === 0 && !hasErrors(log);
  const compiling = alone ? compilePackage(sources.value, memory === forgetful ? forgetful : withBuiltCode(memory)) : undefined;
  // Whether it can be done is of interest where it is waited for.
  compiling?.catch(() => {});
  const finish = async (edition: Edition): Promise<Outcome<readonly EmittedFile[]>> => {
    if (hasErrors(log)) return { value: [], diagnostics: log };
    const whole = { ...view, version: edition.version };
    const added = await renderPlugged(plugged, { model: documented, view: whole });
    const additions = additionsOf(added);
    const pluggedIn = added.map((one) => ({ ...one, madeBy: one.emitter.plugin }));
    const others = await format(pluggedIn, isSource, memory);
    const said = [
      ...log,
      ...added.flatMap(({ diagnostics }) => diagnostics),
      ...blamed(others.diagnostics, added),
      ...clashes(added, [...built.flatMap(pathsOf), ...packageFiles]),
    ];
    if (hasErrors(said)) return { value: [], diagnostics: said };
    const all = [...sources.value, ...others.value];
    // What else there is to do is done here while the sources are compiled elsewhere.
    const [compiled, rest, patterns, values] = await Promise.all([
      compiling ?? compilePackage(all),
      render(packageTarget(edition, additions, memory), whole, documented, memory).then((last) =>
        notCompiled([...built, ...pluggedIn, last], memory),
      ),
      checkPatterns(model),
      checkValues(model, memory),
    ]);
    said.push(...blamed([...compiled.diagnostics, ...rest.diagnostics], added), ...patterns, ...values);
    const files = [...all, ...published(compiled.value, additions.entries), ...rest.value];
    return { value: hasErrors(said) ? [] : sorted(files), diagnostics: said };
  };
  return { finish, end: async () => void (await compiling) };
}

/** Model in, every file of its package out, as of `BegunPackage.finish`. */
export async function emitPackage(
  documented: ApiModel,
  pkg: Edition,
  plugged: readonly PluggedEmitter[] = [],
  memory: Memory = forgetful,
): Promise<Outcome<readonly EmittedFile[]>> {
  const begun = await beginPackage(documented, pkg, plugged, memory);
  return begun.finish(pkg);
}

const nothingToMake = (): Diagnostic => diagnostic('model-empty', 'There is no operation to make a package of.');

interface Rendered extends Outcome<readonly EmittedFile[]> {
  readonly madeBy: string;
}

const pathsOf = ({ value }: Rendered): readonly string[] => value.map(({ path }) => path);

async function render(target: Target, view: ApiView, model: ApiModel, memory: Memory): Promise<Rendered> {
  try {
    return { madeBy: target.name, value: await target.emit(view, model, memory), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { madeBy: target.name, value: [], diagnostics: [templateProblem(error)] };
  }
}

const isSource = ({ path }: EmittedFile): boolean => path.startsWith('src/');

async function format(
  rendered: readonly Rendered[],
  which: (file: EmittedFile) => boolean,
  memory: Memory,
): Promise<Outcome<readonly EmittedFile[]>> {
  const formatted = await Promise.all(rendered.map(({ madeBy, value }) => formatFiles(value.filter(which), madeBy, memory)));
  return {
    value: formatted.flatMap(({ value }) => value),
    diagnostics: formatted.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** What is not compiled, and what went wrong where the last of it was made. */
async function notCompiled(rendered: readonly Rendered[], memory: Memory): Promise<Outcome<readonly EmittedFile[]>> {
  const { value, diagnostics } = await format(rendered, (file) => !isSource(file), memory);
  return { value, diagnostics: [...(rendered.at(-1)?.diagnostics ?? []), ...diagnostics] };
}

const sorted = (files: readonly EmittedFile[]): readonly EmittedFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
