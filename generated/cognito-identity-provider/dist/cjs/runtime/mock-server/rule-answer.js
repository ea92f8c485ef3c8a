"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readyAnswer = readyAnswer;
const template_js_1 = require("./template.js");
/** @throws {PlaceholderError} */
function readyAnswer(answer = { pass: true }) {
    const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), (0, template_js_1.textOf)(value)]);
    if ('error' in answer) {
        return {
            kind: 'error',
            headers,
            error: answer.error,
            message: answer.message === undefined ? undefined : (0, template_js_1.textOf)(answer.message),
        };
    }
    if ('example' in answer)
        return { kind: 'example', headers, title: answer.example };
    if ('body' in answer)
        return { kind: 'body', headers, body: (0, template_js_1.templateOf)(answer.body), status: answer.status };
    if ('text' in answer)
        return { kind: 'text', headers, text: (0, template_js_1.textOf)(answer.text), status: answer.status };
    if ('synthesise' in answer)
        return { kind: 'synthesise', headers };
    if ('pass' in answer)
        return { kind: 'pass', headers };
    return { kind: 'text', headers, text: () => '', status: answer.status };
}
