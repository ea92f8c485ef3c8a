import { baseUrl, fillServer } from './endpoint.js';
import { defaultTransport } from './transport-default.js';
export function configure(api, destination, options) {
    const { endpoint, variables = {} } = destination;
    const server = endpoint ?? (api.server === undefined ? undefined : fillServer(api.server, variables));
    return {
        api,
        options,
        transport: options.transport ?? defaultTransport(options.fetch),
        url: server === undefined ? undefined : baseUrl(server),
        given: endpoint !== undefined,
        variables,
        targetPrefix: destination.targetPrefix ?? api.targetPrefix,
    };
}
