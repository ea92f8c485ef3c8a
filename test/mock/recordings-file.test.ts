import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecordingsFile, readRecordings } from '../../src/mock/recordings-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const recording = (token: string) => ({
  request: { method: 'GET', url: `/?token=${token}`, headers: {} },
  answer: { status: 200, headers: {} },
});

describe('a file of recordings', () => {
  it('has all that was added when it is flushed, behind what was there', async () => {
    await writeFile(join(folder, 'calls.json'), JSON.stringify([recording('redacted000000000041')]));
    const file = await RecordingsFile.open('calls.json', folder);
    expect([file.count, file.placeholders]).toEqual([1, 41]);
    for (let index = 0; index < 50; index += 1) file.add(recording(String(index)));
    await file.flush();
    const kept = await readRecordings('calls.json', folder);
    expect(kept.map(({ request }) => request.url)).toEqual(
      ['redacted000000000041', ...Array.from({ length: 50 }, (_, index) => index)].map((token) => `/?token=${token}`),
    );
    expect(await readdir(folder)).toEqual(['calls.json']);
  });

  it('is whole at every moment', async () => {
    const file = await RecordingsFile.open('calls.json', folder);
    const read = async () => JSON.parse(await readFile(join(folder, 'calls.json'), 'utf8')) as unknown[];
    expect(await read()).toEqual([]);
    const lengths: number[] = [];
    for (let index = 0; index < 10; index += 1) {
      file.add(recording(String(index)));
      lengths.push((await read()).length);
    }
    await file.flush();
    expect((await read()).length).toBe(10);
    expect(lengths).toEqual([...lengths].sort((one, other) => one - other));
  });

  it('that cannot be written is told at once', async () => {
    await expect(RecordingsFile.open('no/such/folder.json', folder)).rejects.toMatchObject({
      diagnostics: [{ code: 'mock-file-unreadable' }],
    });
  });

  it('that holds something else is left alone', async () => {
    await writeFile(join(folder, 'package.json'), '{"name":"mine"}');
    await expect(RecordingsFile.open('package.json', folder)).rejects.toMatchObject({
      diagnostics: [{ code: 'traffic-unreadable', message: 'package.json holds no recordings: it is no list.' }],
    });
    expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe('{"name":"mine"}');
  });
});
