import { CallExpectationError, expectCalled, expectCalledInOrder } from './called.js';
import { ControlProblem, done, json, text } from './control-answer.js';
import { sentence } from './control-journal.js';
import { anything } from './control-route.js';
import { jsonOf } from './differences.js';
import { text as anyText, fields, isRecord, list, table, whole } from './fields.js';
import { noSuch } from './nearest.js';
const bounds = fields({ atLeast: whole(0), atMost: whole(0) });
const times = (value, place) => (isRecord(value) ? bounds : whole(0))(value, place);
const callFields = {
    operation: anyText,
    with: anything,
    status: whole(100, 599),
    answer: anyText,
    error: anyText,
    rule: anyText,
    headers: table(anything),
    since: whole(0),
};
const one = fields({ ...callFields, times }, ['operation']);
const inOrder = fields({ inOrder: list(fields(callFields, ['operation'])) });
const expectation = (value, place) => (isRecord(value) && 'inOrder' in value ? inOrder : one)(value, place);
const failing = fields({ error: anyText, operation: anyText, times: whole(1), message: anyText }, ['error']);
/** What was called, and what comes of calls to come. */
export const callRoutes = [
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
        answer: ({ server }) => json(server.failures),
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
                    throw new ControlProblem(400, 'Not documented', thrown.message);
                throw thrown;
            }
            return json(server.failures, 201);
        },
    },
    {
        method: 'DELETE',
        path: '/fail',
        summary: 'Forgets the errors that are still to come.',
        answer: ({ server }) => {
            server.forgetFailures();
            return done();
        },
    },
];
function assert({ server, body }) {
    const wanted = body;
    const names = server.api.operations.map(({ name }) => name);
    for (const { operation } of 'inOrder' in wanted ? wanted.inOrder : [wanted]) {
        if (!names.includes(operation)) {
            throw new ControlProblem(400, 'No such operation', sentence(noSuch('operation', operation, names)));
        }
    }
    try {
        const calls = 'inOrder' in wanted ? expectCalledInOrder(server, wanted.inOrder) : expectCalled(server, wanted.operation, wanted);
        return json({ pass: true, calls: calls.map(({ number }) => number) });
    }
    catch (error) {
        if (error instanceof SyntaxError)
            throw new ControlProblem(400, 'Wrong pattern', error.message);
        if (!(error instanceof CallExpectationError))
            throw error;
        const { message, calls, nearest } = error;
        const told = { title: 'Not as expected', status: 409, detail: message, pass: false, calls, nearest };
        return text(409, 'application/problem+json', `${jsonOf(told)}\n`);
    }
}
