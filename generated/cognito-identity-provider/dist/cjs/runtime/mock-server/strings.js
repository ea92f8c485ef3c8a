"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StringWriter = void 0;
const pattern_sample_js_1 = require("./pattern-sample.js");
const words = [
    'amber',
    'birch',
    'cedar',
    'delta',
    'ember',
    'fjord',
    'grove',
    'harbor',
    'iris',
    'juniper',
    'kelp',
    'linden',
    'maple',
    'north',
];
const twoDigits = (value) => String(value).padStart(2, '0');
const word = (random) => random.pick(words) ?? 'amber';
const date = (random) => `20${twoDigits(random.between(20, 29))}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;
const time = (random) => `${twoDigits(random.between(0, 23))}:${twoDigits(random.between(0, 59))}:${twoDigits(random.between(0, 59))}Z`;
const host = (random) => `${word(random)}.example`;
const email = (random) => `${word(random)}.${word(random)}@${host(random)}`;
const uri = (random) => `https://${host(random)}/${word(random)}`;
const uuid = (random) => `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-${random.pick(['8', '9', 'a', 'b']) ?? '8'}${random.hex(3)}-${random.hex(12)}`;
const base64 = (random) => Array.from({ length: 16 }, () => random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']) ?? 'A').join('');
const integer = (random) => String(random.between(1, 99_999));
const decimal = (random) => `${random.between(0, 999)}.${twoDigits(random.between(0, 99))}`;
/** Formats by the names that pages and JSON Schema give them; one that is not here reads as words. */
const formats = new Map([
    ['date', date],
    ['time', time],
    ['date-time', (random) => `${date(random)}T${time(random)}`],
    ['duration', (random) => `PT${random.between(1, 59)}M`],
    ['email', email],
    ['idn-email', email],
    ['hostname', host],
    ['idn-hostname', host],
    ['ipv4', (random) => `192.0.2.${random.between(1, 254)}`],
    ['ipv6', (random) => `2001:db8::${random.hex(1)}${random.hex(3)}`.replace('::0', '::1')],
    ['uri', uri],
    ['url', uri],
    ['iri', uri],
    ['uri-reference', (random) => `/${word(random)}/${word(random)}`],
    ['iri-reference', (random) => `/${word(random)}/${word(random)}`],
    ['uri-template', (random) => `/${word(random)}/{id}`],
    ['json-pointer', (random) => `/${word(random)}/0`],
    ['relative-json-pointer', () => '0'],
    ['regex', (random) => word(random)],
    ['uuid', uuid],
    ['byte', base64],
    ['base64', base64],
    ['binary', base64],
    ['password', (random) => `${word(random)}-${random.hex(8)}`],
    ['int32', integer],
    ['int64', integer],
    ['integer', integer],
    ['number', decimal],
    ['decimal', decimal],
    ['double', decimal],
    ['float', decimal],
]);
const tries = 12;
/** Writes strings: by pattern, by format, or as words; always within the documented lengths where there is a way to be. */
class StringWriter {
    #patterns;
    #read = new Map();
    constructor(patterns) {
        this.#patterns = patterns;
    }
    write(schema, random) {
        const range = rangeOf(schema);
        const pattern = this.#patternOf(schema);
        const format = schema.format === undefined ? undefined : formats.get(schema.format);
        if (format !== undefined) {
            for (let attempt = 0; attempt < tries; attempt += 1) {
                const text = format(random);
                if ((0, pattern_sample_js_1.isWithin)(text, range) && (pattern === undefined || pattern.expression?.test(text) === true))
                    return text;
            }
        }
        if (pattern !== undefined) {
            // An empty string, where it is allowed at all, shows nothing.
            const shown = { least: Math.min(Math.max(range.least, 1), range.most), most: range.most };
            const sample = (0, pattern_sample_js_1.samplePattern)(pattern, shown, random) ?? (0, pattern_sample_js_1.samplePattern)(pattern, range, random);
            if (sample !== undefined)
                return sample;
        }
        return plainText(range, random);
    }
    /** Whether the text is as long as it should be, and matches; nothing is said against it where matching is out of the question. */
    allows(schema, text) {
        if (!(0, pattern_sample_js_1.isWithin)(text, rangeOf(schema)))
            return false;
        return this.#patternOf(schema)?.expression?.test(text) ?? true;
    }
    #patternOf({ pattern, unmatched }) {
        if (pattern === undefined)
            return undefined;
        const key = `${unmatched} ${pattern}`;
        if (!this.#read.has(key)) {
            this.#read.set(key, unmatched === true ? (0, pattern_sample_js_1.readUnmatched)(pattern) : (0, pattern_sample_js_1.readPattern)(pattern, this.#patterns));
        }
        return this.#read.get(key);
    }
}
exports.StringWriter = StringWriter;
function rangeOf({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }) {
    return { least: minLength, most: maxLength };
}
/** Words, cut or continued until the length is right. */
function plainText(range, random) {
    let text = word(random);
    while ((0, pattern_sample_js_1.codePoints)(text) < range.least)
        text += `-${word(random)}`;
    return Array.from(text).slice(0, range.most).join('');
}
