import type { MockOperation } from './api.js';
import type { Answer, AnswerKind } from './call.js';
import type { ContentMaker } from './content.js';
import type { FallbackAnswer } from './extension.js';
import type { Failing } from './failures.js';
import type { Entry } from './journal.js';
import type { Wish } from './preferences.js';
import type { Refusal, Wire, Written } from './wire.js';
/** Turns what was decided on into an answer: told to the journal, and marked with what it is. */
export declare class Replies {
    #private;
    constructor(wire: Wire, content: ContentMaker);
    give(entry: Entry, kind: AnswerKind, content: Written): Answer;
    /** @param operation absent for a call of none */
    fail(entry: Entry, operation: MockOperation | undefined, failing: Failing, wish?: Wish, kind?: AnswerKind): Answer;
    refuse(entry: Entry, refused: Refusal, kind?: AnswerKind): Answer;
    /** An answer from elsewhere, whose headers are its own. */
    take(entry: Entry, { kind, ...answer }: FallbackAnswer): Answer;
}
//# sourceMappingURL=replies.d.ts.map