import { noSuch } from './nearest.js';
export const nothing = [];
export function problem(place, message) {
    return [{ place, message }];
}
/** `message` where it does not hold. */
export function must(holds, place, message) {
    return holds ? nothing : problem(place, message);
}
/** `there should be <wanted>, not …` where it does not hold. */
function should(holds, value, place, wanted) {
    return must(holds, place, `there should be ${wanted}, not ${kindOf(value)}`);
}
/** An object with these fields and no other. All but `required` may be left out. */
export function fields(checks, required = []) {
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
                    ? problem(member(place, name), noSuch('field', name, names))
                    : check(each, member(place, name));
            }),
        ];
    };
}
/** An object whose names are the user's. */
export function table(check, checkName = () => nothing) {
    return (value, place) => {
        if (!isRecord(value))
            return should(false, value, place, 'names and what they stand for');
        return Object.entries(value).flatMap(([name, each]) => [
            ...checkName(name, member(place, name)),
            ...check(each, member(place, name)),
        ]);
    };
}
export function list(check) {
    return (value, place) => Array.isArray(value)
        ? value.flatMap((each, index) => check(each, `${place}[${index}]`))
        : should(false, value, place, 'a list');
}
export function oneOrMore(check) {
    return (value, place) => (Array.isArray(value) ? list(check) : check)(value, place);
}
export const text = (value, place) => should(typeof value === 'string' && value !== '', value, place, 'a text');
/** A text for which there is more to check. */
export function textThat(check) {
    return (value, place) => (typeof value === 'string' && value !== '' ? check(value, place) : text(value, place));
}
export function among(...known) {
    return (value, place) => should(known.includes(value), value, place, known.join(' or '));
}
export const numeric = (value, place) => should(Number.isFinite(value), value, place, 'a number');
export function between(least, most) {
    return (value, place) => should(typeof value === 'number' && value >= least && value <= most, value, place, `a number from ${least} to ${most}`);
}
export function whole(least, most = Number.MAX_SAFE_INTEGER) {
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} on` : `${least} to ${most}`;
    return (value, place) => should(typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most, value, place, `a whole number from ${range}`);
}
export function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const plainName = /^[A-Za-z_][\w-]*$/u;
/** `when.headers["x y"]`. */
export function member(place, name) {
    return plainName.test(name) ? `${place}.${name}` : `${place}[${JSON.stringify(name)}]`;
}
/** What stands there, in few words. */
export function kindOf(value) {
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
