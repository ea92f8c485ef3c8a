/** Why an answer's body is not what the operation answers with. */
export class Unreadable extends Error {
    body;
    constructor(problem, body, cause) {
        super(problem, cause === undefined ? undefined : { cause });
        this.body = body;
    }
}
/** A media type without its parameters, in lower case; empty where there is none. */
export function mediaTypeOf(headers) {
    return (headers.get('content-type') ?? '').replace(/;.*/s, '').trim().toLowerCase();
}
export function isJsonType(mediaType) {
    return /[/+]json$|\/x-amz-json-/.test(mediaType);
}
/** The value of a body that has to be JSON. An answer that names no media type gets the benefit of the doubt. */
export function readJson(text, headers, revive) {
    const mediaType = mediaTypeOf(headers);
    if (mediaType && !isJsonType(mediaType))
        throw new Unreadable(`it is ${mediaType}, not JSON`, text);
    try {
        return JSON.parse(text, revive);
    }
    catch (cause) {
        throw new Unreadable(`it is not JSON (${cause})`, text, cause);
    }
}
/** The members of a JSON object; undefined for any other text, which in an error's body is nothing unusual. */
export function jsonObject(text) {
    try {
        const value = JSON.parse(text);
        return membersOf(value);
    }
    catch {
        return undefined;
    }
}
export function membersOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}
/** The first of the members that is text. */
export function firstText(members, names) {
    for (const name of names) {
        const value = members?.get(name);
        if (typeof value === 'string')
            return value;
    }
    return undefined;
}
