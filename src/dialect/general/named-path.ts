import { pathParameters } from '../../notation/endpoint.js';
import type { Gathered } from './gathered.js';
import type { Notebook } from './line.js';
import type { ShownEndpoint } from './shown-endpoint.js';

/** What a part of a path looks like that is a value rather than a word: a number, an id with digits, a word in capitals. */
const valueLike =
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{4,}|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*|\$\w+)$/;
const version = /^v\d+(?:\.\d+)*$/i;

/**
 * The path with its parameters named. A part that is word for word the name of a path parameter is that parameter; and where an
 * example shows values in the path, as many as the page names path parameters, they stand for these, in turn.
 */
export function namedPath(notebook: Notebook, path: string, { told }: Gathered, shown: ShownEndpoint): string {
  const groups = told.filter(({ topic, column }) => topic?.kind === 'path' || column === 'path');
  const names = groups.flatMap(({ group }) => group.fields.map(({ name }) => name));
  const known = new Set(names);
  const parts = path.split('/').map((part) => (known.has(part) ? `{${part}}` : part));
  const held = new Set(pathParameters(parts.join('/')));
  const missing = names.filter((name) => !held.has(name));
  const values = parts.flatMap((part, at) =>
    shown.how === 'example' && valueLike.test(part) && !version.test(part) ? [at] : [],
  );
  if (values.length === 0) return parts.join('/');
  const at = shown.at[0] ?? 0;
  if (values.length === missing.length) {
    for (const [index, place] of values.entries()) parts[place] = `{${missing[index]}}`;
    notebook.say('fact-doubtful', `The path was concluded from an example that shows values in it: ${parts.join('/')}.`, {
      at,
      quote: path,
    });
  } else {
    const help = 'Write a correction of the `path`, with the names of its parameters in braces.';
    notebook.say('fact-doubtful', `${path} is known from an example alone and seems to hold values; nothing names them.`, {
      at,
      quote: path,
      help,
    });
  }
  return parts.join('/');
}
