"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readBody = readBody;
const coerce_js_1 = require("./coerce.js");
const schema_js_1 = require("./schema.js");
const wire_js_1 = require("./wire.js");
/** What reads a body, by its media type; the first that fits. */
const readers = [
    { fits: /^application\/json$|\+json$|^text\/json$|^application\/x-amz-json/, read: readJson },
    { fits: /^application\/x-www-form-urlencoded$/, read: readForm },
    { fits: /^multipart\//, read: readMultipart },
    { fits: /^text\/|\/xml$|\+xml$/, read: ({ text, schema, types }) => input((0, coerce_js_1.coerceText)(text, schema, types)) },
    { fits: /^/, read: ({ call }) => input(call.body) },
];
/**
 * Reads a body by its content type.
 * @param accepted documented media types; anything goes where there are none
 * @returns an input of `undefined` where there is no body
 */
function readBody(call, text, accepted, schema, types) {
    if (call.body.length === 0)
        return input(undefined);
    const contentType = call.headers['content-type'] ?? accepted[0] ?? 'application/json';
    const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
    if (accepted.length > 0 && !accepted.some((each) => accepts(each, mediaType))) {
        const accept = accepted.join(', ');
        return (0, wire_js_1.refusal)(415, 'Unsupported Media Type', `The body is ${mediaType}; documented is ${accept}.`, { headers: { accept } });
    }
    const reader = readers.find(({ fits }) => fits.test(mediaType));
    return reader === undefined ? input(call.body) : reader.read({ call, text, contentType, schema, types });
}
const json = /^application\/json$|\+json$/;
function accepts(documented, actual) {
    if (documented === actual || documented === '*/*')
        return true;
    if (documented.endsWith('/*'))
        return actual.startsWith(documented.slice(0, -1));
    return json.test(documented) && json.test(actual);
}
function input(value) {
    return { kind: 'input', input: value };
}
function readJson({ text }) {
    try {
        return input(JSON.parse(text));
    }
    catch {
        return (0, wire_js_1.refusal)(400, 'Bad Request', 'The body is not JSON.');
    }
}
function readForm({ text, schema, types }) {
    return input((0, coerce_js_1.coerceObject)((0, coerce_js_1.searchTexts)(new URLSearchParams(text)), schema, types));
}
/** The platform reads multipart itself. Fields are text to be coerced, files stay the Blobs that they are. */
async function readMultipart({ call, contentType, schema, types }) {
    let form;
    try {
        form = await new Response(call.body.slice(), { headers: { 'content-type': contentType } }).formData();
    }
    catch {
        return (0, wire_js_1.refusal)(400, 'Bad Request', 'The body is not a multipart form.');
    }
    const value = (0, coerce_js_1.coerceObject)(formTexts(form), schema, types);
    if (typeof value === 'object' && value !== null)
        addFiles(form, value, schema, types);
    return input(value);
}
function addFiles(form, value, schema, types) {
    const node = (0, schema_js_1.dereference)(schema, types);
    for (const name of (0, coerce_js_1.uniqueNames)((visit) => form.forEach((_, each) => {
        visit(each);
    }))) {
        const files = form.getAll(name).filter((each) => typeof each !== 'string');
        if (files.length === 0)
            continue;
        const property = node.kind === 'object' ? node.properties.find((each) => each.name === name) : undefined;
        const isList = property !== undefined && (0, schema_js_1.dereference)(property.schema, types).kind === 'array';
        (0, schema_js_1.setProperty)(value, name, isList ? files : files[0]);
    }
}
function formTexts(form) {
    const texts = (name) => form.getAll(name).filter((each) => typeof each === 'string');
    return {
        all: texts,
        names: () => (0, coerce_js_1.uniqueNames)((visit) => form.forEach((_, each) => {
            visit(each);
        })).filter((name) => texts(name).length > 0),
    };
}
