import { type Diagnostic, diagnostic, Failure, type Outcome } from '../diagnostic.js';
import type { EmitContext, PluggedEmitter } from './emitter.js';
import type { EmittedFile } from './target.js';

/** What the emitters of plugins made, and which of them made what. */
export interface Plugged extends Outcome<readonly EmittedFile[]> {
  readonly emitter: PluggedEmitter;
}

const formats: ReadonlySet<unknown> = new Set(['prettier', 'lines', 'as-is'] satisfies EmittedFile['format'][]);

/** What plugins add to a package's manifest. */
export interface Additions {
  /** Modules right below `src/`, without their ending: users enter the package by them, as `<package>/<module>`. */
  readonly entries: readonly string[];
  /** Files and folders beside `src/` that are published. */
  readonly files: readonly string[];
}

export const nothingAdded: Additions = { entries: [], files: [] };

export function additionsOf(plugged: readonly Plugged[]): Additions {
  const paths = plugged.flatMap(({ value }) => value.map(({ path }) => path));
  const entries = paths.flatMap((path) => /^src\/([\w-]+)\.ts$/.exec(path)?.[1] ?? []);
  const files = paths.map((path) => path.split('/')[0] ?? '').filter((name) => name !== 'src' && name !== '');
  return { entries: [...new Set(entries)].sort(), files: [...new Set(files)].sort() };
}

/** Asks each in turn. */
export async function renderPlugged(plugged: readonly PluggedEmitter[], context: EmitContext): Promise<readonly Plugged[]> {
  const made: Plugged[] = [];
  for (const one of plugged) made.push({ emitter: one, ...(await ask(one, context)) });
  return made;
}

/** Nobody writes what another one writes. `taken`: paths of the built-in parts. */
export function clashes(plugged: readonly Plugged[], taken: readonly string[]): readonly Diagnostic[] {
  const claimed = new Set(taken.map(folded));
  return plugged.flatMap(({ emitter, value }) => {
    const refused = value.flatMap((file) => refusal(file, emitter, claimed) ?? []);
    for (const { path } of value) claimed.add(folded(path));
    return refused;
  });
}

/** Troubles with files that plugins made, as theirs. */
export function blamed(diagnostics: readonly Diagnostic[], plugged: readonly Plugged[]): readonly Diagnostic[] {
  const makers = new Map(plugged.flatMap(({ emitter, value }) => value.map(({ path }) => [path, emitter] as const)));
  return diagnostics.map((one) => {
    const maker = makers.get(one.where?.source ?? '');
    return maker
      ? {
          ...one,
          message: `${partOf(maker)} made a file that is not right: ${one.message}`,
          help: diagnostic('plugin-failed', '').help,
        }
      : one;
  });
}

async function ask(one: PluggedEmitter, context: EmitContext): Promise<Outcome<readonly EmittedFile[]>> {
  try {
    const value: unknown = await one.emitter.emit(context);
    if (Array.isArray(value) && value.every(isFile)) return { value, diagnostics: [] };
    return { value: [], diagnostics: [refuse(one, 'gave back something other than files: `{ path, text, format }`')] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { value: [], diagnostics: error.diagnostics };
  }
}

function refusal({ path }: EmittedFile, one: PluggedEmitter, claimed: ReadonlySet<string>): Diagnostic | undefined {
  if (claimed.has(folded(path))) return refuse(one, `would write ${path}, which another part of the package writes`);
  return path.startsWith('dist/') ? refuse(one, `would write ${path}: what is compiled from \`src/\` goes there`) : undefined;
}

const refuse = (one: PluggedEmitter, what: string): Diagnostic => diagnostic('plugin-file-refused', `${partOf(one)} ${what}.`);

const partOf = ({ plugin, emitter }: PluggedEmitter): string => `The emitter ${emitter.name} of the plugin ${plugin}`;

const folded = (path: string): string => path.normalize('NFC').toLowerCase();

function isFile(value: unknown): value is EmittedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, text, format } = value as Partial<Record<keyof EmittedFile, unknown>>;
  return typeof path === 'string' && typeof text === 'string' && formats.has(format);
}
