"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.journalRoutes = void 0;
exports.entryIn = entryIn;
exports.brief = brief;
exports.sentence = sentence;
const called_js_1 = require("./called.js");
const control_answer_js_1 = require("./control-answer.js");
const control_route_js_1 = require("./control-route.js");
const differences_js_1 = require("./differences.js");
const nearest_js_1 = require("./nearest.js");
const filters = {
    operation: 'only calls of this operation',
    status: 'only calls answered with this status',
    answer: 'only calls with an answer of this kind: handler, example, synthesised, rule, recorded, proxied, error, invalid, refused',
    error: 'only calls answered with the error of this name',
    since: 'only calls after the one of this number',
    text: 'only calls with this text, in any case, in their URL, operation, error, bodies or input',
    header: 'only calls with this header, or with this text in it: `authorization`, `authorization: bearer`',
};
exports.journalRoutes = [
    {
        method: 'GET',
        path: '/journal',
        summary: 'The latest calls, oldest first; `generator verify --journal` reads them.',
        query: {
            ...filters,
            limit: 'no more than so many, the latest',
            brief: 'true leaves headers and bodies away',
        },
        answer: (call) => {
            const limit = numberIn(call, 'limit') ?? Number.POSITIVE_INFINITY;
            const entries = call.server.requests.filter(filterOf(call));
            const latest = entries.slice(Math.max(0, entries.length - limit));
            return (0, control_answer_js_1.json)(call.query.get('brief') === 'true' ? latest.map(brief) : latest);
        },
    },
    {
        method: 'DELETE',
        path: '/journal',
        summary: 'Empties the journal; numbers go on.',
        answer: ({ server, watch }) => {
            server.forgetCalls();
            watch.tellCleared();
            return (0, control_answer_js_1.done)();
        },
    },
    {
        method: 'GET',
        path: '/journal/stream',
        summary: 'Calls as they are answered: server-sent events called `entry`, and `cleared` when the journal is emptied. With `since`, those first that there are.',
        query: filters,
        answer: (call) => ({
            status: 200,
            headers: { ...control_answer_js_1.sealed, 'content-type': 'text/event-stream; charset=utf-8' },
            body: '',
            stream: streamOf(call),
        }),
    },
    {
        method: 'GET',
        path: '/journal/{number}',
        summary: 'One call with all that is known of it.',
        answer: (call) => {
            const entry = entryIn(call, (0, control_route_js_1.naturalNumber)(call.variable('number'), 'number'));
            const answer = call.watch.exchangeOf(entry)?.answer;
            return (0, control_answer_js_1.json)({ ...entry, answerHeaders: answer?.headers, delivery: answer?.delivery });
        },
    },
];
/** @throws {ControlProblem} */
function entryIn({ server }, number) {
    const entry = server.requests.find((each) => each.number === number);
    if (entry !== undefined)
        return entry;
    const [first, last] = [server.requests[0]?.number, server.requests.at(-1)?.number];
    const kept = first === undefined ? 'it is empty' : `it holds ${first === last ? first : `${first} to ${last}`}`;
    throw new control_answer_js_1.ControlProblem(404, 'No such call', `The journal has no call ${number}; ${kept}.`);
}
/** An entry without what may be long. */
function brief({ headers: _, body: __, answerBody: ___, ...rest }) {
    return rest;
}
function streamOf(call) {
    const { server, watch } = call;
    const wanted = filterOf(call);
    // A browser that lost the stream tells what it has seen.
    const seen = call.call.headers['last-event-id'] ?? call.query.get('since') ?? undefined;
    const after = seen === undefined ? undefined : (0, control_route_js_1.naturalNumber)(seen, 'last-event-id');
    return (send) => {
        let last;
        const tell = (entry) => {
            if (last !== undefined && isForgotten(last, server.requests))
                send(event('cleared', '{}'));
            last = entry;
            if (wanted(entry))
                send(event('entry', (0, differences_js_1.jsonOf)(brief(entry)), entry.number));
        };
        send(': calls from here on\n\n');
        if (after !== undefined)
            for (const entry of server.requests)
                if (entry.number > after && entry.status !== undefined)
                    tell(entry);
        const cleared = () => {
            last = undefined;
            send(event('cleared', '{}'));
        };
        return watch.watch({ entry: tell, cleared });
    };
}
/** Whether the journal was emptied since, and its numbers may have begun anew. Calls need not be answered in their order. */
function isForgotten(last, entries) {
    const [first] = entries;
    return first !== undefined && first.number <= last.number && !entries.includes(last);
}
function event(name, data, id) {
    return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
}
/** @throws {ControlProblem} */
function filterOf(call) {
    const { query } = call;
    const pattern = {
        ...definedIn('status', numberIn(call, 'status')),
        ...definedIn('answer', kindIn(query.get('answer'))),
        ...definedIn('error', query.get('error') ?? undefined),
    };
    const since = numberIn(call, 'since') ?? 0;
    const operation = query.get('operation') ?? undefined;
    const text = query.get('text')?.toLowerCase() ?? '';
    const header = headerIn(query.get('header'));
    const names = call.server.api.operations.map(({ name }) => name);
    if (operation !== undefined && !names.includes(operation)) {
        throw new control_answer_js_1.ControlProblem(400, 'No such operation', `${sentence((0, nearest_js_1.noSuch)('operation', operation, names))}`);
    }
    return (entry) => entry.number > since &&
        (operation === undefined || entry.operation === operation) &&
        (text === '' || holdsText(entry, text)) &&
        (header === undefined || header(entry)) &&
        (0, called_js_1.matching)([entry], pattern).length === 1;
}
function definedIn(name, value) {
    return value === undefined ? {} : { [name]: value };
}
const kinds = [
    'handler',
    'example',
    'synthesised',
    'rule',
    'recorded',
    'proxied',
    'error',
    'invalid',
    'refused',
];
function kindIn(text) {
    if (text === null)
        return undefined;
    if (kinds.includes(text))
        return text;
    throw new control_answer_js_1.ControlProblem(400, 'No such kind of answer', `${sentence((0, nearest_js_1.noSuch)('kind of answer', text, kinds))}`);
}
function numberIn({ query }, name) {
    const text = query.get(name);
    return text === null ? undefined : (0, control_route_js_1.naturalNumber)(text, name);
}
function headerIn(text) {
    if (text === null)
        return undefined;
    const [name = '', ...rest] = text.split(':');
    const part = rest.join(':').trim().toLowerCase();
    return ({ headers }) => {
        const value = new Map(Object.entries(headers)).get(name.trim().toLowerCase());
        return value?.toLowerCase().includes(part) === true;
    };
}
function holdsText(entry, text) {
    const { method, url, operation, error, rule, body, answerBody, answer, status, input } = entry;
    const parts = [`${method} ${url}`, operation, error, rule, answer, String(status), body, answerBody];
    return parts.some((part) => part?.toLowerCase().includes(text)) || ((0, differences_js_1.jsonOf)(input) ?? '').toLowerCase().includes(text);
}
function sentence(words) {
    const whole = words.charAt(0).toUpperCase() + words.slice(1);
    return /[.?]$/u.test(whole) ? whole : `${whole}.`;
}
