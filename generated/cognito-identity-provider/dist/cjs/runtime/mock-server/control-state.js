"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.stateRoutes = void 0;
const control_answer_js_1 = require("./control-answer.js");
const control_route_js_1 = require("./control-route.js");
const fields_js_1 = require("./fields.js");
const schema_js_1 = require("./schema.js");
const store = (0, fields_js_1.fields)({ records: (0, fields_js_1.table)((0, fields_js_1.table)(control_route_js_1.anything)), counters: (0, fields_js_1.table)(fields_js_1.numeric), expires: (0, fields_js_1.table)((0, fields_js_1.table)(fields_js_1.numeric)) });
const counts = (0, fields_js_1.table)((0, fields_js_1.fields)({ matches: fields_js_1.numeric, uses: fields_js_1.numeric }, ['matches', 'uses']));
const snapshot = (0, fields_js_1.fields)({ store, rules: counts, number: (0, fields_js_1.whole)(0) }, ['store', 'rules', 'number']);
const example = { records: { users: { ada: { email: 'ada@example.com' } } }, counters: { visits: 3 } };
/** What calls leave behind. */
exports.stateRoutes = [
    {
        method: 'GET',
        path: '/state',
        summary: 'All records and counters of the store; as the `store` option of another server takes it.',
        answer: ({ server }) => (0, control_answer_js_1.json)(server.store.snapshot()),
    },
    {
        method: 'PUT',
        path: '/state',
        summary: 'Makes the store what the body says.',
        body: { check: store, example },
        answer: ({ server, body }) => {
            server.store.restore(body);
            return (0, control_answer_js_1.json)(server.store.snapshot());
        },
    },
    {
        method: 'PATCH',
        path: '/state',
        summary: 'Changes what the body names, by JSON Merge Patch: null removes.',
        body: { check: control_route_js_1.anything, example: { records: { users: { ada: null } } } },
        answer: (call) => {
            const merged = merge(call.server.store.snapshot(), call.body);
            const problems = store(merged, 'body');
            if (problems.length > 0) {
                const words = problems.map(({ place, message }) => `${place}: ${message}`).join('; ');
                throw new control_answer_js_1.ControlProblem(400, 'Wrong state', `${words}.`, { problems });
            }
            call.server.store.restore(merged);
            return (0, control_answer_js_1.json)(call.server.store.snapshot());
        },
    },
    {
        method: 'DELETE',
        path: '/state',
        summary: 'Empties the store.',
        answer: ({ server }) => {
            server.store.clear();
            return (0, control_answer_js_1.done)();
        },
    },
    {
        method: 'GET',
        path: '/state/{collection}/{key}',
        summary: 'One record.',
        answer: (call) => {
            const record = call.server.store.get(call.variable('collection'), call.variable('key'));
            if (record === undefined)
                throw missing(call);
            return (0, control_answer_js_1.json)(record);
        },
    },
    {
        method: 'PUT',
        path: '/state/{collection}/{key}',
        summary: 'Sets one record.',
        query: { expiresIn: 'milliseconds until it is gone' },
        body: { check: control_route_js_1.anything, example: { email: 'ada@example.com' } },
        answer: (call) => {
            const expiresIn = call.query.get('expiresIn');
            const options = expiresIn === null ? {} : { expiresIn: (0, control_route_js_1.naturalNumber)(expiresIn, 'expiresIn') };
            call.server.store.put(call.variable('collection'), call.variable('key'), call.body, options);
            return (0, control_answer_js_1.json)(call.body);
        },
    },
    {
        method: 'DELETE',
        path: '/state/{collection}/{key}',
        summary: 'Removes one record.',
        answer: (call) => {
            if (!call.server.store.delete(call.variable('collection'), call.variable('key')))
                throw missing(call);
            return (0, control_answer_js_1.done)();
        },
    },
    {
        method: 'POST',
        path: '/snapshot',
        summary: "Tells what calls left behind: the store, the rules' counts and the latest number, for `restore`.",
        answer: ({ server }) => (0, control_answer_js_1.json)(server.snapshot()),
    },
    {
        method: 'POST',
        path: '/restore',
        summary: 'Takes the server back to a snapshot; journal and errors to come are forgotten.',
        body: { check: snapshot, example: { store: example, rules: {}, number: 0 } },
        answer: ({ server, watch, body }) => {
            server.restore(body);
            watch.tellCleared();
            return (0, control_answer_js_1.done)();
        },
    },
    {
        method: 'POST',
        path: '/reset',
        summary: "Forgets what calls left behind: journal, errors to come, handlers' state, rules' counts; the store goes back to its seed.",
        answer: ({ server, watch }) => {
            server.reset();
            watch.tellCleared();
            return (0, control_answer_js_1.done)();
        },
    },
];
function missing(call) {
    const address = `${call.variable('collection')}/${call.variable('key')}`;
    return new control_answer_js_1.ControlProblem(404, 'No such record', `There is no record ${address}; GET ${call.path}/state tells all.`);
}
/** JSON Merge Patch, RFC 7396. */
function merge(target, patch) {
    if (!(0, fields_js_1.isRecord)(patch))
        return patch;
    const merged = {};
    const before = (0, fields_js_1.isRecord)(target) ? target : {};
    const changes = new Map(Object.entries(patch));
    for (const [name, value] of Object.entries(before))
        if (!changes.has(name))
            (0, schema_js_1.setProperty)(merged, name, value);
    for (const [name, change] of changes) {
        if (change === null)
            continue;
        (0, schema_js_1.setProperty)(merged, name, merge(Object.hasOwn(before, name) ? before[name] : undefined, change));
    }
    return merged;
}
