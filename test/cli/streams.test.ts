import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { builtCli, generator } from '../cli.js';

const page = 'fixtures/apidog/update-user-attributes/page.txt';

describe('standard output, standard error and standard input', () => {
  it('data goes to one, everything else to the other', async () => {
    const ended = await generator(['scrape', page, '--format', 'openapi']);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ openapi: '3.1.0' });
    expect(ended.stderr).toMatch(/^info {2}/);
  });

  it('prints no colours where nobody sees them', async () => {
    const { stderr } = await generator(['scrape', page], { env: { PATH: process.env['PATH'] } });
    expect(stderr).not.toContain('\u001b');
  });

  it('prints colours where they are forced, and not where NO_COLOR refuses them', async () => {
    const forced = await generator(['scrape', page], { env: { FORCE_COLOR: '1' } });
    expect(forced.stderr).toContain('\u001b[');
    const refused = await generator(['scrape', page], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(refused.stderr).not.toContain('\u001b');
  });

  it('reads a page from standard input', async () => {
    const ended = await generator(['scrape', '-'], { input: await readFile(page) });
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout).sources[0].source).toBe('-');
  });

  it('is quiet when its reader has seen enough', async () => {
    const command = `'${process.execPath}' '${builtCli()}' scrape '${page}' --format model | head -c 1`;
    const stderr = await new Promise<string>((done) => {
      execFile('sh', ['-c', command], (_error, _stdout, stderr) => done(stderr));
    });
    expect(stderr).not.toMatch(/EPIPE|internal-error| {4}at /);
  });

  it('ends with 130 when interrupted', async () => {
    const child = spawn(process.execPath, [builtCli(), 'scrape', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
    const ended = new Promise<readonly [number | null, string | null]>((done) => child.on('close', (...how) => done(how)));
    // It waits for a page that does not come; by the time that it takes in words, it listens for interruptions too.
    await new Promise((done) => child.stdin.write('half a page\n'.repeat(20_000), done));
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
  });

  it('puts all pages of one call in one document', async () => {
    const { stdout } = await generator(['scrape', page, 'fixtures/apidog/grammar/two-operations.txt', '--format', 'model']);
    const sources: readonly { readonly source: string }[] = JSON.parse(stdout).sources;
    expect(sources.map(({ source }) => source).sort()).toEqual(['fixtures/apidog/grammar/two-operations.txt', page]);
  });
});
