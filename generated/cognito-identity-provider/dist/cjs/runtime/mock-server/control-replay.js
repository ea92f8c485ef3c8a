"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.replayRoutes = void 0;
const call_js_1 = require("./call.js");
const control_answer_js_1 = require("./control-answer.js");
const control_journal_js_1 = require("./control-journal.js");
const differences_js_1 = require("./differences.js");
const fields_js_1 = require("./fields.js");
exports.replayRoutes = [
    {
        method: 'POST',
        path: '/replay',
        summary: 'Sends a call of the journal once more, and tells the answer and how it differs from the one before.',
        body: { check: (0, fields_js_1.fields)({ number: (0, fields_js_1.whole)(1) }, ['number']), example: { number: 1 } },
        answer: (call) => replay(call, (0, control_journal_js_1.entryIn)(call, call.body.number)),
    },
];
async function replay({ server, watch }, before) {
    const exchange = watch.exchangeOf(before);
    if (exchange === undefined)
        throw new control_answer_js_1.ControlProblem(409, 'Not answered yet', 'The call has no answer yet; try again then.');
    const [answer, after] = await watch.follow(exchange.call, (call) => server.handle(call));
    if (after === undefined)
        throw new control_answer_js_1.ControlProblem(409, 'Not replayed', 'Something else than the API answered: CORS, or the like.');
    return (0, control_answer_js_1.json)({
        call: (0, control_journal_js_1.brief)(after),
        status: answer.status,
        headers: answer.headers,
        body: textOf(answer),
        delivery: answer.delivery,
        changes: changesBetween(outcome(before, exchange.answer), outcome(after, answer), ''),
    });
}
function outcome({ answer, error, rule }, sent) {
    return { status: sent.status, answer, error, rule, delivery: sent.delivery, body: parsed(textOf(sent)) };
}
function textOf({ body }) {
    return typeof body === 'string' ? body : (0, call_js_1.decodeText)(body);
}
function parsed(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return body;
    }
}
function changesBetween(before, after, path) {
    if (Object.is(before, after))
        return [];
    if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
        return [{ path, before: (0, differences_js_1.show)(before), after: (0, differences_js_1.show)(after) }];
    }
    const [old, young] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    const names = [...new Set([...old.keys(), ...young.keys()])];
    return names.flatMap((name) => {
        const place = Array.isArray(before) ? `${path}[${name}]` : path === '' ? name : (0, differences_js_1.at)(path, name);
        return changesBetween(old.get(name), young.get(name), place);
    });
}
function isTree(value) {
    return typeof value === 'object' && value !== null;
}
