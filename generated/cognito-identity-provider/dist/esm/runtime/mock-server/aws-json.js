import { Random } from './random.js';
import { refusal, written, } from './wire.js';
const noVariables = new Map();
export function awsJson(protocol) {
    return (api, _types, seed) => new AwsJsonWire(api, protocol, seed);
}
/** AWS JSON: every call is `POST /`, the operation stands in `X-Amz-Target`, errors are told by `__type` and `x-amzn-errortype`. */
class AwsJsonWire {
    statusesTell = false;
    #contentType;
    #prefix;
    #routes;
    #idPrefix;
    constructor(api, protocol, seed) {
        this.#contentType = `application/x-amz-json-${protocol.version}`;
        this.#prefix = protocol.targetPrefix;
        this.#routes = new Map(api.operations.map((operation) => [this.#target(operation), route(operation)]));
        const random = new Random(seed);
        this.#idPrefix = `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-`;
    }
    route(call) {
        if (call.method !== 'POST') {
            return refusal(405, 'UnknownOperationException', `${call.method} is not how this API is called; use POST.`, {
                headers: { allow: 'POST' },
            });
        }
        if (call.url !== '/' && call.url.split('?', 1)[0] !== '/') {
            return refusal(404, 'UnknownOperationException', `Calls go to /, not to ${call.url}.`);
        }
        const target = call.headers['x-amz-target'];
        if (target === undefined)
            return refusal(400, 'UnknownOperationException', 'The X-Amz-Target header is missing.');
        const known = this.#routes.get(this.#prefix === undefined ? target.slice(target.lastIndexOf('.') + 1) : target);
        return known ?? refusal(400, 'UnknownOperationException', `No operation answers to X-Amz-Target ${target}.`);
    }
    readInput(_route, _call, text) {
        if (text === '')
            return { kind: 'input', input: {} };
        let input;
        try {
            input = JSON.parse(text);
        }
        catch {
            return refusal(400, 'SerializationException', 'The body is not JSON.');
        }
        if (typeof input !== 'object' || input === null || Array.isArray(input)) {
            return refusal(400, 'SerializationException', 'The body is not a JSON object.');
        }
        return { kind: 'input', input };
    }
    writeValue(response, value) {
        const body = response.mediaType === undefined && value === undefined ? '' : JSON.stringify(value ?? {});
        return written(response.status, { 'content-type': this.#contentType }, body);
    }
    writeError(error, message, body) {
        const documented = body !== undefined && isRecord(body.value) ? body.value : {};
        return this.#error(error.status, error.name, { ...documented, __type: error.name, message });
    }
    writeRefusal(refused) {
        return this.#error(refused.status, refused.name, { __type: refused.name, message: refused.message }, refused.headers);
    }
    refuseInput(message) {
        return refusal(400, 'ValidationException', message);
    }
    refuseSize(limit) {
        return refusal(413, 'RequestEntityTooLargeException', `The body is larger than ${limit} bytes.`);
    }
    /** `userAttributes.1.member.name`: members start in lower case, list items are counted from 1. */
    describePath(path) {
        return path
            .map((step) => (typeof step === 'number' ? `${step + 1}.member` : step.charAt(0).toLowerCase() + step.slice(1)))
            .join('.');
    }
    headers(number) {
        return { 'x-amzn-requestid': this.#idPrefix + number.toString(16).padStart(12, '0') };
    }
    #error(status, name, body, headers = {}) {
        return written(status, { ...headers, 'content-type': this.#contentType, 'x-amzn-errortype': name }, JSON.stringify(body));
    }
    #target(operation) {
        return this.#prefix === undefined ? operation.name : `${this.#prefix}.${operation.name}`;
    }
}
function route(operation) {
    return { kind: 'route', operation, variables: noVariables };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
