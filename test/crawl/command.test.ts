import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtCli, contents, generator } from '../cli.js';
import { emptyProject } from '../commands/project.js';
import { type Handler, serve, type TestServer } from '../source/http/server.js';
import { awsReference, siteOf } from './large-site.js';

const handler: Handler = siteOf(awsReference, 'text/markdown; charset=utf-8');

describe.sequential('generator scrape, given the index of a reference of 500 pages', () => {
  let server: TestServer;
  let cwd: string;
  let args: readonly string[];
  let first: string;
  /** Told of every request. */
  let onRequest = (): void => {};

  beforeAll(async () => {
    server = await serve((request, response) => {
      onRequest();
      handler(request, response);
    });
    cwd = await emptyProject();
    args = ['scrape', `${server.origin}/docs/API_Operations.md`, '--allow-private', '--cache', 'cache'];
  });

  it('ends when it is interrupted, and goes on from there when it is run again', async () => {
    const child = spawn(process.execPath, [builtCli(), ...args], { cwd, stdio: 'ignore' });
    onRequest = () => {
      if (server.seen.length === 200) child.kill('SIGINT');
    };
    const code = await new Promise((done) => child.on('close', done));
    expect(code).toBe(130);
    onRequest = () => {};
    const before = server.paths();
    expect(before.length).toBeLessThan(300);
    server.seen.length = 0;
    const ended = await generator(args, { cwd });
    expect(ended.code).toBe(0);
    first = ended.stdout;
    expect(JSON.parse(first).sources).toHaveLength(500);
    // What was on its way when the program ended comes again: no more than are asked for at a time, and were being put away.
    const again = server.paths().filter((path) => before.includes(path));
    expect(again.length).toBeLessThanOrEqual(8);
    expect(server.paths().length + before.length - again.length).toBe(500);
  });

  it('says the same bytes again, of which none had to come', async () => {
    server.seen.length = 0;
    const ended = await generator(args, { cwd });
    expect([ended.code, ended.stdout === first]).toEqual([0, true]);
    expect(server.paths()).toHaveLength(500);
    expect(
      server.seen.filter(({ url }) => url !== '/robots.txt').every(({ headers }) => headers['if-none-match'] !== undefined),
    ).toBe(true);
  });

  it('tells how far it is, line by line where nobody watches', async () => {
    const ended = await generator([...args, '--offline'], { cwd });
    expect([ended.code, ended.stdout === first]).toEqual([0, true]);
    expect(ended.stderr).toContain('Reading pages (200 of ');
    expect(ended.stderr).toContain('Reading pages (500 of 500)');
  });

  it('reads no more than it may', async () => {
    const ended = await generator([...args, '--offline', '--max-pages', '10'], { cwd });
    expect([ended.code, JSON.parse(ended.stdout).sources.length]).toEqual([0, 10]);
    expect(ended.stderr).toContain('warning  crawl-cut');
  });
});

describe('generator run, given URLs', () => {
  it('asks the server each time, and writes what has changed', async () => {
    const cwd = await emptyProject();
    let teeth = 'How many teeth it has';
    const server = await serve((request, response) =>
      siteOf(
        (path) =>
          path === '/docs/API_Operations.md'
            ? '# Actions\n\nThe following actions are supported:\n+  [ TurnWheel000 ](API_TurnWheel000.md) \n'
            : awsReference(path)?.replace('How many teeth it has', teeth),
        'text/markdown',
      )(request, response),
    );
    await writeFile(
      join(cwd, 'generator.config.yaml'),
      `http: { cache: cache, headers: { Authorization: Bearer of-nobody } }\napis:\n  - name: mill\n    sources: ${server.origin}/docs/API_Operations.md\n    http: { allowPrivate: [127.0.0.1] }\n`,
    );
    const made = await generator(['run'], { cwd });
    expect(made).toMatchObject({ code: 0 });
    expect(made.stderr).toContain('1 operation from 3 pages');
    const before = await contents(join(cwd, 'generated'));
    const same = await generator(['run'], { cwd });
    expect(same.stderr).toMatch(/0 files written|up to date/);
    expect(await contents(join(cwd, 'generated'))).toEqual(before);
    expect(server.paths()).toHaveLength(6);
    teeth = 'How many teeth there are';
    const changed = await generator(['run'], { cwd });
    expect(changed).toMatchObject({ code: 0 });
    expect((await contents(join(cwd, 'generated'))).get('mill/model.json')).not.toBe(before.get('mill/model.json'));
    expect(server.seen.every(({ headers }) => headers.authorization === 'Bearer of-nobody')).toBe(true);
    for (const content of (await contents(cwd)).values())
      expect(Buffer.from(content, 'base64').toString()).not.toMatch(/of-nobody"/);
  });

  it('need not read again what has not changed, and notices a change of what only a link leads to', async () => {
    const cwd = await emptyProject();
    const page = (path: string): string => awsReference(`/docs/${path}`) ?? '';
    const index =
      '# Actions\n\nThe following actions are supported:\n+  [ A ](API_TurnWheel000.html) \n+  [ B ](API_TurnWheel001.html) \n';
    await writeFile(join(cwd, 'API_Operations.md'), index);
    await writeFile(join(cwd, 'API_TurnWheel000.md'), page('API_TurnWheel000.md'));
    await writeFile(join(cwd, 'API_Wheel000.md'), page('API_Wheel000.md'));
    const args = ['run', 'API_Operations.md', '--name', 'mill'];
    const model = async () => (await contents(join(cwd, 'generated'))).get('mill/model.json');
    const run = async () => (await generator(args, { cwd })).stderr;
    expect(await run()).toContain('1 operation from 3 pages');
    // A run that was spared does not say what it read.
    const idle = /^generated\/mill: \d+ files up to date\n$/;
    expect(await run()).toMatch(idle);
    const before = await model();
    await writeFile(join(cwd, 'API_Wheel000.md'), page('API_Wheel000.md').replace('How many teeth', 'What number of teeth'));
    expect(await run()).toContain('1 operation from 3 pages');
    expect(await model()).not.toBe(before);
    expect(await run()).toMatch(idle);
    // What was not there, and is there now, under another name than the link has.
    await writeFile(join(cwd, 'API_TurnWheel001.txt'), page('API_TurnWheel001.md'));
    expect(await run()).toContain('2 operations from 4 pages');
    await rm(join(cwd, 'API_Wheel000.md'));
    expect(await run()).toContain('2 operations from 3 pages');
  });
});

describe('what is said about fetching on the command line', () => {
  it.each<{ args: readonly string[]; says: string }>([
    { args: ['--header', 'open-sesame'], says: "--header is 'Name: value'" },
    { args: ['--header', 'X-Key: open-sesame\nHost: x'], says: 'characters that a header cannot hold' },
    { args: ['--header=Host: open-sesame'], says: '`Host` is not yours to set' },
    { args: ['--scope', 'docs'], says: '--scope is the beginning of a URL' },
    { args: ['--max-pages', '0'], says: '--max-pages is a whole number' },
    { args: ['--max-pages', 'many'], says: '--max-pages is a whole number' },
    { args: ['--cache', 'a', '--cache', 'b'], says: 'more than once' },
  ])('$args: $says', async ({ args, says }) => {
    const ended = await generator(['scrape', ...args, 'page.txt']);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).not.toContain('open-sesame');
  });

  it('takes one word for one option: what follows is a source', async () => {
    const ended = await generator(['scrape', '--header', 'A: b', '--scope', 'https://docs.example/', 'absent.txt']);
    expect(ended.stderr).toContain('absent.txt does not exist');
  });
});
