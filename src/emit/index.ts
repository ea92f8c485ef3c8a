import { diagnostic, hasErrors, type Outcome } from '../diagnostic.js';
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
import { TemplateError } from './template.js';
import { typesTarget } from './types/index.js';
import { checkPatterns, validatorTarget } from './validator/index.js';
import type { ApiView } from './view.js';

/** Every part of a generated package that has sources. Adding a part is adding a line. */
const targets: readonly Target[] = [typesTarget, validatorTarget, clientTarget, mockServerTarget, entryTarget];

/**
 * Model in, every file of its package out: rendered, formatted, type-checked and compiled, sorted by path. Nothing is written.
 * With an error among the diagnostics there are no files.
 */
export async function emitPackage(
  documented: ApiModel,
  pkg: Edition,
  plugged: readonly PluggedEmitter[] = [],
  memory: Memory = forgetful,
): Promise<Outcome<readonly EmittedFile[]>> {
  if (documented.operations.length === 0) {
    return { value: [], diagnostics: [diagnostic('model-empty', 'There is no operation to make a package of.')] };
  }
  const { value: model, diagnostics: travelling } = asItTravels(withScriptPatterns(documented));
  const view = buildView(model, pkg);
  const added = await renderPlugged(plugged, { model: documented, view });
  const additions = additionsOf(added);
  const built = await Promise.all(targets.map((target) => render(target, view, documented)));
  const rendered = [...built, ...added.map((one) => ({ ...one, madeBy: one.emitter.plugin }))];
  const sources = await format(rendered, isSource, memory);
  const log = [
    ...travelling,
    ...rendered.flatMap(({ diagnostics }) => diagnostics),
    ...blamed(sources.diagnostics, added),
    ...clashes(added, [...built.flatMap(pathsOf), ...packageFiles]),
    ...checkRoutes(model),
  ];
  if (hasErrors(log)) return { value: [], diagnostics: log };
  // What else there is to do is done here while the sources are compiled elsewhere.
  const [compiled, others, patterns, values] = await Promise.all([
    // What plugins write may leave types to be found out, which takes the whole of the compiler.
    compilePackage(sources.value, plugged.length === 0 && memory !== forgetful ? withBuiltCode(memory) : forgetful),
    render(packageTarget(pkg, additions), view, documented).then((rest) => finish([...rendered, rest], memory)),
    checkPatterns(model),
    checkValues(model),
  ]);
  log.push(...blamed([...compiled.diagnostics, ...others.diagnostics], added), ...patterns, ...values);
  const files = [...sources.value, ...published(compiled.value, additions.entries), ...others.value];
  return { value: hasErrors(log) ? [] : sorted(files), diagnostics: log };
}

interface Rendered extends Outcome<readonly EmittedFile[]> {
  readonly madeBy: string;
}

const pathsOf = ({ value }: Rendered): readonly string[] => value.map(({ path }) => path);

async function render(target: Target, view: ApiView, model: ApiModel): Promise<Rendered> {
  try {
    return { madeBy: target.name, value: await target.emit(view, model), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const reported = diagnostic('emit-template-error', `The template ${error.message}`, {
      where: { source: `templates/${error.template}.hbs` },
    });
    return { madeBy: target.name, value: [], diagnostics: [reported] };
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
async function finish(rendered: readonly Rendered[], memory: Memory): Promise<Outcome<readonly EmittedFile[]>> {
  const { value, diagnostics } = await format(rendered, (file) => !isSource(file), memory);
  return { value, diagnostics: [...(rendered.at(-1)?.diagnostics ?? []), ...diagnostics] };
}

const sorted = (files: readonly EmittedFile[]): readonly EmittedFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
