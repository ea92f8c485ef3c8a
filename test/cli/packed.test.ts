import { execFile } from 'node:child_process';
import { access, constants, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtCli } from '../cli.js';
import { emptyProject, projectWithPage } from '../commands/project.js';

const run = promisify(execFile);

interface Manifest {
  readonly dependencies: { readonly [name: string]: string };
  readonly bin: { readonly [name: string]: string };
}

/** Pagewright as npm would install it into a project: what is packed, beside what it declares to need, and nothing else. */
describe('the packed generator', () => {
  let cwd: string;
  let installed: string;
  let manifest: Manifest;

  beforeAll(async () => {
    builtCli();
    const tarball = await pack();
    cwd = await projectWithPage();
    const modules = join(cwd, 'node_modules');
    installed = join(modules, 'pagewright');
    await mkdir(installed, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
    manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    for (const name of Object.keys(manifest.dependencies)) {
      await mkdir(dirname(join(modules, name)), { recursive: true });
      await symlink(resolve('node_modules', name), join(modules, name));
    }
  });

  it('holds what it needs to run, and none of its sources or tests', async () => {
    expect((await readdir(installed)).sort()).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist', 'package.json', 'src', 'templates']),
    );
    expect(await readdir(join(installed, 'src'))).toEqual(['emit']);
    for (const target of await readdir(join(installed, 'src/emit'))) {
      expect(await readdir(join(installed, 'src/emit', target))).toEqual(['runtime']);
    }
  });

  it.each(['generator', 'pagewright'])('%s makes a package', async (name) => {
    const command = join(installed, manifest.bin[name] ?? '');
    await access(command, constants.X_OK);
    const { stdout } = await run(command, ['run', '--json', '--out', name], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ ending: 'done', written: true });
    expect(await readdir(join(cwd, name))).toEqual(['cognito-identity-provider']);
  });

  it('can be used from a program', async () => {
    const program = `
      import { defineConfig, Failure, run, scrape } from 'pagewright';
      const { value } = await scrape(['page.txt']);
      const made = await run(['page.txt'], { name: 'cognito', corrections: ['corrections.yaml'], out: 'program' });
      const failed = await run(['nowhere.txt']).catch((error) => error instanceof Failure && error.diagnostics[0].code);
      const [{ sources }] = defineConfig({ apis: [{ sources: 'page.txt' }] }).apis;
      process.stdout.write(JSON.stringify([sources, value.operations.length, made.value.created.includes('package.json'), failed]));
    `;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd });
    expect(JSON.parse(stdout)).toEqual(['page.txt', 1, true, 'source-not-found']);
    expect(await readdir(join(cwd, 'program'))).toEqual(['cognito']);
  });
});

async function pack(): Promise<string> {
  const folder = await emptyProject();
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  const [{ filename }] = JSON.parse(stdout);
  return join(folder, filename);
}
