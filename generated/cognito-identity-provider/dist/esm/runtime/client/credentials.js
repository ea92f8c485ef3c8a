/** `Authorization: Bearer …` */
export function bearer(token) {
    return async ({ headers }) => {
        headers['authorization'] = `Bearer ${await secretOf(token)}`;
    };
}
/** `Authorization: Basic …` */
export function basic({ username, password }) {
    return async ({ headers }) => {
        if (username.includes(':'))
            throw new TypeError('a user name for Basic authentication holds no colon');
        const bytes = new TextEncoder().encode(`${username}:${await secretOf(password)}`);
        headers['authorization'] = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    };
}
/** A key in a header, a cookie, or the query. */
export function apiKey(place, key) {
    return async (request) => put(request, place, await secretOf(key));
}
/**
 * Signs in as each operation documents it: by the first of its ways that there are credentials for. An operation that documents
 * none gets nothing; one that documents some, and none that there are credentials for, is not called.
 */
export function asDocumented(credentials) {
    return async (request, { name, security = [] }) => {
        if (security.length === 0)
            return;
        for (const scheme of security) {
            const authenticate = forScheme(scheme, credentials);
            if (authenticate !== undefined)
                return authenticate(request, { name, security });
        }
        const ways = security.map((scheme) => (scheme.kind === 'apiKey' ? `the API key ${scheme.key}` : scheme.kind));
        throw new TypeError(`${name} wants ${ways.join(' or ')}, and \`asDocumented\` was given none of that`);
    };
}
function forScheme(scheme, credentials) {
    switch (scheme.kind) {
        case 'bearer':
        case 'oauth2':
            return credentials.bearer === undefined ? undefined : bearer(credentials.bearer);
        case 'basic':
            return credentials.basic === undefined ? undefined : basic(credentials.basic);
        case 'apiKey': {
            const key = keyFor(scheme.key, credentials.apiKey);
            return key === undefined ? undefined : apiKey({ in: scheme.in, name: scheme.key }, key);
        }
    }
}
function keyFor(name, keys) {
    return typeof keys !== 'object' ? keys : Object.hasOwn(keys, name) ? keys[name] : undefined;
}
const secretOf = (secret) => (typeof secret === 'function' ? secret() : secret);
function put(request, { in: place, name }, key) {
    switch (place) {
        case 'header':
            request.headers[name.toLowerCase()] = key;
            return;
        case 'cookie': {
            const others = request.headers['cookie'];
            request.headers['cookie'] = `${others === undefined ? '' : `${others}; `}${name}=${encodeURIComponent(key)}`;
            return;
        }
        case 'query':
            request.url += `${request.url.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
            return;
    }
}
