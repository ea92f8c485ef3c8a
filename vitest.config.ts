import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/temporary.ts', 'test/build.ts'],
    include: ['test/**/*.test.ts'],
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
