import { baseUrl, fillServer } from './endpoint.js';
import { execute } from './execute.js';
import { firstText, jsonObject, membersOf } from './json.js';
import { expandPath, headersOf, queryString } from './rest-url.js';
/** Methods that HTTP lets anyone repeat. */
const repeatableMethods = /* @__PURE__ */ new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);
const restJson = {
    target: (config, { method, path }) => ({ method, url: `${config.url ?? ''}${path}` }),
    encode(config, operation, input) {
        const members = membersOf(input) ?? new Map();
        const { parameters, requestBody } = operation;
        const path = expandPath(operation.path, parameters, members);
        const headers = operation.accept === undefined ? {} : { accept: operation.accept };
        const value = members.get('body');
        const encoded = requestBody === undefined || value === undefined ? undefined : requestBody.encode(value, requestBody.mediaType);
        return {
            method: operation.method,
            url: `${serverOf(config, operation)}${path}${queryString(parameters, members)}`,
            headers: {
                ...headers,
                ...(encoded?.contentType === undefined ? {} : { 'content-type': encoded.contentType }),
                ...headersOf(parameters, members),
            },
            body: encoded?.body,
            repeatable: repeatableMethods.has(operation.method),
        };
    },
    isSuccess: (operation, response) => response.ok || response.status === operation.status,
    decode: (operation, response) => response.status === 204 || response.status === 205 ? Promise.resolve(undefined) : operation.readBody(response),
    nameError(operation, response, text) {
        const members = jsonObject(text);
        const nested = membersOf(members?.get('error'));
        const code = [members, nested]
            .map((body) => codeIn(body))
            .find((found) => found !== undefined && Object.hasOwn(operation.errors, found));
        const byStatus = operation.errorsByStatus[response.status];
        const name = code ?? byStatus ?? codeIn(members) ?? codeIn(nested);
        if (name === undefined)
            return undefined;
        const message = firstText(members, messageKeys) ?? firstText(nested, messageKeys) ?? firstText(members, ['error']) ?? '';
        return { code: name, message, body: members === undefined ? text : Object.fromEntries(members) };
    },
};
const messageKeys = ['message', 'Message', 'msg', 'error_description', 'detail', 'title'];
/** What APIs call the name of an error, in the order in which they are asked. */
const codeKeys = ['__type', 'code', 'Code', 'errorCode', 'error_code', 'error'];
function codeIn(members) {
    return firstText(members, codeKeys);
}
function serverOf(config, operation) {
    if (operation.server !== undefined && !config.given)
        return baseUrl(fillServer(operation.server, config.variables));
    if (config.url === undefined)
        throw new TypeError('the client was given no `endpoint`');
    return config.url;
}
/** Calls an operation. The output is what the service answered; only validation checks that it is an `Output`. */
export function call(client, operation, input, options) {
    return execute(client, restJson, operation, input, options);
}
