"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.jsonBody = jsonBody;
/** `application/json` and its kin. */
function jsonBody(value, mediaType) {
    return { body: JSON.stringify(value), contentType: mediaType };
}
