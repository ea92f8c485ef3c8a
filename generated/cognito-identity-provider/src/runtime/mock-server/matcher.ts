import { addressOf } from './address.js';
import { type Condition, conditionOf } from './condition.js';
import type { RuleCondition } from './rule.js';
import { pathOf, queryOf, type Scope } from './scope.js';
import { textOf } from './template.js';

/** What is known of the input when rules are asked; a call of no operation has none to be judged. */
export type InputState = 'valid' | 'invalid' | 'none';

export type Matcher = (scope: Scope, input: InputState) => boolean;

/** Reads a rule's `when`. The cheap questions come first. */
export function matcherOf(when: RuleCondition = {}): Matcher {
  const questions: Matcher[] = [validity(when.valid ?? true)];
  if (when.operation !== undefined) questions.push(oneOf(when.operation, (scope) => scope.entry.operation));
  if (when.method !== undefined) questions.push(oneOf(upper(when.method), (scope) => scope.entry.method));
  if (when.path !== undefined) questions.push(pathLike(when.path));
  if (when.headers !== undefined) questions.push(headersLike(when.headers));
  if (when.query !== undefined) questions.push(about((scope) => queryOf(scope.entry.url), { has: when.query }));
  if (when.input !== undefined) questions.push(about((scope) => scope.entry.input, when.input));
  for (const [counter, pattern] of Object.entries(when.counters ?? {})) {
    const name = textOf(counter);
    questions.push(about((scope) => scope.store.count(name(scope)), pattern));
  }
  for (const [address, pattern] of Object.entries(when.store ?? {})) questions.push(recordLike(address, pattern));
  return (scope, input) => questions.every((question) => question(scope, input));
}

function validity(wanted: boolean | 'any'): Matcher {
  if (wanted === 'any') return () => true;
  return (_, input) => (wanted ? input !== 'invalid' : input === 'invalid');
}

function oneOf(wanted: string | readonly string[], actual: (scope: Scope) => string | undefined): Matcher {
  const all = new Set<string | undefined>(typeof wanted === 'string' ? [wanted] : wanted);
  return (scope) => all.has(actual(scope));
}

function upper(methods: string | readonly string[]): readonly string[] {
  return (typeof methods === 'string' ? [methods] : methods).map((method) => method.toUpperCase());
}

function about(subject: (scope: Scope) => unknown, pattern: unknown): Matcher {
  const condition: Condition = conditionOf(pattern);
  return (scope) => condition(subject(scope), scope);
}

function headersLike(patterns: NonNullable<RuleCondition['headers']>): Matcher {
  return about((scope) => scope.entry.headers, {
    has: Object.fromEntries(Object.entries(patterns).map(([name, pattern]) => [name.toLowerCase(), pattern])),
  });
}

/** A record at an address that cannot be told is none. */
function recordLike(text: string, pattern: unknown): Matcher {
  const addressFor = addressOf(text);
  return about((scope) => {
    const address = addressFor(scope);
    return address === undefined ? undefined : scope.store.get(address.collection, address.key);
  }, pattern);
}

/** `/users/*` is one segment more, `/users/**` any number. */
function pathLike(glob: string): Matcher {
  const [first = '', ...others] = glob.split(/(\*\*?)/u);
  return (scope) => {
    const path = pathOf(scope.entry.url);
    if (others.length === 0 || !path.startsWith(first)) return path === first;
    return others.reduce((places, part) => placesAfter(part, path, places), new Set([first.length])).has(path.length);
  };
}

/** Where a part of a glob may end that begins at one of the places. No regular expression: several stars would try all ways to share a path. */
function placesAfter(part: string, path: string, places: ReadonlySet<number>): Set<number> {
  const after = new Set<number>();
  const isStar = part === '*' || part === '**';
  let isReached = false;
  for (let place = 0; place <= path.length; place += 1) {
    isReached = places.has(place) || (isReached && isStar && (part === '**' || path[place - 1] !== '/'));
    if (isReached && isStar) after.add(place);
    else if (isReached && path.startsWith(part, place)) after.add(place + part.length);
  }
  return after;
}
