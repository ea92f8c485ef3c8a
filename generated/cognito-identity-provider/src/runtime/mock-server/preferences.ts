import type { MockError, MockExample, MockOperation, MockResponse } from './api.js';
import type { CallHeaders } from './call.js';
import { type Refusal, refusal } from './wire.js';

/** What a call asks of its own answer. */
export interface Wish {
  readonly kind: 'wish';
  readonly error: MockError | undefined;
  readonly response: MockResponse;
  readonly example: MockExample | undefined;
  /** Make the answer from the schema, although there is an example. */
  readonly isDynamic: boolean;
}

/** Whether there is anything to read: calls seldom wish, and then nothing should be spent on it. */
export function wishes(headers: CallHeaders): boolean {
  return headers['prefer'] !== undefined || headers['x-mock-error'] !== undefined;
}

/**
 * Reads `Prefer: code=…, example=…, dynamic=true` and `x-mock-error: Name`. A code is an error's name, its documented status or
 * its status on the wire, or the status of a documented response. A wish that the API has no answer for is refused rather than
 * passed over: the test that made it is mistaken.
 * @returns `undefined` where other things are preferred only: `return=minimal`
 */
export function readWish(
  headers: CallHeaders,
  operation: MockOperation,
  errors: ReadonlyMap<string, MockError>,
): Wish | Refusal | undefined {
  const preferences = preferencesOf(headers['prefer'] ?? '');
  const wanted = headers['x-mock-error']?.trim() ?? preferences.get('code');
  const isDynamic = preferences.get('dynamic') === 'true';
  if (wanted === undefined && !isDynamic && !preferences.has('example')) return undefined;
  const [first] = operation.responses;
  const response = operation.responses.find(({ status }) => String(status) === wanted);
  const error = wanted === undefined || response !== undefined ? undefined : findError(wanted, operation, errors);
  if (wanted !== undefined && response === undefined && error === undefined) {
    return unanswerable(`${operation.name} documents no answer ${wanted}; it has ${answersOf(operation)}.`);
  }
  const examples =
    error === undefined
      ? (response ?? first).examples
      : (operation.errors.find(({ name }) => name === error.name)?.examples ?? []);
  const title = preferences.get('example');
  const example = title === undefined ? undefined : findExample(title, examples);
  if (title !== undefined && example === undefined) {
    return unanswerable(`${operation.name} has no example ${title} there; it has ${titlesOf(examples)}.`);
  }
  return { kind: 'wish', error, response: response ?? first, example, isDynamic };
}

function unanswerable(message: string): Refusal {
  return refusal(400, 'UnknownPreferenceException', message);
}

/** `code=400, example="A, b"; dynamic=true`: names in lower case, values without their quotes, the first of a name counts. */
function preferencesOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, plain] of header.matchAll(/([\w-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^,;]*)))?/g)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain?.trim() ?? 'true');
  }
  return found;
}

type FindError = (wanted: string, operation: MockOperation, errors: ReadonlyMap<string, MockError>) => string | undefined;

/** What a code may mean, the most exact first. */
const meanings: readonly FindError[] = [
  (wanted, operation) => operation.errors.find(({ name }) => name === wanted)?.name,
  (wanted, operation) => operation.errors.find(({ documentedStatus }) => String(documentedStatus) === wanted)?.name,
  (wanted, operation, errors) => operation.errors.find(({ name }) => String(errors.get(name)?.status) === wanted)?.name,
  (wanted, _operation, errors) => errors.get(wanted)?.name,
];

function findError(wanted: string, operation: MockOperation, errors: ReadonlyMap<string, MockError>): MockError | undefined {
  for (const meaning of meanings) {
    const name = meaning(wanted, operation, errors);
    if (name !== undefined) return errors.get(name);
  }
  return undefined;
}

/** By title, whole or its end (`Example 1` of `200 - Example 1`), or by its place counted from 1. */
export function findExample(wanted: string, examples: readonly MockExample[]): MockExample | undefined {
  const sought = wanted.toLowerCase();
  return (
    examples.find(({ title }) => title?.toLowerCase() === sought) ??
    examples.find(({ title }) => title?.toLowerCase().endsWith(` ${sought}`)) ??
    (/^\d+$/.test(wanted) ? examples[Number(wanted) - 1] : undefined)
  );
}

function answersOf(operation: MockOperation): string {
  const codes = operation.errors.map(({ name, documentedStatus }) =>
    documentedStatus === undefined ? name : `${documentedStatus} ${name}`,
  );
  return [...operation.responses.map(({ status }) => String(status)), ...codes].join(', ');
}

function titlesOf(examples: readonly MockExample[]): string {
  return examples.length === 0 ? 'none' : examples.map(({ title }, index) => title ?? String(index + 1)).join(', ');
}
