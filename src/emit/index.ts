import type { PackageConfig } from '../config/config.js';
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from '../diagnostic.js';
import type { ApiModel } from '../model/api.js';
import { buildView } from './build-view.js';
import { clientTarget } from './client/index.js';
import { compilePackage, startCompiler } from './compile.js';
import { formatFiles } from './format.js';
import { mockServerTarget } from './mock-server/index.js';
import { packageTarget } from './package/index.js';
import type { EmittedFile, Target } from './target.js';
import { TemplateError } from './template.js';
import { typesTarget } from './types/index.js';
import { validatorTarget } from './validator/index.js';
import type { ApiView } from './view.js';

export { startCompiler } from './compile.js';

/** Every part of a generated package. Adding a part is adding a line. */
const targets = (pkg: PackageConfig): readonly Target[] => [
  typesTarget,
  validatorTarget,
  clientTarget,
  mockServerTarget,
  packageTarget(pkg),
];

/**
 * Model in, every file of its package out: rendered, formatted, type-checked and compiled, sorted by path. Nothing is written.
 * With an error among the diagnostics there are no files.
 */
export async function emitPackage(model: ApiModel, pkg: PackageConfig): Promise<Outcome<readonly EmittedFile[]>> {
  startCompiler();
  const view = buildView(model, pkg);
  const log: Diagnostic[] = [];
  const files: EmittedFile[] = [];
  for (const target of targets(pkg)) {
    const rendered = await render(target, view, model);
    const formatted = await formatFiles(rendered.value, target.name);
    log.push(...rendered.diagnostics, ...formatted.diagnostics);
    files.push(...formatted.value);
  }
  if (hasErrors(log)) return { value: [], diagnostics: log };
  const compiled = await compilePackage(files);
  log.push(...compiled.diagnostics);
  return { value: hasErrors(log) ? [] : sorted([...files, ...compiled.value]), diagnostics: log };
}

async function render(target: Target, view: ApiView, model: ApiModel): Promise<Outcome<readonly EmittedFile[]>> {
  try {
    return { value: await target.emit(view, model), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const reported = diagnostic('emit-template-error', `The template ${error.message}`, {
      where: { source: `templates/${error.template}.hbs` },
    });
    return { value: [], diagnostics: [reported] };
  }
}

const sorted = (files: readonly EmittedFile[]): readonly EmittedFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
