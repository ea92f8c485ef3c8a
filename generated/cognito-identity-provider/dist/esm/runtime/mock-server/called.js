import { differencesOf, show } from './differences.js';
/** Calls were not as expected. The message tells what was expected, what there was instead, and how the nearest call differs. */
export class CallExpectationError extends Error {
    name = 'CallExpectationError';
    /** Numbers of the calls that were like that. */
    calls;
    nearest;
    constructor(message, calls, nearest) {
        super(message);
        this.calls = calls;
        this.nearest = nearest;
    }
}
/** The calls of an operation that are as the pattern wants them, oldest first. */
export function called(server, operation, pattern = {}) {
    return matching(ofOperation(server.requests, operation, pattern), pattern);
}
/**
 * Expects an operation to have been called: at least once, or as often as `times` says.
 * @returns the calls that are like that
 * @throws {CallExpectationError}
 */
export function expectCalled(server, operation, expectation = {}) {
    const all = ofOperation(server.requests, operation, expectation);
    const calls = matching(all, expectation);
    const { atLeast, atMost } = boundsOf(expectation.times);
    const numbers = calls.map(({ number }) => number);
    const forgotten = forgottenSince(server, expectation.since ?? 0);
    if (forgotten > 0 && atMost !== Number.POSITIVE_INFINITY && calls.length <= atMost) {
        throw new CallExpectationError(`${operation} should ${haveBeenCalled(expectation.times)}, which cannot be told: the journal has let go of its oldest calls, ` +
            `${forgotten} in all. Set journalLimit higher, or reset the server between tests.`, numbers);
    }
    if (calls.length >= atLeast && calls.length <= atMost)
        return calls;
    const nearest = calls.length < atLeast ? nearestOf(all, expectation) : undefined;
    const sentences = [
        `${operation} should ${haveBeenCalled(expectation.times)}${like(expectation)}; ${found(numbers, expectation)}.`,
        all.length === 0 ? others(server.requests) : nearestWords(nearest, all),
    ];
    throw new CallExpectationError(sentences.filter((each) => each !== '').join('\n'), numbers, nearest);
}
/**
 * Expects calls in that order; others may have come between them.
 * @returns a call for each step
 * @throws {CallExpectationError} that names the first step that there was no call for
 */
