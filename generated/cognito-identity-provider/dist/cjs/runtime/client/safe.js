"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.safe = safe;
const errors_js_1 = require("./errors.js");
const listening_js_1 = require("./listening.js");
/**
 * Makes an operation's function answer with `{ data, error, response }` in place of throwing.
 * What no call fails with of itself, such as an error thrown by a `headers` function, is still thrown.
 */
function safe(operation) {
    return async (client, ...rest) => {
        const { context, last } = (0, listening_js_1.listening)(client);
        try {
            const data = await operation(context, ...rest);
            // An operation that succeeded had an answer.
            return { data, error: undefined, response: last() };
        }
        catch (error) {
            if (!(error instanceof errors_js_1.ClientError))
                throw error;
            return { data: undefined, error: error, response: last() };
        }
    };
}
