import { watch } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, generator } from '../cli.js';
import { serve } from '../source/http/server.js';
import { emptyProject, projectWithPage } from './project.js';
import { watching } from './watching.js';

const page = await readFile('fixtures/apidog/update-user-attributes/page.txt', 'utf8');

/** The page as it might be another day; a number tells which. */
const edition = (number: number): string => page.replaceAll('32 characters', `${number} characters`);

const modelOf = (cwd: string, name = 'cognito-identity-provider'): Promise<string> =>
  readFile(join(cwd, 'generated', name, 'model.json'), 'utf8');

const begin = 'interrupt to stop.\n';

describe('watch', () => {
  it('regenerates what changed, and ends when interrupted', async () => {
    const cwd = await projectWithPage();
    const session = watching([], cwd);
    expect(await session.says(begin)).toMatch(
      /\ngenerated\/cognito-identity-provider: \d+ files written: .+\nWatching 2 files; /,
    );
    await writeFile(join(cwd, 'page.txt'), edition(77));
    expect(await session.says('; version 0.1.1\n')).toMatch(
      /^page\.txt changed\. generated\/cognito-identity-provider: \d+ files written: CHANGELOG\.md, .+ and \d+ more; version 0\.1\.1\n$/,
    );
    expect(await modelOf(cwd)).toContain('<= 77 characters');
    const corrections = await readFile(join(cwd, 'corrections.yaml'), 'utf8');
    await writeFile(join(cwd, 'corrections.yaml'), corrections.replace('{region}', 'eu'));
    await session.says('corrections.yaml changed. ');
    session.interrupt();
    expect(await session.ended).toBe(130);
    expect(session.stdout).toBe('');
  });

  it('comes to the last of two hundred edits, in far fewer runs', async () => {
    const cwd = await projectWithPage();
    const session = watching([], cwd);
    await session.says(begin);
    for (let number = 1001; number <= 1200; number++) {
      // As editors save: some in place, some by a file that takes the place of the other.
      const file = join(cwd, number % 2 === 0 ? 'page.txt' : 'page.txt~');
      await writeFile(file, edition(number));
      if (number % 2 !== 0) await rename(file, join(cwd, 'page.txt'));
      await pause(5);
    }
    while (!(await modelOf(cwd)).includes('<= 1200 characters')) await session.says('page.txt changed. ');
    const runs = session.said.split('page.txt changed').length - 1;
    expect(runs).toBeLessThan(50);
    session.interrupt();
    expect(await session.ended).toBe(130);
  });

  it('keeps what there is while a page is gone or bad, and goes on when it is good again', async () => {
    const cwd = await projectWithPage();
    const session = watching([], cwd);
    await session.says(begin);
    const before = await contents(join(cwd, 'generated'));
    await rm(join(cwd, 'page.txt'));
    expect(await session.says('stays as it is.\n')).toContain('error  source-not-found  page.txt');
    expect(session.said).toContain('page.txt is gone. Failed; generated/cognito-identity-provider stays as it is.');
    await writeFile(join(cwd, 'page.txt'), page);
    await session.says('page.txt is new. ');
    await session.says('up to date\n');
    await writeFile(join(cwd, 'page.txt'), page.slice(0, page.length / 3));
    expect(await session.says('stays as it is.\n')).toContain('error  page-cut  page.txt');
    expect(await contents(join(cwd, 'generated'))).toEqual(before);
    await writeFile(join(cwd, 'page.txt'), edition(78));
    await session.says('page.txt changed. generated/');
    session.interrupt();
    await session.ended;
    expect(await modelOf(cwd)).toContain('<= 78 characters');
  });

  it('takes up a changed config, and keeps the old one where it is wrong', async () => {
    const cwd = await projectWithPage();
    const session = watching([], cwd);
    await session.says(begin);
    const file = join(cwd, 'generator.config.yaml');
    const config = await readFile(file, 'utf8');
    await writeFile(file, 'apis: five\n');
    expect(await session.says('stays in force.\n')).toContain('error  config-invalid  generator.config.yaml:1');
    await writeFile(file, config.replace('Amazon Cognito', 'Cognito').replace('page.txt', 'pages'));
    expect(await session.says('stays as it is.\n')).toContain('pages does not exist');
    // A directory that was not there when the watch began, and a page in it.
    await mkdir(join(cwd, 'pages/deep'), { recursive: true });
    await writeFile(join(cwd, 'pages/deep/page.txt'), edition(79));
    await session.says('pages/deep/page.txt is new. ');
    await session.says(' written: ');
    expect(await modelOf(cwd)).toContain('<= 79 characters');
    expect(await modelOf(cwd)).toContain('"Cognito Identity Provider"');
    session.interrupt();
    await session.ended;
  });

  it('takes up changed code: a plugin, what it imports, and a config that is a program', async () => {
    const cwd = await projectWithPage();
    const said = (words: string): Promise<void> => writeFile(join(cwd, 'words.mjs'), `export const words = '${words}';\n`);
    await said('first');
    await writeFile(
      join(cwd, 'plugin.mjs'),
      "import { words } from './words.mjs';\nexport default { name: 'says', emitters: [{ name: 'said', emit: () => [{ path: 'SAID.md', text: words, format: 'as-is' }] }] };\n",
    );
    await rm(join(cwd, 'generator.config.yaml'));
    const configured = (title: string): Promise<void> =>
      writeFile(
        join(cwd, 'generator.config.mjs'),
        `export default { plugins: ['./plugin.mjs'], apis: [{ name: 'pool', title: '${title}', sources: 'page.txt' }] };\n`,
      );
    await configured('One');
    const session = watching([], cwd);
    await session.says(begin);
    for (const words of ['second', 'third']) {
      await said(words);
      expect(await session.says('written')).toContain('settings changed. generated/pool: ');
      expect(await readFile(join(cwd, 'generated/pool/SAID.md'), 'utf8')).toContain(words);
    }
    await configured('Two');
    await session.says('settings changed. ');
    await session.says('written');
    expect(await modelOf(cwd, 'pool')).toContain('"Two"');
    await writeFile(join(cwd, 'plugin.mjs'), 'export default {{{\n');
    expect(await session.says('stays in force.')).toContain('plugin-unloadable');
    session.interrupt();
    expect(await session.ended).toBe(130);
  });

  it('regenerates each of several APIs by itself', async () => {
    const cwd = await emptyProject();
    for (const name of ['one', 'two']) await writeFile(join(cwd, `${name}.txt`), page);
    await writeFile(
      join(cwd, 'generator.config.yaml'),
      'apis:\n  - { name: one, sources: one.txt }\n  - { name: two, sources: two.txt }\n',
    );
    const session = watching([], cwd);
    await session.says(begin);
    const one = await contents(join(cwd, 'generated/one'));
    await writeFile(join(cwd, 'one.txt'), 'nothing\n');
    await session.says('Failed; generated/one stays as it is.');
    await writeFile(join(cwd, 'two.txt'), edition(80));
    expect(await session.says('generated/two: ')).not.toContain('generated/one');
    session.interrupt();
    await session.ended;
    expect(await contents(join(cwd, 'generated/one'))).toEqual(one);
    expect(await modelOf(cwd, 'two')).toContain('<= 80 characters');
  });

  it('asks for URLs at the interval, and regenerates where one has changed', async () => {
    let [now, tag] = [page, '"1"'];
    const asked: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === tag) response.writeHead(304, { etag: tag }).end();
      else response.writeHead(200, { etag: tag, 'content-type': 'text/plain; charset=utf-8' }).end(now);
    });
    const cwd = await emptyProject();
    const url = `${server.origin}/page.txt`;
    const session = watching([url, '--name', 'online', '--interval', '0.1', '--allow-private', '--cache', 'cache'], cwd);
    expect(await session.says(begin)).toContain('Watching 1 URL; ');
    while (asked.length < 4) await pause(20);
    expect(asked.slice(1).every((tag) => tag !== undefined)).toBe(true);
    expect(session.said).not.toContain('changed');
    [now, tag] = [edition(81), '"2"'];
    await session.says(`${url} changed. generated/online: `);
    await session.says(' written: ');
    expect(await modelOf(cwd, 'online')).toContain('<= 81 characters');
    await server.close();
    expect(await session.says('stays as it is.\n')).toContain('error  http-unreachable');
    session.interrupt();
    expect(await session.ended).toBe(130);
  });

  it.each([
    { args: ['-', '--name', 'x'], code: 1, says: 'source-unwatchable' },
    { args: ['--interval', '0'], code: 2, says: '--interval is a number of seconds from 0.1' },
    { args: ['--interval', 'often'], code: 2, says: '--interval is a number of seconds' },
    { args: ['--name', 'x'], code: 2, says: '--name and --corrections go with sources' },
    { args: [], code: 1, says: 'config-missing' },
  ])('$args: $says', async ({ args, code, says }) => {
    const ended = await generator(['watch', ...args], { cwd: await emptyProject() });
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(says);
  });
});

