import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate, onDisk } from './generate.js';
import { cognito } from './models.js';

let root: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ root, remove } = await onDisk(await generate(cognito())));
});

afterAll(() => remove());

/** What a bundle of a client that says nothing of its transport is made of. */
async function modulesOf(platform: 'browser' | 'node'): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: {
      contents: `import { createCognitoIdentityProviderClient } from './dist/esm/client.js';
        globalThis.client = createCognitoIdentityProviderClient({ endpoint: 'http://127.0.0.1:1' });`,
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform,
    metafile: true,
    outfile: join(root, 'bundle.js'),
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 && path.includes('transport') ? [path.replace(/^.*\//, '')] : [],
  );
}

test('a bundle for browsers has nothing of Node’s transport', async () => {
  expect(await modulesOf('browser')).toEqual(['transport.js', 'transport-fetch.js']);
});

test('a bundle for Node has both, and chooses when it runs', async () => {
  const modules = await modulesOf('node');
  expect(modules).toContain('transport-default.js');
  expect(modules).toContain('transport-node.js');
  expect(modules).toContain('transport-fetch.js');
});
