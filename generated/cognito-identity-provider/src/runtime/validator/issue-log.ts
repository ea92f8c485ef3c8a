import { deepest } from './depth.js';
import type { Validated, ValidateOptions, ValueIssue, ValueKeyword } from './issue.js';

/** Collects issues while a value is walked; knows where the walk is. */
export class IssueLog {
  readonly issues: ValueIssue[] = [];
  /** Whether enum values that are not documented pass. */
  readonly open: boolean;
  readonly #path: (string | number)[] = [];
  #most: number;

  constructor(options: ValidateOptions | undefined) {
    this.open = acceptsUnknown(options);
    this.#most = options?.abortEarly === true ? 1 : Number.POSITIVE_INFINITY;
  }

  /** Whether the rest of the walk would be in vain. */
  get full(): boolean {
    return this.issues.length >= this.#most;
  }

  enter(key: string | number): void {
    this.#path.push(key);
  }

  leave(): void {
    this.#path.pop();
  }

  add(keyword: ValueKeyword, message: string, expected?: ValueIssue['expected']): void {
    if (this.full) return;
    const path = [...this.#path];
    const issue = { path, pointer: pointerTo(path), keyword, message };
    this.issues.push(expected === undefined ? issue : { ...issue, expected });
  }

  /** @param expected with its article: `a string` */
  type(expected: string, value: unknown): void {
    this.add('type', `must be ${expected}, not ${nameOf(value)}`, expected);
  }

  /** Ends the walk: what is a circle has no end, and a circle of many ways would be walked by each of them. */
  tooDeep(): void {
    this.add('depth', `must not be nested deeper than ${deepest} levels`, deepest);
    this.#most = this.issues.length;
  }

  missing(key: string): void {
    this.enter(key);
    this.add('required', 'is required');
    this.leave();
  }

  /** A member that has to be there. */
  required(key: string, value: unknown, collect: Collect): void {
    if (value === undefined) this.missing(key);
    else this.#inside(key, value, collect);
  }

  /** A member that may be left out. */
  optional(key: string, value: unknown, collect: Collect): void {
    if (value !== undefined) this.#inside(key, value, collect);
  }

  items(values: readonly unknown[], collect: Collect): void {
    for (const [index, value] of values.entries()) {
      this.#inside(index, value, collect);
      if (this.full) return;
    }
  }

  entries(values: { readonly [key: string]: unknown }, collect: Collect): void {
    for (const [key, value] of Object.entries(values)) {
      this.#inside(key, value, collect);
      if (this.full) return;
    }
  }

  #inside(key: string | number, value: unknown, collect: Collect): void {
    this.enter(key);
    collect(value, this);
    this.leave();
  }
}

/** Writes all that is wrong with a value to a log. */
type Collect = (value: unknown, log: IssueLog) => void;

export const acceptsUnknown = (options: ValidateOptions | undefined): boolean => options?.unknownEnumValues === 'accept';

/** Walks a value that is known to be wrong. */
export function invalid(
  value: unknown,
  collect: Collect,
  options: ValidateOptions | undefined,
): Extract<Validated<never>, { readonly issues: readonly ValueIssue[] }> {
  const log = new IssueLog(options);
  collect(value, log);
  return { issues: log.issues };
}

function pointerTo(path: readonly (string | number)[]): string {
  let pointer = '';
  for (const key of path) {
    const isPlain = typeof key === 'number' || !/[~/]/u.test(key);
    pointer += `/${isPlain ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number' && !Number.isInteger(value)) return Number.isFinite(value) ? 'a fraction' : String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
