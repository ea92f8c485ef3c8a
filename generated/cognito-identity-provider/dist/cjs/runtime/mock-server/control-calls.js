"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.callRoutes = void 0;
const called_js_1 = require("./called.js");
const control_answer_js_1 = require("./control-answer.js");
const control_journal_js_1 = require("./control-journal.js");
const control_route_js_1 = require("./control-route.js");
const differences_js_1 = require("./differences.js");
const fields_js_1 = require("./fields.js");
const nearest_js_1 = require("./nearest.js");
const bounds = (0, fields_js_1.fields)({ atLeast: (0, fields_js_1.whole)(0), atMost: (0, fields_js_1.whole)(0) });
const times = (value, place) => ((0, fields_js_1.isRecord)(value) ? bounds : (0, fields_js_1.whole)(0))(value, place);
const callFields = {
    operation: fields_js_1.text,
    with: control_route_js_1.anything,
    status: (0, fields_js_1.whole)(100, 599),
    answer: fields_js_1.text,
    error: fields_js_1.text,
    rule: fields_js_1.text,
    headers: (0, fields_js_1.table)(control_route_js_1.anything),
    since: (0, fields_js_1.whole)(0),
};
const one = (0, fields_js_1.fields)({ ...callFields, times }, ['operation']);
const inOrder = (0, fields_js_1.fields)({ inOrder: (0, fields_js_1.list)((0, fields_js_1.fields)(callFields, ['operation'])) });
const expectation = (value, place) => ((0, fields_js_1.isRecord)(value) && 'inOrder' in value ? inOrder : one)(value, place);
const failing = (0, fields_js_1.fields)({ error: fields_js_1.text, operation: fields_js_1.text, times: (0, fields_js_1.whole)(1), message: fields_js_1.text }, ['error']);
/** What was called, and what comes of calls to come. */
exports.callRoutes = [
    {
        method: 'POST',
        path: '/assert',
        summary: 'Whether calls were as expected: 200 if so, 409 with the nearest call if not. `with` is a partial input, with the conditions of rules; ' +
            '`times` a number or { atLeast, atMost }; { inOrder: […] } takes several calls.',
        body: { check: expectation, example: { operation: 'NameOfOperation', times: 1, with: { Name: { contains: 'a' } } } },
        answer: (call) => assert(call),
    },
    {
        method: 'GET',
        path: '/fail',
        summary: 'Errors that are still to come.',
        answer: ({ server }) => (0, control_answer_js_1.json)(server.failures),
    },
    {
        method: 'POST',
        path: '/fail',
        summary: 'Answers the next calls with a documented error.',
        body: { check: failing, example: { error: 'NameOfError', operation: 'NameOfOperation', times: 1, message: 'No more.' } },
        answer: ({ server, body }) => {
            const { error, operation, times, message } = body;
            try {
                server.fail(error, operation, times ?? 1, message);
            }
            catch (thrown) {
                if (thrown instanceof RangeError)
                    throw new control_answer_js_1.ControlProblem(400, 'Not documented', thrown.message);
                throw thrown;
            }
            return (0, control_answer_js_1.json)(server.failures, 201);
        },
    },
    {
        method: 'DELETE',
        path: '/fail',
        summary: 'Forgets the errors that are still to come.',
        answer: ({ server }) => {
            server.forgetFailures();
            return (0, control_answer_js_1.done)();
        },
    },
];
function assert({ server, body }) {
    const wanted = body;
    const names = server.api.operations.map(({ name }) => name);
    for (const { operation } of 'inOrder' in wanted ? wanted.inOrder : [wanted]) {
        if (!names.includes(operation)) {
            throw new control_answer_js_1.ControlProblem(400, 'No such operation', (0, control_journal_js_1.sentence)((0, nearest_js_1.noSuch)('operation', operation, names)));
        }
    }
    try {
        const calls = 'inOrder' in wanted ? (0, called_js_1.expectCalledInOrder)(server, wanted.inOrder) : (0, called_js_1.expectCalled)(server, wanted.operation, wanted);
        return (0, control_answer_js_1.json)({ pass: true, calls: calls.map(({ number }) => number) });
    }
    catch (error) {
        if (error instanceof SyntaxError)
            throw new control_answer_js_1.ControlProblem(400, 'Wrong pattern', error.message);
        if (!(error instanceof called_js_1.CallExpectationError))
            throw error;
        const { message, calls, nearest } = error;
        const told = { title: 'Not as expected', status: 409, detail: message, pass: false, calls, nearest };
        return (0, control_answer_js_1.text)(409, 'application/problem+json', `${(0, differences_js_1.jsonOf)(told)}\n`);
    }
}
