import type { MockOperation } from './api.js';
import type { Answer } from './call.js';
import type { Documented } from './documented.js';
import { DocumentedFailure } from './failures.js';
import type { Entry } from './journal.js';
import type { Replies } from './replies.js';
import type { MockStore } from './store.js';
import type { HandlerContext } from './types.js';
import { refusal, type Wire } from './wire.js';

export type AnyHandler<State> = (input: unknown, context: HandlerContext<State, string>) => unknown;

/** What handlers have at hand, whatever the call. */
export interface HandlerMeans<State> {
  readonly store: MockStore;
  readonly now: () => number;
  readonly makeState: () => State;
}

/** The handlers of a server, what they share, and what becomes of what they return or throw. */
export class Handling<State> {
  readonly #wire: Wire;
  readonly #replies: Replies;
  readonly #documented: Documented;
  readonly #means: HandlerMeans<State>;
  readonly #handlers = new Map<string, AnyHandler<State>>();
  #state: State;

  constructor(wire: Wire, replies: Replies, documented: Documented, means: HandlerMeans<State>) {
    this.#wire = wire;
    this.#replies = replies;
    this.#documented = documented;
    this.#means = means;
    this.#state = means.makeState();
  }

  get state(): State {
    return this.#state;
  }

  on(operation: string, handler: AnyHandler<State>): void {
    this.#handlers.set(this.#documented.operation(operation).name, handler);
  }

  off(operation: string | undefined): void {
    if (operation === undefined) this.#handlers.clear();
    else this.#handlers.delete(this.#documented.operation(operation).name);
  }

  handles(operation: string): boolean {
    return this.#handlers.has(operation);
  }

  /** @returns what makes handlers those again that there are now */
  checkpoint(): () => void {
    const handlers = [...this.#handlers];
    return () => {
      this.#handlers.clear();
      for (const [name, handler] of handlers) this.#handlers.set(name, handler);
    };
  }

  reset(): void {
    this.#state = this.#means.makeState();
  }

  /** @returns `undefined` where the operation has no handler */
  answer(entry: Entry, operation: MockOperation, input: unknown): Answer | Promise<Answer> | undefined {
    const handler = this.#handlers.get(operation.name);
    if (handler === undefined) return undefined;
    const succeed = (output: unknown): Answer =>
      this.#replies.give(entry, 'handler', this.#wire.writeValue(operation.responses[0], output));
    const explain = (thrown: unknown): Answer => this.#thrown(entry, operation, thrown);
    try {
      const output = handler(input, this.#context(entry, operation));
      if (isPromise(output)) return output.then(settle).then(succeed).catch(explain);
      return output instanceof Blob ? settle(output).then(succeed) : succeed(output);
    } catch (thrown) {
      return explain(thrown);
    }
  }

  #context(entry: Entry, operation: MockOperation): HandlerContext<State, string> {
    const { store, now } = this.#means;
    const fail = (errorName: string, message?: string): never => {
      const error = this.#documented.error(errorName, operation);
      throw new DocumentedFailure(error, message ?? error.message);
    };
    return { state: this.#state, store, now, request: entry, fail };
  }

  #thrown(entry: Entry, operation: MockOperation, thrown: unknown): Answer {
    if (thrown instanceof DocumentedFailure) return this.#replies.fail(entry, operation, thrown);
    const words = `The handler of ${operation.name} threw: ${wordsOf(thrown)}`;
    return this.#replies.refuse(entry, refusal(500, 'InternalFailure', words), 'error');
  }
}

export function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Bytes of a Blob can only be waited for. */
async function settle(output: unknown): Promise<unknown> {
  return output instanceof Blob ? new Uint8Array(await output.arrayBuffer()) : output;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}
