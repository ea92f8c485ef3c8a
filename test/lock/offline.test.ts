import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contents, generator } from '../cli.js';
import { emptyProject } from '../commands/project.js';

const page = await readFile('fixtures/lock/ferries.md', 'utf8');

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url !== '/ferries.md') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/markdown; charset=utf-8' }).end(page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/ferries.md`;
});
afterAll(() => new Promise((done) => server.close(done)));

it('the lock and its snapshots are enough to make everything again, without the web and without a cache', async () => {
  const cwd = await emptyProject();
  await writeFile(join(cwd, 'generator.config.yaml'), `apis:\n  - name: ferries\n    sources: ${url}\n`);
  const fetching = ['--allow-private', '--cache'];
  const ran = await generator(['run', ...fetching, 'cache'], { cwd });
  expect(ran.stderr).toContain('2 operations from 1 page');
  await rm(join(cwd, 'cache'), { recursive: true });
  const before = await contents(cwd);
  await rm(join(cwd, 'generated'), { recursive: true });
  expect(await generator(['run', '--offline', ...fetching, 'empty'], { cwd })).toMatchObject({ code: 0 });
  await rm(join(cwd, 'empty'), { recursive: true, force: true });
  expect(await contents(cwd)).toEqual(before);
  expect(await generator(['run', '--check', '--offline', ...fetching, 'empty'], { cwd })).toMatchObject({ code: 0 });
  await rm(join(cwd, '.pagewright'), { recursive: true });
  const lost = await generator(['run', '--offline', ...fetching, 'empty', '--force'], { cwd });
  expect(lost.code).toBe(1);
  expect(lost.stderr).toContain('http-offline');
});
