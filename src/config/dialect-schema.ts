import * as v from 'valibot';
import type {
  BodySpec,
  DialectSpec,
  ErrorSpec,
  FactSpec,
  MatchSpec,
  OperationSpec,
  ResponseSpec,
  RowsSpec,
  SecuritySpec,
  ServerSpec,
  TypeSpec,
  WordsSpec,
} from '../dialect/declarative/spec.js';
import {
  type Entries,
  either,
  fact,
  factEntries,
  finder,
  finderEntries,
  found,
  group,
  groupsIn,
  isObject,
  oneOrMore,
  optional,
  pattern,
  type Schema,
  text,
} from './place-schema.js';

const rowEntries: Entries<RowsSpec> = {
  section: optional(finder),
  each: finder,
  nesting: optional(
    either<NonNullable<RowsSpec['nesting']>>((value) =>
      isObject(value)
        ? group<{ readonly depth: FactSpec }>({ depth: fact }, '`depth`')
        : v.picklist(['elements', 'indent', 'dots'], 'expected `elements`, `indent`, `dots`, or `depth` and where it stands'),
    ),
  ),
  name: optional(fact),
  type: optional(fact),
  required: optional(fact),
  optional: optional(fact),
  nullable: optional(fact),
  description: optional(fact),
  in: optional(fact),
  deprecated: optional(fact),
  default: optional(fact),
  example: optional(fact),
  values: optional(fact),
  format: optional(fact),
  minimum: optional(fact),
  maximum: optional(fact),
  minLength: optional(fact),
  maxLength: optional(fact),
  minItems: optional(fact),
  maxItems: optional(fact),
  pattern: optional(fact),
};

const rows: Schema<RowsSpec> = found(rowEntries, 'where rows stand: `each`, and where each has its facts', ['name']);

const bodyEntries: Entries<BodySpec> = {
  section: optional(finder),
  type: optional(fact),
  mediaType: optional(fact),
  required: optional(fact),
  description: optional(fact),
  fields: optional(rows),
  example: optional(fact),
};

const { required: _, ...answerEntries } = bodyEntries;
const responseEntries: Entries<ResponseSpec> = {
  ...answerEntries,
  each: optional(finder),
  status: optional(fact),
  title: optional(fact),
};

const errorEntries: Entries<ErrorSpec> = {
  section: optional(finder),
  each: finder,
  name: optional(fact),
  status: optional(fact),
  description: optional(fact),
};

const securityEntries: Entries<SecuritySpec> = {
  each: finder,
  kind: v.picklist(['bearer', 'basic', 'apiKey', 'oauth2'], 'expected `bearer`, `basic`, `apiKey` or `oauth2`'),
  key: optional(fact),
  in: optional(v.picklist(['header', 'query', 'cookie'], 'expected `header`, `query` or `cookie`')),
};

const security = oneOrMore<SecuritySpec>(
  v.pipe(
    found<SecuritySpec>(securityEntries, 'where a way to authenticate stands: `each`, and its `kind`', []),
    v.check(
      ({ kind, key, each }) => kind !== 'apiKey' || key !== undefined || groupsIn(each).includes('key'),
      'nothing tells the `key` of an `apiKey`',
    ),
  ),
);

const operationEntries: Entries<OperationSpec> = {
  each: finder,
  id: optional(fact),
  title: optional(fact),
  method: optional(fact),
  path: optional(fact),
  description: optional(fact),
  deprecated: optional(fact),
  parameters: optional(oneOrMore(rows)),
  request: optional(group<BodySpec>(bodyEntries, 'where the body stands')),
  responses: optional(oneOrMore(found<ResponseSpec>(responseEntries, 'where responses stand', ['status']))),
  errors: optional(oneOrMore(found<ErrorSpec>(errorEntries, 'where errors stand: `each`, and where each has its facts', []))),
  security: optional(security),
};

const typeEntries: Entries<TypeSpec> = {
  each: finder,
  name: optional(fact),
  description: optional(fact),
  type: optional(fact),
  values: optional(fact),
  fields: optional(rows),
};

const serverEntries: Entries<ServerSpec> = { each: finder, url: optional(fact), description: optional(fact) };

const matchEntries: Entries<MatchSpec> = { select: optional(text), line: optional(pattern), source: optional(pattern) };

const wordsEntries: Entries<WordsSpec> = {
  types: optional(v.record(v.string(), text, 'expected words and what they mean, such as `Zahl: integer`')),
  required: optional(v.array(text, 'expected a list of words')),
  optional: optional(v.array(text, 'expected a list of words')),
  methods: optional(
    v.record(
      v.string(),
      v.picklist(['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'], 'expected a method, such as `GET`'),
      'expected words and what they mean, such as `holen: GET`',
    ),
  ),
  in: optional(
    v.record(
      v.string(),
      v.picklist(['path', 'query', 'header', 'cookie', 'body'], 'expected `path`, `query`, `header`, `cookie` or `body`'),
      'expected words and what they mean, such as `Adresse: path`',
    ),
  ),
};

const dialectEntries: Entries<DialectSpec> = {
  name: v.pipe(
    v.string('expected a text'),
    v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and dashes, such as `harbour-handbook`'),
  ),
  matches: v.pipe(
    group<MatchSpec>(matchEntries, 'what tells a page of this layout: `select`, `line` or `source`'),
    v.check((given) => Object.keys(given).length > 0, 'it says nothing: add `select`, `line` or `source`'),
  ),
  title: optional(fact),
  security: optional(security),
  follow: optional(oneOrMore<string>(text)),
  servers: optional(found<ServerSpec>(serverEntries, 'where servers stand: `each`', [])),
  operation: found<OperationSpec>(operationEntries, 'where operations stand: `each`, and where each has its facts', [
    'method',
    'path',
  ]),
  types: optional(oneOrMore(found<TypeSpec>(typeEntries, 'where types stand: `each`, and where each has its facts', ['name']))),
  words: optional(group<WordsSpec>(wordsEntries, 'what words mean: `types`, `required`, `optional`, `methods`, `in`')),
  ignore: optional(oneOrMore(finder)),
};

/** Dialects that a config teaches. */
export const dialectsSchema = v.pipe(
  v.array(group<DialectSpec>(dialectEntries, 'a dialect: `name`, `matches` and `operation`'), 'expected a list of dialects'),
  v.check((given) => new Set(given.map(({ name }) => name)).size === given.length, 'two dialects have one name'),
) as v.GenericSchema<readonly DialectSpec[]>;

/** Keys that may stand in a group of a dialect, by the name of the group; a place of a fact where it has no other name. */
export function dialectKeys(at: readonly (string | number)[]): readonly string[] {
  const name = at.filter((key) => typeof key === 'string').at(-1) ?? '';
  return Object.keys(Object.hasOwn(groups, name) ? (groups[name] ?? {}) : factEntries);
}

const groups: Readonly<Record<string, object>> = {
  dialects: dialectEntries,
  matches: matchEntries,
  words: wordsEntries,
  servers: serverEntries,
  operation: operationEntries,
  parameters: rowEntries,
  fields: rowEntries,
  request: bodyEntries,
  responses: responseEntries,
  errors: errorEntries,
  types: typeEntries,
  security: securityEntries,
  each: finderEntries,
  section: finderEntries,
  ignore: finderEntries,
};
