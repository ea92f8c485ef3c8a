/** Lets pages of other origins call the server from a browser: answers preflight requests, and says so in every answer. */
export function cors(options = {}) {
    const allowed = typeof options.origin === 'string' ? [options.origin] : options.origin;
    const isAllowed = (origin) => allowed === undefined || allowed.includes('*') || allowed.includes(origin);
    return (server) => {
        const methods = [...new Set([...server.api.operations.map(({ method }) => method), 'GET', 'HEAD', 'POST'])].sort().join(', ');
        server.intercept((call) => {
            if (call.method !== 'OPTIONS' || call.headers['access-control-request-method'] === undefined)
                return undefined;
            const { origin } = call.headers;
            if (origin === undefined || !isAllowed(origin))
                return refusal(origin);
            const headers = {
                ...allowing(origin),
                'access-control-allow-methods': methods,
                'access-control-allow-headers': call.headers['access-control-request-headers'] ?? '*',
                'access-control-max-age': String(options.maxAge ?? 600),
                vary: 'origin, access-control-request-headers',
            };
            // A page of the internet that asks for a server in the local network is asked about by some browsers.
            if (call.headers['access-control-request-private-network'] === 'true')
                headers['access-control-allow-private-network'] = 'true';
            return { status: 204, headers, body: '' };
        });
        server.decorate((answer, call) => decorated(answer, call, isAllowed));
    };
}
/** The asking origin rather than `*`, for with credentials browsers take no other word. */
function allowing(origin) {
    return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
}
function decorated(answer, call, isAllowed) {
    const { origin } = call.headers;
    const vary = answer.headers['vary'];
    const headers = { ...answer.headers, vary: vary === undefined ? 'origin' : `${vary}, origin` };
    if (origin === undefined || !isAllowed(origin))
        return { ...answer, headers };
    // Browsers that are sent credentials take `*` for a header of that name: each is named.
    const exposed = Object.keys(answer.headers).join(', ');
    return { ...answer, headers: { ...headers, ...allowing(origin), 'access-control-expose-headers': exposed } };
}
function refusal(origin) {
    const body = origin === undefined ? 'A preflight request has an Origin header.' : `${origin} is none of the allowed origins.`;
    return { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
