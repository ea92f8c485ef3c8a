"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refusal = refusal;
exports.written = written;
const call_js_1 = require("./call.js");
function refusal(status, name, message, more = {}) {
    return { kind: 'refusal', status, name, message, ...more };
}
const bodiless = [204, 205, 304];
/** An answer of which all but the call's own headers is settled. Whatever a page calls things, it can be sent. */
function written(status, headers, body) {
    const sent = {};
    for (const [name, value] of Object.entries(headers))
        sent[name] = (0, call_js_1.headerText)(value);
    if (bodiless.includes(status)) {
        delete sent['content-type'];
        return { status, headers: sent, body: '' };
    }
    sent['content-length'] = String((0, call_js_1.byteLength)(body));
    return { status: status >= 200 && status <= 599 ? status : 500, headers: sent, body };
}
