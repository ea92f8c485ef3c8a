import type { AnswerKind } from './call.js';
import { type Difference, differencesOf, show } from './differences.js';
import type { Entry } from './journal.js';
import type { Conditions, Pattern } from './rule.js';

/** Which calls are meant: all of it must hold. */
export interface CallPattern<Input = unknown> {
  /** What the operation was called with; what it leaves out does not matter. */
  readonly with?: InputPattern<Input>;
  readonly status?: number;
  readonly answer?: AnswerKind;
  /** Name of the error that the call was answered with. */
  readonly error?: string;
  /** Name of the rule that decided the answer. */
  readonly rule?: string;
  /** Patterns by name, in any case. */
  readonly headers?: { readonly [name: string]: Pattern | RegExp };
  /** Only calls after that number. */
  readonly since?: number;
}

/** What an input must be like: like the input itself, with conditions wherever wanted, and anything left out. */
export type InputPattern<Input> =
  | Conditions
  | RegExp
  | { asymmetricMatch(value: unknown): boolean }
  | (Input extends string | Uint8Array | Blob
      ? Input
      : Input extends readonly (infer Item)[]
        ? readonly InputPattern<Item>[]
        : Input extends object
          ? { readonly [Name in keyof Input]?: InputPattern<Input[Name]> | undefined }
          : Input);

/** How often: exactly, or between bounds. */
export type Times = number | { readonly atLeast?: number; readonly atMost?: number };

export interface CallExpectation<Input = unknown> extends CallPattern<Input> {
  /** Default: at least once. */
  readonly times?: Times;
}

/** A call that comes nearest to what was expected. */
export interface NearestCall {
  readonly number: number;
  readonly differences: readonly Difference[];
}

/** What has calls: a server, or whatever kept its journal. */
export interface Called {
  readonly requests: readonly Readonly<Entry>[];
  /** How many calls the journal had to let go. */
  readonly forgotten?: number;
}

/** Calls were not as expected. The message tells what was expected, what there was instead, and how the nearest call differs. */
export class CallExpectationError extends Error {
  override readonly name = 'CallExpectationError';
  /** Numbers of the calls that were like that. */
  readonly calls: readonly number[];
  readonly nearest: NearestCall | undefined;

  constructor(message: string, calls: readonly number[], nearest?: NearestCall) {
    super(message);
    this.calls = calls;
    this.nearest = nearest;
  }
}

/** The calls of an operation that are as the pattern wants them, oldest first. */
export function called(server: Called, operation: string, pattern: CallPattern = {}): readonly Readonly<Entry>[] {
  return matching(ofOperation(server.requests, operation, pattern), pattern);
}

/**
 * Expects an operation to have been called: at least once, or as often as `times` says.
 * @returns the calls that are like that
 * @throws {CallExpectationError}
 */
export function expectCalled(server: Called, operation: string, expectation: CallExpectation = {}): readonly Readonly<Entry>[] {
  const all = ofOperation(server.requests, operation, expectation);
  const calls = matching(all, expectation);
  const { atLeast, atMost } = boundsOf(expectation.times);
  const numbers = calls.map(({ number }) => number);
  const forgotten = forgottenSince(server, expectation.since ?? 0);
  if (forgotten > 0 && atMost !== Number.POSITIVE_INFINITY && calls.length <= atMost) {
    throw new CallExpectationError(
      `${operation} should ${haveBeenCalled(expectation.times)}, which cannot be told: the journal has let go of its oldest calls, ` +
        `${forgotten} in all. Set journalLimit higher, or reset the server between tests.`,
      numbers,
    );
  }
  if (calls.length >= atLeast && calls.length <= atMost) return calls;
  const nearest = calls.length < atLeast ? nearestOf(all, expectation) : undefined;
  const sentences = [
    `${operation} should ${haveBeenCalled(expectation.times)}${like(expectation)}; ${found(numbers, expectation)}.`,
    all.length === 0 ? others(server.requests) : nearestWords(nearest, all),
  ];
  throw new CallExpectationError(sentences.filter((each) => each !== '').join('\n'), numbers, nearest);
}

/** One of several calls that should have come one after the other. */
export interface Step extends CallPattern {
  readonly operation: string;
}

/**
 * Expects calls in that order; others may have come between them.
 * @returns a call for each step
 * @throws {CallExpectationError} that names the first step that there was no call for
 */
export function expectCalledInOrder(server: Called, steps: readonly Step[]): readonly Readonly<Entry>[] {
  const calls: Readonly<Entry>[] = [];
  for (const [index, step] of steps.entries()) {
    const after = Math.max(calls.at(-1)?.number ?? 0, step.since ?? 0);
    const later = ofOperation(server.requests, step.operation, { ...step, since: after });
    const [call] = matching(later, step);
    if (call === undefined) {
      const nearest = nearestOf(later, step);
      const numbers = calls.map(({ number }) => number);
      const sentences = [
        `Step ${index + 1} of ${steps.length} is missing: ${step.operation} should have been called${like(step)}` +
          `${after === 0 ? '' : ` after call ${after}`}.`,
        numbers.length === 0
          ? ''
          : `${numbers.length === 1 ? 'The step before it is call' : 'The steps before it are calls'} ${numbers.join(', ')}.`,
        later.length === 0 ? others(server.requests) : nearestWords(nearest, later),
      ];
      throw new CallExpectationError(sentences.filter((each) => each !== '').join('\n'), numbers, nearest);
    }
    calls.push(call);
  }
  return calls;
}

