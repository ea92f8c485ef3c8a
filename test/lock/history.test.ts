import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockFile, readLock } from '../../src/lock/lock.js';
import { Project, page, told } from './remembered.js';

const required = page.replace('| deck | string | no |', '| deck | string | yes |');
const wider = page.replace('At most 12 characters', 'At most 20 characters');

const correction = (set: string): string =>
  `corrections:\n  - where: bookASeat.request.meal description\n    set: ${set}\n    because: The ferry's menu says so.\n`;

describe('versions', () => {
  test('the first run has the version of the config, and says what it begins with', async () => {
    const project = await Project.begin();
    const { version, changes, changelog } = await project.run();
    expect({ version, changes }).toEqual({ version: '1.0.0', changes: [] });
    expect(changelog).toContain('## 1.0.0\n\n2 operations, 10 fields, 2 errors.\n');
  });

  test('each run after a change has the next version, and the changelog keeps all of them', async () => {
    const project = await Project.begin();
    await project.run();
    await project.write('ferries.md', wider);
    expect((await project.run()).version).toBe('1.1.0');
    await project.write('ferries.md', required);
    const { version, changelog } = await project.run();
    expect(version).toBe('2.0.0');
    expect(changelog.match(/^## .*$/gm)).toEqual(['## 2.0.0', '## 1.1.0', '## 1.0.0']);
    expect(changelog).toContain('`types.BookASeatRequest.deck` is now required');
  });

  test('a run that changes nothing writes nothing', async () => {
    const project = await Project.begin();
    await project.run();
    const lock = await readFile(join(project.folder, lockFile), 'utf8');
    expect(await project.run()).toMatchObject({ version: '1.0.0', changes: [], moved: false });
    expect(await readFile(join(project.folder, lockFile), 'utf8')).toBe(lock);
  });

  test('a config that is ahead has its way, one that is behind has not', async () => {
    const project = await Project.begin();
    await project.run();
    expect((await project.run({ package: { version: '3.0.0' } })).version).toBe('3.0.0');
    await project.write('ferries.md', wider);
    expect((await project.run({ package: { version: '1.0.0' } })).version).toBe('3.1.0');
  });

  test('the generator making another surface of the same model moves the version by it', async () => {
    const project = await Project.begin();
    await project.run();
    await project.keepOnDisk();
    const added = 'export const ferries = 1;\nexport const boats = 2;\n';
    expect(await project.run({}, { source: added })).toMatchObject({ version: '1.1.0', moved: true });
    await project.keepOnDisk(added);
    expect(await project.run({}, { source: 'export const boats = 2;\n' })).toMatchObject({ version: '2.0.0', moved: true });
  });

  test('what a plugin makes of a changed page moves the version further than the page does', async () => {
    const project = await Project.begin();
    const plugins = [{ plugin: { name: 'more', emitters: [{ name: 'more', emit: () => [] }] } }];
    const both = 'export const ferries = 1;\nexport const boats = 2;\n';
    await project.run({ plugins }, { source: both });
    await project.keepOnDisk(both);
    await project.write('ferries.md', page.replace('Which meal', 'What to eat'));
    const fewer = await project.run({ plugins }, { source: 'export const boats = 2;\n' });
    expect(told(fewer).toSorted()).toEqual([
      'page: description-changed types.BookASeatRequest.meal description',
      'undecided: output-changed api',
    ]);
    expect(fewer.version).toBe('2.0.0');
    await project.keepOnDisk('export const boats = 2;\n');
    await project.write('ferries.md', required.replace('Which meal', 'What to eat'));
    const more = await project.run({ plugins }, { source: both });
    expect(told(more)).toEqual(['page: requirement-changed types.BookASeatRequest.deck required']);
    expect(more.version).toBe('3.0.0');
  });

  test('and so does a config that changed with the page', async () => {
    const project = await Project.begin();
    await project.run();
    await project.keepOnDisk();
    await project.write('ferries.md', wider);
    const other = await project.run({ title: 'Ferries and more' }, { source: 'export const boats = 1;\n' });
    expect(other.version).toBe('2.0.0');
  });

  test('other comments in the same surface are a patch', async () => {
    const project = await Project.begin();
    await project.run();
    await project.keepOnDisk();
    expect(await project.run({}, { source: '// One.\nexport const ferries = 1;\n' })).toMatchObject({ version: '1.0.1' });
  });
});

describe('causes are kept apart', () => {
  test('the page', async () => {
    const project = await Project.begin();
    await project.run();
    await project.write('ferries.md', required);
    expect(told(await project.run())).toEqual(['page: requirement-changed types.BookASeatRequest.deck required']);
  });

  test('a correction', async () => {
    const project = await Project.begin();
    await project.write('corrections.yaml', correction('Fish or none.'));
    await project.run({ corrections: ['corrections.yaml'] });
    await project.write('corrections.yaml', correction('Soup.'));
    expect(told(await project.run({ corrections: ['corrections.yaml'] }))).toEqual([
      'correction: description-changed types.BookASeatRequest.meal description',
    ]);
  });

  test('both at once, each by its own', async () => {
    const project = await Project.begin();
    await project.write('corrections.yaml', correction('Fish or none.'));
    await project.run({ corrections: ['corrections.yaml'] });
    await project.write('corrections.yaml', correction('Soup.'));
    await project.write('ferries.md', required);
    expect(told(await project.run({ corrections: ['corrections.yaml'] })).toSorted()).toEqual([
      'correction: description-changed types.BookASeatRequest.meal description',
      'page: requirement-changed types.BookASeatRequest.deck required',
    ]);
  });

  test('the generator, which reads the same words otherwise', async () => {
    const project = await Project.begin();
    await project.run();
    await project.asOlderGenerator((model) => model.replace('"maxLength": 12', '"maxLength": 13'));
    const changes = told(await project.run());
    expect(changes).toContain('extractor: constraint-changed types.BookASeatRequest.sailing maxLength');
    expect(changes.filter((change) => !change.startsWith('extractor: '))).toEqual([]);
  });

  test('the generator and the page at once, each by its own', async () => {
    const project = await Project.begin();
    await project.run();
    await project.asOlderGenerator((model) => model.replace('"maxLength": 12', '"maxLength": 13'));
    await project.write('ferries.md', required);
    expect(told(await project.run()).toSorted()).toEqual([
      'extractor: constraint-changed types.BookASeatRequest.sailing maxLength',
      'extractor: output-changed api',
      'page: requirement-changed types.BookASeatRequest.deck required',
    ]);
  });

  test('the config', async () => {
    const project = await Project.begin();
    await project.run();
    expect(told(await project.run({ title: 'Ferries and more' }))).toEqual(['settings: description-changed api title']);
  });

  test('without snapshots of what was, two at once are not told apart', async () => {
    const project = await Project.begin();
    await project.write('corrections.yaml', correction('Fish or none.'));
    await project.run({ corrections: ['corrections.yaml'], snapshots: false });
    await project.keepOnDisk();
    await project.write('corrections.yaml', correction('Soup.'));
    await project.write('ferries.md', required);
    const causes = (await project.run({ corrections: ['corrections.yaml'], snapshots: false })).changes.map(({ cause }) => cause);
    expect(new Set(causes)).toEqual(new Set(['undecided']));
  });
});

describe('what the lock remembers', () => {
  test('pages, their dialect, and what was read of them', async () => {
    const project = await Project.begin();
    await project.run();
    const locked = (await readLock(project.folder)).get('generated/ferries');
    expect(locked?.pages).toMatchObject([
      { source: 'ferries.md', named: true, dialect: 'general@1', read: { operations: 2, fields: 10, responses: 2, errors: 2 } },
    ]);
  });

  test('snapshots that only older runs needed are dropped, models of versions stay', async () => {
    const project = await Project.begin();
    await project.run();
    const kept = async () =>
      (await readdir(join(project.folder, '.pagewright/snapshots'))).filter((name) => name.endsWith('.br'));
    expect(await kept()).toHaveLength(2);
    await project.write('ferries.md', required);
    await project.run();
    // One page, two models.
    expect(await kept()).toHaveLength(3);
  });

  test('with everything of the last run gone, the next version is told to be a guess', async () => {
    const project = await Project.begin();
    await project.run();
    await rm(join(project.folder, '.pagewright'), { recursive: true });
    await project.write('ferries.md', required);
    const { version, diagnostics } = await project.run();
    expect({ version, codes: diagnostics.map(({ code }) => code) }).toEqual({ version: '1.1.0', codes: ['history-lost'] });
  });

  test.each([
    ['{ "formatVersion": 1, "packages": ', 'is not JSON'],
    ['<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n', 'a merge that was not finished'],
    ['{ "formatVersion": 2, "packages": {} }', 'formatVersion'],
    ['{ "formatVersion": 1, "packages": { "a": { "api": 1 } } }', 'packages.a'],
  ])('a lock that is none is told: %s', async (text, words) => {
    const project = await Project.begin();
    await project.write(lockFile, text);
    await expect(project.run()).rejects.toThrow(words);
    expect(await readFile(join(project.folder, lockFile), 'utf8')).toBe(text);
  });
});

describe('floors', () => {
  const half = page.slice(0, page.indexOf('## Cancel a booking'));
  // Only what still looks like a row of old is read.
  const redesigned = page.replaceAll(/^\| (deck|passengers|luggage|meal|price|status) \| (.*)$/gm, '<!-- $1 --> $2');

  test.each([
    ['half of a page', half, /^The floor for operations holds: ferries\.md had 2 operations, and has 1\.$/],
    ['a redesign', redesigned, /^The floor for fields holds: ferries\.md had 10 fields, and has 4\.$/],
  ])('%s is no release', async (_what, text, message) => {
    const project = await Project.begin();
    await project.run();
    const lock = await readFile(join(project.folder, lockFile), 'utf8');
    await project.write('ferries.md', text);
    const { diagnostics } = await project.run();
    expect(diagnostics).toMatchObject([{ code: 'layout-changed', severity: 'error', message: expect.stringMatching(message) }]);
    expect(await readFile(join(project.folder, lockFile), 'utf8')).toBe(lock);
  });

  test('a loss that is accepted is a breaking version', async () => {
    const project = await Project.begin();
    await project.run();
    await project.write('ferries.md', half);
    expect(await project.run({}, { acceptLoss: true })).toMatchObject({ version: '2.0.0', diagnostics: [] });
  });

  test('one page of several that is lost is no release either', async () => {
    const project = await Project.begin();
    for (const name of ['b', 'c', 'd', 'e', 'f'])
      await project.write(
        `${name}.md`,
        page
          .replaceAll('booking', `booking${name}`)
          .replaceAll('Book a', `Book ${name}`)
          .replaceAll('Cancel a', `Cancel ${name}`),
      );
    await project.run();
    const e = await readFile(join(project.folder, 'e.md'), 'utf8');
    await project.write('e.md', e.slice(0, e.indexOf('## Cancel')));
    const { diagnostics } = await project.run();
    expect(diagnostics.map(({ code, where }) => [code, where?.source])).toEqual([['layout-changed', 'e.md']]);
  });

  test.each([
    ['one of two that is gone', ['b.md']],
    ['two of three that are gone', ['b.md', 'c.md']],
  ])('nor is %s', async (_what, gone) => {
    const project = await Project.begin();
    for (const name of ['b.md', 'c.md'].slice(0, gone.length))
      await project.write(
        name,
        page
          .replaceAll('booking', `booking${name}`)
          .replaceAll('Book a', `Book ${name}`)
          .replaceAll('Cancel a', `Cancel ${name}`),
      );
    await project.run();
    for (const name of gone) await rm(join(project.folder, name));
    const { diagnostics } = await project.run();
    expect(diagnostics).toMatchObject([{ code: 'layout-changed', where: { source: `${gone.length + 1} pages together` } }]);
  });

  test('a page that has another name now is held to what it had under the old one', async () => {
    const project = await Project.begin();
    await project.run();
    await rm(join(project.folder, 'ferries.md'));
    await project.write('boats.md', half);
    const { diagnostics } = await project.run();
    expect(diagnostics).toMatchObject([{ code: 'layout-changed', where: { source: 'ferries.md' } }]);
  });

  test('a change of the config that has nothing to do with it opens no way around a floor', async () => {
    const project = await Project.begin();
    await project.run();
    await project.write('ferries.md', half);
    const { diagnostics } = await project.run({ title: 'Ferries and more' });
    expect(diagnostics).toMatchObject([{ code: 'layout-changed', where: { source: 'ferries.md' } }]);
  });

  test('a page that the config no longer names is no loss', async () => {
    const project = await Project.begin();
    await project.write(
      'b.md',
      page.replaceAll('booking', 'stay').replaceAll('Book a seat', 'Take a room').replaceAll('Cancel a booking', 'Leave'),
    );
    await project.run();
    expect(await project.run({ sources: ['ferries.md'] })).toMatchObject({ version: '2.0.0', diagnostics: [] });
  });
});
