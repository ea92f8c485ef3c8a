import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = resolve('.');
// Below the project, so that what is installed there is found.
const folder = mkdtempSync(join(root, 'test', 'docs', '.client-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Blocks of code that use the package; each is a module of its own. */
const blocks = [...readFileSync('docs/client.md', 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
  .map(([, text = '']) => text)
  .filter((text) => text.includes("'cognito-identity-provider'"));

it('docs/client.md shows code that compiles', () => {
  expect(blocks.length).toBeGreaterThan(5);
  for (const [index, text] of blocks.entries()) writeFileSync(join(folder, `block-${index}.ts`), text);
  const compilerOptions = {
    target: 'es2023',
    module: 'preserve',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    paths: {
      'cognito-identity-provider': [join(root, 'generated/cognito-identity-provider/dist/esm/index.d.ts')],
      'cognito-identity-provider/*': [join(root, 'generated/cognito-identity-provider/dist/esm/*.d.ts')],
    },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  let problems = '';
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false']);
  } catch (error) {
    problems = String((error as { stdout?: Buffer }).stdout);
  }
  expect(problems).toBe('');
});
