import { ControlProblem } from './control-answer.js';
import { nothing } from './fields.js';
/** @throws {ControlProblem} that lists all that is wrong */
export function checkBody(value, { check, example }) {
    const problems = check(value, 'body');
    if (problems.length === 0)
        return;
    const list = problems.map(({ place, message }) => `${place}: ${message}`).join('; ');
    throw new ControlProblem(400, 'Wrong body', `${list}. It should be like ${JSON.stringify(example)}.`, { problems });
}
/** @throws {ControlProblem} */
export function naturalNumber(text, name) {
    if (/^\d{1,15}$/u.test(text))
        return Number(text);
    throw new ControlProblem(400, 'Wrong number', `${name} should be a whole number, not ${JSON.stringify(text.slice(0, 40))}.`);
}
export const anything = () => nothing;
