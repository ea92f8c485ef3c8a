"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.numeric = exports.text = exports.nothing = void 0;
exports.problem = problem;
exports.must = must;
exports.fields = fields;
exports.table = table;
exports.list = list;
exports.oneOrMore = oneOrMore;
exports.textThat = textThat;
exports.among = among;
exports.between = between;
exports.whole = whole;
exports.isRecord = isRecord;
exports.member = member;
exports.kindOf = kindOf;
const nearest_js_1 = require("./nearest.js");
exports.nothing = [];
function problem(place, message) {
    return [{ place, message }];
}
/** `message` where it does not hold. */
function must(holds, place, message) {
    return holds ? exports.nothing : problem(place, message);
}
/** `there should be <wanted>, not …` where it does not hold. */
function should(holds, value, place, wanted) {
    return must(holds, place, `there should be ${wanted}, not ${kindOf(value)}`);
}
/** An object with these fields and no other. All but `required` may be left out. */
function fields(checks, required = []) {
    const known = new Map(Object.entries(checks));
    const names = [...known.keys()];
    return (value, place) => {
        if (!isRecord(value))
            return should(false, value, place, names.join(', '));
        const missing = required.filter((name) => !(name in value));
        return [
            ...missing.flatMap((name) => problem(place, `${name} is missing`)),
            ...Object.entries(value).flatMap(([name, each]) => {
                const check = known.get(name);
                return check === undefined
                    ? problem(member(place, name), (0, nearest_js_1.noSuch)('field', name, names))
                    : check(each, member(place, name));
            }),
        ];
    };
}
/** An object whose names are the user's. */
function table(check, checkName = () => exports.nothing) {
    return (value, place) => {
        if (!isRecord(value))
            return should(false, value, place, 'names and what they stand for');
        return Object.entries(value).flatMap(([name, each]) => [
            ...checkName(name, member(place, name)),
            ...check(each, member(place, name)),
        ]);
    };
}
function list(check) {
    return (value, place) => Array.isArray(value)
        ? value.flatMap((each, index) => check(each, `${place}[${index}]`))
        : should(false, value, place, 'a list');
}
function oneOrMore(check) {
    return (value, place) => (Array.isArray(value) ? list(check) : check)(value, place);
}
const text = (value, place) => should(typeof value === 'string' && value !== '', value, place, 'a text');
exports.text = text;
/** A text for which there is more to check. */
function textThat(check) {
    return (value, place) => (typeof value === 'string' && value !== '' ? check(value, place) : (0, exports.text)(value, place));
}
function among(...known) {
    return (value, place) => should(known.includes(value), value, place, known.join(' or '));
}
const numeric = (value, place) => should(Number.isFinite(value), value, place, 'a number');
exports.numeric = numeric;
function between(least, most) {
    return (value, place) => should(typeof value === 'number' && value >= least && value <= most, value, place, `a number from ${least} to ${most}`);
}
function whole(least, most = Number.MAX_SAFE_INTEGER) {
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} on` : `${least} to ${most}`;
    return (value, place) => should(typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most, value, place, `a whole number from ${range}`);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const plainName = /^[A-Za-z_][\w-]*$/u;
/** `when.headers["x y"]`. */
function member(place, name) {
    return plainName.test(name) ? `${place}.${name}` : `${place}[${JSON.stringify(name)}]`;
}
/** What stands there, in few words. */
function kindOf(value) {
    if (value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'string')
        return value === '' ? 'an empty text' : JSON.stringify(value.slice(0, 40));
    if (typeof value === 'object' && value !== null)
        return 'an object';
    return typeof value === 'function' ? 'a function' : String(value);
}
