import type { Options } from 'prettier';
import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import { type Chunk, layOutStatement, statementsOf } from './layout/lay-out.js';
import { blocksOf, layOutBlock } from './layout/markdown.js';
import { forgetful, type Memory } from './memory.js';
import { PiecedFile } from './pieces.js';
import type { EmittedFile } from './target.js';
import { TemplateError, templateProblem } from './template.js';

type Format = (text: string, parser: string) => Promise<string>;

const parsers: Readonly<Record<string, string>> = { ts: 'babel-ts', js: 'babel', json: 'json', md: 'markdown' };

/** Formats what was made from templates. A file that the formatter cannot read is reported with the target that made it. */
export async function formatFiles(
  files: readonly EmittedFile[],
  madeBy: string,
  memory: Memory = forgetful,
): Promise<Outcome<readonly EmittedFile[]>> {
  const formatted: EmittedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    try {
      formatted.push({ path: file.path, text: await finalText(file, memory), format: 'as-is' });
    } catch (error) {
      diagnostics.push(error instanceof TemplateError ? templateProblem(error) : unreadable(file, madeBy, error));
    }
  }
  return { value: formatted, diagnostics };
}

async function finalText(file: EmittedFile, memory: Memory): Promise<string> {
  const { path, format } = file;
  if (format === 'as-is') return file.text;
  if (format === 'lines') {
    const language = path.endsWith('.md') ? markdown : typeScript;
    return laidOut(file instanceof PiecedFile ? askedOf(file, language) : partsOf(file.text, language), language, memory);
  }
  const parser = path === 'package.json' ? 'json-stringify' : parsers[path.slice(path.lastIndexOf('.') + 1)];
  return parser === undefined ? file.text : (await loadFormatter())(file.text, parser);
}

interface Language {
  readonly parser: string;
  /** Takes a text apart, each part to be laid out by itself. */
  cut(text: string): readonly string[];
  layOut(part: string): Chunk;
}

const typeScript: Language = { parser: 'babel-ts', cut: statementsOf, layOut: layOutStatement };
const markdown: Language = { parser: 'markdown', cut: blocksOf, layOut: layOutBlock };

/** What may be laid out already, by a question that tells it from all others. */
interface Asked {
  readonly question: string;
  readonly parts: () => readonly string[];
}

const askedOf = ({ path, pieces }: PiecedFile, language: Language): readonly Asked[] =>
  pieces.flatMap((piece) => {
    if (typeof piece === 'string') return partsOf(piece, language);
    const question = `${language.parser} of ${path} ${piece.madeOf}`;
    return [{ question, parts: () => language.cut(piece.text()) }];
  });

const partsOf = (text: string, { parser, cut }: Language): readonly Asked[] =>
  cut(text).map((part) => ({ question: `${parser}\n${part}`, parts: () => [part] }));

async function laidOut(all: readonly Asked[], language: Language, memory: Memory): Promise<string> {
  const texts = all.map(async ({ question, parts }) => {
    const answer = memory.find(question);
    if (answer !== undefined) return answer;
    const set = (await Promise.all(parts().map((part) => laidOutPart(part, language)))).join('\n\n');
    memory.keep(question, set);
    return set;
  });
  return `${(await Promise.all(texts)).join('\n\n')}\n`;
}

/** Parts that the layout has no rule for are few, and only where there are any the formatter is loaded. */
async function laidOutPart(part: string, { parser, layOut }: Language): Promise<string> {
  const { kind, text } = layOut(part);
  return kind === 'laid-out' ? text : (await (await loadFormatter())(text, parser)).trimEnd();
}

function unreadable(file: EmittedFile, madeBy: string, error: unknown): Diagnostic {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const line = errorLine(error);
  const quote = line === undefined ? undefined : file.text.split('\n')[line - 1]?.trim();
  return diagnostic('emit-format-error', `${file.path}, made by the ${madeBy} templates, cannot be formatted: ${reason}`, {
    where: { source: file.path, ...(line === undefined ? {} : { line }) },
    ...(quote === undefined ? {} : { quote }),
  });
}

function errorLine(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('loc' in error)) return undefined;
  const { loc } = error;
  if (typeof loc !== 'object' || loc === null || !('start' in loc)) return undefined;
  const { start } = loc;
  return typeof start === 'object' && start !== null && 'line' in start && typeof start.line === 'number'
    ? start.line
    : undefined;
}

/** In Markdown, `ts` is for the parser at hand; without this it would be for one that is not loaded. */
const fencedTypeScript = { name: 'TypeScript', aliases: ['ts'], parsers: ['babel-ts'] };

let loaded: Promise<Format> | undefined;

/** Loads only the parsers at hand: the whole of prettier takes twice as long to start. */
function loadFormatter(): Promise<Format> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Format> {
  const [prettier, babel, estree, markdown] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/babel'),
    import('prettier/plugins/estree'),
    import('prettier/plugins/markdown'),
  ]);
  const options: Omit<Options, 'parser'> = {
    plugins: [babel, estree, markdown, { languages: [fencedTypeScript] }],
    printWidth: 130,
    singleQuote: true,
    endOfLine: 'lf',
  };
  return (text, parser) => prettier.format(text, { ...options, parser });
}
