"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.answerControl = answerControl;
const call_js_1 = require("./call.js");
const control_answer_js_1 = require("./control-answer.js");
const control_calls_js_1 = require("./control-calls.js");
const control_guard_js_1 = require("./control-guard.js");
const control_index_js_1 = require("./control-index.js");
const control_journal_js_1 = require("./control-journal.js");
const control_operations_js_1 = require("./control-operations.js");
const control_replay_js_1 = require("./control-replay.js");
const control_route_js_1 = require("./control-route.js");
const control_rules_js_1 = require("./control-rules.js");
const control_state_js_1 = require("./control-state.js");
const home = {
    method: 'GET',
    path: '/',
    summary: 'This: all that can be asked for, as OpenAPI; for browsers, a page.',
    answer: async (call) => {
        if (!prefersPage(call.call))
            return (0, control_answer_js_1.json)((0, control_index_js_1.indexOf)(call, routes));
        const { pageAnswer } = await Promise.resolve().then(() => __importStar(require('./control-page.js')));
        return pageAnswer(call);
    },
};
/** All that can be asked for. Of two routes that fit a path, the first is meant. */
const routes = [
    home,
    ...control_operations_js_1.operationRoutes,
    ...control_journal_js_1.journalRoutes,
    ...control_calls_js_1.callRoutes,
    ...control_replay_js_1.replayRoutes,
    ...control_rules_js_1.ruleRoutes,
    ...control_state_js_1.stateRoutes,
];
/** Answers a call below the reserved path. */
async function answerControl(plane, call) {
    try {
        (0, control_guard_js_1.guard)(call, plane.hosts);
        const answer = await routed(plane, call);
        return call.method === 'HEAD' ? { status: answer.status, headers: answer.headers, body: '' } : answer;
    }
    catch (error) {
        if (error instanceof control_answer_js_1.ControlProblem)
            return (0, control_answer_js_1.problem)(error);
        return (0, control_answer_js_1.problem)(new control_answer_js_1.ControlProblem(500, 'Internal failure', error instanceof Error ? error.message : String(error)));
    }
}
function routed(plane, call) {
    const [pathname = '', ...search] = call.url.slice(plane.path.length).split('?');
    const path = pathname === '' ? '/' : pathname;
    const fitting = routes.flatMap((route) => {
        const variables = variablesIn(route.path, path);
        return variables === undefined ? [] : [{ route, variables }];
    });
    const [nearest] = fitting;
    if (nearest === undefined) {
        throw new control_answer_js_1.ControlProblem(404, 'Not found', `There is nothing at ${plane.path}${path}; GET ${plane.path} tells what there is.`);
    }
    const method = call.method === 'HEAD' ? 'GET' : call.method;
    const found = fitting.find(({ route }) => route.method === method && route.path === nearest.route.path);
    if (found === undefined) {
        const methods = routes.filter(({ path }) => path === nearest.route.path).map((route) => route.method);
        throw new control_answer_js_1.ControlProblem(405, 'Method not allowed', `${plane.path}${path} takes ${methods.join(', ')}, not ${call.method}.`, {
            headers: { allow: methods.join(', ') },
        });
    }
    const { route, variables } = found;
    const query = new URLSearchParams(search.join('?'));
    checkQuery(query, route);
    const body = route.body === undefined ? undefined : parsed(call);
    if (route.body !== undefined)
        (0, control_route_js_1.checkBody)(body, route.body);
    const understood = { ...plane, call, query, body, variable: (name) => variables.get(name) ?? '' };
    return route.answer(understood);
}
/** @returns the template's variables, decoded; `undefined` where the path is another */
function variablesIn(template, path) {
    const [wanted, given] = [template.split('/'), path.split('/')];
    if (wanted.length !== given.length)
        return undefined;
    const variables = new Map();
    for (const [index, segment] of wanted.entries()) {
        const text = given[index] ?? '';
        const name = /^\{(\w+)\}$/u.exec(segment)?.[1];
        if (name === undefined ? segment !== text : text === '')
            return undefined;
        if (name !== undefined)
            variables.set(name, decoded(text));
    }
    return variables;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw new control_answer_js_1.ControlProblem(400, 'Wrong path', `${text} is not percent-encoded as it should be.`);
    }
}
/** A filter that is spelled wrong would let everything through. */
function checkQuery(query, route) {
    const known = Object.keys(route.query ?? {});
    for (const name of query.keys()) {
        if (known.includes(name))
            continue;
        const names = known.length === 0 ? 'it takes none' : `it takes ${known.join(', ')}`;
        throw new control_answer_js_1.ControlProblem(400, 'Unknown parameter', `${route.path} takes no parameter ${name}; ${names}.`);
    }
}
function parsed({ body }) {
    const text = (0, call_js_1.decodeText)(body);
    if (text === '')
        throw new control_answer_js_1.ControlProblem(400, 'No body', 'The body should be JSON, and is empty.');
    try {
        return JSON.parse(text);
    }
    catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        throw new control_answer_js_1.ControlProblem(400, 'Not JSON', `The body cannot be read: ${words}.`);
    }
}
function prefersPage({ headers }) {
    return (headers['accept'] ?? '').includes('text/html');
}
