import { ControlProblem } from './control-answer.js';
/**
 * Every page of the web can send requests to this machine. None of them can read the answers, as no answer allows it; what is left
 * is to keep them from changing anything, and from making their own name point here.
 */
const rules = [
    {
        name: 'the server is asked for by its address, or by a name that nobody else can make point here',
        holds: ({ headers }, hosts) => headers['host'] === undefined || isLocal(hostName(headers['host']), hosts),
        status: 403,
        title: 'Unknown host',
        help: 'Ask for localhost, an address, a name without a dot, or list the name: { control: { hosts: ["mock.example"] } }.',
    },
    {
        name: 'a page that changes something is a page of this server',
        holds: ({ method, headers }) => isReading(method) || isOwnOrigin(headers['origin'], headers['host']),
        status: 403,
        title: 'Foreign origin',
        help: 'Pages of other origins may not steer the server; do it from the test, or from a program.',
    },
    {
        name: 'a browser that sends something does so for a page of this server',
        holds: ({ method, headers }) => isReading(method) || ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']),
        status: 403,
        title: 'Foreign origin',
        help: 'Pages of other origins may not steer the server; do it from the test, or from a program.',
    },
    {
        name: 'what is sent is said to be JSON, which no form can say',
        holds: ({ method, headers }) => isReading(method) || method === 'DELETE' || /^application\/json\s*(?:;|$)/iu.test(headers['content-type'] ?? ''),
        status: 415,
        title: 'Not JSON',
        help: 'Send the header content-type: application/json, also where there is no body.',
    },
];
/** @throws {ControlProblem} for calls that may not be answered */
export function guard(call, hosts) {
    const broken = rules.find((rule) => !rule.holds(call, hosts));
    if (broken !== undefined)
        throw new ControlProblem(broken.status, broken.title, broken.help);
}
function isReading(method) {
    return method === 'GET' || method === 'HEAD';
}
/** Without the port. */
function hostName(host) {
    return host.replace(/:\d*$/u, '').toLowerCase();
}
/** Addresses, which cannot be made to point elsewhere, and names that nobody can register: those without a dot are of this network. */
const unregistrable = /^(?:\[[\da-f:.]+\]|\d{1,3}(?:\.\d{1,3}){3}|[\w-]+|.+\.(?:localhost|test|internal))$/u;
function isLocal(name, hosts) {
    return unregistrable.test(name) || hosts.some((host) => host.toLowerCase() === name);
}
function isOwnOrigin(origin, host) {
    if (origin === undefined)
        return true;
    return /^https?:\/\//u.test(origin) && origin.replace(/^https?:\/\//u, '').toLowerCase() === host?.toLowerCase();
}
