import { baseUrl, fillServer } from './endpoint.js';
export function configure(api, destination, options) {
    const { endpoint, variables = {} } = destination;
    const server = endpoint ?? (api.server === undefined ? undefined : fillServer(api.server, variables));
    return {
        api,
        options,
        url: server === undefined ? undefined : baseUrl(server),
        given: endpoint !== undefined,
        variables,
        targetPrefix: destination.targetPrefix ?? api.targetPrefix,
        headers: typeof options.headers === 'object' ? lowerCased(options.headers) : options.headers,
    };
}
/** Header names in lower case, so that a header given twice is one header. */
export function lowerCased(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
