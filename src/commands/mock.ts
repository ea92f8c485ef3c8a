import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaults, loadConfigIfAny } from '../config/load.js';
import { messageOf } from '../defect.js';
import { diagnostic, Failure } from '../diagnostic.js';
import type { CommandResult, Host } from './command.js';

export interface MockOptions {
  /** Folder of a generated package, or the name of an installed one; the only package of the config's `out` where absent. */
  readonly package?: string | undefined;
  readonly port: number;
  readonly seed?: number | undefined;
}

/** What the command needs of a generated package's `./mock-server` export. */
interface MockServerModule {
  createMockServer(options: { readonly seed?: number }): {
    listen(port?: number): Promise<{ readonly url: string; readonly port: number }>;
    close(): Promise<void>;
  };
}

/** Runs a generated package's mock server until interrupted. */
export async function mockCommand(options: MockOptions, host: Host): Promise<CommandResult> {
  const entry = await findMockServer(options.package ?? (await onlyPackage(host.cwd)), host.cwd);
  const { createMockServer } = (await import(pathToFileURL(entry).href)) as MockServerModule;
  const server = createMockServer(options.seed === undefined ? {} : { seed: options.seed });
  const { url } = await server.listen(options.port).catch((error: unknown) => {
    throw new Failure([diagnostic('port-unavailable', `Port ${options.port} cannot be listened on: ${messageOf(error)}`)]);
  });
  host.print(url);
  host.say('Listening; interrupt to stop.');
  await interrupted(host.signal);
  await server.close();
  return { ending: 'interrupted', diagnostics: [] };
}

/** The file behind a package's `./mock-server` export. */
async function findMockServer(given: string, cwd: string): Promise<string> {
  const manifest = join(resolve(cwd, given), 'package.json');
  try {
    if (!existsSync(manifest)) return createRequire(join(cwd, 'package.json')).resolve(`${given}/mock-server`);
    // A package may resolve its own exports by its own name.
    const { name } = JSON.parse(await readFile(manifest, 'utf8')) as { name: string };
    return createRequire(manifest).resolve(`${name}/mock-server`);
  } catch (error) {
    throw new Failure([
      diagnostic('package-not-found', `\`${given}\` is not a generated package with a mock server`, {
        where: { source: given },
        quote: messageOf(error).split('\n')[0] ?? '',
      }),
    ]);
  }
}

/** The package that is meant where none is named. */
async function onlyPackage(cwd: string): Promise<string> {
  const config = await loadConfigIfAny(cwd);
  const out = config?.out ?? resolve(cwd, defaults.out);
  const entries = await readdir(out, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((e) => e.isDirectory() && existsSync(join(out, e.name, 'package.json'))).map((e) => e.name);
  const [only] = folders;
  if (only !== undefined && folders.length === 1) return join(out, only);
  const where = { source: relative(cwd, out) || '.' };
  throw new Failure([
    folders.length === 0
      ? diagnostic('package-not-found', 'There is no generated package yet', { where, help: 'Run `npx generator run` first.' })
      : diagnostic('package-not-found', 'There are several generated packages', {
          where,
          help: `Name one: ${folders.map((folder) => `\`npx generator mock ${join(where.source, folder)}\``).join(', ')}.`,
        }),
  ]);
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
