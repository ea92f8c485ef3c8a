import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { emitPackage } from '../../src/emit/index.js';
import { type Generated, scrape } from '../../src/pipeline.js';
import { writePackage } from '../../src/write/index.js';
import { temporaryFolder } from './packed.js';
import { whatRuns } from './what-runs.js';

const folder = 'fixtures/hostile';
const pages = readdirSync(folder).sort();
const api = (sources: readonly string[]) => ({
  name: 'hostile',
  root: process.cwd(),
  sources: sources.map((page) => `${folder}/${page}`),
  corrections: [],
  package: { version: '1.0.0' },
});

describe('pages made to break out of what is made of them', () => {
  test.each(pages)('%s is read, its words and all', async (page) => {
    const { value: model } = await scrape(api([page]));
    expect(model.operations).toHaveLength(1);
    expect(JSON.stringify(model)).toContain('globalThis.ran=1');
  });

  describe.each([
    ['over rest-json', pages.filter((page) => page !== 'target.txt')],
    ['over aws-json', ['target.txt']],
  ] as const)('%s', (_protocol, sources) => {
    let generated: Generated;
    beforeAll(async () => {
      const { value: model } = await scrape(api(sources));
      const { value: files, diagnostics } = await emitPackage(model, { version: '1.0.0' });
      // What does not compile is an error.
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      generated = { model, files };
    }, 120_000);

    test('every operation is there', () => {
      expect(generated.model.operations).toHaveLength(sources.length);
    });

    test('nothing of the pages runs, and no object is changed', async () => {
      const target = join(temporaryFolder(), 'hostile');
      await writePackage(generated.files, target, { mode: 'write', generator: 'test', inputs: '' });
      const { inEsm, inCommonJs } = await whatRuns(target);
      // Beside the operations' methods there is the one for what no page tells of.
      expect(inEsm).toEqual({ ran: 0, polluted: null, calls: 2 * (sources.length + 1) });
      expect(inCommonJs).toEqual(inEsm);
    }, 60_000);
  });
});
