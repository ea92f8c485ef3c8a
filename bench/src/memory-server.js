// The mock server of a generated package, which tells its heap when asked for it: `node --expose-gc memory-server.js PACKAGE`.
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { createMockServer } = await import(join(process.argv[2], 'dist/esm/mock-server.js'));
const { port } = await createMockServer().listen();
createInterface({ input: process.stdin }).on('line', () => {
  // What only waits to be collected is no leak: what is left after collecting twice is held by something.
  globalThis.gc();
  globalThis.gc();
  process.stdout.write(`${process.memoryUsage().heapUsed}\n`);
});
process.stdout.write(`port ${port}\n`);
