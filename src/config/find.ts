import { existsSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';

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

/** How the name of a config ends: it tells what it is written in. */
export const configEndings: ReadonlySet<string> = new Set(configNames.map((name) => extname(name)));

/** Every file of a folder that may be its config, whether or not it is there; the first that exists is taken. */
export const configFiles = (folder: string): readonly string[] => configNames.map((name) => join(folder, name));

/** The config file of a folder, as an absolute path. */
export const findConfig = (folder: string): string | undefined => configFiles(folder).find((path) => existsSync(path));

/**
 * How to go on in a folder without a config, where one of the folders above it has one. That one is never taken unasked: whoever
 * stands elsewhere may mean something else.
 */
export function helpFromAbove(folder: string): string | undefined {
  for (let above = dirname(folder); ; above = dirname(above)) {
    const found = findConfig(above);
    if (found !== undefined) {
      const shown = relative(folder, found).replaceAll('\\', '/');
      return `A folder above has one, ${shown}: name it with \`--config ${shown}\`, or go to its folder.`;
    }
    if (above === dirname(above)) return undefined;
  }
}
