import { ProtocolError } from './errors.js';
/** Whether a `content-type` tells of JSON, under its own name, as a part of another's, or as AWS calls it. */
export function isJsonType(mediaType) {
    return /[/+](?:json|x-amz-json-[\d.]+)\s*(?:;|$)/i.test(mediaType);
}
/** The value of a body that has to be JSON. An answer that names no media type gets the benefit of the doubt. */
export function readJson(body, facts, revive) {
    const mediaType = facts.response.headers.get('content-type');
    if (mediaType && !isJsonType(mediaType))
        throw new ProtocolError({ ...facts, problem: `it is ${mediaType}, not JSON`, body });
    try {
        return JSON.parse(body, revive);
    }
    catch (cause) {
        throw new ProtocolError({ ...facts, problem: `it is not JSON (${cause})`, body, cause });
    }
}
/** What a text says, where it is JSON; undefined for any other text, which in an error's body is nothing unusual. */
export function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The first of the values that is text. */
export function firstText(...values) {
    return values.find((value) => typeof value === 'string');
}
