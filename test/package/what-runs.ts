import { basename, dirname } from 'node:path';
import { node } from './packed.js';

/** What is left of a package's use: how often a page's mark ran, what got onto every object, and how many calls were made. */
export interface Traces {
  readonly ran: number;
  readonly polluted: unknown;
  readonly calls: number;
}

/** Loads every part of a package in a process of its own, hands its functions odd values, and calls its operations. */
export async function whatRuns(folder: string): Promise<{ readonly inEsm: Traces; readonly inCommonJs: Traces }> {
  const parts = { index: 'index', validator: 'validator', mock: 'mock-server', testing: 'testing' };
  const lines = (line: (name: string, file: string) => string): string =>
    Object.entries(parts)
      .map(([name, file]) => line(name, file))
      .join('\n');
  const project = dirname(folder);
  const from = `./${basename(folder)}/dist`;
  const imports = lines((name, file) => `import * as ${name} from '${from}/esm/${file}.js';`);
  const requires = lines((name, file) => `const ${name} = require('${from}/cjs/${file}.js');`);
  return {
    inEsm: JSON.parse(await node(project, 'run.mjs', `${imports}\n${use}`)),
    inCommonJs: JSON.parse(await node(project, 'run.cjs', `(async () => {${requires}\n${use}})();`)),
  };
}

const use = `
for (const [name, value] of Object.entries({ ...index, ...validator })) {
  if (typeof value !== 'function') { value?.['~standard']?.validate({}); continue; }
  if (!/^(?:validate|is|assert)/.test(name)) continue;
  for (const input of [{}, null, JSON.parse('{"__proto__":{"a":1},"constructor":1}')]) try { value(input); } catch {}
}
testing.mswHandler({ all: (path) => path.test('https://example.com/') }, { endpoint: 'https://example.com' });
const server = mock.createMockServer();
const { url } = await server.listen();
const [Client] = Object.entries(index).filter(([name]) => /^(?!create|Safe).*Client$/.test(name)).map(([, value]) => value);
const client = new Client({ endpoint: url, targetPrefix: 'Target' });
let calls = 0;
for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(client))) {
  if (name === 'constructor') continue;
  for (const input of [{}, JSON.parse('{"__proto__":{"a":1},"id":"x","body":{"__proto__":{"a":1}}}')]) {
    calls += 1;
    await (async () => client[name](input))().catch((error) => String(error));
  }
}
await server.close();
console.log(JSON.stringify({ ran: globalThis.ran ?? 0, polluted: ({}).a ?? ({}).polluted ?? null, calls }));
`;
