"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.replay = replay;
const call_js_1 = require("./call.js");
const drift_js_1 = require("./drift.js");
const recording_js_1 = require("./recording.js");
const redact_js_1 = require("./redact.js");
/** Answers calls as they were answered when they were recorded. */
function replay(options) {
    return (server) => {
        const highest = (0, redact_js_1.placeholdersIn)(JSON.stringify(options.recordings));
        const redactor = new redact_js_1.Redactor(server.api.secrets, highest);
        const takes = options.recordings.map((recording) => ({ recording, signature: JSON.stringify([recording.operation, comparable(recording)]) }));
        if (options.onDrift !== undefined)
            tellDrift(new drift_js_1.DriftCheck(server.api), options.recordings, options.onDrift);
        const memory = new Memory(highest);
        server.fallBack((call, entry) => {
            memory.forgetSince(entry.number);
            const asked = requestOf(entry.operation, call, entry.input, redactor);
            const ranked = takes
                .filter(({ recording }) => isOfSame(recording, asked))
                .map((take) => ({ take, ...requestDifference(comparable(take.recording), asked.comparable, memory) }))
                .sort((one, other) => one.values - other.values || one.secrets - other.secrets);
            const [best] = ranked;
            if (best === undefined || (best.values > 0 && options.match !== 'nearest'))
                return undefined;
            memory.bind(best.bindings, entry.number);
            const sequence = takes.filter(({ signature }) => signature === best.take.signature);
            const { recording } = sequence[memory.turn(best.take.signature, sequence.length, entry.number)] ?? best.take;
            return answerOf(recording, best.values, call.method);
        });
    };
}
function answerOf({ answer }, differences, method) {
    const body = (0, recording_js_1.bytesOf)(answer.body);
    const headers = {};
    for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined)
            headers[name] = value;
    if (answer.body !== undefined)
        headers['content-length'] = String((0, call_js_1.byteLength)(body));
    if (differences > 0)
        headers['x-mock-differences'] = String(differences);
    return { kind: 'recorded', status: answer.status, headers, body: method === 'HEAD' ? '' : body };
}
function requestOf(operation, call, input, redactor) {
    const authorization = call.headers['authorization'];
    return {
        operation,
        method: call.method,
        path: pathOf(call.url),
        comparable: {
            ...(operation === undefined ? { url: redactor.url(call.url) } : { input: plain(redactor.value(input)) }),
            ...(authorization === undefined ? {} : { authorization: redactor.header('authorization', authorization) }),
        },
    };
}
/** As it would be recorded. */
function plain(value) {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
function comparable({ operation, request }) {
    const { authorization } = request.headers;
    return {
        ...(operation === undefined ? { url: request.url } : { input: request.input }),
        ...(authorization === undefined ? {} : { authorization }),
    };
}
function isOfSame({ operation, request }, asked) {
    // The answer to a HEAD has no body to give to a GET.
    if (request.method === 'HEAD' && asked.method !== 'HEAD')
        return false;
    if (operation !== undefined || asked.operation !== undefined)
        return operation === asked.operation;
    return request.method === asked.method && pathOf(request.url) === asked.path;
}
function pathOf(url) {
    return url.split('?', 1)[0] ?? url;
}
/** Who says who they are where nobody had to is no other call for that. */
function requestDifference(recorded, own, memory) {
    const { authorization, ...rest } = own;
    if (recorded.authorization !== undefined || authorization === undefined)
        return difference(recorded, own, memory);
    return sum(difference(recorded, rest, memory), { ...same, secrets: 1 });
}
const same = { values: 0, secrets: 0, bindings: [] };
function difference(recorded, own, memory) {
    if (typeof recorded === 'string' && typeof own === 'string')
        return textDifference(recorded, own, memory);
    if (typeof recorded !== 'object' || typeof own !== 'object' || recorded === null || own === null) {
        return recorded === own ? same : { ...same, values: 1 };
    }
    if (Array.isArray(recorded) !== Array.isArray(own))
        return { ...same, values: 1 };
    const names = new Set([...Object.keys(recorded), ...Object.keys(own)]);
    return [...names].map((name) => difference(propertyOf(recorded, name), propertyOf(own, name), memory)).reduce(sum, same);
}
/** A credential has its scheme before its secret: `Bearer …`. */
function textDifference(recorded, own, memory) {
    const [recordedLast = '', ownLast = ''] = [recorded, own].map((text) => text.slice(text.lastIndexOf(' ') + 1));
    const schemes = recorded.slice(0, -recordedLast.length) === own.slice(0, -ownLast.length);
    if (!schemes || !(0, redact_js_1.isPlaceholder)(recordedLast) || !(0, redact_js_1.isPlaceholder)(ownLast)) {
        return recorded === own ? same : { ...same, values: 1 };
    }
    const bound = memory.boundTo(ownLast);
    if (bound !== undefined)
        return bound === recordedLast ? same : { ...same, secrets: 1 };
    return memory.isTaken(recordedLast) ? { ...same, secrets: 1 } : { ...same, bindings: [[ownLast, recordedLast]] };
}
function sum(one, other) {
    return {
        values: one.values + other.values,
        secrets: one.secrets + other.secrets,
        bindings: [...one.bindings, ...other.bindings],
    };
}
function propertyOf(value, name) {
    return Object.hasOwn(value, name) ? value[name] : undefined;
}
/** What the calls so far have led to: whose turn it is among recordings of one request, and which secret stands for which. */
class Memory {
    #turns = [];
    #bindings = [];
    #latest = 0;
    /** The highest placeholder that recordings have. */
    #highest;
    constructor(highest) {
        this.#highest = highest;
    }
    /** Numbers go back where a server was reset, or restored. */
    forgetSince(number) {
        if (number <= this.#latest) {
            this.#turns = this.#turns.filter((each) => each.number < number);
            this.#bindings = this.#bindings.filter((each) => each.number < number);
        }
        this.#latest = number;
    }
    /** Place in a sequence of so many; the last is repeated. */
    turn(signature, length, number) {
        const turns = this.#turns.filter((each) => each.signature === signature).length;
        if (turns < length)
            this.#turns.push({ signature, number });
        return Math.min(turns, length - 1);
    }
    bind(bindings, number) {
        for (const [own, recorded] of bindings) {
            if (this.boundTo(own) === undefined)
                this.#bindings.push({ own, recorded, number });
        }
    }
    /** A secret that came from a recorded answer stands for itself. */
    boundTo(own) {
        if ((0, redact_js_1.placeholderNumber)(own) <= this.#highest)
            return own;
        return this.#bindings.find((each) => each.own === own)?.recorded;
    }
    isTaken(recorded) {
        return this.#bindings.some((each) => each.recorded === recorded);
    }
}
function tellDrift(check, recordings, onDrift) {
    for (const { operation, answer } of recordings) {
        const json = answer.body !== undefined && 'json' in answer.body ? answer.body.json : undefined;
        for (const drift of check.check(operation, answer.status, (0, drift_js_1.errorNameOf)(answer.headers, json, answer.status), json))
            onDrift(drift);
    }
}
