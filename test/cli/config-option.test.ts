import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/arguments/parse.js';
import type { CommandResult } from '../../src/commands/command.js';
import { diagnosticsOf } from '../../src/defect.js';
import { generator } from '../cli.js';
import { hostIn } from '../commands/host.js';
import { emptyProject } from '../commands/project.js';
import { watching } from '../commands/watching.js';

const config = '--config=../api/ferries.yaml';

let made: string;
beforeAll(async () => {
  made = await emptyProject();
  await mkdir(join(made, 'api/pages'), { recursive: true });
  await mkdir(join(made, 'work/below'), { recursive: true });
  await cp('fixtures/lock/ferries.md', join(made, 'api/pages/ferries.md'));
  await writeFile(join(made, 'api/ferries.yaml'), 'apis: [{ name: ferries, sources: pages, corrections: known.yaml }]\n');
  await writeFile(join(made, 'api/known.yaml'), 'corrections: []\n');
  await writeFile(join(made, 'api/calls.har'), JSON.stringify({ log: { entries: [call] } }));
  expect(await generator([config, 'run'], { cwd: join(made, 'work') })).toMatchObject({ code: 0 });
});

/** What arguments come to, without a process of its own: `usage` where they are not understood. */
async function resultOf(args: readonly string[], cwd: string): Promise<CommandResult> {
  const request = await parse(args, 100);
  if (request.kind !== 'command') return { ending: 'usage', data: '', diagnostics: [], summary: [JSON.stringify(request)] };
  return request.start(hostIn(cwd)).catch((error: unknown) => ({ ending: 'failed', diagnostics: diagnosticsOf(error) }));
}

const call = {
  startedDateTime: '2026-01-01T00:00:00Z',
  time: 1,
  request: { method: 'DELETE', url: 'https://api.ferries.example/bookings/7', headers: [], queryString: [] },
  response: {
    status: 200,
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { mimeType: 'application/json', text: '{"refund":"all"}' },
  },
};

/** A copy of what the first run left behind, the many files of the package for those who need them; commands are run beside the config's folder. */
async function project(more: 'with its package' | 'alone' = 'alone'): Promise<string> {
  const folder = await emptyProject();
  const filter = (file: string): boolean => more === 'with its package' || !file.endsWith('/generated');
  await cp(made, folder, { recursive: true, filter });
  return folder;
}

const fact = 'bookASeat.request.deck maxLength';

