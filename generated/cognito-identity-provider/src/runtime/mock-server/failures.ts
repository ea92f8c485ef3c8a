import type { MockError, MockOperation } from './api.js';

/** An error to answer with, and what to say in it. */
export interface Failing {
  readonly error: MockError;
  readonly message: string;
}

/** A failure that waits for its calls. */
export interface QueuedFailure {
  /** Name of the error. */
  readonly error: string;
  readonly operation: string | undefined;
  /** For how many calls more. */
  readonly times: number;
  readonly message: string;
}

interface Queued extends Failing {
  readonly operation: string | undefined;
  times: number;
}

/** Errors to come, in the order in which they were asked for. */
export class FailureQueue {
  #queue: Queued[] = [];

  add(error: MockError, operation: string | undefined, times: number, message: string): void {
    if (times > 0) this.#queue.push({ error, operation, times, message });
  }

  /** The next failure meant for that operation; each one is used as many times as was asked. */
  take(operation: MockOperation): Failing | undefined {
    if (this.#queue.length === 0) return undefined;
    const next = this.#queue.find((failure) => isMeantFor(failure, operation));
    if (next === undefined) return undefined;
    next.times -= 1;
    if (next.times <= 0) this.#queue = this.#queue.filter((failure) => failure !== next);
    return next;
  }

  /** Those that are still to come. */
  list(): readonly QueuedFailure[] {
    return this.#queue.map(({ error, operation, times, message }) => ({ error: error.name, operation, times, message }));
  }

  clear(): void {
    this.#queue = [];
  }
}

/** A failure that names no operation waits for one that documents the error. */
function isMeantFor(failure: Queued, operation: MockOperation): boolean {
  if (failure.operation !== undefined) return failure.operation === operation.name;
  return operation.errors.some((error) => error.name === failure.error.name);
}

/** Thrown by `context.fail`; the server turns it into the documented error. */
export class DocumentedFailure extends Error {
  override readonly name = 'DocumentedFailure';
  readonly error: MockError;

  constructor(error: MockError, message: string) {
    super(message);
    this.error = error;
  }
}
