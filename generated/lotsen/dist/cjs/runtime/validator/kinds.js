"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isObject = isObject;
exports.isArray = isArray;
exports.isBinary = isBinary;
exports.own = own;
exports.keyCount = keyCount;
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isArray(value) {
    return Array.isArray(value);
}
/** Text (base64, in JSON), bytes, or a file. */
function isBinary(value) {
    return typeof value === 'string' || ArrayBuffer.isView(value) || (typeof Blob === 'function' && value instanceof Blob);
}
/** A member under a name that every object inherits something by: only the object's own counts. */
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
function keyCount(object) {
    return Object.keys(object).length;
}
