"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.call = call;
const endpoint_js_1 = require("./endpoint.js");
const execute_js_1 = require("./execute.js");
const json_js_1 = require("./json.js");
const rest_url_js_1 = require("./rest-url.js");
/** Methods that HTTP lets anyone repeat. */
const repeatableMethods = /* @__PURE__ */ new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);
const restJson = {
    target: (config, { method, path }) => ({ method, url: `${config.url ?? ''}${path}` }),
    encode(config, operation, input) {
        const members = (0, json_js_1.membersOf)(input) ?? new Map();
        const { parameters, requestBody } = operation;
        const path = (0, rest_url_js_1.expandPath)(operation.path, parameters, members);
        const headers = operation.accept === undefined ? {} : { accept: operation.accept };
        const value = members.get('body');
        const encoded = requestBody === undefined || value === undefined ? undefined : requestBody.encode(value, requestBody.mediaType);
        return {
            method: operation.method,
            url: `${serverOf(config, operation)}${path}${(0, rest_url_js_1.queryString)(parameters, members)}`,
            headers: {
                ...headers,
                ...(encoded?.contentType === undefined ? {} : { 'content-type': encoded.contentType }),
                ...(0, rest_url_js_1.headersOf)(parameters, members),
            },
            body: encoded?.body,
            repeatable: repeatableMethods.has(operation.method),
        };
    },
    isSuccess: (operation, response) => response.ok || response.status === operation.status,
    decode: (operation, response) => response.status === 204 || response.status === 205 ? Promise.resolve(undefined) : operation.readBody(response),
    nameError(operation, response, text) {
        const members = (0, json_js_1.jsonObject)(text);
        const nested = (0, json_js_1.membersOf)(members?.get('error'));
        const code = [members, nested]
            .map((body) => codeIn(body))
            .find((found) => found !== undefined && Object.hasOwn(operation.errors, found));
        const byStatus = operation.errorsByStatus[response.status];
        const name = code ?? byStatus ?? codeIn(members) ?? codeIn(nested);
        if (name === undefined)
            return undefined;
        const message = (0, json_js_1.firstText)(members, messageKeys) ?? (0, json_js_1.firstText)(nested, messageKeys) ?? (0, json_js_1.firstText)(members, ['error']) ?? '';
        return { code: name, message, body: members === undefined ? text : Object.fromEntries(members) };
    },
};
const messageKeys = ['message', 'Message', 'msg', 'error_description', 'detail', 'title'];
/** What APIs call the name of an error, in the order in which they are asked. */
const codeKeys = ['__type', 'code', 'Code', 'errorCode', 'error_code', 'error'];
function codeIn(members) {
    return (0, json_js_1.firstText)(members, codeKeys);
}
function serverOf(config, operation) {
    if (operation.server !== undefined && !config.given)
        return (0, endpoint_js_1.baseUrl)((0, endpoint_js_1.fillServer)(operation.server, config.variables));
    if (config.url === undefined)
        throw new TypeError('the client was given no `endpoint`');
    return config.url;
}
/** Calls an operation. The output is what the service answered; only validation checks that it is an `Output`. */
function call(client, operation, input, options) {
    return (0, execute_js_1.execute)(client, restJson, operation, input, options);
}
