/**
 * A handler of MSW that has the server answer whatever is sent to one of the endpoints. Other requests go their way.
 * @throws {TypeError} where an endpoint is not a whole URL
 */
export function handlerOf(http, server, endpoint) {
    const endpoints = typeof endpoint === 'string' || endpoint instanceof URL ? [endpoint] : endpoint;
    // Of two endpoints one of which begins like the other, the longer one is meant.
    const bases = endpoints
        .map((each) => wholeUrl(String(each)))
        .sort((a, b) => b.length - a.length)
        .map(baseExpression);
    const any = new RegExp(bases.length === 0 ? '(?!)' : bases.map(({ source }) => source).join('|'), 'u');
    return http.all(any, async ({ request }) => {
        try {
            return await server.fetch(await below(bases, request));
        }
        catch {
            // A call that was aborted, or a connection that the server would have dropped. What is thrown is a mistake of the test to MSW.
            return Response.error();
        }
    });
}
/** @throws {TypeError} for what no request could ever be sent to */
function wholeUrl(endpoint) {
    if (/^https?:\/\/[^/]/i.test(endpoint))
        return endpoint.replace(/[?#].*$/s, '').replace(/\/+$/, '');
    throw new TypeError(`An endpoint is a whole URL, such as https://api.example.com/v1, and not ${endpoint}`);
}
/**
 * Matches what stands before the API's own paths. What a variable stands for ends where what comes behind it begins, so that no
 * address has to be tried in more ways than one.
 */
function baseExpression(base) {
    const [first = [], ...others] = base
        .replace(/^[a-z]+:\/\/[^/]+/i, (origin) => origin.toLowerCase())
        .split(/(?:\{[^{}]*\})+/)
        .map((text) => [...text]);
    const source = others.map((text) => `[^/${text.slice(0, 1).map(escaped).join('')}]+${text.map(escaped).join('')}`);
    return new RegExp(`^${first.map(escaped).join('')}${source.join('')}(?=/|$)`, 'u');
}
const escaped = (character) => character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
/** The request as the server knows it: of its path, only what comes after the base. */
async function below(bases, request) {
    const { origin, pathname, search } = new URL(request.url);
    const address = origin + pathname;
    const length = bases.map((base) => base.exec(address)?.[0].length).find((found) => found !== undefined) ?? origin.length;
    if (length === origin.length)
        return request;
    const { method, headers, signal } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    return new Request(`${origin}${address.slice(length) || '/'}${search}`, { method, headers, body, signal });
}
