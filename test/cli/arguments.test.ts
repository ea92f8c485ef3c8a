import { describe, expect, it } from 'vitest';
import { generator } from '../cli.js';
import { emptyProject, projectWithPage } from '../commands/project.js';

describe('what is asked for on the command line', () => {
  it.each([
    [['--help']],
    [['-h']],
    [['run', '--help']],
    [['scrape', '--help']],
    [['mock', '--help']],
    [['explain', '--help']],
    [['correct', '--help']],
    [['init', '--help']],
  ])('%j prints help to standard output', async (args) => {
    const ended = await generator(args);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^generator/);
    expect(ended.stdout).toContain('--verbose');
  });

  it('tells its version', async () => {
    expect(await generator(['--version'])).toMatchObject({ code: 0, stderr: '', stdout: '0.1.0\n' });
  });

  it('lists the commands that there are, and none that are not', async () => {
    const { stdout } = await generator(['--help']);
    expect(stdout.match(/^ {2}generator (\w+)/gm)?.map((line) => line.trim().split(' ')[1])).toEqual([
      'run',
      'watch',
      'scrape',
      'verify',
      'diff',
      'report',
      'mock',
      'explain',
      'correct',
      'init',
    ]);
  });

  it.each<readonly [readonly string[], string]>([
    [[], 'Name a command'],
    [[], 'generator run [sources..]'],
    [['--verbose'], 'Name a command'],
    [['mok'], 'Did you mean mock?'],
    [['publish'], 'publish'],
    [['run', '--chek'], 'chek'],
    [['scrape'], 'at least 1'],
    [['scrape', 'a.txt', '--format', 'raml'], 'raml'],
    [['explain'], 'at least 1'],
    [['mock', '--port', '70000'], '--port'],
    [['mock', '--port', 'x'], '--port'],
    [['mock', '--seed', '0.5'], '--seed'],
    [['mock', '--latency', 'long'], '--latency is milliseconds'],
    [['mock', '--latency', '300-50'], '--latency is milliseconds'],
    [['mock', '--proxy', 'example.com'], '--proxy is a URL'],
    [['mock', '--record', 'calls.json'], '--record and --proxy-all go with --proxy URL'],
    [['mock', '--match', 'nearest'], '--match goes with --replay FILE'],
    [['mock', '--cert', 'c.pem'], '--cert and --key go together'],
    [['mock', '--watch', '--no-watch'], '--watch'],
    [['mock', '--journal', 'a', '--journal', 'b'], '--journal was given more than once'],
    [['run', '--out'], 'out'],
    [['run', '--out', 'a', '--out', 'b'], '--out was given more than once'],
    [['mock', '--port', '1', '--port', '2'], '--port was given more than once'],
    [['run', '--name', 'pets'], '--name'],
    [['run', 'a.txt', '--name', '../pets'], '--name'],
    [['init', 'extra'], 'extra'],
  ])('%j is wrong usage: exit code 2, a word on why, nothing on standard output', async (args, why) => {
    const ended = await generator(args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(why);
    expect(ended.stderr).toContain('generator --help');
  });

  it.each([
    [['run', '--', '-page.txt'], '-page.txt'],
    [['run', 'a.txt', '--', '--json'], '--json'],
    [['scrape', '--', 'page.txt'], 'page.txt'],
    [['mock', '--', '--port'], '--port'],
  ])('%j: what follows -- is a word, not an option', async (args, word) => {
    const ended = await generator(args, { cwd: await emptyProject() });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^error  (source|package)-not-found  ${word}$`, 'm'));
  });

  it('takes - for a name where an option asks for one', async () => {
    const cwd = await projectWithPage();
    const ended = await generator(['run', '--dry-run', '--json', '--out', '-'], { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout).packages).toMatchObject([{ folder: '-/cognito-identity-provider' }]);
  });
});
