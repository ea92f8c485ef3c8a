"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.anything = void 0;
exports.checkBody = checkBody;
exports.naturalNumber = naturalNumber;
const control_answer_js_1 = require("./control-answer.js");
const fields_js_1 = require("./fields.js");
/** @throws {ControlProblem} that lists all that is wrong */
function checkBody(value, { check, example }) {
    const problems = check(value, 'body');
    if (problems.length === 0)
        return;
    const list = problems.map(({ place, message }) => `${place}: ${message}`).join('; ');
    throw new control_answer_js_1.ControlProblem(400, 'Wrong body', `${list}. It should be like ${JSON.stringify(example)}.`, { problems });
}
/** @throws {ControlProblem} */
function naturalNumber(text, name) {
    if (/^\d{1,15}$/u.test(text))
        return Number(text);
    throw new control_answer_js_1.ControlProblem(400, 'Wrong number', `${name} should be a whole number, not ${JSON.stringify(text.slice(0, 40))}.`);
}
const anything = () => fields_js_1.nothing;
exports.anything = anything;
