import { type Diagnostic, diagnostic, Failure, type Outcome } from '../diagnostic.js';
import type { EmitContext, PluggedEmitter } from './emitter.js';
import type { EmittedFile } from './target.js';

/** What the emitters of plugins made, and which of them made what. */
export interface Plugged extends Outcome<readonly EmittedFile[]> {
  readonly emitter: PluggedEmitter;
}

const formats: ReadonlySet<unknown> = new Set(['prettier', 'lines', 'as-is'] satisfies EmittedFile['format'][]);

/** Asks each in turn. `taken`: paths of the built-in parts; nobody writes what another one writes. */
export async function renderPlugged(
  plugged: readonly PluggedEmitter[],
  context: EmitContext,
  taken: readonly string[],
): Promise<readonly Plugged[]> {
  const claimed = new Set(taken.map(folded));
  const made: Plugged[] = [];
  for (const one of plugged) {
    const { value, diagnostics } = await ask(one, context);
    const refused = value.flatMap((file) => refusal(file, one, claimed) ?? []);
    for (const { path } of value) claimed.add(folded(path));
    made.push({ emitter: one, value: refused.length > 0 ? [] : value, diagnostics: [...diagnostics, ...refused] });
  }
  return made;
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
