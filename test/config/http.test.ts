import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFetching } from '../../src/commands/fetching.js';
import { checkConfig } from '../../src/config/check.js';
import { loadConfig } from '../../src/config/load.js';
import { settingsOf } from '../../src/source/settings.js';

const nothing = { offline: false, header: [], allowPrivate: false, scope: [], render: false } as const;

const problemsOf = (http: unknown): readonly string[] => {
  const checked = checkConfig({ apis: [{ sources: 'a' }], http }, () => ({ source: 'c' }));
  return 'problems' in checked ? checked.problems.map(({ message, help }) => `${message}. ${help}`) : [];
};

describe('settings of fetching', () => {
  it.each<[string, unknown, string]>([
    ['no group', 'fast', 'expected a group of settings'],
    ['a misspelled one', { maxPage: 4 }, 'Did you mean `maxPages`?'],
    ['a scope that is no URL', { scope: 'docs' }, 'expected the beginning of a URL'],
    ['a scope of another kind', { scope: ['ftp://docs.example/'] }, 'expected the beginning of a URL'],
    ['half a page', { maxPages: 0.5 }, 'expected a whole number from 1 to 100000'],
    ['no time', { timeout: 0 }, 'expected more than no seconds'],
    ['too many at a time', { concurrency: 1000 }, 'expected a whole number from 1 to 64'],
    ['a host with a path', { allowPrivate: ['wiki.example/x'] }, 'expected true, false or a list of hosts'],
    ['a header of two lines', { headers: { a: 'b\r\nHost: c' } }, 'a header that cannot be sent'],
    ['a header that is not theirs', { headers: { Host: 'x' } }, 'a header that cannot be sent'],
    ['a header without a name', { headers: { '': 'x' } }, 'a header that cannot be sent'],
  ])('%s', (_, http, says) => expect(problemsOf(http).join()).toContain(says));

  it('never quote what a header says', () => {
    expect(problemsOf({ headers: { Authorization: 'open-sesame\n' } }).join()).not.toContain('open-sesame');
  });

  describe('in a file', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'config-'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('hold for every API, where it does not say otherwise; the command line has the last word', async () => {
      const config = {
        http: { scope: 'https://docs.example/api', maxPages: 9, headers: { A: '1', B: '2' }, cache: 'pages' },
        apis: [
          { sources: 'a' },
          { sources: 'b', http: { maxPages: 4, allowPrivate: ['Wiki.example'] }, render: { executablePath: 'bin/chromium' } },
        ],
      };
      await writeFile(join(folder, 'generator.config.json'), JSON.stringify(config));
      const [one, two] = (await loadConfig(folder)).apis;
      if (!one || !two) throw new Error('two APIs were given');
      expect(settingsOf(one)).toMatchObject({
        scope: ['https://docs.example/api'],
        maxPages: 9,
        allowPrivate: [],
        render: false,
        cache: join(folder, 'pages'),
      });
      expect(settingsOf(two)).toMatchObject({
        maxPages: 4,
        allowPrivate: ['wiki.example'],
        render: true,
        chromium: join(folder, 'bin/chromium'),
        timeout: 60_000,
      });
      expect(withFetching(one, nothing, folder)).toEqual(one);
      const said = {
        ...nothing,
        header: ['B: 3', 'C: x: y'],
        maxPages: 2,
        allowPrivate: true,
        offline: true,
        cache: 'here',
        render: true,
      };
      expect(settingsOf(withFetching(two, said, join(folder, 'in')))).toMatchObject({
        headers: { A: '1', B: '3', C: 'x: y' },
        maxPages: 2,
        allowPrivate: true,
        offline: true,
        cache: join(folder, 'in/here'),
        chromium: join(folder, 'bin/chromium'),
      });
    });
  });
});
