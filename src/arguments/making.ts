import type { Argv } from 'yargs';
import { apiNamePattern } from '../config/api-name.js';
import { fetching } from './fetching.js';

/** Options of the commands that make packages. */
export function making<T>(y: Argv<T>) {
  return fetching(y)
    .positional('sources', {
      type: 'string',
      array: true,
      default: [],
      describe: 'Files, directories, globs, URLs, or - for standard input',
    })
    .option('out', { type: 'string', requiresArg: true, describe: 'Folder for the packages' })
    .option('name', { type: 'string', requiresArg: true, describe: 'Name of the API, for sources given here' })
    .option('corrections', {
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'Corrections files, for sources given here',
    })
    .check(({ sources, name, corrections }) => {
      if (sources.length === 0 && (name !== undefined || corrections.length > 0))
        throw new Error('--name and --corrections go with sources; for the APIs of the config they stand in the config.');
      if (name !== undefined && !apiNamePattern.test(name))
        throw new Error('--name is made of lower-case letters, digits and dashes, such as pet-store.');
      return true;
    });
}
