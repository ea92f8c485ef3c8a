import { templateOf } from './template.js';
/** The words that make an object one of conditions rather than of properties. */
const words = new Map([
    ['exists', (wanted) => (value) => (value !== undefined) === wanted],
    ['is', (wanted) => equalTo(wanted)],
    ['not', (wanted) => negated(conditionOf(wanted))],
    ['anyOf', (wanted) => anyOf(listOf(wanted).map(conditionOf))],
    ['contains', contains],
    ['matches', matches],
    ['above', (bound) => (value) => numberIn(value) > Number(bound)],
    ['below', (bound) => (value) => numberIn(value) < Number(bound)],
    ['atLeast', (bound) => (value) => numberIn(value) >= Number(bound)],
    ['atMost', (bound) => (value) => numberIn(value) <= Number(bound)],
    ['has', (wanted) => propertiesOf(recordOf(wanted))],
]);
export const conditionWords = [...words.keys()];
/**
 * Reads a rule's `Pattern`.
 * @throws {PlaceholderError} or a SyntaxError, for a regular expression that is none
 */
export function conditionOf(pattern) {
    if (Array.isArray(pattern))
        return listLike(pattern.map(conditionOf));
    if (typeof pattern !== 'object' || pattern === null)
        return equalTo(pattern);
    const fields = recordOf(pattern);
    return isConditions(fields)
        ? allOf(Object.entries(fields).map(([word, wanted]) => conditionFor(word, wanted)))
        : propertiesOf(fields);
}
export function isConditions(pattern) {
    const names = Object.keys(pattern);
    return names.length > 0 && names.every((name) => words.has(name));
}
function conditionFor(word, wanted) {
    return words.get(word)?.(wanted) ?? (() => false);
}
function equalTo(wanted) {
    const template = templateOf(wanted);
    return (value, scope) => isSame(value, template(scope));
}
/** Numbers and switches that came as text, in a header or a query, are what they spell. */
function isSame(value, wanted) {
    if (value === wanted)
        return true;
    if (typeof value === 'string' && (typeof wanted === 'number' || typeof wanted === 'boolean'))
        return value === String(wanted);
    if (typeof value !== 'object' || typeof wanted !== 'object' || value === null || wanted === null)
        return false;
    if (Array.isArray(value) !== Array.isArray(wanted))
        return false;
    const [own, other] = [Object.entries(value), new Map(Object.entries(wanted))];
    return own.length === other.size && own.every(([name, each]) => other.has(name) && isSame(each, other.get(name)));
}
function negated(condition) {
    return (value, scope) => !condition(value, scope);
}
function allOf(conditions) {
    return (value, scope) => conditions.every((condition) => condition(value, scope));
}
function anyOf(conditions) {
    return (value, scope) => conditions.some((condition) => condition(value, scope));
}
function listLike(items) {
    return (value, scope) => Array.isArray(value) && value.length === items.length && items.every((item, index) => item(value[index], scope));
}
function propertiesOf(fields) {
    const properties = Object.entries(fields).map(([name, pattern]) => [name, conditionOf(pattern)]);
    return (value, scope) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            return false;
        const own = recordOf(value);
        return properties.every(([name, condition]) => condition(Object.hasOwn(own, name) ? own[name] : undefined, scope));
    };
}
function contains(wanted) {
    const item = conditionOf(wanted);
    const template = templateOf(wanted);
    return (value, scope) => {
        if (Array.isArray(value))
            return value.some((each) => item(each, scope));
        const part = typeof value === 'string' ? template(scope) : undefined;
        return typeof value === 'string' && typeof part === 'string' && value.includes(part);
    };
}
function matches(wanted) {
    const expression = new RegExp(String(wanted), 'u');
    return (value) => typeof value === 'string' && expression.test(value);
}
/** @returns NaN, which is neither above nor below anything, for what is no number */
function numberIn(value) {
    if (typeof value === 'number')
        return value;
    return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function recordOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
