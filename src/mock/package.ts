import { existsSync } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { messageOf } from '../defect.js';
import { diagnostic, Failure } from '../diagnostic.js';

/** What is needed of a generated package's mock server. */
export interface MockServer {
  readonly listener: RequestListener;
  readonly rules: {
    replace(rules: unknown): void;
    add(rule: unknown): void;
    list(): readonly { readonly name: string; readonly rule: unknown }[];
  };
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  close(): Promise<void>;
}

export type CreateMockServer = (options: object) => MockServer;

/** Where a generated package is. */
export interface FoundPackage {
  /** As given. */
  readonly name: string;
  readonly folder: string;
  /** The module behind its `./mock-server` export, as `require` finds it. */
  readonly entry: string;
}

/** What the command line says of the package that is meant. */
interface WantedPackage {
  /** Folder of a package, or the name of an installed one; the only package of the config's `out` where absent. */
  readonly package?: string | undefined;
  /** The config file, where it is not the one of the working directory. */
  readonly config?: string | undefined;
}

export async function findPackage({ package: given, config }: WantedPackage, cwd: string): Promise<FoundPackage> {
  const named = given ?? (await onlyPackage(cwd, config));
  const manifest = join(resolve(cwd, named), 'package.json');
  try {
    const entry = existsSync(manifest)
      ? // A package may resolve its own exports by its own name.
        createRequire(manifest).resolve(`${(JSON.parse(await readFile(manifest, 'utf8')) as { name: string }).name}/mock-server`)
      : createRequire(join(cwd, 'package.json')).resolve(`${named}/mock-server`);
    return { name: named, entry: await realpath(entry), folder: folderOf(await realpath(entry)) };
  } catch (error) {
    throw new Failure([
      diagnostic('package-not-found', `\`${named}\` is not a generated package with a mock server`, {
        where: { source: named },
        quote: messageOf(error).split('\n')[0] ?? '',
      }),
    ]);
  }
}

/** The nearest folder above that has a manifest with a name: `dist/cjs` has one too, that only says what kind of modules it holds. */
function folderOf(entry: string): string {
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'model.json'))) return folder;
  }
  return dirname(entry);
}

const require = createRequire(import.meta.url);

/** Loads the package as it is now, whatever of it was loaded before. CommonJS, for its modules can be forgotten. */
export function loadPackage({ name, entry, folder }: FoundPackage): CreateMockServer {
  for (const file of Object.keys(require.cache)) if (file.startsWith(folder + sep)) delete require.cache[file];
  const { createMockServer } = require(entry) as { createMockServer?: CreateMockServer };
  if (typeof createMockServer !== 'function')
    throw new Failure([diagnostic('package-not-found', `\`${name}\` has no \`createMockServer\``, { where: { source: name } })]);
  return (options) => {
    const server = createMockServer(options);
    if (typeof server.listener === 'function') return server;
    throw new Failure([
      diagnostic('package-outdated', `\`${name}\` was generated before mock servers had all that this command needs.`, {
        where: { source: name },
      }),
    ]);
  };
}

/** The package that is meant where none is named. */
async function onlyPackage(cwd: string, named: string | undefined): Promise<string> {
  const [{ defaults, loadConfigIfAny }, { helpFromAbove }] = await Promise.all([
    import('../config/load.js'),
    import('../config/find.js'),
  ]);
  const config = await loadConfigIfAny(cwd, named);
  const out = config?.out ?? resolve(cwd, defaults.out);
  const entries = await readdir(out, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((e) => e.isDirectory() && existsSync(join(out, e.name, 'package.json'))).map((e) => e.name);
  const [only] = folders;
  if (only !== undefined && folders.length === 1) return join(out, only);
  const above = config === undefined ? helpFromAbove(cwd) : undefined;
  const where = { source: relative(cwd, out) || '.' };
  throw new Failure([
    folders.length === 0
      ? diagnostic('package-not-found', 'There is no generated package yet', {
          where,
          help: above ?? 'Run `npx generator run` first.',
        })
      : diagnostic('package-not-found', 'There are several generated packages', {
          where,
          help: `Name one: ${folders.map((folder) => `\`npx generator mock ${join(where.source, folder)}\``).join(', ')}.`,
        }),
  ]);
}
