"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.redirected = redirected;
const redact_js_1 = require("./redact.js");
const transport_node_headers_js_1 = require("./transport-node-headers.js");
const statuses = /* @__PURE__ */ new Set([301, 302, 303, 307, 308]);
/** What is said of a body, and so goes with it. */
const bodyHeaders = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type'];
/** What is meant for one origin alone: its name, and whatever is called like a key or a token. */
const isForOrigin = (name) => name === 'host' || (0, redact_js_1.tellsSecret)(name);
/** The request that an answer redirects to, as `fetch` has it, but for keys in headers of their own; undefined where it does not redirect. */
function redirected(request, { statusCode, rawHeaders }, followed) {
    if (!statuses.has(statusCode))
        return undefined;
    const location = (0, transport_node_headers_js_1.rawHeader)(rawHeaders, 'location');
    if (location === null)
        return undefined;
    const from = new URL(request.url);
    const to = new URL(location, from);
    if (followed >= 20)
        throw new Error(`redirected more than 20 times, last to ${to.origin}${to.pathname}`);
    if (to.protocol !== 'http:' && to.protocol !== 'https:')
        throw new Error(`redirected to a URL of ${to.protocol}`);
    const { method } = request;
    const asGet = statusCode === 303 ? method !== 'GET' && method !== 'HEAD' : (statusCode === 301 || statusCode === 302) && method === 'POST';
    if (!asGet && request.body instanceof ReadableStream)
        throw new Error('redirected with a body that cannot be sent twice');
    const isDropped = (name) => (asGet && bodyHeaders.some((header) => header === name)) || (from.origin !== to.origin && isForOrigin(name));
    return {
        ...request,
        url: to.href,
        headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !isDropped(name))),
        ...(asGet && { method: 'GET', body: undefined }),
    };
}
