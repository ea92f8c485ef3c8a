import { execute } from './execute.js';
import { firstText, jsonObject, readJson, Unreadable } from './json.js';
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
        const value = readJson(text, response.headers, revive);
        if (typeof value !== 'object' || value === null || Array.isArray(value))
            throw new Unreadable('it is JSON, but no object', text);
        return value;
    },
    nameError(_operation, response, text) {
        const members = jsonObject(text);
        const type = firstText(members, ['__type']) ?? response.headers.get('x-amzn-errortype') ?? firstText(members, ['code', 'Code']);
        const code = type === undefined ? '' : bareName(type);
        if (code === '')
            return undefined;
        return {
            code,
            serviceMessage: firstText(members, ['message', 'Message']) ?? '',
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
export function call(client, operation, input, options) {
    return execute(client, awsJson, operation, input ?? {}, options);
}
