import { readBody } from './body.js';
import { coerceNamed, searchTexts, spreadObject } from './coerce.js';
import { RouteTable } from './routes.js';
import { setProperty } from './schema.js';
import { refusal, written, } from './wire.js';
const problemType = 'application/problem+json';
const json = /^application\/json$|\+json$/;
export function restJson() {
    return (api, types) => new RestJsonWire(api, types);
}
/** Operations told apart by method and path, input spread over path, query, headers, cookies and body. */
class RestJsonWire {
    statusesTell = true;
    #routes;
    #types;
    constructor(api, types) {
        this.#routes = new RouteTable(api.operations);
        this.#types = types;
    }
    route(call) {
        return this.#routes.find(call.method, call.url.replace(/[?#].*$/s, ''));
    }
    readInput(route, call, text) {
        const wanted = route.operation.input;
        switch (wanted.kind) {
            case 'none':
                return { kind: 'input', input: undefined };
            case 'body':
                return readBody(call, text, wanted.mediaTypes, { kind: 'unknown' }, this.#types);
            case 'members': {
                const bodyMember = wanted.members.find((member) => member.in === 'body');
                if (bodyMember === undefined)
                    return this.#gather(route, call, wanted.members, undefined);
                const body = readBody(call, text, wanted.mediaTypes, bodyMember.schema, this.#types);
                if (body instanceof Promise)
                    return body.then((read) => this.#gather(route, call, wanted.members, read));
                return this.#gather(route, call, wanted.members, body);
            }
        }
    }
    writeValue(response, value) {
        if (response.mediaType === undefined)
            return written(response.status, {}, '');
        const headers = { 'content-type': response.mediaType };
        if (value instanceof Uint8Array)
            return written(response.status, headers, value);
        if (typeof value === 'string' && !json.test(response.mediaType))
            return written(response.status, headers, value);
        return written(response.status, headers, JSON.stringify(value ?? null));
    }
    writeError(error, message, body) {
        if (body === undefined)
            return problem(error.status, error.name, message);
        const value = body.isExample ? body.value : withMessage(body.value, message);
        return written(error.status, { 'content-type': 'application/json' }, JSON.stringify(value));
    }
    writeRefusal(refused) {
        return problem(refused.status, refused.name, refused.message, refused.violations, refused.headers);
    }
    refuseInput(message, violations) {
        return refusal(400, 'Bad Request', message, { violations });
    }
    refuseSize(limit) {
        return refusal(413, 'Content Too Large', `The body is larger than ${limit} bytes.`);
    }
    describePath(path) {
        return path
            .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
            .join('')
            .replace(/^\./, '');
    }
    headers() {
        return {};
    }
    #gather(route, call, members, body) {
        if (body?.kind === 'refusal')
            return body;
        const places = textsOf(route, call);
        const inQuery = new Set(members.filter((member) => member.in === 'query').map((member) => member.wireName));
        const read = ({ in: place, wireName, schema }) => {
            if (place === 'body')
                return body?.input;
            const value = coerceNamed(places[place], wireName, schema, this.#types);
            return value === undefined && place === 'query' ? spreadObject(places.query, schema, this.#types, inQuery) : value;
        };
        const input = {};
        for (const member of members) {
            const value = read(member);
            if (value !== undefined)
                setProperty(input, member.name, value);
        }
        return { kind: 'input', input };
    }
}
function problem(status, title, detail, violations = [], headers = {}) {
    const body = { type: 'about:blank', title, status, detail, ...(violations.length === 0 ? {} : { violations }) };
    return written(status, { ...headers, 'content-type': problemType }, JSON.stringify(body));
}
/** Names under which APIs put an error's words. */
const messageName = /^(?:error_?)?(?:message|detail|description|msg)$/i;
/** A made-up error body says the message where it has a place for one. */
function withMessage(value, message) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    const entries = Object.entries(value).map(([name, each]) => [name, messageName.test(name) && typeof each === 'string' ? message : each]);
    return Object.fromEntries(entries);
}
function textsOf(route, call) {
    const query = call.url.indexOf('?');
    return {
        path: singleTexts(route.variables),
        query: searchTexts(new URLSearchParams(query < 0 ? '' : call.url.slice(query + 1))),
        header: headerTexts(call),
        cookie: singleTexts(cookies(call.headers['cookie'] ?? '')),
    };
}
function singleTexts(values) {
    return {
        all: (name) => {
            const value = values.get(name);
            return value === undefined ? [] : [value];
        },
        names: () => [...values.keys()],
    };
}
function headerTexts(call) {
    return {
        all: (name) => {
            const value = call.headers[name.toLowerCase()];
            return value === undefined ? [] : [value];
        },
        names: () => Object.keys(call.headers),
    };
}
function cookies(header) {
    const found = new Map();
    for (const pair of header.split(';')) {
        const equals = pair.indexOf('=');
        if (equals < 0)
            continue;
        const name = pair.slice(0, equals).trim();
        const value = pair
            .slice(equals + 1)
            .trim()
            .replace(/^"(.*)"$/s, '$1');
        if (!found.has(name))
            found.set(name, decoded(value));
    }
    return found;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
