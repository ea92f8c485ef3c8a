import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Names a config may have; the first that exists is taken. */
const configNames = [
  'generator.config.ts',
  'generator.config.mts',
  'generator.config.mjs',
  'generator.config.js',
  'generator.config.json',
  'generator.config.yaml',
  'generator.config.yml',
] as const;

/** The config file of a folder, as an absolute path. */
export function findConfig(folder: string): string | undefined {
  return configNames.map((name) => join(folder, name)).find((path) => existsSync(path));
}
