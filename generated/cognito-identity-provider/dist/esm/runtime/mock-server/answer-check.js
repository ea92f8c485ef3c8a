import { among, fields, isRecord, kindOf, member, nothing, problem, table, textThat, whole, } from './fields.js';
import { noSuch } from './nearest.js';
import { findExample } from './preferences.js';
import { before } from './template-check.js';
/** What tells answers apart, and what may go with each. A status is an answer too where it is alone. */
const kinds = new Map([
    ['error', ['message', 'headers']],
    ['example', ['headers']],
    ['body', ['status', 'headers']],
    ['text', ['status', 'headers']],
    ['synthesise', ['headers']],
    ['pass', ['headers']],
    ['status', ['headers']],
]);
/** @param operations those that the rule is for */
export function answerCheck(errors, operations) {
    const check = fields({
        error: errorName(errors.map(({ name }) => name)),
        message: maybeEmpty,
        example: exampleTitle(operations),
        body: before.json,
        text: maybeEmpty,
        synthesise: among(true),
        pass: among(true),
        status: whole(200, 599),
        headers: table(maybeEmpty, headerName),
    });
    return (value, place) => [...check(value, place), ...together(value, place)];
}
const maybeEmpty = (value, place) => (value === '' ? nothing : before.text(value, place));
function together(answer, place) {
    if (!isRecord(answer))
        return nothing;
    const names = Object.keys(answer);
    const kind = [...kinds.keys()].find((name) => names.includes(name));
    if (kind === undefined)
        return problem(place, `there should be one of ${[...kinds.keys()].join(', ')}`);
    const strangers = [...kinds.keys(), 'message'].filter((name) => name !== kind && names.includes(name) && !kinds.get(kind)?.includes(name));
    return strangers.flatMap((name) => problem(member(place, name), `this does not go with ${kind}`));
}
function errorName(names) {
    return textThat((name, place) => (names.includes(name) ? nothing : problem(place, noSuch('error', name, names))));
}
function exampleTitle(operations) {
    const examples = operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples));
    const titles = [...new Set(examples.flatMap(({ title }) => title ?? []))];
    return textThat((title, place) => findExample(title, examples) === undefined ? problem(place, noSuch('example', title, titles)) : nothing);
}
const token = /^[\w!#$%&'*+.^`|~-]+$/u;
/** Headers that tell where a message ends and what becomes of the connection: `delivery` is for breaking these. */
const framing = /^(?:content-length|transfer-encoding|connection|keep-alive|upgrade|trailer)$/iu;
function headerName(name, place) {
    if (typeof name !== 'string' || !token.test(name))
        return problem(place, `${kindOf(name)} is no name of a header`);
    return framing.test(name) ? problem(place, 'the server sets this header itself; faults belong to delivery') : nothing;
}
