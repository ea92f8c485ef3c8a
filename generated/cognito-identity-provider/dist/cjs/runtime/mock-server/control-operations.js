"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.operationRoutes = void 0;
const control_answer_js_1 = require("./control-answer.js");
exports.operationRoutes = [
    {
        method: 'GET',
        path: '/health',
        summary: 'Whether the server is there, and how much there is of everything.',
        answer: ({ server, shadowed }) => {
            const { records = {}, counters = {} } = server.store.snapshot();
            return (0, control_answer_js_1.json)({
                status: 'ok',
                name: server.api.title,
                operations: server.api.operations.length,
                calls: server.snapshot().number,
                journal: server.requests.length,
                failures: server.failures.length,
                rules: server.rules.list().length,
                records: Object.values(records).reduce((sum, collection) => sum + Object.keys(collection).length, 0),
                counters: Object.keys(counters).length,
                shadowed,
            });
        },
    },
    {
        method: 'GET',
        path: '/operations',
        summary: 'What the API does: its operations with their documented errors and examples, and what each is answered with.',
        answer: (call) => {
            const { operations, errors } = call.server.api;
            return (0, control_answer_js_1.json)({
                operations: operations.map((operation) => told(operation, call)),
                errors: errors.map(({ name, status, message }) => ({ name, status, message })),
            });
        },
    },
];
function told(operation, call) {
    const { name, method, path, responses, errors } = operation;
    return {
        name,
        method,
        path,
        answeredBy: call.server.handles(name) ? 'handler' : hasGoodExample(operation) ? 'example' : 'synthesised',
        rules: call.server.rules.list().filter(({ rule }) => isFor(rule.when?.operation, name)).length,
        calls: call.server.requests.filter((entry) => entry.operation === name).length,
        responses: responses.map(({ status, mediaType, examples }) => ({
            status,
            mediaType,
            examples: examples.map(({ title }) => title ?? null),
        })),
        errors: errors.map(({ name, documentedStatus, examples }) => ({ name, documentedStatus, examples: examples?.length ?? 0 })),
    };
}
function isFor(wanted, name) {
    return wanted === undefined || (typeof wanted === 'string' ? wanted === name : wanted.includes(name));
}
/** One that keeps its schema; others are never shown. */
function hasGoodExample({ responses: [response] }) {
    return response.examples.some(({ value }) => response.validate === undefined || response.validate(value).issues === undefined);
}
