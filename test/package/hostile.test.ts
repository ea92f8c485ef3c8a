import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EmittedFile } from '../../src/emit/target.js';
import { writePackage } from '../../src/write/index.js';
import { hostileModel } from './hostile-model.js';
import { emitted, node, temporaryFolder } from './packed.js';

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
    const script = (load: string): string => `
${load}
const results = [];
for (const [name, value] of Object.entries({ ...index, ...validator })) {
  if (typeof value !== 'function') { value?.['~standard']?.validate({}); continue; }
  if (!/^(?:validate|is|assert)/.test(name)) continue;
  for (const input of [{}, null, JSON.parse('{"__proto__":{"a":1},"constructor":1}')]) try { value(input); } catch (error) { results.push(error.name); }
}
const server = mock.createMockServer();
const { url } = await server.listen();
const client = new index.HostileClient({ endpoint: url });
let calls = 0;
for (const [name, value] of Object.entries(client.constructor.prototype)) void name, value;
for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(client))) {
  if (name === 'constructor') continue;
  calls += 1;
  await Promise.resolve(client[name]({})).catch((error) => String(error));
}
await server.close();
console.log(JSON.stringify({ ran: globalThis.ran ?? 0, polluted: ({}).a ?? null, calls }));
`;
    const imports = ['index', 'validator', 'mock'].map((name) => {
      const file = name === 'mock' ? 'mock-server' : name;
      return `import * as ${name} from './hostile/dist/esm/${file}.js';`;
    });
    const requires = ['index', 'validator', 'mock'].map((name) => {
      const file = name === 'mock' ? 'mock-server' : name;
      return `const ${name} = require('./hostile/dist/cjs/${file}.js');`;
    });
    const project = join(folder, '..');
    const inEsm = JSON.parse(await node(project, 'run.mjs', script(imports.join('\n'))));
    const inCommonJs = JSON.parse(await node(project, 'run.cjs', `(async () => {${script(requires.join('\n'))}})();`));
    expect(inEsm).toEqual({ ran: 0, polluted: null, calls: expect.any(Number) });
    expect(inEsm.calls).toBeGreaterThan(10);
    expect(inCommonJs).toEqual(inEsm);
  });
});
