import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Names a config may have. */
const configNames = [
  'generator.config.ts',
  'generator.config.mts',
  'generator.config.mjs',
  'generator.config.js',
  'generator.config.json',
  'generator.config.yaml',
  'generator.config.yml',
] as const;

/** Every file of a folder that may be its config, whether or not it is there; the first that exists is taken. */
export const configFiles = (folder: string): readonly string[] => configNames.map((name) => join(folder, name));

/** The config file of a folder, as an absolute path. */
export const findConfig = (folder: string): string | undefined => configFiles(folder).find((path) => existsSync(path));
