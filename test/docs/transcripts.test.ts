import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generator } from '../cli.js';
import { mockProcess } from '../commands/mock-process.js';
import { emptyProject } from '../commands/project.js';
import { watching } from '../commands/watching.js';
import { serve } from '../source/http/server.js';

/** What a page shows below a command at a terminal; of the first block that begins with it. */
async function shownIn(page: string, command: string): Promise<string> {
  const blocks = [...(await readFile(page, 'utf8')).matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const steps = blocks.flatMap((text) => text.split(/^\$ npx generator /m).slice(1));
  const found = steps.find((step) => step.startsWith(`${command}\n`));
  if (found === undefined) throw new Error(`${page} does not show \`${command}\``);
  // An empty line stands before the next command of a block.
  return `${found.slice(command.length + 1).trimEnd()}\n`;
}

/** A hundred files of a package and more are mostly copies of what every package gets. */
const manyFiles = /\b\d{3,}(?= files| up to date)/g;

/** Equal, but for how many files there are of those that every package gets: that may be out by a tenth. */
function expectShown(printed: string, shown: string): void {
  expect(printed.replace(manyFiles, 'many')).toBe(shown.replace(manyFiles, 'many'));
  const counts = (text: string): readonly number[] => (text.match(manyFiles) ?? []).map(Number);
  for (const [at, count] of counts(printed).entries()) {
    expect(counts(shown)[at]).toBeGreaterThan(count * 0.9);
    expect(counts(shown)[at]).toBeLessThan(count * 1.1);
  }
}

describe('README.md, what it looks like', () => {
  it('shows what the commands print', async () => {
    const cwd = await emptyProject();
    const fixture = 'fixtures/apidog/update-user-attributes';
    await mkdir(join(cwd, 'pages'));
    await cp(`${fixture}/page.txt`, join(cwd, 'pages/UpdateUserAttributes.txt'));
    await cp(`${fixture}/corrections.yaml`, join(cwd, 'corrections.yaml'));
    const api = {
      name: 'cognito-identity-provider',
      title: 'Amazon Cognito Identity Provider',
      sources: 'pages',
      corrections: 'corrections.yaml',
    };
    await writeFile(join(cwd, 'generator.config.json'), JSON.stringify({ apis: [api] }));
    const first = await generator(['run'], { cwd });
    expectShown(first.stderr, await shownIn('README.md', 'run'));
    const [, again = ''] = (await readFile('README.md', 'utf8')).split('\n$ npx generator run\n').slice(1);
    expectShown((await generator(['run'], { cwd })).stderr, `${again.split('\n')[0]}\n`);
    const fact = 'UpdateUserAttributes.request.UserAttributes[].Name maxLength';
    expectShown((await generator(['explain', fact], { cwd })).stdout, await shownIn('README.md', `explain '${fact}'`));
    const mock = await mockProcess([], cwd);
    await mock.says('interrupt to stop.\n');
    const printed = `${mock.url}\n${mock.said()}`.replaceAll(new URL(mock.url).port, '4010');
    expectShown(printed, await shownIn('README.md', 'mock --port 4010'));
    mock.signal('SIGINT');
    expect(await mock.ended).toBe(130);
  });
});

describe('when a page changes', () => {
  it('README.md and docs/changes.md show what diff and run print', async () => {
    const cwd = await emptyProject();
    const page = await readFile('fixtures/lock/ferries.md', 'utf8');
    const demanding = page.replace('| deck | string | no |', '| deck | string | yes |');
    expect(demanding).not.toBe(page);
    const api = { name: 'ferries', sources: 'ferries.md', package: { version: '1.1.0' } };
    await writeFile(join(cwd, 'generator.config.json'), JSON.stringify({ apis: [api] }));
    await writeFile(join(cwd, 'ferries.md'), page);
    expect(await generator(['run'], { cwd })).toMatchObject({ code: 0 });
    await writeFile(join(cwd, 'ferries.md'), demanding);
    const { stdout } = await generator(['diff'], { cwd });
    expectShown(stdout, await shownIn('README.md', 'diff'));
    expectShown(stdout, await shownIn('docs/changes.md', 'diff'));
    await writeFile(join(cwd, 'ferries.md'), demanding.replace('Where to sit.', 'Where to stand.'));
    const { stderr } = await generator(['run'], { cwd });
    const [begin = '', end = ''] = (await shownIn('docs/changes.md', 'run')).split('  …\n');
    const printed = stderr.slice(stderr.indexOf('generated/ferries: '));
    expectShown(printed.slice(0, begin.length), begin);
    expectShown(printed.slice(-end.length), end);
  });
});

describe('while you work', () => {
  it('README.md shows what watch says', async () => {
    const cwd = await emptyProject();
    const vets = await readFile('test/docs/pet-store/vets.md');
    const site = await serve((_, response) => response.setHeader('content-type', 'text/markdown').end(vets));
    const pets = await readFile('test/docs/pet-store/pets.txt', 'utf8');
    const corrections = await readFile('test/docs/pet-store/pets.yaml', 'utf8');
    const put = {
      page: (text: string) => writeFile(join(cwd, 'pages/pets.txt'), text),
      corrections: () => writeFile(join(cwd, 'pets.yaml'), corrections),
    };
    const api = {
      name: 'pet-store',
      sources: ['pages/*.txt', `${site.origin}/vets.md`],
      corrections: 'pets.yaml',
      package: { version: '1.0.0' },
    };
    await mkdir(join(cwd, 'pages'));
    await put.page(pets);
    await put.corrections();
    await writeFile(join(cwd, 'generator.config.json'), JSON.stringify({ apis: [api], http: { allowPrivate: true } }));
    expect(await generator(['run'], { cwd })).toMatchObject({ code: 0 });

    const session = watching([], cwd);
    await session.says('interrupt to stop.\n');
    await put.page(pets.replace('| colour |', '| tag | string | no | On its collar. |\n| colour |'));
    await session.says('; version 1.1.0\n');
    await rm(join(cwd, 'pets.yaml'));
    await session.says('stays as it is.\n');
    await put.corrections();
    await session.says('pets.yaml is new. ');
    await session.says('up to date\n');
    session.interrupt();
    expect(await session.ended).toBe(130);
    expectShown(session.said, await shownIn('README.md', 'watch'));
  });
});
