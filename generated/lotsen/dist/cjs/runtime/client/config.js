"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.configure = configure;
exports.lowerCased = lowerCased;
const endpoint_js_1 = require("./endpoint.js");
function configure(api, destination, options) {
    const { endpoint, variables = {} } = destination;
    const server = endpoint ?? (api.server === undefined ? undefined : (0, endpoint_js_1.fillServer)(api.server, variables));
    return {
        api,
        options,
        url: server === undefined ? undefined : (0, endpoint_js_1.baseUrl)(server),
        given: endpoint !== undefined,
        variables,
        targetPrefix: destination.targetPrefix ?? api.targetPrefix,
        headers: typeof options.headers === 'object' ? lowerCased(options.headers) : options.headers,
    };
}
/** Header names in lower case, so that a header given twice is one header. */
function lowerCased(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