export function expectCalledInOrder(server, steps) {
    const calls = [];
    for (const [index, step] of steps.entries()) {
        const after = Math.max(calls.at(-1)?.number ?? 0, step.since ?? 0);
        const later = ofOperation(server.requests, step.operation, { ...step, since: after });
        const [call] = matching(later, step);
        if (call === undefined) {
            const nearest = nearestOf(later, step);
            const numbers = calls.map(({ number }) => number);
            const sentences = [
                `Step ${index + 1} of ${steps.length} is missing: ${step.operation} should have been called${like(step)}` +
                    `${after === 0 ? '' : ` after call ${after}`}.`,
                numbers.length === 0
                    ? ''
                    : `${numbers.length === 1 ? 'The step before it is call' : 'The steps before it are calls'} ${numbers.join(', ')}.`,
                later.length === 0 ? others(server.requests) : nearestWords(nearest, later),
            ];
            throw new CallExpectationError(sentences.filter((each) => each !== '').join('\n'), numbers, nearest);
        }
        calls.push(call);
    }
    return calls;
}
/** How many calls after that number the journal no longer holds. */
function forgottenSince({ requests, forgotten = 0 }, since) {
    const [first] = requests;
    return first === undefined ? forgotten : Math.min(forgotten, Math.max(0, first.number - since - 1));
}
function ofOperation(entries, operation, { since = 0 }) {
    return entries.filter((entry) => entry.operation === operation && entry.number > since);
}
export function matching(entries, pattern) {
    return entries.filter((entry) => differencesFrom(pattern, entry).length === 0);
}
function differencesFrom(pattern, entry) {
    const differences = [];
    for (const name of ['status', 'answer', 'error', 'rule']) {
        if (pattern[name] !== undefined)
            differences.push(...differencesOf(pattern[name], entry[name], name));
    }
    for (const [name, wanted] of Object.entries(pattern.headers ?? {})) {
        const header = name.toLowerCase();
        const text = typeof wanted === 'number' || typeof wanted === 'boolean' ? String(wanted) : wanted;
        differences.push(...differencesOf(text, new Map(Object.entries(entry.headers)).get(header), `header ${header}`));
    }
    if (pattern.with !== undefined)
        differences.push(...differencesOf(pattern.with, entry.input, 'input'));
    return differences;
}
/** The one with the fewest differences; of several, the latest. */
function nearestOf(entries, pattern) {
    let nearest;
    for (const entry of entries) {
        const differences = differencesFrom(pattern, entry);
        if (differences.length === 0)
            continue;
        if (nearest === undefined || differences.length <= nearest.differences.length)
            nearest = { number: entry.number, differences };
    }
    return nearest;
}
function boundsOf(wanted = { atLeast: 1 }) {
    if (typeof wanted === 'number')
        return { atLeast: wanted, atMost: wanted };
    const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = wanted;
    return { atLeast, atMost };
}
function haveBeenCalled(wanted) {
    const { atLeast, atMost } = boundsOf(wanted);
    if (atMost === 0)
        return 'never have been called';
    if (atLeast === atMost)
        return `have been called ${count(atLeast)}`;
    if (atMost === Number.POSITIVE_INFINITY)
        return `have been called at least ${count(atLeast)}`;
    return `have been called ${atLeast === 0 ? `at most ${count(atMost)}` : `${atLeast} to ${atMost} times`}`;
}
function count(number) {
    return number === 1 ? 'once' : number === 2 ? 'twice' : `${number} times`;
}
function like({ with: input, since, headers, ...others }) {
    const { times: _, operation: __, ...answer } = others;
    const parts = [
        ...(input === undefined ? [] : [`with ${show(input)}`]),
        ...(headers === undefined ? [] : [`headers ${show(headers)}`]),
        ...(Object.keys(answer).length === 0 ? [] : [`answered ${show(answer)}`]),
        ...(since === undefined || since === 0 ? [] : [`after call ${since}`]),
    ];
    return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}
function found(numbers, { with: input, status, answer, error, rule, headers }) {
    const isPlain = [input, status, answer, error, rule, headers].every((each) => each === undefined);
    const suffix = isPlain ? '' : ' like that';
    if (numbers.length === 0)
        return `it was not called${suffix}`;
    const which = numbers.length > 10 ? `${numbers.slice(0, 10).join(', ')}, …` : numbers.join(', ');
    return `it was called ${count(numbers.length)}${suffix} (call${numbers.length === 1 ? '' : 's'} ${which})`;
}
function nearestWords(nearest, all) {
    const entry = all.find(({ number }) => number === nearest?.number);
    if (nearest === undefined || entry === undefined)
        return '';
    const head = `Nearest of ${all.length === 1 ? 'its one call' : `its ${all.length} calls`} is number ${nearest.number}, ${outcome(entry)}:`;
    return [
        head,
        ...nearest.differences.map(({ path, expected, actual }) => `  ${path} should be ${expected}, and is ${actual}`),
    ].join('\n');
}
function outcome({ status, answer, error }) {
    if (answer === undefined)
        return 'not answered yet';
    return `answered ${status} (${error ?? answer})`;
}
/** What was called instead. */
function others(entries) {
    if (entries.length === 0)
        return 'Nothing was called at all.';
    const counts = new Map();
    for (const { operation, method, url, error } of entries) {
        const name = operation ?? `${method} ${url.split('?', 1)[0]} (${error ?? 'no operation'})`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return `What was called: ${[...counts].map(([name, times]) => (times === 1 ? name : `${name} (${count(times)})`)).join(', ')}.`;
}
