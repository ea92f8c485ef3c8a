import * as v from 'valibot';
import type {
  FactPlace,
  FactSpec,
  FinderSpec,
  HeadingFinder,
  LineFinder,
  OneOrMore,
  SelectFinder,
} from '../dialect/declarative/spec.js';
import { patternProblem } from './pattern-problem.js';

// Where things stand on a page, as a config tells it: selectors, patterns, columns.

export type Schema<T> = v.GenericSchema<unknown, T>;
export type Entries<T> = {
  readonly [K in keyof Required<T>]:
    | v.GenericSchema<unknown, Required<T>[K]>
    | v.ExactOptionalSchema<Schema<Required<T>[K]>, undefined>;
};

export const text = v.pipe(v.string('expected a text'), v.nonEmpty('an empty text'));

export const pattern = v.pipe(
  v.string('expected a regular expression as a text'),
  v.nonEmpty('an empty text'),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? patternProblem(dataset.value) : undefined;
    if (problem !== undefined) addIssue({ message: problem });
  }),
);

export const optional = <T>(schema: Schema<T>) => v.exactOptional(schema);

/** The schema that fits what stands there, so that what is wrong within is told by its own place. */
export const either = <T>(choose: (value: unknown) => Schema<T>): Schema<T> => v.lazy(choose);

export const oneOrMore = <T>(one: Schema<T>): Schema<OneOrMore<T>> =>
  either<OneOrMore<T>>((value) =>
    Array.isArray(value) ? (v.array(one) as Schema<OneOrMore<T>>) : (one as Schema<OneOrMore<T>>),
  );

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

export const group = <T>(entries: Entries<T>, what: string): Schema<T> =>
  v.strictObject(entries as v.ObjectEntries, `expected ${what}`) as unknown as Schema<T>;

export const factEntries: Entries<FactPlace> = {
  select: optional(text),
  column: optional(text),
  line: optional(pattern),
  attribute: optional(text),
  pattern: optional(pattern),
  is: optional(v.union([v.string(), v.number(), v.boolean()], 'expected a text, a number, true or false')),
  rule: optional(text),
};

const factPlace: Schema<FactPlace> = v.pipe(
  group<FactPlace>(factEntries, 'a selector, or where the fact stands: `select`, `column`, `line` or `is`'),
  v.check(
    ({ select, column, line, is }) => [select, column, line, is].filter((one) => one !== undefined).length < 2,
    'a fact stands in one place: `select`, `column`, `line` or `is`',
  ),
);

export const fact: Schema<FactSpec> = either<FactSpec>((value) => (typeof value === 'string' ? text : factPlace));

const selectEntries: Entries<SelectFinder> = {
  select: text,
  pattern: optional(pattern),
  following: optional(v.boolean('expected true or false')),
  rule: optional(text),
};

const headingEntries: Entries<HeadingFinder> = { heading: pattern, rule: optional(text) };

const lineEntries: Entries<LineFinder> = { line: pattern, until: optional(pattern), rule: optional(text) };

const places = 'a selector, or where it stands: `select`, `heading` or `line`';

export const finder: Schema<FinderSpec> = either<FinderSpec>((value) => {
  if (typeof value === 'string') return text;
  if (isObject(value) && 'line' in value) return group<LineFinder>(lineEntries, places);
  if (isObject(value) && 'heading' in value) return group<HeadingFinder>(headingEntries, places);
  return group<SelectFinder>(selectEntries, places);
});

/** Names of groups in the patterns of a finder. */
export function groupsIn(given: FinderSpec): readonly string[] {
  if (typeof given === 'string') return [];
  const written = 'line' in given ? given.line : 'heading' in given ? given.heading : (given.pattern ?? '');
  return [...written.matchAll(/\(\?<([\p{L}_$][\p{L}\p{N}_$]*)>/gu)].map(([, name = '']) => name);
}

/** A group whose finder may name facts: those that it names are facts of it, and those that it cannot do without are told somewhere. */
export const found = <T extends { readonly each?: FinderSpec }>(
  entries: Entries<T>,
  what: string,
  needed: readonly (keyof T & string)[],
): Schema<T> =>
  v.pipe(
    group<T>(entries, what),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const given = dataset.value;
      const named = given.each === undefined ? [] : groupsIn(given.each);
      const known = Object.keys(entries).filter((key) => !notFacts.has(key));
      for (const name of named) {
        if (!known.includes(name))
          addIssue({ message: `the group “${name}” of its pattern is no fact that it may have: ${known.join(', ')}` });
      }
      for (const key of needed) {
        if (given[key] === undefined && !named.includes(key))
          addIssue({ message: `nothing tells its \`${key}\`: add it, or a group \`(?<${key}>…)\` to the pattern of \`each\`` });
      }
    }),
  );

const notFacts: ReadonlySet<string> = new Set([
  'each',
  'section',
  'fields',
  'parameters',
  'request',
  'responses',
  'errors',
  'nesting',
]);

/** What any finder may have. */
export const finderEntries = { ...selectEntries, ...headingEntries, ...lineEntries };
