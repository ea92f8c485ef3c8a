import type { Argv } from 'yargs';
import { headerProblem, splitHeader } from '../config/header.js';
import { configured } from './configured.js';

/** Options of the commands that read pages, and the config that says which and how. */
export function fetching<T>(y: Argv<T>) {
  return configured(y)
    .option('offline', { type: 'boolean', default: false, describe: 'Fetch nothing; take URLs from the cache' })
    .option('render', {
      type: 'boolean',
      default: false,
      describe: 'Have a browser show HTML pages first (needs playwright-core)',
    })
    .option('scope', {
      type: 'string',
      array: true,
      // Each time one word: those after it are sources.
      nargs: 1,
      default: [],
      describe: 'Follow links below this URL; the folder of a named URL where left out',
    })
    .option('max-pages', { type: 'number', requiresArg: true, describe: 'Pages to read at most, 500 where left out' })
    .option('header', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      describe: "Sent to the sites of named URLs: 'Name: value'",
    })
    .option('cache', { type: 'string', requiresArg: true, describe: 'Folder of the cache of URLs' })
    .option('allow-private', { type: 'boolean', default: false, describe: 'Fetch from this machine and private networks too' })
    .group(['offline', 'render', 'scope', 'max-pages', 'header', 'cache', 'allow-private'], 'Fetching:')
    .check(({ header, maxPages, scope }) => {
      const [wrong] = header.flatMap((one) => {
        const [name, value] = splitHeader(one) ?? ['', ''];
        return headerProblem(name, value) ?? [];
      });
      if (wrong !== undefined) throw new Error(`--header is 'Name: value': ${wrong}.`);
      if (typeof maxPages === 'number' && (!Number.isInteger(maxPages) || maxPages < 1))
        throw new Error('--max-pages is a whole number from 1 on.');
      const bad = scope.find((one) => !/^https?:\/\//i.test(one) || !URL.canParse(one));
      if (bad !== undefined) throw new Error(`--scope is the beginning of a URL, and ${bad} is none.`);
      return true;
    });
}
