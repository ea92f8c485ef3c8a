import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EmittedFile } from '../../src/emit/target.js';
import { writePackage } from '../../src/write/index.js';
import { hostileModel } from './hostile-model.js';
import { emitted, temporaryFolder } from './packed.js';
import { whatRuns } from './what-runs.js';

describe.each(['aws-json', 'rest-json'] as const)('a page that means harm, over %s', (protocol) => {
  let files: readonly EmittedFile[];
  beforeAll(async () => {
    files = await emitted(hostileModel(protocol));
  }, 180_000);

  test('has nothing in its code that cannot be seen', () => {
    const hidden = /[\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\n\t])\p{Cc}/u;
    const code = files.filter(({ path }) => /\.(?:ts|js|md)$/u.test(path));
    expect(code.length).toBeGreaterThan(20);
    expect(code.filter(({ text }) => hidden.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('has the paths that every package has', async () => {
    const folder = join(temporaryFolder(), 'hostile');
    const { diagnostics } = await writePackage(files, folder, { mode: 'write', generator: 'test', inputs: '' });
    expect(diagnostics).toEqual([]);
    expect(files.filter(({ path }) => !/^[\w./-]+$/u.test(path))).toEqual([]);
  });

  test('runs nothing of the page: not when loaded, not when used', async () => {
    const folder = join(temporaryFolder(), 'hostile');
    await writePackage(files, folder, { mode: 'write', generator: 'test', inputs: '' });
    const { inEsm, inCommonJs } = await whatRuns(folder);
    expect(inEsm).toEqual({ ran: 0, polluted: null, calls: expect.any(Number) });
    expect(inEsm.calls).toBeGreaterThan(10);
    expect(inCommonJs).toEqual(inEsm);
  });
});
