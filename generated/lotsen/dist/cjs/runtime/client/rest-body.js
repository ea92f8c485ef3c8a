"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readJsonBody = readJsonBody;
exports.readTextBody = readTextBody;
exports.readBinaryBody = readBinaryBody;
exports.discardBody = discardBody;
const json_js_1 = require("./json.js");
/** No content is no output, whatever is documented. */
async function readJsonBody(response) {
    const text = await response.text();
    return text === '' ? undefined : (0, json_js_1.readJson)(text, response.headers);
}
function readTextBody(response) {
    return response.text();
}
function readBinaryBody(response) {
    return response.blob();
}
/** Nothing is documented: the body is let go, so that its connection is free again. */
async function discardBody(response) {
    await response.body?.cancel();
    return undefined;
}
