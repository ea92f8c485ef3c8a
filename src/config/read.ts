import { readFile } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diagnostic, Failure, type Place } from '../diagnostic.js';
import type { ConfigPath } from './check.js';

/** What a config file says, not yet checked, and where each of its settings stands. */
export interface RawConfig {
  readonly value: unknown;
  /** Where a setting stands; data files know lines, modules only themselves. */
  place(path: ConfigPath): Place;
}

/**
 * Reads a config file of any supported kind. Throws a `Failure` where it cannot be read at all.
 * @param source what the file is called in diagnostics
 */
export async function readConfig(file: string, source: string): Promise<RawConfig> {
  switch (extname(file)) {
    case '.yaml':
    case '.yml':
    case '.json':
      return readData(file, source);
    default:
      return readModule(file, source);
  }
}

/** The default export of a module, in JavaScript or TypeScript. */
export const loadModule = (file: string): Promise<unknown> =>
  /\.m?ts$/.test(file) ? loadTypeScript(file) : loadJavaScript(file);

async function readData(file: string, source: string): Promise<RawConfig> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => unreadable(source, error));
  const { isNode, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  // JSON is read as the YAML that it also is: one reader, one way to tell lines.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong) {
    const { line, col } = lines.linePos(wrong.pos[0]);
    throw new Failure([
      diagnostic(
        'config-unreadable',
        `The config is not valid ${extname(file) === '.json' ? 'JSON' : 'YAML'}: ${wrong.message}`,
        {
          where: { source, line, column: col },
          quote: text.split('\n')[line - 1]?.trim() ?? '',
        },
      ),
    ]);
  }
  const place = (path: ConfigPath): Place => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) {
        const { line, col } = lines.linePos(node.range[0]);
        return { source, line, column: col };
      }
    }
    return { source, line: 1 };
  };
  return { value: document.toJS(), place };
}

async function readModule(file: string, source: string): Promise<RawConfig> {
  const value = await loadModule(file).catch((error: unknown) => unreadable(source, error));
  return { value, place: () => ({ source }) };
}

/** Modules that have been loaded: whoever wants one again wants it as it is now. */
const seen = new Set<string>();

async function loadJavaScript(file: string): Promise<unknown> {
  const isAgain = seen.has(file);
  seen.add(file);
  const loaded: unknown = isAgain
    ? await (await import('./load-again.js')).loadAgain(file)
    : await import(pathToFileURL(file).href);
  return typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
}

/** TypeScript needs a loader; it is loaded only for those who write in it. */
async function loadTypeScript(file: string): Promise<unknown> {
  const { loadConfig } = await import('c12');
  const loaded = await loadConfig({
    cwd: dirname(file),
    // Said so that it can neither be a package's name nor an address.
    configFile: `./${basename(file)}`,
    rcFile: false,
    globalRc: false,
    dotenv: false,
    packageJson: false,
    // It is one file: nothing is fetched or merged in from elsewhere.
    extend: false,
  });
  return loaded.config;
}

function unreadable(source: string, error: unknown): never {
  const said = error instanceof Error ? error.message : String(error);
  throw new Failure([diagnostic('config-unreadable', `The config could not be loaded: ${said}`, { where: { source } })]);
}
