import type { Correction } from './correction.js';
import { formatFactPath, parseFactPath } from './fact-path.js';
import { shellWord } from './shell-word.js';

type Addressed = Pick<Correction, 'where' | 'source'>;

/** The command line that takes a correction out of its file. */
export const removal = (correction: Addressed): string => `npx generator correct --remove ${addressed(correction)}`;

/** The command line that writes into a correction what the page says now, and leaves the rest of it as it is. */
export const refreshment = (correction: Addressed): string => `npx generator correct ${addressed(correction)}`;

/** What begins with a dash would be taken for an option. */
function addressed({ where, source }: Addressed): string {
  const parsed = parseFactPath(where);
  const fact = 'path' in parsed ? formatFactPath(parsed.path) : where;
  const file = source.startsWith('-') ? `./${source}` : source;
  return `--file ${shellWord(file)} ${fact.startsWith('-') ? '-- ' : ''}${shellWord(fact)}`;
}
