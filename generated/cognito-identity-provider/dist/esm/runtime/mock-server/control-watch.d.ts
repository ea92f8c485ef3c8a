import type { Answer, Call } from './call.js';
import type { Extensible } from './extension.js';
import type { Entry } from './journal.js';
/** What a call was like on its way in and out, as far as the journal does not tell. */
export interface Exchange {
    readonly call: Call;
    readonly answer: Answer;
}
export interface Watcher {
    entry(entry: Readonly<Entry>): void;
    /** The journal was emptied. */
    cleared(): void;
}
/** Remembers calls as long as the journal does, and tells of each as it is answered. */
export declare class CallWatch {
    #private;
    constructor(journal: Pick<Extensible, 'slotOf'>);
    tell(entry: Readonly<Entry>, answer: Answer, call: Call): void;
    tellCleared(): void;
    /** @returns what ends it */
    watch(watcher: Watcher): () => void;
    exchangeOf(entry: Readonly<Entry>): Exchange | undefined;
    /** Has a call answered, and tells its entry; `undefined` where it got into no journal. */
    follow(call: Call, answer: (call: Call) => Answer | Promise<Answer>): Promise<readonly [Answer, Readonly<Entry> | undefined]>;
}
//# sourceMappingURL=control-watch.d.ts.map