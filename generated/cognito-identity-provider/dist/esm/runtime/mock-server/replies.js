/** Turns what was decided on into an answer: told to the journal, and marked with what it is. */
export class Replies {
    #wire;
    #content;
    constructor(wire, content) {
        this.#wire = wire;
        this.#content = content;
    }
    give(entry, kind, content) {
        entry.answer = kind;
        entry.status = content.status;
        const headers = Object.assign(this.#wire.headers(entry.number), content.headers);
        headers['x-mock-answer'] = kind;
        // A HEAD is told how long the body would be.
        return { status: content.status, headers, body: entry.method === 'HEAD' ? '' : content.body };
    }
    /** @param operation absent for a call of none */
    fail(entry, operation, failing, wish, kind = 'error') {
        entry.error = failing.error.name;
        const made = operation === undefined
            ? this.#wire.writeError(failing.error, failing.message, undefined)
            : this.#content.error(operation, failing, wish);
        return this.give(entry, kind, made);
    }
    refuse(entry, refused, kind = 'refused') {
        entry.error = refused.name;
        return this.give(entry, kind, this.#wire.writeRefusal(refused));
    }
    /** An answer from elsewhere, whose headers are its own. */
    take(entry, { kind, ...answer }) {
        entry.answer = kind;
        entry.status = answer.status;
        const body = entry.method === 'HEAD' ? '' : answer.body;
        return { ...answer, headers: { ...answer.headers, 'x-mock-answer': kind }, body };
    }
}
