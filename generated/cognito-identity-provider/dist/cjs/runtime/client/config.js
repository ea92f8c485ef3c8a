"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.configure = configure;
const endpoint_js_1 = require("./endpoint.js");
const transport_default_js_1 = require("./transport-default.js");
function configure(api, destination, options) {
    const server = destination.endpoint ?? (api.server && (0, endpoint_js_1.fillServer)(api.server, destination.variables));
    return {
        api,
        destination,
        options,
        transport: options.transport ?? (0, transport_default_js_1.defaultTransport)(options.fetch),
        url: server === undefined ? server : (0, endpoint_js_1.baseUrl)(server),
    };
}
