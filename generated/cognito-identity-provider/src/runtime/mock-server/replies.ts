import type { MockOperation } from './api.js';
import type { Answer, AnswerKind } from './call.js';
import type { ContentMaker } from './content.js';
import type { FallbackAnswer } from './extension.js';
import type { Failing } from './failures.js';
import type { Entry } from './journal.js';
import type { Wish } from './preferences.js';
import type { Refusal, Wire, Written } from './wire.js';

/** Turns what was decided on into an answer: told to the journal, and marked with what it is. */
export class Replies {
  readonly #wire: Wire;
  readonly #content: ContentMaker;

  constructor(wire: Wire, content: ContentMaker) {
    this.#wire = wire;
    this.#content = content;
  }

  give(entry: Entry, kind: AnswerKind, content: Written): Answer {
    entry.answer = kind;
    entry.status = content.status;
    const headers = Object.assign(this.#wire.headers(entry.number), content.headers);
    headers['x-mock-answer'] = kind;
    // A HEAD is told how long the body would be.
    return { status: content.status, headers, body: entry.method === 'HEAD' ? '' : content.body };
  }

  /** @param operation absent for a call of none */
  fail(entry: Entry, operation: MockOperation | undefined, failing: Failing, wish?: Wish, kind: AnswerKind = 'error'): Answer {
    entry.error = failing.error.name;
    const made =
      operation === undefined
        ? this.#wire.writeError(failing.error, failing.message, undefined)
        : this.#content.error(operation, failing, wish);
    return this.give(entry, kind, made);
  }

  refuse(entry: Entry, refused: Refusal, kind: AnswerKind = 'refused'): Answer {
    entry.error = refused.name;
    return this.give(entry, kind, this.#wire.writeRefusal(refused));
  }

  /** An answer from elsewhere, whose headers are its own. */
  take(entry: Entry, { kind, ...answer }: FallbackAnswer): Answer {
    entry.answer = kind;
    entry.status = answer.status;
    const body = entry.method === 'HEAD' ? '' : answer.body;
    return { ...answer, headers: { ...answer.headers, 'x-mock-answer': kind }, body };
  }
}
