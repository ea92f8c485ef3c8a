import type { MockApi, MockError, MockOperation } from './api.js';
import type { Answer, AnswerKind, Call } from './call.js';
import { ContentMaker } from './content.js';
import type { Fallback, FallbackAnswer } from './extension.js';
import { DocumentedFailure, type Failing, FailureQueue } from './failures.js';
import { describeViolations, errorForInvalidInput, violationsOf } from './invalid-input.js';
import type { Entry } from './journal.js';
import { readWish, type Wish, wishes } from './preferences.js';
import type { RuleBook } from './rules.js';
import type { MockStore } from './store.js';
import type { HandlerContext, ServerOptions } from './types.js';
import { type ReadInput, type Refusal, refusal, type Wire, type Written } from './wire.js';

export type AnyHandler<State> = (input: unknown, context: HandlerContext<State, string>) => unknown;

/** What answers are made with, besides the API. */
export interface Means<State> {
  readonly seed: string;
  readonly store: MockStore;
  readonly rules: RuleBook;
  readonly now: () => number;
  readonly makeState: () => State;
}

/** Decides what a call is answered with, in the order that `Server` tells. */
export class Answering<State> {
  readonly #wire: Wire;
  readonly #operations: ReadonlyMap<string, MockOperation>;
  readonly #errors: ReadonlyMap<string, MockError>;
  readonly #content: ContentMaker;
  readonly #failures = new FailureQueue();
  readonly #handlers = new Map<string, AnyHandler<State>>();
  readonly #validates: boolean;
  readonly #means: Means<State>;
  #fallbacks: readonly Fallback[] = [];
  #state: State;

  constructor(api: MockApi, means: Means<State>, options: ServerOptions) {
    const types = new Map(api.types.map(({ name, schema }) => [name, schema]));
    this.#wire = api.wire(api, types, means.seed);
    this.#operations = new Map(api.operations.map((operation) => [operation.name, operation]));
    this.#errors = new Map(api.errors.map((error) => [error.name, error]));
    this.#content = new ContentMaker(this.#wire, means.seed, types, api.patterns);
    this.#validates = options.validate ?? true;
    this.#means = means;
    this.#state = means.makeState();
  }

  get state(): State {
    return this.#state;
  }

  on(operation: string, handler: AnyHandler<State>): void {
    this.#handlers.set(this.#operation(operation).name, handler);
  }

  off(operation: string | undefined): void {
    if (operation === undefined) this.#handlers.clear();
    else this.#handlers.delete(this.#operation(operation).name);
  }

  fail(errorName: string, operation: string | undefined, times: number, message: string | undefined): void {
    const error = this.#documented(errorName, operation === undefined ? undefined : this.#operation(operation));
    this.#failures.add(error, operation, times, message ?? error.message);
  }

  get failures(): FailureQueue {
    return this.#failures;
  }

  handles(operation: string): boolean {
    return this.#handlers.has(operation);
  }

  fallBack(fallback: Fallback): () => void {
    this.#fallbacks = [...this.#fallbacks, fallback];
    return () => {
      this.#fallbacks = this.#fallbacks.filter((each) => each !== fallback);
    };
  }

