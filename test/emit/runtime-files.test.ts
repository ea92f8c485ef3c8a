import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type RuntimeTarget, runtimeFiles } from '../../src/emit/runtime-files.js';

const targets: readonly RuntimeTarget[] = ['validator', 'client', 'mock-server'];

test.each(targets)('%s: sources are copied word for word, in order, and left as they are', async (target) => {
  const files = runtimeFiles(target);
  expect(files.length).toBeGreaterThan(3);
  expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).sort());
  for (const { path, text, format } of files) {
    expect(path).toMatch(new RegExp(`^src/runtime/${target}/[\\w-]+\\.ts$`));
    expect(format).toBe('as-is');
    const original = readFileSync(path.replace(`src/runtime/${target}/`, `src/emit/${target}/runtime/`), 'utf8');
    expect(text).toBe(original);
  }
});

test.each(targets)('%s: whatever is imported is in the package too', async (target) => {
  const all = (await Promise.all(targets.map(runtimeFiles))).flat();
  const paths = new Set(all.map(({ path }) => path));
  for (const { path, text } of runtimeFiles(target)) {
    for (const [, specifier = ''] of text.matchAll(/\bfrom '(\.[^']+)'/gu)) {
      const url = new URL(specifier, `file:///${path}`).pathname.slice(1).replace(/\.js$/u, '.ts');
      expect(paths, `${path} imports ${specifier}`).toContain(url);
    }
  }
});