/** How many calls after that number the journal no longer holds. */
function forgottenSince({ requests, forgotten = 0 }: Called, since: number): number {
  const [first] = requests;
  return first === undefined ? forgotten : Math.min(forgotten, Math.max(0, first.number - since - 1));
}

function ofOperation(
  entries: readonly Readonly<Entry>[],
  operation: string,
  { since = 0 }: CallPattern,
): readonly Readonly<Entry>[] {
  return entries.filter((entry) => entry.operation === operation && entry.number > since);
}

export function matching(entries: readonly Readonly<Entry>[], pattern: CallPattern): readonly Readonly<Entry>[] {
  return entries.filter((entry) => differencesFrom(pattern, entry).length === 0);
}

function differencesFrom(pattern: CallPattern, entry: Readonly<Entry>): readonly Difference[] {
  const differences: Difference[] = [];
  for (const name of ['status', 'answer', 'error', 'rule'] as const) {
    if (pattern[name] !== undefined) differences.push(...differencesOf(pattern[name], entry[name], name));
  }
  for (const [name, wanted] of Object.entries(pattern.headers ?? {})) {
    const header = name.toLowerCase();
    const text = typeof wanted === 'number' || typeof wanted === 'boolean' ? String(wanted) : wanted;
    differences.push(...differencesOf(text, new Map(Object.entries(entry.headers)).get(header), `header ${header}`));
  }
  if (pattern.with !== undefined) differences.push(...differencesOf(pattern.with, entry.input, 'input'));
  return differences;
}

/** The one with the fewest differences; of several, the latest. */
function nearestOf(entries: readonly Readonly<Entry>[], pattern: CallPattern): NearestCall | undefined {
  let nearest: NearestCall | undefined;
  for (const entry of entries) {
    const differences = differencesFrom(pattern, entry);
    if (differences.length === 0) continue;
    if (nearest === undefined || differences.length <= nearest.differences.length)
      nearest = { number: entry.number, differences };
  }
  return nearest;
}

function boundsOf(wanted: Times = { atLeast: 1 }): { readonly atLeast: number; readonly atMost: number } {
  if (typeof wanted === 'number') return { atLeast: wanted, atMost: wanted };
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = wanted;
  return { atLeast, atMost };
}

function haveBeenCalled(wanted: Times | undefined): string {
  const { atLeast, atMost } = boundsOf(wanted);
  if (atMost === 0) return 'never have been called';
  if (atLeast === atMost) return `have been called ${count(atLeast)}`;
  if (atMost === Number.POSITIVE_INFINITY) return `have been called at least ${count(atLeast)}`;
  return `have been called ${atLeast === 0 ? `at most ${count(atMost)}` : `${atLeast} to ${atMost} times`}`;
}

function count(number: number): string {
  return number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`;
}

function like({ with: input, since, headers, ...others }: CallPattern & { times?: unknown; operation?: unknown }): string {
  const { times: _, operation: __, ...answer } = others;
  const parts = [
    ...(input === undefined ? [] : [`with ${show(input)}`]),
    ...(headers === undefined ? [] : [`headers ${show(headers)}`]),
    ...(Object.keys(answer).length === 0 ? [] : [`answered ${show(answer)}`]),
    ...(since === undefined || since === 0 ? [] : [`after call ${since}`]),
  ];
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

function found(numbers: readonly number[], { with: input, status, answer, error, rule, headers }: CallPattern): string {
  const isPlain = [input, status, answer, error, rule, headers].every((each) => each === undefined);
  const suffix = isPlain ? '' : ' like that';
  if (numbers.length === 0) return `it was not called${suffix}`;
  const which = numbers.length > 10 ? `${numbers.slice(0, 10).join(', ')}, …` : numbers.join(', ');
  return `it was called ${count(numbers.length)}${suffix} (call${numbers.length === 1 ? '' : 's'} ${which})`;
}

function nearestWords(nearest: NearestCall | undefined, all: readonly Readonly<Entry>[]): string {
  const entry = all.find(({ number }) => number === nearest?.number);
  if (nearest === undefined || entry === undefined) return '';
  const head = `Nearest of ${all.length === 1 ? 'its one call' : `its ${all.length} calls`} is number ${nearest.number}, ${outcome(entry)}:`;
  return [
    head,
    ...nearest.differences.map(({ path, expected, actual }) => `  ${path} should be ${expected}, and is ${actual}`),
  ].join('\n');
}

function outcome({ status, answer, error }: Readonly<Entry>): string {
  if (answer === undefined) return 'not answered yet';
  return `answered ${status} (${error ?? answer})`;
}

/** What was called instead. */
function others(entries: readonly Readonly<Entry>[]): string {
  if (entries.length === 0) return 'Nothing was called at all.';
  const counts = new Map<string, number>();
  for (const { operation, method, url, error } of entries) {
    const name = operation ?? `${method} ${url.split('?', 1)[0]} (${error ?? 'no operation'})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return `What was called: ${[...counts].map(([name, times]) => (times === 1 ? name : `${name} (${count(times)})`)).join(', ')}.`;
}