  /** @returns what makes handlers and fallbacks those again that there are now */
  checkpoint(): () => void {
    const [handlers, fallbacks] = [[...this.#handlers], this.#fallbacks];
    return () => {
      this.#handlers.clear();
      for (const [name, handler] of handlers) this.#handlers.set(name, handler);
      this.#fallbacks = fallbacks;
    };
  }

  reset(): void {
    this.#failures.clear();
    this.#state = this.#means.makeState();
  }

  /** Whatever goes wrong in here (a body nested too deep to be validated, …) is an answer, never the end of the server. */
  answer(entry: Entry, call: Call, text: string): Answer | Promise<Answer> {
    const explain = (thrown: unknown): Answer =>
      this.#refuse(entry, refusal(500, 'InternalFailure', `The mock server failed: ${wordsOf(thrown)}`));
    try {
      const answer = this.#routed(entry, call, text);
      return answer instanceof Promise ? answer.catch(explain) : answer;
    } catch (thrown) {
      return explain(thrown);
    }
  }

  refuseSize(entry: Entry, limit: number): Answer {
    return this.#refuse(entry, this.#wire.refuseSize(limit));
  }

  #routed(entry: Entry, call: Call, text: string): Answer | Promise<Answer> {
    const route = this.#wire.route(call);
    if (route.kind === 'refusal') return this.#fellBack(entry, call, () => this.#refuse(entry, route));
    entry.operation = route.operation.name;
    const read = this.#wire.readInput(route, call, text);
    if (read instanceof Promise) return read.then((done) => this.#answered(entry, call, text, route.operation, done));
    return this.#answered(entry, call, text, route.operation, read);
  }

  #answered(entry: Entry, call: Call, text: string, operation: MockOperation, read: ReadInput): Answer | Promise<Answer> {
    if (read.kind === 'input') entry.input = read.input;
    const wish = wishes(entry.headers) ? readWish(entry.headers, operation, this.#errors) : undefined;
    if (wish?.kind === 'refusal') return this.#refuse(entry, wish);
    const failing =
      wish?.error === undefined ? this.#failures.take(operation) : { error: wish.error, message: wish.error.message };
    if (failing !== undefined) return this.#failed(entry, operation, failing, wish);
    if (read.kind === 'refusal') return this.#refuse(entry, read);
    const invalid = this.#validates ? this.#checked(entry, operation, read.input) : undefined;
    if (invalid !== undefined) return invalid;
    const handler = this.#handlers.get(operation.name);
    if (handler !== undefined) return this.#handled(entry, operation, handler, read.input);
    return this.#fellBack(entry, call, () => {
      const content = this.#content.success(operation, wish, `${entry.url}\n${text}`);
      return finished(entry, content.kind, content.written, this.#wire);
    });
  }

  #fellBack(entry: Entry, call: Call, otherwise: () => Answer): Answer | Promise<Answer> {
    if (this.#fallbacks.length === 0) return otherwise();
    return this.#askFallbacks(entry, call).then((found) => (found === undefined ? otherwise() : taken(entry, found)));
  }

  async #askFallbacks(entry: Entry, call: Call): Promise<FallbackAnswer | undefined> {
    for (const fallback of this.#fallbacks) {
      const answer = await fallback(call, entry);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #checked(entry: Entry, operation: MockOperation, input: unknown): Answer | undefined {
    const wanted = operation.input;
    if (wanted.kind === 'none' || (wanted.kind === 'body' && !wanted.required && input === undefined)) return undefined;
    const result = wanted.validate(input);
    if (result.issues === undefined) return undefined;
    const violations = violationsOf(result.issues, this.#wire);
    const message = describeViolations(violations);
    const error = errorForInvalidInput(operation, this.#errors, this.#wire.statusesTell);
    if (error === undefined) return this.#refuse(entry, this.#wire.refuseInput(message, violations), 'invalid');
    entry.error = error.name;
    return finished(entry, 'invalid', this.#content.error(operation, { error, message }, undefined), this.#wire);
  }

  #handled(entry: Entry, operation: MockOperation, handler: AnyHandler<State>, input: unknown): Answer | Promise<Answer> {
    const fail = (errorName: string, message?: string): never => {
      const error = this.#documented(errorName, operation);
      throw new DocumentedFailure(error, message ?? error.message);
    };
    const succeed = (output: unknown): Answer =>
      finished(entry, 'handler', this.#wire.writeValue(operation.responses[0], output), this.#wire);
    const explain = (thrown: unknown): Answer => this.#thrown(entry, operation, thrown);
    const { store, now } = this.#means;
    try {
      const output = handler(input, { state: this.#state, store, now, request: entry, fail });
      if (isPromise(output)) return output.then(settle).then(succeed).catch(explain);
      return output instanceof Blob ? settle(output).then(succeed) : succeed(output);
    } catch (thrown) {
      return explain(thrown);
    }
  }

  #thrown(entry: Entry, operation: MockOperation, thrown: unknown): Answer {
    if (thrown instanceof DocumentedFailure) return this.#failed(entry, operation, thrown, undefined);
    return this.#refuse(
      entry,
      refusal(500, 'InternalFailure', `The handler of ${operation.name} threw: ${wordsOf(thrown)}`),
      'error',
    );
  }

  #failed(entry: Entry, operation: MockOperation, failing: Failing, wish: Wish | undefined): Answer {
    entry.error = failing.error.name;
    return finished(entry, 'error', this.#content.error(operation, failing, wish), this.#wire);
  }

  #refuse(entry: Entry, refused: Refusal, kind: AnswerKind = 'refused'): Answer {
    entry.error = refused.name;
    return finished(entry, kind, this.#wire.writeRefusal(refused), this.#wire);
  }

  #operation(name: string): MockOperation {
    const operation = this.#operations.get(name);
    if (operation === undefined)
      throw new RangeError(`There is no operation ${name}; there are ${[...this.#operations.keys()].join(', ')}.`);
    return operation;
  }

  #documented(name: string, operation: MockOperation | undefined): MockError {
    const error = this.#errors.get(name);
    const names = operation === undefined ? [...this.#errors.keys()] : operation.errors.map((each) => each.name);
    if (error === undefined || !names.includes(name)) {
      throw new RangeError(
        `${operation?.name ?? 'The API'} documents no error ${name}; it documents ${names.join(', ') || 'none'}.`,
      );
    }
    return error;
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function finished(entry: Entry, kind: AnswerKind, content: Written, wire: Wire): Answer {
  entry.answer = kind;
  entry.status = content.status;
  const headers = Object.assign(wire.headers(entry.number), content.headers);
  headers['x-mock-answer'] = kind;
  // A HEAD is told how long the body would be.
  return { status: content.status, headers, body: entry.method === 'HEAD' ? '' : content.body };
}

function taken(entry: Entry, { kind, ...answer }: FallbackAnswer): Answer {
  entry.answer = kind;
  entry.status = answer.status;
  return { ...answer, headers: { ...answer.headers, 'x-mock-answer': kind } };
}

/** Bytes of a Blob can only be waited for. */
async function settle(output: unknown): Promise<unknown> {
  return output instanceof Blob ? new Uint8Array(await output.arrayBuffer()) : output;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}
