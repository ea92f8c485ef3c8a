"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.call = call;
const errors_js_1 = require("./errors.js");
const execute_js_1 = require("./execute.js");
const json_js_1 = require("./json.js");
/** AWS JSON 1.1: every call is a `POST` to the endpoint, told apart by the `X-Amz-Target` header. */
const awsJson = {
    encode: ({ api, destination, url }, operation, input) => ({
        method: 'POST',
        url: `${url}/`,
        headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': `${destination.targetPrefix ?? api.targetPrefix}.${operation.name}`,
        },
        body: operation.json?.write(operation, input) ?? JSON.stringify(input, withoutNulls),
        // The protocol has no notion of a safe method: as the service's own clients do, every call may be sent again.
        repeatable: true,
    }),
    async decode(operation, answer, facts) {
        const body = await answer.text();
        if (!body)
            return {};
        const { json } = operation;
        // A reviver makes parsing several times slower.
        const revive = json ? json.reviver(operation, body) : body.includes('null') ? withoutNulls : undefined;
        const output = (0, json_js_1.readJson)(body, facts, revive);
        if (Object(output) !== output || Array.isArray(output))
            throw new errors_js_1.ProtocolError({ ...facts, problem: 'it is JSON, but no object', body });
        return output;
    },
    nameError(_operation, { headers }, text) {
        const body = (0, json_js_1.parsed)(text);
        const { __type, code, Code, message, Message } = Object(body);
        // `name.space#Name:http://…`
        const name = (0, json_js_1.firstText)(__type, headers.get('x-amzn-errortype'), code, Code)?.replace(/^[^:]*#|:.*/gs, '');
        return name ? { code: name, serviceMessage: (0, json_js_1.firstText)(message, Message) ?? '', body } : undefined;
    },
};
/** Takes away members that are null, when written as when read: in this protocol a null says that a member is not there. */
function withoutNulls(_key, value) {
    return value === null && !Array.isArray(this) ? undefined : value;
}
/** Calls an operation. The output is what the service answered; only validation checks that it is an `Output`. */
function call(client, operation, input, options) {
    return (0, execute_js_1.execute)(client, awsJson, operation, input ?? {}, options);
}
