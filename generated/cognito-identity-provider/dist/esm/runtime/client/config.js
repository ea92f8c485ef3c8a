import { baseUrl, fillServer } from './endpoint.js';
import { defaultTransport } from './transport-default.js';
export function configure(api, destination, options) {
    const server = destination.endpoint ?? (api.server && fillServer(api.server, destination.variables));
    return {
        api,
        destination,
        options,
        transport: options.transport ?? defaultTransport(options.fetch),
        url: server === undefined ? server : baseUrl(server),
    };
}
