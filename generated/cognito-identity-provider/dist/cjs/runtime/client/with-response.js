"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withResponse = withResponse;
const listening_js_1 = require("./listening.js");
/** Makes an operation's function answer with `{ data, response }`: status, headers and request id beside the output. */
function withResponse(operation) {
    return async (client, ...rest) => {
        const { context, last } = (0, listening_js_1.listening)(client);
        const data = await operation(context, ...rest);
        const response = last();
        if (response === undefined)
            throw new TypeError('an operation that answered told nothing of its response');
        return { data, response };
    };
}
