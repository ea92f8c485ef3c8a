"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.call = call;
const execute_js_1 = require("./execute.js");
const json_js_1 = require("./json.js");
/** AWS JSON 1.1: every call is a `POST` to the endpoint, told apart by the `X-Amz-Target` header. */
const awsJson = {
    target: (config) => ({ method: 'POST', url: `${config.url}/` }),
    encode(config, operation, input) {
        if (config.targetPrefix === undefined)
            throw new TypeError('the client was given no `targetPrefix`');
        return {
            method: 'POST',
            url: `${config.url}/`,
            headers: {
                'content-type': 'application/x-amz-json-1.1',
                'x-amz-target': `${config.targetPrefix}.${operation.name}`,
            },
            body: operation.json?.write(operation, input) ?? JSON.stringify(input, withoutNulls),
            // The protocol has no notion of a safe method: as the service's own clients do, every call may be sent again.
            repeatable: true,
        };
    },
    isSuccess: (_operation, status) => status >= 200 && status < 300,
    async decode(operation, response) {
        const text = await response.text();
        if (text === '')
            return {};
        const { json } = operation;
        // A reviver makes parsing several times slower.
        const revive = json ? json.reviver(operation, text) : text.includes('null') ? withoutNulls : undefined;
        const value = (0, json_js_1.readJson)(text, response.headers, revive);
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            throw new json_js_1.Unreadable('it is JSON, but no object', text);
        return value;
    },
    nameError(_operation, response, text) {
        const members = (0, json_js_1.jsonObject)(text);
        const type = (0, json_js_1.firstText)(members, ['__type']) ?? response.headers.get('x-amzn-errortype') ?? (0, json_js_1.firstText)(members, ['code', 'Code']);
        const code = type === undefined ? '' : bareName(type);
        if (code === '')
            return undefined;
        return {
            code,
            serviceMessage: (0, json_js_1.firstText)(members, ['message', 'Message']) ?? '',
            body: members && Object.fromEntries(members),
        };
    },
};
/** Takes away members that are null, when written as when read: in this protocol a null says that a member is not there. */
function withoutNulls(_key, value) {
    return value === null && !Array.isArray(this) ? undefined : value;
}
/** `name.space#Name:http://…` → `Name`. */
function bareName(type) {
    const [beforeUri = ''] = type.split(':', 1);
    return beforeUri.slice(beforeUri.lastIndexOf('#') + 1).trim();
}
/** Calls an operation. The output is what the service answered; only validation checks that it is an `Output`. */
function call(client, operation, input, options) {
    return (0, execute_js_1.execute)(client, awsJson, operation, input ?? {}, options);
}