describe('watch, interrupted in the middle of a run', () => {
  let [cwd, kept] = ['', ''];
  let before: ReadonlyMap<string, string>;
  let after: ReadonlyMap<string, string>;
  const folder = (): string => join(cwd, 'generated');

  const run = async (): Promise<ReadonlyMap<string, string>> => {
    expect(await generator(['run'], { cwd })).toMatchObject({ code: 0 });
    return contents(folder());
  };

  beforeAll(async () => {
    cwd = await projectWithPage();
    kept = await emptyProject();
    before = await run();
    await cp(cwd, kept, { recursive: true });
    await writeFile(join(cwd, 'page.txt'), edition(90));
    after = await run();
  });

  /** The project as it was after its first run. */
  async function restore(): Promise<void> {
    for (const name of await readdir(cwd)) await rm(join(cwd, name), { recursive: true });
    await cp(kept, cwd, { recursive: true });
  }

  /** When the writer has begun to stage files, or soon after. */
  const staging = (): Promise<void> =>
    new Promise((done) => {
      const watcher = watch(folder(), (_, name) => {
        if (!name?.startsWith('.pagewright-stage-')) return;
        watcher.close();
        done();
      });
    });

  it.each<{ when: string; moment: () => Promise<unknown>; isStaged?: boolean }>([
    { when: 'at once', moment: async () => {} },
    ...[100, 250, 400].map((milliseconds) => ({
      when: `after ${milliseconds} ms`,
      moment: () => pause(milliseconds),
    })),
    { when: 'when files are being put in place', moment: staging, isStaged: true },
  ])('$when: all is as it was before or as it is after', async ({ moment, isStaged }) => {
    await restore();
    const session = watching([], cwd);
    await session.says(begin);
    const reached = moment();
    await writeFile(join(cwd, 'page.txt'), edition(90));
    await reached;
    session.interrupt();
    expect(await session.ended).toBe(130);
    const found = await contents(folder());
    // What a stage left behind would be among them.
    expect([before, after]).toContainEqual(found);
    if (isStaged) expect(found).toEqual(after);
    expect(await run()).toEqual(after);
    expect(await generator(['run', '--check'], { cwd })).toMatchObject({ code: 0 });
  });
});
