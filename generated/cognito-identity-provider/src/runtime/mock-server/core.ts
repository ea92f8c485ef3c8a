import { Answering } from './answering.js';
import type { MockApi } from './api.js';
import { type Answer, brokenDown, type Call, decodeText } from './call.js';
import type { Decorator, EntryListener, Extensible, Fallback, Interceptor } from './extension.js';
import type { QueuedFailure } from './failures.js';
import { type AnyHandler, wordsOf } from './handling.js';
import { type Entry, Journal } from './journal.js';
import { Pauses } from './pauses.js';
import { Random } from './random.js';
import { Registry } from './registry.js';
import { RuleBook } from './rules.js';
import { Store, type StoreSnapshot } from './store.js';
import type { ServerOptions, ServerSnapshot } from './types.js';

/** From call to answer, without any listener. Waits only where a handler, a multipart body, an extension or latency makes it wait. */
export class MockCore<State> implements Extensible {
  readonly api: MockApi;
  readonly bodyLimit: number;
  readonly store: Store;
  readonly rules: RuleBook;
  readonly now: () => number;
  /** What answers wait for: latency, and rules' delays and drips. */
  readonly pauses: Pauses = new Pauses();
  readonly #answering: Answering<State>;
  readonly #journal: Journal;
  readonly #latency: ((number: number) => number) | undefined;
  readonly #seedStore: StoreSnapshot;
  readonly #interceptors = new Registry<Interceptor>();
  readonly #decorators = new Registry<Decorator>();
  readonly #listeners = new Registry<EntryListener>();
  #keepsBodies: boolean;

  constructor(api: MockApi, options: ServerOptions, makeState: () => State) {
    const seed = String(options.seed ?? 1);
    this.api = api;
    this.bodyLimit = options.bodyLimit ?? 8 * 1024 * 1024;
    this.now = options.now ?? Date.now;
    this.store = new Store(this.now, options.store);
    // A copy, which stays what it is.
    this.#seedStore = this.store.snapshot();
    this.rules = new RuleBook(api, seed, options.rules);
    this.#answering = new Answering(api, { seed, store: this.store, rules: this.rules, now: this.now, makeState }, options);
    this.#journal = new Journal(options.journalLimit ?? 200);
    this.#latency = latencyOf(options.latency, seed);
    this.#keepsBodies = options.journalBodies ?? false;
  }

  get state(): State {
    return this.#answering.handling.state;
  }

  get requests(): readonly Entry[] {
    return this.#journal.entries;
  }

  get forgotten(): number {
    return this.#journal.forgotten;
  }

  slotOf(entry: Readonly<Entry>): number | undefined {
    return this.#journal.slotOf(entry);
  }

  on(operation: string, handler: AnyHandler<State>): void {
    this.#answering.handling.on(operation, handler);
  }

  off(operation: string | undefined): void {
    this.#answering.handling.off(operation);
  }

  fail(errorName: string, operation: string | undefined, times: number, message: string | undefined): void {
    this.#answering.fail(errorName, operation, times, message);
  }

  get failures(): readonly QueuedFailure[] {
    return this.#answering.failures.list();
  }

  forgetFailures(): void {
    this.#answering.failures.clear();
  }

  forgetCalls(): void {
    this.#journal.clear(this.#journal.number);
  }

  handles(operation: string): boolean {
    return this.#answering.handling.handles(operation);
  }

  intercept(interceptor: Interceptor): () => void {
    return this.#interceptors.add(interceptor);
  }

  fallBack(fallback: Fallback): () => void {
    return this.#answering.fallbacks.add(fallback);
  }

  takeOver(takeover: Fallback): () => void {
    return this.#answering.takeovers.add(takeover);
  }

  decorate(decorator: Decorator): () => void {
    return this.#decorators.add(decorator);
  }

  onEntry(listener: EntryListener): () => void {
    return this.#listeners.add(listener);
  }

  keepBodies(): void {
    this.#keepsBodies = true;
  }

  snapshot(): ServerSnapshot {
    return { store: this.store.snapshot(), rules: this.rules.counts(), number: this.#journal.number };
  }

  restore(snapshot: ServerSnapshot): void {
    this.#answering.reset();
    this.#journal.clear(snapshot.number);
    this.store.restore(snapshot.store);
    this.rules.restoreCounts(snapshot.rules);
  }

  reset(): void {
    this.restore({ store: this.#seedStore, rules: {}, number: 0 });
  }

  checkpoint(): () => void {
    const snapshot = this.snapshot();
    const extensions = [this.#interceptors, this.#decorators, this.#listeners];
    const parts = [this.rules, this.#answering, ...extensions].map((part) => part.checkpoint());
    const keepsBodies = this.#keepsBodies;
    return () => {
      for (const takeBack of parts) takeBack();
      this.#keepsBodies = keepsBodies;
      this.restore(snapshot);
    };
  }

  /** Nothing that an extension does wrong is the end of the server. */
  handle(call: Call): Answer | Promise<Answer> {
    try {
      const answer = this.#handled(call);
      return answer instanceof Promise ? answer.catch(failedExtension) : answer;
    } catch (thrown) {
      return failedExtension(thrown);
    }
  }

  #handled(call: Call): Answer | Promise<Answer> {
    for (const intercept of this.#interceptors.items) {
      const answer = intercept(call);
      if (answer !== undefined) return answer instanceof Promise ? answer.then(controlled) : controlled(answer);
    }
    const text = decodeText(call.body);
    const entry = this.#journal.open(call, text, this.now());
    const answer = this.#answering.answer(entry, call, text);
    if (answer instanceof Promise) return answer.then((made) => this.#timed(entry, made, call));
    return this.#timed(entry, answer, call);
  }

  /** The answer to a call whose body nobody wanted to wait for. */
  handleTooLarge(call: Call): Answer {
    try {
      const entry = this.#journal.open(call, '', this.now());
      return this.#sent(entry, this.#answering.refuseSize(entry, this.bodyLimit), call);
    } catch (thrown) {
      return failedExtension(thrown);
    }
  }

  #sent(entry: Entry, made: Answer, call: Call): Answer {
    let answer = made;
    for (const decorate of this.#decorators.items) answer = decorate(answer, call);
    entry.duration = this.now() - entry.startedAt;
    if (this.#keepsBodies) entry.answerBody = typeof answer.body === 'string' ? answer.body : decodeText(answer.body);
    for (const listener of this.#listeners.items) listener(entry, answer, call);
    return answer;
  }

  #timed(entry: Entry, answer: Answer, call: Call): Answer | Promise<Answer> {
    const wait = (this.#latency?.(entry.number) ?? 0) + (answer.delivery?.delay ?? 0);
    if (wait === 0) return this.#sent(entry, answer, call);
    return this.pauses.wait(wait, call.signal).then(() => this.#sent(entry, answer, call));
  }
}

function failedExtension(thrown: unknown): Answer {
  return brokenDown(`An extension of the mock server failed: ${wordsOf(thrown)}`);
}

function controlled(answer: Answer): Answer {
  answer.headers['x-mock-answer'] ??= 'control';
  return answer;
}

function latencyOf(latency: ServerOptions['latency'], seed: string): ((number: number) => number) | undefined {
  if (latency === undefined || latency === 0) return undefined;
  if (typeof latency === 'number') return () => latency;
  return (number) => new Random(`${seed}/latency/${number}`).between(latency.min, latency.max);
}
