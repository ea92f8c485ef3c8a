"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.differencesOf = differencesOf;
exports.show = show;
exports.jsonOf = jsonOf;
exports.at = at;
const condition_js_1 = require("./condition.js");
/**
 * Compares a value with a rule's `Pattern`, taken word for word: nothing in it is a placeholder, and a text is never a number.
 * Besides, regular expressions and the matchers of test runners, `expect.any(String)`, are patterns; `undefined` is for nothing at all.
 * @returns nothing where the value is as it should be
 */
function differencesOf(pattern, value, path) {
    if (isMatcher(pattern))
        return told(pattern.asymmetricMatch(value), path, () => nameOf(pattern), value);
    if (pattern instanceof RegExp)
        return told(typeof value === 'string' && value.search(pattern) >= 0, path, () => String(pattern), value);
    if (Array.isArray(pattern))
        return listDifferences(pattern, value, path);
    if (!isObject(pattern))
        return told(Object.is(pattern, value), path, () => show(pattern), value);
    return (0, condition_js_1.isConditions)(pattern)
        ? Object.entries(pattern).flatMap(([word, wanted]) => conditions.get(word)?.(wanted, value, path) ?? [])
        : propertyDifferences(pattern, value, path);
}
/** What is told of a value in a line. */
function show(value) {
    if (value === undefined)
        return 'nothing';
    const text = jsonOf(value);
    return text.length <= longestShown ? text : `${text.slice(0, longestShown)}… (${text.length} characters)`;
}
const longestShown = 300;
/** As JSON, whatever it is: what JSON has no words for is told in pointed brackets. */
function jsonOf(value) {
    try {
        return JSON.stringify(value, (_, each) => plain(each)) ?? '';
    }
    catch {
        return '"<circular>"';
    }
}
function plain(value) {
    if (value instanceof Uint8Array)
        return `<${value.length} bytes>`;
    if (value instanceof Blob)
        return `<${value.size} bytes>`;
    if (value instanceof RegExp)
        return String(value);
    return typeof value === 'bigint' || typeof value === 'function' ? `<${String(value)}>` : value;
}
/** The words that make an object one of conditions rather than of properties, as in a rule. */
const conditions = new Map([
    [
        'exists',
        (wanted, value, path) => told((value !== undefined) === wanted, path, () => (wanted ? 'anything' : 'nothing'), value),
    ],
    ['is', (wanted, value, path) => told(isSame(wanted, value), path, () => show(wanted), value)],
    ['not', (wanted, value, path) => told(differencesOf(wanted, value, path).length > 0, path, () => `not ${show(wanted)}`, value)],
    ['anyOf', anyOf],
    ['contains', contains],
    [
        'matches',
        (wanted, value, path) => told(typeof value === 'string' && new RegExp(String(wanted), 'u').test(value), path, () => `/${String(wanted)}/u`, value),
    ],
    ['above', bound('above', (value, wanted) => value > wanted)],
    ['below', bound('below', (value, wanted) => value < wanted)],
    ['atLeast', bound('at least', (value, wanted) => value >= wanted)],
    ['atMost', bound('at most', (value, wanted) => value <= wanted)],
    ['has', (wanted, value, path) => propertyDifferences(isObject(wanted) ? wanted : {}, value, path)],
]);
function anyOf(wanted, value, path) {
    const patterns = Array.isArray(wanted) ? wanted : [];
    const fits = patterns.some((each) => differencesOf(each, value, path).length === 0);
    return told(fits, path, () => `any of ${patterns.map(show).join(', ')}`, value);
}
function contains(wanted, value, path) {
    const found = Array.isArray(value)
        ? value.some((item) => differencesOf(wanted, item, path).length === 0)
        : typeof value === 'string' && typeof wanted === 'string' && value.includes(wanted);
    return told(found, path, () => `something with ${show(wanted)} in it`, value);
}
function bound(words, holds) {
    return (wanted, value, path) => told(typeof value === 'number' && holds(value, Number(wanted)), path, () => `${words} ${show(wanted)}`, value);
}
function listDifferences(patterns, value, path) {
    if (!Array.isArray(value))
        return [{ path, expected: show(patterns), actual: show(value) }];
    const items = patterns.flatMap((pattern, index) => {
        const place = `${path}[${index}]`;
        if (index < value.length)
            return differencesOf(pattern, value[index], place);
        return [{ path: place, expected: show(pattern), actual: show(undefined) }];
    });
    const surplus = value.slice(patterns.length).map((item, index) => ({
        path: `${path}[${patterns.length + index}]`,
        expected: show(undefined),
        actual: show(item),
    }));
    return [...items, ...surplus];
}
function propertyDifferences(patterns, value, path) {
    if (!isObject(value) || Array.isArray(value))
        return [{ path, expected: show(patterns), actual: show(value) }];
    const members = new Map(Object.entries(value));
    return Object.entries(patterns).flatMap(([name, pattern]) => differencesOf(pattern, members.get(name), at(path, name)));
}
function told(fits, path, expected, value) {
    return fits ? [] : [{ path, expected: expected(), actual: show(value) }];
}
/** Equal to the last property, in whatever order. */
function isSame(one, other) {
    if (Object.is(one, other))
        return true;
    if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other))
        return false;
    const members = new Map(Object.entries(other));
    const entries = Object.entries(one);
    return entries.length === members.size && entries.every(([name, each]) => members.has(name) && isSame(each, members.get(name)));
}
/** `input.Name`, `input["x y"]`. */
function at(path, name) {
    return /^[A-Za-z_$][\w$-]*$/u.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
/** What test runners call a matcher of theirs: `Any<Number>`. */
function nameOf(matcher) {
    return matcher.toAsymmetricMatcher?.() ?? String(matcher);
}
function isMatcher(value) {
    return isObject(value) && 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function';
}
