"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PatternSyntaxError = void 0;
exports.parsePattern = parsePattern;
/** Thrown where the source is not a regular expression that this reader understands. */
class PatternSyntaxError extends Error {
    name = 'PatternSyntaxError';
}
exports.PatternSyntaxError = PatternSyntaxError;
const assertion = { kind: 'assertion' };
/** Reads the source of a regular expression, without slashes and flags. */
function parsePattern(source) {
    const reader = new Reader(source);
    const node = reader.alternatives();
    if (!reader.atEnd)
        throw new PatternSyntaxError(`unmatched ) in ${source}`);
    return node;
}
class Reader {
    #characters;
    #at = 0;
    #groups = 0;
    constructor(source) {
        this.#characters = Array.from(source);
    }
    get atEnd() {
        return this.#at >= this.#characters.length;
    }
    alternatives() {
        const options = [this.#sequence()];
        while (this.#take('|'))
            options.push(this.#sequence());
        return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'alternatives', options };
    }
    #sequence() {
        const parts = [];
        while (!this.atEnd && !this.#sees('|') && !this.#sees(')'))
            parts.push(this.#repeated(this.#atom()));
        return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'sequence', parts };
    }
    #atom() {
        const character = this.#next();
        switch (character) {
            case '^':
            case '$':
                return assertion;
            case '.':
                return { kind: 'characters', source: '.' };
            case '(':
                return this.#group();
            case '[':
                return this.#class();
            case '\\':
                return this.#escape();
            default:
                return { kind: 'literal', text: character };
        }
    }
    #group() {
        if (!this.#take('?'))
            return this.#captured(undefined);
        if (this.#take(':'))
            return this.#closed(this.alternatives());
        if (this.#take('=') || this.#take('!'))
            return this.#lookAround();
        if (this.#take('<')) {
            if (this.#take('=') || this.#take('!'))
                return this.#lookAround();
            return this.#captured(this.#until('>'));
        }
        throw new PatternSyntaxError('a group of a kind that is not known');
    }
    #captured(name) {
        this.#groups += 1;
        const number = this.#groups;
        return { kind: 'group', part: this.#closed(this.alternatives()), number, name };
    }
    #lookAround() {
        this.#closed(this.alternatives());
        return assertion;
    }
    #closed(node) {
        if (!this.#take(')'))
            throw new PatternSyntaxError('a group that is never closed');
        return node;
    }
    #class() {
        let source = '[';
        for (;;) {
            const character = this.#next();
            source += character;
            if (character === '\\')
                source += this.#next();
            // An empty class, `[]` or `[^]`, is a class too in JavaScript, so the first `]` always closes.
            if (character === ']')
                return { kind: 'characters', source };
        }
    }
    #escape() {
        const character = this.#next();
        switch (character) {
            case 'b':
            case 'B':
                return assertion;
            case 'd':
            case 'D':
            case 'w':
            case 'W':
            case 's':
            case 'S':
                return { kind: 'characters', source: `\\${character}` };
            case 'p':
            case 'P':
                if (!this.#take('{'))
                    return { kind: 'literal', text: character };
                return { kind: 'characters', source: `\\${character}{${this.#until('}')}}` };
            case 'k':
                if (!this.#take('<'))
                    return { kind: 'literal', text: character };
                return { kind: 'same-again', group: this.#until('>') };
            case 'u':
                if (this.#take('{'))
                    return { kind: 'characters', source: `\\u{${this.#until('}')}}` };
                return { kind: 'characters', source: `\\u${this.#unicodeDigits()}` };
            case 'x':
                return { kind: 'characters', source: `\\x${this.#some(2)}` };
            case 'c':
                return { kind: 'characters', source: `\\c${this.#some(1)}` };
            case '0':
            case 'n':
            case 'r':
            case 't':
            case 'v':
            case 'f':
                return { kind: 'characters', source: `\\${character}` };
            default:
                if (/^[1-9]$/.test(character))
                    return { kind: 'same-again', group: Number(character + this.#digits()) };
                return { kind: 'literal', text: character };
        }
    }
    /** Four digits, or two escapes that are a surrogate pair. */
    #unicodeDigits() {
        const first = this.#some(4);
        const rest = this.#characters.slice(this.#at, this.#at + 6).join('');
        if (/^d[89ab]/i.test(first) && /^\\ud[c-f]/i.test(rest)) {
            this.#at += 6;
            return first + rest;
        }
        return first;
    }
    #repeated(part) {
        const count = this.#quantifier();
        if (count === undefined)
            return part;
        this.#take('?'); // Lazy or greedy is all the same to a sample.
        return { kind: 'repeat', part, least: count.least, most: count.most };
    }
    #quantifier() {
        if (this.#take('*'))
            return { least: 0, most: Number.POSITIVE_INFINITY };
        if (this.#take('+'))
            return { least: 1, most: Number.POSITIVE_INFINITY };
        if (this.#take('?'))
            return { least: 0, most: 1 };
        const braces = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#characters.slice(this.#at, this.#at + 40).join(''));
        if (braces === null)
            return undefined;
        this.#at += braces[0].length;
        const least = Number(braces[1]);
        if (braces[2] === undefined)
            return { least, most: least };
        return { least, most: braces[3] === '' || braces[3] === undefined ? Number.POSITIVE_INFINITY : Number(braces[3]) };
    }
    #digits() {
        let digits = '';
        while (/^\d$/.test(this.#characters[this.#at] ?? ''))
            digits += this.#next();
        return digits;
    }
    #until(end) {
        let text = '';
        while (!this.#take(end))
            text += this.#next();
        return text;
    }
    #some(count) {
        let text = '';
        for (let taken = 0; taken < count; taken += 1)
            text += this.#next();
        return text;
    }
    #sees(character) {
        return this.#characters[this.#at] === character;
    }
    #take(character) {
        if (!this.#sees(character))
            return false;
        this.#at += 1;
        return true;
    }
    #next() {
        const character = this.#characters[this.#at];
        if (character === undefined)
            throw new PatternSyntaxError('an expression that ends too early');
        this.#at += 1;
        return character;
    }
}
