import type { MockError, MockExample, MockOperation, MockResponse } from './api.js';
import { type Answer, decodeText, headerText } from './call.js';
import { type ContentMaker, problemWith } from './content.js';
import type { Delivery } from './delivery.js';
import type { Entry } from './journal.js';
import type { InputState } from './matcher.js';
import { findExample } from './preferences.js';
import { Random } from './random.js';
import type { Replies } from './replies.js';
import type { RuleDelivery } from './rule.js';
import type { ReadyAnswer } from './rule-answer.js';
import type { RuleBook, UsedRule } from './rules.js';
import { setProperty } from './schema.js';
import type { Scope } from './scope.js';
import type { MockStore } from './store.js';
import { type Wire, type Written, written } from './wire.js';

/** A call that rules are asked about. */
export interface RuledCall {
  readonly entry: Entry;
  readonly operation: MockOperation | undefined;
  readonly input: InputState;
}

/** What rules' answers are made with. */
export interface RuleMeans {
  readonly seed: string;
  readonly rules: RuleBook;
  readonly store: MockStore;
  readonly now: () => number;
  readonly wire: Wire;
  readonly content: ContentMaker;
  readonly replies: Replies;
  readonly errors: ReadonlyMap<string, MockError>;
}

/** Has rules decide what a call is answered with. */
export class Ruling {
  readonly #means: RuleMeans;

  constructor(means: RuleMeans) {
    this.#means = means;
  }

  /** @param otherwise what there is to be answered without rules; not asked where a rule answers */
  answer(call: RuledCall, otherwise: () => Answer | Promise<Answer>): Answer | Promise<Answer> {
    const { rules, store, now } = this.#means;
    const used = rules.take({ entry: call.entry, store, now }, call.input, (answer) => canAnswer(answer, call.operation));
    const last = used.at(-1);
    if (last === undefined) return otherwise();
    const answer = last.answer.kind === 'pass' ? otherwise() : this.#made(call, last.answer, last.scope);
    return answer instanceof Promise
      ? answer.then((made) => this.#concluded(call.entry, made, used))
      : this.#concluded(call.entry, answer, used);
  }

  /** Everything that rules do besides the answer itself. */
  #concluded(entry: Entry, made: Answer, used: readonly UsedRule[]): Answer {
    const names = used.map(({ name }) => name);
    entry.rule = names.at(-1);
    // Each answer has headers of its own.
    const { headers } = made;
    headers['x-mock-rule'] = headerText(names.join(', '));
    for (const { answer, scope } of used) {
      for (const [name, value] of answer.headers) setProperty(headers, name, headerText(value(scope)));
    }
    let body: { readonly value: unknown } | undefined;
    for (const { changes, scope } of used) {
      if (changes.length === 0) continue;
      body ??= { value: valueIn(made.body) };
      scope.answer = body.value;
      for (const change of changes) change(scope);
    }
    const delivery = this.#deliveryOf(used);
    return delivery === undefined ? made : { ...made, delivery };
  }

  /** Of two rules that both say how an answer travels, the first that was asked is heard. */
  #deliveryOf(used: readonly UsedRule[]): Delivery | undefined {
    const all = used.flatMap(({ name, delivery, scope }) => (delivery === undefined ? [] : [{ name, delivery, scope }]));
    if (all.length === 0) return undefined;
    const deliveries = all.map(({ name, delivery: { delay, ...rest }, scope }) =>
      delay === undefined ? rest : { ...rest, delay: this.#delay(delay, `${name}/${scope.rule.matches}`) },
    );
    return Object.assign({}, ...deliveries.reverse());
  }

  #delay(delay: NonNullable<RuleDelivery['delay']>, key: string): number {
    return typeof delay === 'number' ? delay : new Random(`${this.#means.seed}/delay/${key}`).between(delay.min, delay.max);
  }

  #made(call: RuledCall, answer: Exclude<ReadyAnswer, { kind: 'pass' }>, scope: Scope): Answer {
    const { replies } = this.#means;
    switch (answer.kind) {
      case 'error':
        return this.#failed(call, answer.error, answer.message?.(scope));
      case 'example':
      case 'synthesise':
        return this.#documented(call, answer);
      case 'body':
        return replies.give(call.entry, 'rule', this.#body(call.operation, answer.status, answer.body(scope)));
      case 'text': {
        const text = answer.text(scope);
        const status = answer.status ?? call.operation?.responses[0].status ?? 200;
        return replies.give(call.entry, 'rule', written(status, text === '' ? {} : plainText, text));
      }
    }
  }

  #failed({ entry, operation }: RuledCall, name: string, message: string | undefined): Answer {
    const error = this.#means.errors.get(name);
    if (error === undefined) throw new RangeError(`The API documents no error ${name}.`);
    return this.#means.replies.fail(entry, operation, { error, message: message ?? error.message });
  }

  #documented({ entry, operation }: RuledCall, answer: Extract<ReadyAnswer, { kind: 'example' | 'synthesise' }>): Answer {
    if (operation === undefined) throw new TypeError('A call of no operation has neither examples nor a schema.');
    const found = answer.kind === 'example' ? exampleOf(operation, answer.title) : undefined;
    const response = found?.response ?? operation.responses[0];
    const wish = { kind: 'wish', error: undefined, response, example: found?.example, isDynamic: found === undefined } as const;
    const made = this.#means.content.success(operation, wish, entry);
    return this.#means.replies.give(entry, made.kind, made.written);
  }

  /** What breaks the operation's schema is sent all the same, since rules are for such things too; but it is told. */
  #body(operation: MockOperation | undefined, wanted: number | undefined, value: unknown): Written {
    const status = wanted ?? operation?.responses[0].status ?? 200;
    const response = operation?.responses.find((each) => each.status === status);
    const shape: MockResponse =
      response?.mediaType === undefined ? { ...noResponse, status, mediaType: 'application/json' } : response;
    const made = this.#means.wire.writeValue(shape, value);
    const problem = response === undefined ? undefined : problemWith(response, value);
    if (problem === undefined) return made;
    return { ...made, headers: { ...made.headers, 'x-mock-note': headerText(`the rule's body breaks the schema: ${problem}`) } };
  }
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };
const noResponse = { headers: [], examples: [] };

function canAnswer(answer: ReadyAnswer, operation: MockOperation | undefined): boolean {
  if (answer.kind === 'synthesise') return operation !== undefined;
  return answer.kind !== 'example' || (operation !== undefined && exampleOf(operation, answer.title) !== undefined);
}

function exampleOf(
  operation: MockOperation,
  title: string,
): { readonly response: MockResponse; readonly example: MockExample } | undefined {
  for (const response of operation.responses) {
    const example = findExample(title, response.examples);
    if (example !== undefined) return { response, example };
  }
  return undefined;
}

/** What a body says: JSON, or else its text. */
function valueIn(body: Answer['body']): unknown {
  const text = typeof body === 'string' ? body : decodeText(body);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
