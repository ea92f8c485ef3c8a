/** A text with something between `${` and `}` that cannot be read. */
export class PlaceholderError extends Error {
    name = 'PlaceholderError';
}
const opening = '${';
/** Prints what would otherwise begin a placeholder. */
const escaped = '$${';
export function readPieces(text) {
    const pieces = [];
    let plain = '';
    let at = 0;
    while (at < text.length) {
        if (text.startsWith(escaped, at)) {
            plain += opening;
            at += escaped.length;
        }
        else if (text.startsWith(opening, at)) {
            if (plain !== '')
                pieces.push({ kind: 'text', text: plain });
            plain = '';
            const reader = new Reader(text, at + opening.length);
            pieces.push({ kind: 'placeholder', placeholder: reader.placeholder() });
            at = reader.at;
        }
        else {
            plain += text.charAt(at);
            at += 1;
        }
    }
    if (plain !== '')
        pieces.push({ kind: 'text', text: plain });
    return pieces;
}
const name = /[^\s.[\]{}"'=$]+/y;
const integer = /\d+(?=\s*\])/y;
const quoted = /"((?:[^"\\]|\\.)*)"|'([^']*)'/y;
const plainLiteral = /(?:-?\d+(?:\.\d+)?|true|false|null)(?=[\s}\]])/y;
const property = /[^\s.[\]{}"'=$]+(?=\s*=)/y;
const blank = /\s*/y;
const or = /\s+or\s+/y;
class Reader {
    #text;
    #from;
    at;
    constructor(text, at) {
        this.#text = text;
        this.#from = at;
        this.at = at;
    }
    placeholder() {
        const choices = [];
        do {
            this.#take(blank);
            choices.push(this.#choice());
        } while (this.#take(or) !== undefined);
        this.#expect('}');
        return choices;
    }
    #choice() {
        return this.#literal() ?? this.#path();
    }
    #literal() {
        const text = this.#quoted();
        if (text !== undefined)
            return { kind: 'literal', value: text };
        const found = this.#take(plainLiteral);
        return found === undefined ? undefined : { kind: 'literal', value: JSON.parse(found[0]) };
    }
    #quoted() {
        const found = this.#take(quoted);
        if (found === undefined)
            return undefined;
        return found[2] ?? (found[1] ?? '').replace(/\\(.)/gsu, '$1');
    }
    #path() {
        const root = this.#name();
        const steps = [];
        for (;;) {
            if (this.#sees('.')) {
                this.at += 1;
                steps.push({ kind: 'key', key: this.#name() });
            }
            else if (this.#sees('[')) {
                this.at += 1;
                steps.push(this.#bracket());
            }
            else {
                return { kind: 'path', root, steps };
            }
        }
    }
    #bracket() {
        this.#take(blank);
        const step = this.#inBrackets();
        this.#expect(']');
        return step;
    }
    #inBrackets() {
        const index = this.#take(integer);
        if (index !== undefined)
            return { kind: 'key', key: Number(index[0]) };
        const text = this.#quoted();
        if (text !== undefined)
            return { kind: 'key', key: text };
        const selected = this.#take(property);
        if (selected === undefined)
            return { kind: 'computed', path: this.#path() };
        this.#expect('=');
        this.#take(blank);
        return { kind: 'item', property: selected[0], value: this.#choice() };
    }
    #name() {
        const found = this.#take(name);
        if (found === undefined)
            throw this.#unreadable('a name');
        return found[0];
    }
    #expect(mark) {
        this.#take(blank);
        if (!this.#sees(mark))
            throw this.#unreadable(mark);
        this.at += mark.length;
    }
    #sees(mark) {
        return this.#text.startsWith(mark, this.at);
    }
    #take(token) {
        token.lastIndex = this.at;
        const found = token.exec(this.#text);
        if (found === null)
            return undefined;
        this.at = token.lastIndex;
        return found;
    }
    #unreadable(wanted) {
        const read = this.#text.slice(this.#from - opening.length, this.at);
        const rest = this.at < this.#text.length ? `before ${JSON.stringify(this.#text.slice(this.at, this.at + 12))}` : 'at the end';
        return new PlaceholderError(`there should be ${wanted} after ${read} ${rest}`);
    }
}
