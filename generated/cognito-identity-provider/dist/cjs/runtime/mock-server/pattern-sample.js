"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readPattern = readPattern;
exports.readUnmatched = readUnmatched;
exports.samplePattern = samplePattern;
exports.codePoints = codePoints;
exports.isWithin = isWithin;
const pattern_characters_js_1 = require("./pattern-characters.js");
const pattern_syntax_js_1 = require("./pattern-syntax.js");
/** Longer than this only where a schema demands it: nobody wants to read more, and no expression should have to match more. */
const comfortable = 16;
const attempts = 48;
/** An expression that asks for more than this is not worth the memory. */
const longest = 100_000;
/**
 * Reads a documented pattern.
 * @param patterns whether it must match the whole value or may match anywhere in it
 * @returns `undefined` where the platform or this reader cannot read it
 */
function readPattern(source, patterns) {
    const expression = compile(patterns === 'whole' ? `^(?:${source})$` : source);
    if (expression === undefined)
        return undefined;
    try {
        return { expression, flags: expression.flags, node: (0, pattern_syntax_js_1.parsePattern)(source) };
    }
    catch {
        return undefined;
    }
}
/**
 * Reads a pattern that could take forever to match.
 * @returns `undefined` also where writing its parts one after another does not make a match
 */
function readUnmatched(source) {
    const flags = compile(source)?.flags;
    if (flags === undefined)
        return undefined;
    try {
        const node = (0, pattern_syntax_js_1.parsePattern)(source.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''));
        return isPlain(node) ? { flags, node } : undefined;
    }
    catch {
        return undefined;
    }
}
/** Whether the node says nothing of what stands around it or before it. */
function isPlain(node) {
    switch (node.kind) {
        case 'assertion':
        case 'same-again':
            return false;
        case 'characters':
        case 'literal':
            return true;
        case 'sequence':
            return node.parts.every(isPlain);
        case 'alternatives':
            return node.options.every(isPlain);
        case 'repeat':
        case 'group':
            return isPlain(node.part);
    }
}
/** Text that the pattern matches, of a length in range; `undefined` where no attempt led to one. */
function samplePattern(pattern, range, random) {
    const size = sizeOf(pattern.node);
    const least = Math.max(size.least, range.least);
    const most = Math.min(size.most, range.most);
    if (least > longest)
        return undefined;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
        // Short and plain first; where that fails (look-ahead, gaps between lengths) longer and with more kinds of characters.
        const alphabet = attempt < attempts / 3 ? 'plain' : 'varied';
        const length = random.between(least, Math.min(most, least + comfortable + attempt));
        const written = new Writer(pattern.flags, alphabet, random).write(pattern.node, length);
        const text = pattern.expression === undefined ? written : padded(written, range.least, pattern.expression);
        if (isWithin(text, range) && (pattern.expression?.test(text) ?? true))
            return text;
    }
    return undefined;
}
/** How long text is as JSON Schema counts: in code points. */
function codePoints(text) {
    let count = 0;
    for (const _ of text)
        count += 1;
    return count;
}
function isWithin(text, range) {
    const length = codePoints(text);
    return length >= range.least && length <= range.most;
}
/** Unicode mode is what documented patterns mean (`\p{L}`); some older ones are only valid without it. */
function compile(source) {
    for (const flags of ['u', '']) {
        try {
            return new RegExp(source, flags);
        }
        catch {
            // The next mode may read it.
        }
    }
    return undefined;
}
/** A pattern that matches anywhere leaves room around the match. */
function padded(text, least, expression) {
    const missing = least - codePoints(text);
    if (missing <= 0)
        return text;
    const after = text + 'x'.repeat(missing);
    return expression.test(after) ? after : 'x'.repeat(missing) + text;
}
class Writer {
    #flags;
    #alphabet;
    #random;
    #captured = new Map();
    constructor(flags, alphabet, random) {
        this.#flags = flags;
        this.#alphabet = alphabet;
        this.#random = random;
    }
    /** Text for the node, as near to the length as its structure allows. */
    write(node, length) {
        switch (node.kind) {
            case 'assertion':
                return '';
            case 'literal':
                return node.text;
            case 'characters':
                return (0, pattern_characters_js_1.sampleCharacter)(node.source, this.#flags, this.#alphabet, this.#random) ?? '';
            case 'same-again':
                return this.#captured.get(node.group) ?? '';
            case 'sequence':
                return this.#writeAll(node.parts, length);
            case 'alternatives':
                return this.#writeOne(node.options, length);
            case 'repeat':
                return this.#writeRepeated(node.part, node.least, node.most, length);
            case 'group': {
                const text = this.write(node.part, length);
                this.#captured.set(node.number, text);
                if (node.name !== undefined)
                    this.#captured.set(node.name, text);
                return text;
            }
        }
    }
    #writeOne(options, length) {
        const fitting = options.filter((option) => {
            const size = sizeOf(option);
            return size.least <= length && length <= size.most;
        });
        const option = this.#random.pick(fitting.length > 0 ? fitting : options);
        return option === undefined ? '' : this.write(option, length);
    }
    #writeAll(parts, length) {
        const lengths = this.#share(parts.map(sizeOf), length);
        return parts.map((part, index) => this.write(part, lengths[index] ?? 0)).join('');
    }
    #writeRepeated(part, least, most, length) {
        const size = sizeOf(part);
        if (size.most === 0)
            return least === 0 ? '' : this.write(part, 0);
        const fewest = Math.max(least, size.most === Number.POSITIVE_INFINITY ? Math.min(1, length) : Math.ceil(length / Math.max(size.most, 1)));
        const greatest = Math.min(most, size.least === 0 ? Math.max(fewest, 1) : Math.floor(length / size.least));
        const count = Math.min(most, Math.max(least, this.#random.between(fewest, greatest)));
        const sizes = Array.from({ length: count }, () => size);
        return this.#share(sizes, length)
            .map((each) => this.write(part, each))
            .join('');
    }
    /** Divides a length among parts: each gets its least, what remains goes to parts that can grow, in a random order. */
    #share(sizes, length) {
        const lengths = sizes.map((size) => size.least);
        let remaining = length - lengths.reduce((sum, each) => sum + each, 0);
        const open = sizes.map((_, index) => index);
        while (remaining > 0 && open.length > 0) {
            const [index = 0] = open.splice(this.#random.between(0, open.length - 1), 1);
            const size = sizes[index];
            if (size === undefined)
                continue;
            const room = Math.min(remaining, size.most - size.least);
            const grown = open.length === 0 ? room : this.#random.between(0, room);
            lengths[index] = size.least + grown;
            remaining -= grown;
            // A part that took less than it could may be asked again.
            if (grown > 0 && grown < room)
                open.push(index);
        }
        return lengths;
    }
}
const measured = new WeakMap();
/** How short and how long the node's text can be. */
function sizeOf(node) {
    const before = measured.get(node);
    if (before !== undefined)
        return before;
    const size = measure(node);
    measured.set(node, size);
    return size;
}
function measure(node) {
    switch (node.kind) {
        case 'assertion':
            return { least: 0, most: 0 };
        case 'literal':
        case 'characters':
            return { least: 1, most: 1 };
        case 'same-again':
            return { least: 0, most: 0 };
        case 'group':
            return sizeOf(node.part);
        case 'sequence': {
            const parts = node.parts.map(sizeOf);
            return { least: sum(parts.map((part) => part.least)), most: sum(parts.map((part) => part.most)) };
        }
        case 'alternatives': {
            const options = node.options.map(sizeOf);
            return {
                least: Math.min(...options.map((option) => option.least)),
                most: Math.max(...options.map((option) => option.most)),
            };
        }
        case 'repeat': {
            const part = sizeOf(node.part);
            return { least: part.least * node.least, most: node.most === 0 || part.most === 0 ? 0 : part.most * node.most };
        }
    }
}
function sum(numbers) {
    return numbers.reduce((total, each) => total + each, 0);
}
