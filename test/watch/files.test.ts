import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileWatch, watchFiles } from '../../src/watch/files.js';
import type { Places } from '../../src/watch/places.js';
import { emptyProject } from '../commands/project.js';

describe('watching files', () => {
  let root: string;
  let outside: string;
  let watch: FileWatch;
  const told: string[] = [];
  let listen = (): void => {};

  beforeEach(async () => {
    [root, outside] = await Promise.all([emptyProject(), emptyProject()]);
    await mkdir(join(root, 'pages/deep'), { recursive: true });
    for (const file of ['a.txt', 'b.txt', 'pages/c.txt', 'pages/deep/d.txt']) await writeFile(join(root, file), 'one');
    await writeFile(join(outside, 'e.txt'), 'one');
    told.splice(0);
    const watched = [join(root, 'a.txt'), join(root, 'pages'), join(root, 'later/f.txt'), join(outside, 'e.txt')];
    const places: Places = { root, watched, except: [join(root, 'pages/made')] };
    watch = await watchFiles([places], {
      changed: (path) => {
        told.push(path);
        listen();
      },
      failed: (error) => {
        throw error;
      },
    });
  });
  afterEach(() => watch.close());

  /** When a change of this file has been told. */
  const toldOf = (path: string): Promise<void> =>
    new Promise((done) => {
      listen = () => {
        if (told.includes(path)) done();
      };
      listen();
    });

  const put = (name: string, text = 'two'): Promise<void> => writeFile(join(root, name), text);

  it.each<{ what: string; path: string; change: () => Promise<unknown> }>([
    { what: 'a file is written', path: 'a.txt', change: () => put('a.txt') },
    { what: 'a file goes', path: 'a.txt', change: () => rm(join(root, 'a.txt')) },
    {
      what: 'another file takes its place',
      path: 'a.txt',
      change: async () => {
        await put('.a.tmp');
        await rename(join(root, '.a.tmp'), join(root, 'a.txt'));
      },
    },
    { what: 'a file appears in a folder', path: 'pages/new.txt', change: () => put('pages/new.txt') },
    { what: 'a file is written in a folder of the folder', path: 'pages/deep/d.txt', change: () => put('pages/deep/d.txt') },
    {
      what: 'a folder of pages appears',
      path: 'pages/newer/x.txt',
      change: async () => {
        await mkdir(join(root, 'pages/newer'));
        await put('pages/newer/x.txt');
      },
    },
    {
      what: 'a file appears for which there was no folder',
      path: 'later/f.txt',
      change: async () => {
        await mkdir(join(root, 'later'));
        await put('later/f.txt');
      },
    },
    {
      what: 'a folder is a link',
      path: 'pages/link/e.txt',
      change: () => symlink(outside, join(root, 'pages/link')),
    },
  ])('tells when $what', async ({ path, change }) => {
    await change();
    await toldOf(join(root, path));
  });

  it('tells of a file somewhere else', async () => {
    await writeFile(join(outside, 'e.txt'), 'two');
    await toldOf(join(outside, 'e.txt'));
  });

  it('goes on telling of a folder that was gone and is back', async () => {
    await rm(join(root, 'pages'), { recursive: true });
    await toldOf(join(root, 'pages/c.txt'));
    await mkdir(join(root, 'pages'));
    told.splice(0);
    await put('pages/c.txt', 'back');
    await toldOf(join(root, 'pages/c.txt'));
    told.splice(0);
    await put('pages/c.txt', 'again');
    await toldOf(join(root, 'pages/c.txt'));
  });

  it('tells of nothing else', async () => {
    await mkdir(join(root, 'pages/made'));
    for (const name of ['b.txt', 'new.txt', 'pages/made/x.txt']) await put(name);
    await writeFile(join(outside, 'other.txt'), 'one');
    // Told in the order in which it happens, this comes last.
    await put('pages/last.txt');
    await toldOf(join(root, 'pages/last.txt'));
    expect(told.filter((path) => !path.endsWith('last.txt'))).toEqual([]);
  });

  it('tells of nothing once it is closed', async () => {
    await watch.close();
    await put('a.txt');
    const other = await watchFiles([{ root, watched: [join(root, 'a.txt')], except: [] }], {
      changed: () => listen(),
      failed: () => {},
    });
    const heard = new Promise<void>((done) => {
      listen = done;
    });
    await put('a.txt', 'three');
    await heard;
    await other.close();
    expect(told).toEqual([]);
  });
});
