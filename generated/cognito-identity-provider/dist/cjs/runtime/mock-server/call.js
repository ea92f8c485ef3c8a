"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.decodeText = decodeText;
exports.byteLength = byteLength;
exports.brokenDown = brokenDown;
exports.headerText = headerText;
const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();
function decodeText(bytes) {
    return bytes.length === 0 ? '' : decoder.decode(bytes);
}
/** Bytes that the text takes in UTF-8. */
function byteLength(body) {
    if (typeof body !== 'string')
        return body.length;
    return isAscii(body) ? body.length : encoder.encode(body).length;
}
function isAscii(text) {
    for (let index = 0; index < text.length; index += 1) {
        if (text.charCodeAt(index) > 0x7f)
            return false;
    }
    return true;
}
/** What goes back where the server itself fails. */
function brokenDown(words) {
    const headers = {
        'content-type': 'text/plain; charset=utf-8',
        'content-length': String(byteLength(words)),
        'x-mock-answer': 'refused',
    };
    return { status: 500, headers, body: words };
}
/** Text that may stand in a header: printable ASCII, one line. */
function headerText(text) {
    return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 500);
}
