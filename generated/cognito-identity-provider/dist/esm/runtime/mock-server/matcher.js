import { addressOf } from './address.js';
import { conditionOf } from './condition.js';
import { pathOf, queryOf } from './scope.js';
import { textOf } from './template.js';
/** Reads a rule's `when`. The cheap questions come first. */
export function matcherOf(when = {}) {
    const questions = [validity(when.valid ?? true)];
    if (when.operation !== undefined)
        questions.push(oneOf(when.operation, (scope) => scope.entry.operation));
    if (when.method !== undefined)
        questions.push(oneOf(upper(when.method), (scope) => scope.entry.method));
    if (when.path !== undefined)
        questions.push(pathLike(when.path));
    if (when.headers !== undefined)
        questions.push(headersLike(when.headers));
    if (when.query !== undefined)
        questions.push(about((scope) => queryOf(scope.entry.url), { has: when.query }));
    if (when.input !== undefined)
        questions.push(about((scope) => scope.entry.input, when.input));
    for (const [counter, pattern] of Object.entries(when.counters ?? {})) {
        const name = textOf(counter);
        questions.push(about((scope) => scope.store.count(name(scope)), pattern));
    }
    for (const [address, pattern] of Object.entries(when.store ?? {}))
        questions.push(recordLike(address, pattern));
    return (scope, input) => questions.every((question) => question(scope, input));
}
function validity(wanted) {
    if (wanted === 'any')
        return () => true;
    return (_, input) => (wanted ? input !== 'invalid' : input === 'invalid');
}
function oneOf(wanted, actual) {
    const all = new Set(typeof wanted === 'string' ? [wanted] : wanted);
    return (scope) => all.has(actual(scope));
}
function upper(methods) {
    return (typeof methods === 'string' ? [methods] : methods).map((method) => method.toUpperCase());
}
function about(subject, pattern) {
    const condition = conditionOf(pattern);
    return (scope) => condition(subject(scope), scope);
}
function headersLike(patterns) {
    return about((scope) => scope.entry.headers, {
        has: Object.fromEntries(Object.entries(patterns).map(([name, pattern]) => [name.toLowerCase(), pattern])),
    });
}
/** A record at an address that cannot be told is none. */
function recordLike(text, pattern) {
    const addressFor = addressOf(text);
    return about((scope) => {
        const address = addressFor(scope);
        return address === undefined ? undefined : scope.store.get(address.collection, address.key);
    }, pattern);
}
/** `/users/*` is one segment more, `/users/**` any number. */
function pathLike(glob) {
    const [first = '', ...others] = glob.split(/(\*\*?)/u);
    return (scope) => {
        const path = pathOf(scope.entry.url);
        if (others.length === 0 || !path.startsWith(first))
            return path === first;
        return others.reduce((places, part) => placesAfter(part, path, places), new Set([first.length])).has(path.length);
    };
}
/** Where a part of a glob may end that begins at one of the places. No regular expression: several stars would try all ways to share a path. */
function placesAfter(part, path, places) {
    const after = new Set();
    const isStar = part === '*' || part === '**';
    let isReached = false;
    for (let place = 0; place <= path.length; place += 1) {
        isReached = places.has(place) || (isReached && isStar && (part === '**' || path[place - 1] !== '/'));
        if (isReached && isStar)
            after.add(place);
        else if (isReached && path.startsWith(part, place))
            after.add(place + part.length);
    }
    return after;
}
