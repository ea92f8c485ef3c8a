import { setProperty } from './schema.js';
/** The first that stands for something; null only where it is the last. */
export function firstOf(choices, scope) {
    for (const choice of choices) {
        const value = meant(choice, scope);
        if (value !== undefined && value !== null)
            return value;
    }
    const last = choices.at(-1);
    return last === undefined ? undefined : meant(last, scope);
}
function meant(choice, scope) {
    if (choice.kind === 'literal')
        return choice.value;
    return roots.get(choice.root)?.value(scope, choice.steps);
}
/** Everything that a placeholder can begin with. */
const roots = new Map([
    ['input', { value: (scope, steps) => walk(scope.entry.input, steps, scope) }],
    ['answer', { value: (scope, steps) => walk(scope.answer, steps, scope) }],
    [
        'request',
        {
            members: ['body', 'headers', 'method', 'number', 'operation', 'path', 'query', 'url'],
            value: requestValue,
        },
    ],
    ['store', { value: storeValue }],
    ['counters', { value: counterValue }],
    ['now', { members: ['iso', 'milliseconds', 'seconds'], value: nowValue }],
    ['random', { members: ['digits', 'hex', 'number', 'uuid'], value: randomValue }],
    ['rule', { members: ['matches', 'name', 'uses'], value: (scope, steps) => walk(scope.rule, steps, scope) }],
]);
export const rootNames = [...roots.keys()];
function walk(from, steps, scope) {
    let value = from;
    for (const step of steps) {
        value = step.kind === 'item' ? selected(value, step, scope) : member(value, keyOf(step, scope));
        if (value === undefined)
            return undefined;
    }
    return value;
}
/** @returns `undefined` for a key that stands for nothing */
function keyOf(step, scope) {
    if (step.kind === 'item')
        return undefined;
    const key = step.kind === 'key' ? step.key : meant(step.path, scope);
    return key === undefined || key === null || typeof key === 'object' ? undefined : String(key);
}
/** Only what the value itself holds: nothing is inherited. */
function member(value, key) {
    if (key === undefined || typeof value !== 'object' || value === null)
        return undefined;
    if (Array.isArray(value))
        return /^\d+$/u.test(key) ? value[Number(key)] : undefined;
    return Object.hasOwn(value, key) ? value[key] : undefined;
}
function selected(list, step, scope) {
    const wanted = meant(step.value, scope);
    return Array.isArray(list) && wanted !== undefined ? list.find((item) => member(item, step.property) === wanted) : undefined;
}
function requestValue(scope, [step, ...rest]) {
    const { entry } = scope;
    const [key] = rest.flatMap((each) => keyOf(each, scope) ?? []);
    switch (step && keyOf(step, scope)) {
        case 'headers':
            return key === undefined ? walk(entry.headers, rest, scope) : member(entry.headers, key.toLowerCase());
        case 'query':
            return walk(queryOf(entry.url), rest, scope);
        case 'path':
            return pathOf(entry.url);
        case 'body':
        case 'method':
        case 'number':
        case 'operation':
        case 'url':
            return member(entry, step && keyOf(step, scope));
        default:
            return undefined;
    }
}
export function pathOf(url) {
    return url.split('?', 1)[0] ?? url;
}
/** Parameters by name; one that is repeated is a list. */
export function queryOf(url) {
    const query = {};
    const mark = url.indexOf('?');
    if (mark < 0)
        return query;
    const search = new URLSearchParams(url.slice(mark + 1));
    search.forEach((_, name) => {
        const values = search.getAll(name);
        setProperty(query, name, values.length === 1 ? values[0] : values);
    });
    return query;
}
/** A record, something in it, or the values of a whole collection. */
function storeValue(scope, [collection, key, ...rest]) {
    const name = collection && keyOf(collection, scope);
    if (name === undefined)
        return undefined;
    if (key === undefined)
        return scope.store.list(name).map(({ value }) => value);
    if (key.kind === 'item') {
        return walk(scope.store.list(name).map(({ value }) => value), [key, ...rest], scope);
    }
    const found = keyOf(key, scope);
    return found === undefined ? undefined : walk(scope.store.get(name, found), rest, scope);
}
function counterValue(scope, [step]) {
    const counter = step && keyOf(step, scope);
    return counter === undefined ? undefined : scope.store.count(counter);
}
function nowValue(scope, [step]) {
    const now = scope.now();
    switch (step && keyOf(step, scope)) {
        case 'seconds':
            return Math.floor(now / 1000);
        case 'milliseconds':
            return now;
        default:
            return new Date(now).toISOString();
    }
}
/** `random.digits[6]`, `random.hex[8]`, `random.number[100]`: how many, or the highest. */
function randomValue(scope, [step, size]) {
    const random = scope.random();
    const given = size === undefined ? Number.NaN : Number(keyOf(size, scope));
    const bound = Number.isSafeInteger(given) && given >= 0 ? given : undefined;
    const many = Math.min(1000, bound ?? 6);
    switch (step && keyOf(step, scope)) {
        case 'uuid':
            return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${random.hex(3)}-${random.hex(12)}`;
        case 'hex':
            return random.hex(many);
        case 'digits':
            return Array.from({ length: many }, () => random.between(0, 9)).join('');
        case 'number':
            return random.between(0, bound ?? 0x7fffffff);
        default:
            return undefined;
    }
}
/** @param allowed what a placeholder can begin with there */
export function problemWithPath({ root, steps }, allowed) {
    if (!allowed.includes(root))
        return [{ what: 'placeholder', name: root, among: allowed }];
    const members = roots.get(root)?.members;
    const [first] = steps;
    if (members === undefined || first?.kind !== 'key' || members.includes(String(first.key)))
        return [];
    return [{ what: `${root} placeholder`, name: String(first.key), among: members }];
}
