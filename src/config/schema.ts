import * as v from 'valibot';
import type { Plugin } from '../plugin/plugin.js';
import { pluginProblem } from '../plugin/shape.js';
import { apiNamePattern } from './api-name.js';
import { dialectKeys, dialectsSchema } from './dialect-schema.js';
import { httpEntries, httpSchema } from './http-schema.js';

const oneOrMore = <const S extends v.GenericSchema<string>>(item: S) =>
  v.union(
    [item, v.pipe(v.array(item), v.minLength(1, 'an empty list; name at least one'))],
    'expected a text or a list of texts',
  );

const path = v.pipe(v.string('expected a text'), v.nonEmpty('an empty text'));

const apiName = v.pipe(
  v.string('expected a text'),
  v.regex(apiNamePattern, 'expected lower-case letters, digits and dashes, such as `pet-store`'),
);

const packageName = v.pipe(
  v.string('expected a text'),
  v.maxLength(214, 'longer than the 214 characters that npm allows'),
  v.regex(/^(@[a-z0-9-][a-z0-9-._]*\/)?[a-z0-9-][a-z0-9-._]*$/, 'expected an npm package name, such as `@acme/pet-store`'),
);

const version = v.pipe(
  v.string('expected a text such as "1.0.0"'),
  v.regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z-.]+)?(\+[0-9A-Za-z-.]+)?$/, 'expected a version such as "1.0.0"'),
);

const packageEntries = {
  name: v.optional(packageName),
  version: v.optional(version),
  license: v.optional(path),
  repository: v.optional(path),
};

const share = v.pipe(
  v.number('expected a number from 0 to 1'),
  v.minValue(0, 'expected a number from 0 to 1'),
  v.maxValue(1, 'expected a number from 0 to 1'),
);

const floorEntries = {
  operations: v.optional(share),
  responses: v.optional(share),
  fields: v.optional(share),
  errors: v.optional(share),
  coverage: v.optional(share),
};

const apiEntries = {
  name: v.optional(apiName),
  title: v.optional(path),
  sources: oneOrMore(path),
  corrections: v.optional(oneOrMore(path)),
  package: v.optional(v.strictObject(packageEntries, 'expected a group of settings')),
  http: v.optional(httpSchema),
  ignore: v.optional(oneOrMore(path)),
  floors: v.optional(v.strictObject(floorEntries, 'expected a group of shares')),
  render: v.optional(
    v.union([v.boolean(), v.strictObject({ executablePath: path })], 'expected true, false or a group with `executablePath`'),
  ),
};

const plugin = v.pipe(
  v.union(
    [path, v.custom<Plugin>((value) => typeof value === 'object' && value !== null)],
    'expected the name of a module, or a plugin',
  ),
  v.rawCheck<string | Plugin>(({ dataset, addIssue }) => {
    const problem = dataset.typed && typeof dataset.value !== 'string' ? pluginProblem(dataset.value) : undefined;
    if (problem !== undefined) addIssue({ message: problem });
  }),
);

const configEntries = {
  out: v.optional(path),
  snapshots: v.optional(v.union([v.literal(false), path], 'expected a folder, or false')),
  apis: v.pipe(
    v.array(v.strictObject(apiEntries, 'expected a group of settings'), 'expected a list of APIs'),
    v.minLength(1, 'an empty list; name at least one API'),
  ),
  http: v.optional(httpSchema),
  dialects: v.optional(dialectsSchema),
  plugins: v.optional(v.array(plugin, 'expected a list of plugins')),
};

export const configSchema = v.strictObject(configEntries, 'expected a group of settings with `apis`');

/** A config as people write it, in YAML, JSON or TypeScript. */
export type UserConfig = v.InferInput<typeof configSchema>;

/** Keys that may stand at a place of the config, for suggestions. */
export function knownKeys(at: readonly (string | number)[]): readonly string[] {
  if (at.length === 0) return Object.keys(configEntries);
  if (at[0] === 'dialects') return dialectKeys(at);
  if (at.at(-1) === 'http') return Object.keys(httpEntries);
  if (at.at(-1) === 'floors') return Object.keys(floorEntries);
  return Object.keys(at.includes('package') ? packageEntries : apiEntries);
}
