import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { compileTemplate, handlebars } from './compiled-templates.js';
import { packageRoot } from './package-root.js';

type Render = ReturnType<typeof compileTemplate>;

/** A template that cannot be read, parsed or filled; the message starts with the template's name. */
export class TemplateError extends Error {
  readonly template: string;

  constructor(template: string, cause: unknown) {
    super(`${template}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'TemplateError';
    this.template = template;
  }
}

export const templateProblem = ({ message, template }: TemplateError): Diagnostic =>
  diagnostic('emit-template-error', `The template ${message}`, { where: { source: `templates/${template}.hbs` } });

// Without helpers that compare or look things up: templates decide nothing but presence and repetition.
handlebars.unregisterHelper('lookup');
handlebars.unregisterHelper('log');

const rendered = new Map<string, Render>();
const foldersWithPartials = new Set<string>();

/**
 * Fills a template.
 * @param name relative to `templates/`, without `.hbs`: `types/object`. Files named `_part.hbs` beside it are its partials, `{{> types/_part}}`.
 * @param view everything the template prints, already escaped for where it is printed: nothing is escaped here.
 */
export function renderTemplate(name: string, view: object): string {
  try {
    // Said aloud, lest the library say it on standard error: what a view inherits is not shown.
    return templateNamed(name)(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
  } catch (error) {
    throw error instanceof TemplateError ? error : new TemplateError(name, error);
  }
}

function templateNamed(name: string): Render {
  const known = rendered.get(name);
  if (known !== undefined) return known;
  registerPartials(name.slice(0, name.lastIndexOf('/')));
  const render = compileTemplate(readFileSync(join(packageRoot(), 'templates', `${name}.hbs`), 'utf8'));
  rendered.set(name, render);
  return render;
}

function registerPartials(folder: string): void {
  if (foldersWithPartials.has(folder)) return;
  for (const entry of readdirSync(join(packageRoot(), 'templates', folder)).sort()) {
    if (!entry.startsWith('_') || !entry.endsWith('.hbs')) continue;
    const text = readFileSync(join(packageRoot(), 'templates', folder, entry), 'utf8');
    handlebars.registerPartial(`${folder}/${entry.slice(0, -'.hbs'.length)}`, compileTemplate(text));
  }
  foldersWithPartials.add(folder);
}
