"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.execute = execute;
const call_js_1 = require("./call.js");
const errors_js_1 = require("./errors.js");
const json_js_1 = require("./json.js");
const response_js_1 = require("./response.js");
const retry_js_1 = require("./retry.js");
const validation_js_1 = require("./validation.js");
/** One call: checks the input, sends it until there is an answer to keep, reads and checks the answer. */
async function execute(client, protocol, operation, input, options = {}) {
    const { config, observe } = client;
    const validate = config.options.validate;
    const checkInput = (0, validation_js_1.validatorFor)('request', operation.requestValidator, validate, options.validate);
    const checkOutput = (0, validation_js_1.validatorFor)('response', operation.responseValidator, validate, options.validate);
    const unsent = () => ({ operation: operation.name, ...protocol.target(config, operation), attempts: 0 });
    if (options.signal?.aborted)
        throw new errors_js_1.AbortError({ ...unsent(), cause: options.signal.reason });
    const checked = checkInput === undefined ? input : await check('request', checkInput, input, unsent);
    const request = encode(protocol, config, operation, checked, unsent);
    const call = new call_js_1.Call(config, options, operation.name, request);
    for (let attempt = 1;; attempt += 1) {
        try {
            return await call.attempt(attempt, async (response) => {
                const metadata = (0, response_js_1.responseMetadata)(response, attempt);
                observe?.(metadata);
                (options.onResponse ?? config.options.onResponse)?.(metadata);
                if (!protocol.isSuccess(operation, response))
                    throw await failure(call, protocol, operation, response, metadata);
                const output = await read(call, metadata, () => protocol.decode(operation, response));
                return checkOutput === undefined ? output : check('response', checkOutput, output, () => call.facts(attempt), metadata);
            });
        }
        catch (error) {
            if (!(error instanceof errors_js_1.ClientError))
                throw error;
            await call.waitBeforeNext(error, attempt);
        }
    }
}
function encode(protocol, config, operation, input, facts) {
    try {
        return protocol.encode(config, operation, input);
    }
    catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        throw new errors_js_1.CallValidationError('request', [{ message }], { ...facts(), cause });
    }
}
async function failure(call, protocol, operation, response, metadata) {
    const text = await read(call, metadata, () => response.text());
    const retryAfter = (0, retry_js_1.retryAfterOf)(response.headers);
    const facts = call.facts(metadata.attempts);
    const named = protocol.nameError(operation, response, text);
    if (named === undefined)
        return new errors_js_1.HttpError(facts, metadata, text, retryAfter);
    const details = { ...facts, ...named, response: metadata, retryAfter };
    const documented = Object.hasOwn(operation.errors, named.code) ? operation.errors[named.code] : undefined;
    return new (documented ?? call.serviceError)(details);
}
/** A body that stops half-way is the network's fault; one that is whole and makes no sense is the answer's. */
async function read(call, metadata, body) {
    try {
        return await body();
    }
    catch (cause) {
        if (!(cause instanceof json_js_1.Unreadable))
            throw new errors_js_1.NetworkError(call.facts(metadata.attempts, cause));
        throw new errors_js_1.ProtocolError(cause.message, call.facts(metadata.attempts, cause.cause), metadata, cause.body);
    }
}
async function check(side, validate, value, facts, response) {
    const result = await validate(value);
    if (result.issues !== undefined)
        throw new errors_js_1.CallValidationError(side, result.issues, facts(), response);
    return result.value;
}
