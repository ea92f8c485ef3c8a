import * as v from 'valibot';
import { type Diagnostic, diagnostic, type Place } from '../diagnostic.js';
import { nearest } from '../model/nearest.js';
import { configSchema, knownKeys, type UserConfig } from './schema.js';

export type ConfigPath = readonly (string | number)[];

/** The config if it is one; else a diagnostic for each thing that is wrong, placed by `place`. */
export function checkConfig(
  value: unknown,
  place: (path: ConfigPath) => Place,
): { readonly config: UserConfig } | { readonly problems: readonly Diagnostic[] } {
  const result = v.safeParse(configSchema, value);
  if (result.success) return { config: result.output };
  return { problems: result.issues.map((issue) => problem(issue, place)) };
}

function problem(issue: v.BaseIssue<unknown>, place: (path: ConfigPath) => Place): Diagnostic {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const where = place(path);
  const key = path.at(-1);
  const parent = path.slice(0, -1);
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.expected === 'never' && key !== undefined) {
    const known = knownKeys(parent);
    const [meant] = nearest(String(key), known);
    return diagnostic('config-invalid', `\`${written(path)}\` is not a setting`, {
      where,
      help: meant ? `Did you mean \`${meant}\`?` : `Settings that may stand here: ${known.join(', ')}.`,
    });
  }
  if (issue.received === 'undefined' && key !== undefined) {
    return diagnostic('config-invalid', `\`${written(path)}\` is missing`, {
      where,
      help: `Add \`${String(key)}\`: ${examples.get(key) ?? sentence(issue)}.`,
    });
  }
  const subject = path.length > 0 ? `\`${written(path)}\`` : 'the config';
  return diagnostic('config-invalid', `${subject} does not fit: ${sentence(issue)}`, { where, quote: issue.received });
}

/** What a config cannot do without, as it may look. */
const examples: ReadonlyMap<string | number, string> = new Map([
  ['apis', 'a list, such as `apis: [{ sources: pages/*.txt }]`'],
  ['sources', 'files, directories, globs or URLs, such as `sources: pages/*.txt`'],
]);

/** A missing key is reported with the schema's own words, which are valibot's only where ours are absent. */
function sentence(issue: v.BaseIssue<unknown>): string {
  return issue.expected === null || issue.message.startsWith('Invalid') === false ? issue.message : `expected ${issue.expected}`;
}

/** `apis[0].sources`. */
function written(path: ConfigPath): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}
