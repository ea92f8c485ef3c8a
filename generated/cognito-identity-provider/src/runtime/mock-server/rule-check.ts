import { answerCheck } from './answer-check.js';
import type { MockApi, MockOperation } from './api.js';
import { countPattern, pattern, textPattern } from './condition-check.js';
import {
  among,
  between,
  type Check,
  fields,
  isRecord,
  kindOf,
  list,
  must,
  nothing,
  numeric,
  oneOrMore,
  type Problem,
  problem,
  table,
  text,
  textThat,
  whole,
} from './fields.js';
import { noSuch } from './nearest.js';
import type { Rule } from './rule.js';
import { after, before } from './template-check.js';

export type { Problem } from './fields.js';

/** What rules are checked against. */
export type RuleApi = Pick<MockApi, 'operations' | 'errors'>;

/** Rules that cannot be: all that is wrong with them, each with its place. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ place, message }) => `${place}: ${message}`).join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads rules out of data: a parsed YAML or JSON file, a request's body.
 * @throws {RuleError}
 */
export function checkRules(value: unknown, api: RuleApi): readonly Rule[] {
  const problems = isDeep(value, deepest)
    ? problem('rules', 'this is nested too deep')
    : [...list(ruleCheck(api))(value, 'rules'), ...sharedNames(value)];
  if (problems.length > 0) throw new RuleError(problems);
  return value as readonly Rule[];
}

/** Deeper than anybody writes, and not so deep that reading it could fail. A circle has no end. */
const deepest = 100;

function isDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((each) => isDeep(each, left - 1));
}

function sharedNames(rules: unknown): readonly Problem[] {
  if (!Array.isArray(rules)) return nothing;
  const names = rules.map((rule: unknown) => (isRecord(rule) ? rule['name'] : undefined));
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    return name === undefined || first === index
      ? nothing
      : problem(`rules[${index}].name`, `rules[${first}] is called ${kindOf(name)} too`);
  });
}

function ruleCheck(api: RuleApi): Check {
  const names = api.operations.map(({ name }) => name);
  const operation = textThat((name, place) =>
    names.includes(name) ? nothing : problem(place, noSuch('operation', name, names)),
  );
  const when = fields({
    operation: oneOrMore(operation),
    method: oneOrMore(text),
    path: textThat((path, place) => must(/^[/*]/u.test(path), place, `a path begins with a slash, not like ${kindOf(path)}`)),
    headers: table(textPattern),
    query: table(textPattern),
    input: pattern,
    store: table(pattern, before.address),
    counters: table(countPattern, before.text),
    valid: among(true, false, 'any'),
  });
  return (rule, place) => {
    const answer: Check = (value, at) => answerCheck(api.errors, operationsOf(rule, api))(value, at);
    return fields({ ...common, when, answer })(rule, place);
  };
}

/** Those that the rule is for. */
function operationsOf(rule: unknown, api: RuleApi): readonly MockOperation[] {
  const when = isRecord(rule) ? rule['when'] : undefined;
  const wanted = isRecord(when) ? when['operation'] : undefined;
  if (wanted === undefined) return api.operations;
  return api.operations.filter(({ name }) => (Array.isArray(wanted) ? wanted.includes(name) : wanted === name));
}

/** As many milliseconds as a timer can wait. */
const wait = between(0, 0x7fffffff);
const bounds = fields({ min: wait, max: wait }, ['min', 'max']);

const delay: Check = (value, place) => {
  if (!isRecord(value)) return wait(value, place);
  return [...bounds(value, place), ...must(!(Number(value['min']) > Number(value['max'])), place, 'min is above max')];
};

const delivery: Check = (value, place) => [
  ...fields({
    delay,
    drop: among('before-headers', 'after-headers', 'mid-body'),
    truncate: whole(0),
    drip: fields({ bytes: whole(1), every: wait }, ['bytes', 'every']),
  })(value, place),
  ...must(
    !(isRecord(value) && 'drop' in value && 'truncate' in value),
    place,
    'a body is cut by drop or by truncate, not by both',
  ),
];

const changes: ReadonlyMap<string, Check> = new Map([
  ['put', fields({ put: after.address, value: after.json, expiresIn: whole(0) }, ['value'])],
  ['merge', fields({ merge: after.address, value: after.json, expiresIn: whole(0) }, ['value'])],
  ['delete', fields({ delete: after.address })],
  ['increment', fields({ increment: after.text, by: numeric })],
]);

const change: Check = (value, place) => {
  const kind = isRecord(value) ? Object.keys(value).find((name) => changes.has(name)) : undefined;
  const check = kind === undefined ? undefined : changes.get(kind);
  return check?.(value, place) ?? problem(place, `there should be one of ${[...changes.keys()].join(', ')}`);
};

/** Fields for which it does not matter whose API it is. */
const common: { readonly [name: string]: Check } = {
  name: text,
  priority: numeric,
  when: () => nothing,
  times: whole(1),
  after: whole(0),
  probability: between(0, 1),
  answer: () => nothing,
  delivery,
  // biome-ignore lint/suspicious/noThenProperty: rules are data; nobody takes them for promises.
  then: list(change),
};