describe('--config', () => {
  it.each<{ args: readonly string[]; ending?: string; data?: string; says?: string; writes?: readonly [string, string] }>([
    { args: ['diff'], data: 'ferries: 0.1.0 → the pages now\n  nothing changed\n' },
    { args: ['diff', '0.1.0'], data: 'nothing changed' },
    { args: ['explain', 'bookASeat.request.deck'], data: 'documented  pages/ferries.md:14' },
    { args: ['report'], data: '../api/pagewright-report.html\n', writes: ['api/pagewright-report.html', 'Ferries API'] },
    { args: ['scrape', '../api/pages/ferries.md'], data: '"name": "ferries-api"' },
    { args: ['verify', '--har', '../api/calls.har'], ending: 'stale', data: 'where: cancelABooking.response.refund type' },
    {
      args: ['correct', fact, '--set', '9', '--because', 'It says so on board.'],
      says: 'Next: npx generator run --config ../api/ferries.yaml',
      writes: ['api/known.yaml', `where: ${fact}`],
    },
    {
      args: ['correct', fact, '--set', '9', '--because', 'So.', '--file', '../api/more.yaml'],
      says: 'corrections: ["known.yaml", "more.yaml"]',
      writes: ['api/more.yaml', `where: ${fact}`],
    },
  ])('is understood by $args', async ({ args, ending = 'done', data = '', says = '', writes }) => {
    const folder = await project();
    const result = await resultOf([...args, config], join(folder, 'work'));
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(result.ending).toBe(ending);
    expect(result.data ?? '').toContain(data);
    expect(result.summary?.join('\n') ?? '').toContain(says);
    if (writes) expect(await readFile(join(folder, writes[0]), 'utf8')).toContain(writes[1]);
    expect(await readdir(join(folder, 'work'))).toEqual(['below']);
  });

  it('has packages made beside the config, and their lock', async () => {
    const folder = await project('with its package');
    const cwd = join(folder, 'work');
    expect(await generator(['run', '--check', config], { cwd })).toMatchObject({ code: 0 });
    await rm(join(folder, 'api/generator.lock.json'));
    const ended = await generator(['run', config], { cwd });
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toContain('\n../api/generated/ferries: ');
    expect(await readFile(join(folder, 'api/generator.lock.json'), 'utf8')).toContain('"generated/ferries"');
    expect(await readdir(cwd)).toEqual(['below']);
  });

  it('has corrections taken out where they are', async () => {
    const folder = await project();
    const cwd = join(folder, 'work');
    const entry = { where: fact, set: 9, because: 'So.' };
    await writeFile(join(folder, 'api/known.yaml'), JSON.stringify({ corrections: [entry] }));
    expect(await resultOf(['correct', '--remove', fact, config], cwd)).toMatchObject({ ending: 'done' });
    expect(await readFile(join(folder, 'api/known.yaml'), 'utf8')).not.toContain(fact);
    expect(await readdir(cwd)).toEqual(['below']);
  });

  // Nothing is wrong with how the command is used: it is the world that has no such file. So it is with any other file that is named.
  it('ends with 1 where there is no such file', async () => {
    const ended = await generator(['run', '--config', 'none.yaml'], { cwd: join(made, 'work') });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('error  config-missing  none.yaml\n  There is no none.yaml\n  help: Check the path; ');
  });

  it.each<readonly [readonly string[]]>([
    [['run', '../api/pages/ferries.md']],
    [['diff']],
    [['watch']],
    [['explain', 'bookASeat']],
    [['report']],
    [['mock']],
    [['scrape', '../api/pages/ferries.md']],
    [['correct', fact, '--set', '9', '--because', 'So.']],
    [['verify', '--har', '../api/calls.har']],
  ])('has to be there: %j', async (args) => {
    const result = await resultOf([...args, '--config', 'none.yaml'], join(made, 'work'));
    expect(result.ending).toBe('failed');
    expect(result.diagnostics).toMatchObject([{ code: 'config-missing', where: { source: 'none.yaml' } }]);
  });

  it.each<readonly [readonly string[], string]>([
    [['run', '--config'], 'config'],
    [['run', '--config', 'a.yaml', '--config', 'b.yaml'], '--config was given more than once'],
    [['init', '--config', 'a.yaml'], 'config'],
  ])('is wrong usage: %j', async (args, why) => {
    const { ending, summary } = await resultOf(args, join(made, 'work'));
    expect(ending).toBe('usage');
    expect(summary?.join()).toContain(why);
  });

  it('is looked at by watch, which keeps to the one before where it is wrong', async () => {
    const folder = await project('with its package');
    const file = join(folder, 'api/ferries.yaml');
    const session = watching([config], join(folder, 'work'));
    await session.says('interrupt to stop.\n');
    await writeFile(file, (await readFile(file, 'utf8')).replace('name:', 'title: Ferries of the north, name:'));
    await session.says('../api/generated/ferries: ');
    expect(await readFile(join(folder, 'api/generated/ferries/README.md'), 'utf8')).toContain('Ferries of the north');
    await writeFile(file, 'apis: []\n');
    expect(await session.says('stays in force.\n')).toContain('error  config-invalid  ../api/ferries.yaml');
    session.interrupt();
    expect(await session.ended).toBe(130);
  });
});

describe('without a config in the working directory', () => {
  it.each<readonly [readonly string[]]>([[['run']], [['diff']], [['watch']], [['report']], [['explain', 'x']], [['mock']]])(
    'one of a folder above is named, and not taken: %j',
    async (args) => {
      const folder = await project();
      await cp(join(folder, 'api/ferries.yaml'), join(folder, 'work/generator.config.yaml'));
      const { ending, diagnostics } = await resultOf(args, join(folder, 'work/below'));
      expect(ending).toBe('failed');
      expect(diagnostics.map(({ help }) => help)).toEqual([expect.stringContaining('`--config ../generator.config.yaml`')]);
      expect(await readdir(join(folder, 'work'))).toEqual(['below', 'generator.config.yaml']);
    },
  );
});
