"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recordingOf = recordingOf;
exports.bytesOf = bytesOf;
exports.isJson = isJson;
exports.mediaTypeOf = mediaTypeOf;
const call_js_1 = require("./call.js");
/** Request headers that are kept, besides those that are parameters of the operation. */
const telling = [
    'accept',
    'accept-language',
    'authorization',
    'content-type',
    'cookie',
    'prefer',
    'x-amz-target',
];
/** Headers of an answer that are about its journey, or that the day decides. */
const passing = ['age', 'content-encoding', 'content-length', 'date', 'via'];
/** A secret may stand somewhere else before it stands where it is known as one: the first pass is for learning them. */
function recordingOf(call, entry, fetched, redactor, api) {
    redacted(call, entry, fetched, redactor, api);
    return redacted(call, entry, fetched, redactor, api);
}
function redacted(call, entry, fetched, redactor, api) {
    const operation = api.operations.find(({ name }) => name === entry.operation);
    const parameters = operation?.input.kind === 'members' ? operation.input.members.filter((each) => each.in === 'header') : [];
    const kept = [...telling, ...parameters.map(({ wireName }) => wireName.toLowerCase())];
    const input = operation === undefined ? undefined : redactor.value(entry.input);
    const mediaType = mediaTypeOf(call.headers['content-type']);
    const isInput = operation?.input.kind === 'body' && isJson(mediaType);
    // Which part of a multipart body is a secret is not seen from outside.
    const body = isInput || mediaType.startsWith('multipart/') ? undefined : bodyOf(call.body, call.headers['content-type'], redactor);
    const answerBody = bodyOf(fetched.body, fetched.headers['content-type'], redactor);
    return {
        ...(operation === undefined ? {} : { operation: operation.name }),
        request: {
            method: call.method,
            url: redactor.url(call.url),
            headers: headersOf(call.headers, (name) => kept.includes(name), redactor),
            ...(input === undefined ? {} : { input }),
            ...(body === undefined ? {} : { body }),
        },
        answer: {
            status: fetched.status,
            headers: headersOf(fetched.headers, (name) => !passing.includes(name) && !name.startsWith('x-mock-'), redactor),
            ...(answerBody === undefined ? {} : { body: answerBody }),
        },
    };
}
/** In the order of their names, for recordings are compared by people. */
function headersOf(headers, isKept, redactor) {
    const names = Object.keys(headers)
        .filter((name) => isKept(name.toLowerCase()))
        .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
    return Object.fromEntries(names.map((name) => [name, redactor.header(name.toLowerCase(), headers[name] ?? '')]));
}
function bodyOf(bytes, contentType, redactor) {
    if (bytes.length === 0)
        return undefined;
    const mediaType = mediaTypeOf(contentType);
    if (isForm(mediaType))
        return { text: redactor.url(`?${(0, call_js_1.decodeText)(bytes)}`).slice(1) };
    const text = textOf(bytes);
    if (text === undefined)
        return { base64: base64Of(bytes) };
    if (mediaType === '' || isJson(mediaType)) {
        try {
            return { json: redactor.value(JSON.parse(text)) };
        }
        catch {
            // What is called JSON and is none is kept as it is.
        }
    }
    return { text: redactor.markup(text) };
}
function bytesOf(body) {
    if (body === undefined)
        return '';
    if ('json' in body)
        return JSON.stringify(body.json);
    if ('text' in body)
        return body.text;
    return Uint8Array.from(atob(body.base64), (character) => character.charCodeAt(0));
}
function isJson(mediaType) {
    return /^application\/(?:json|x-amz-json-.*)$|^text\/json$|\+json$/.test(mediaType);
}
/** `application/json` of `application/json; charset=utf-8`. */
function mediaTypeOf(contentType) {
    return (contentType?.split(';', 1)[0] ?? '').trim().toLowerCase();
}
function isForm(mediaType) {
    return mediaType === 'application/x-www-form-urlencoded';
}
function textOf(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function base64Of(bytes) {
    let binary = '';
    for (const byte of bytes)
        binary += String.fromCharCode(byte);
    return btoa(binary);
}
